# bash completion of patchbay-gen
_patchbay_gen() {
    local word=${COMP_WORDS[COMP_CWORD]} options='' words=''
    COMPREPLY=() # files, where nothing else is offered
    case ${COMP_WORDS[COMP_CWORD - 1]} in
    --output | -o | --depfile | --stamp | --registry | --serves | --of | =) return ;;
    esac
    case ${COMP_WORDS[1]} in
    check | compare | query) ;;
    plugin) options='--output --verify --depfile --stamp --registry' ;;
    schema) options='--plugin --of' ;;
    catalogue) options='--output --all' ;;
    model) options='--output' ;;
    init) options='--plugin --registry --serves' ;;
    explain)
        options='--list'
        words=$(patchbay-gen explain --list | sed -n 's/^  \([a-z-]*\):.*/\1/p')
        ;;
    completion) words='bash zsh fish' ;;
    *) options='--output --verify --depfile --stamp' ;; # generate, the default
    esac
    if [[ $word == -* ]]; then
        words="$options --help --version"
    elif ((COMP_CWORD == 1)); then
        words='generate check plugin compare query schema catalogue model init explain completion help'
    fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o bashdefault -o default -F _patchbay_gen patchbay-gen
