# bash completion of lapse
_lapse() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=''
    if [[ $word == '=' ]]; then word=''; elif [[ $before == '=' ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi
    if ((COMP_CWORD == 1)); then
        words='run registry --help --version'
    elif [[ ${COMP_WORDS[1]} == registry ]]; then
        declare -F _lapse_inspector >/dev/null || eval "$(lapse registry completion bash | sed '/^complete /d')"
        _lapse_inspector
        return
    elif [[ $before =~ ^--(arrival|endpoint|transport|ui|export)$ ]]; then
        before=${before/%export/exporter}
        words=$(lapse registry list "${before#--}" --plain 2>/dev/null | cut -f2)
    elif [[ $word == -* ]]; then
        words=$(lapse run --help | sed -n 's/^  \(--[a-z-]*\).*/\1/p')
    fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _lapse lapse
