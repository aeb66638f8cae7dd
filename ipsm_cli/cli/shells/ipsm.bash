_ipsm_completion() {
    local word="${COMP_WORDS[COMP_CWORD]}" line
    COMPREPLY=()
    while IFS= read -r line; do
        # a name with spaces is one word; inside a quotation it needs no other quoting
        [[ $word == [\"\']* ]] || line=$(printf '%q' "$line")
        COMPREPLY+=("$line")
    done < <(IFS=' '; COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
             _IPSM_COMPLETE=complete_bash "$1" 2>/dev/null)
}
complete -o default -F _ipsm_completion ipsm
