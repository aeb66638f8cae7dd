function __ipsm_offers
    set -g __ipsm_found (env _IPSM_COMPLETE=complete_fish _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) ipsm 2>/dev/null)
    test (count $__ipsm_found) -gt 0
end
complete --command ipsm --no-files --condition __ipsm_offers --arguments '(string join \n -- $__ipsm_found)'
