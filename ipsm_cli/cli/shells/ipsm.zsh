#compdef ipsm
_ipsm() {
    local -a offers shown
    local word meaning
    while IFS=$'\t' read -r word meaning; do
        offers+=("$word")
        shown+=("$word${meaning:+  -- $meaning}")
    done < <(_TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _IPSM_COMPLETE=complete_zsh ipsm 2>/dev/null)
    if (( $#offers )); then
        compadd -l -U -d shown -a offers
    else
        _files
    fi
}
if [[ $funcstack[1] == _ipsm ]]; then
    _ipsm "$@"
else
    compdef _ipsm ipsm
fi
