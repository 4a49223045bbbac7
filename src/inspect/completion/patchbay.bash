# bash completion of patchbay
_patchbay() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local words='' # files, where nothing else is offered
    if ((COMP_CWORD == 1)); then
        words='show lint help --help --version'
    elif [[ $word == '=' || $before == '=' || $before == --color ]]; then
        words='auto always never' word=${word#=}
    elif [[ $word == -* ]]; then
        words='--json --plain --color --help'
    fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _patchbay patchbay
