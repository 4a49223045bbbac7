# Add to ~/.zshrc, after compinit: eval "$(@COMMAND@ completion zsh)"
_@PROGRAM@_inspector() {
    local -a own found
    own=(@WORDS@)
    if [[ "${words[2,$#own+1]}" == "$own" ]]; then
        found=(${(f)"$($words[1] $own complete "${(@)words[$#own+2,CURRENT]}" 2>/dev/null)"})
    fi
    if (( $#found )); then compadd -a found; else _files; fi
}
compdef _@PROGRAM@_inspector @PROGRAM@
