# Add to ~/.bashrc: eval "$(@COMMAND@ completion bash)"
_@PROGRAM@_inspector() {
    local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}"
    local own words
    IFS=' ' read -ra own <<<'@WORDS@'
    IFS=' ' read -ra words <<<"$line"
    [[ "$line" == *' ' ]] && words+=('')
    [[ "${words[*]:1:${#own[@]}}" == "${own[*]}" ]] || return 0
    local last="${words[-1]}"
    COMPREPLY=($("${words[0]}" "${own[@]}" complete "${words[@]:1+${#own[@]}}" 2>/dev/null))
    # bash splits words at '=' and ':' and replaces only the part behind them.
    local cut="${last%"${COMP_WORDS[COMP_CWORD]}"}"
    [[ "${COMP_WORDS[COMP_CWORD]}" == [=:] ]] && cut="$last"
    COMPREPLY=("${COMPREPLY[@]#"$cut"}")
    [[ "${COMPREPLY[*]}" == *= ]] && compopt -o nospace
    return 0
}
complete -o bashdefault -o default -F _@PROGRAM@_inspector @PROGRAM@
