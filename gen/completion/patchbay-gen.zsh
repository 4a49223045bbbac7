#compdef patchbay-gen
_patchbay-gen() {
    local -a commands options
    commands=(
        'generate:write NAME_registry.c and its headers (the default)'
        'check:report all errors in a file'
        'plugin:compile a plugin.yaml'
        'compare:report whether old plugins still work'
        'query:print what build systems need'
        'schema:print a JSON schema'
        'catalogue:print a Markdown page of everything that a file declares'
        'model:print what a file declares as JSON'
        'init:create a project'
        'explain:explain a diagnostic code'
        'completion:print a shell completion script'
        'help:print help'
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        _files
        return
    fi
    local output='--output=[where to write]:file:_files'
    local registry='--registry=[the registry that a plugin extends]:file:_files'
    local plugin='--plugin[for a plugin rather than a program]'
    local -a files
    files=($output '--verify[write nothing; exit 1 when the existing files differ]'
        '--depfile=[also write the dependencies]:file:_files'
        '--stamp=[also write an empty file]:file:_files')
    options=('--help[print help]' '--version[print the version]')
    case $words[2] in
    check | compare | query) options+=('*:file:_files') ;;
    plugin) options+=($files $registry '*:file:_files') ;;
    schema) options+=($plugin '--of=[a registry.yaml: a schema for its plugins]:file:_files') ;;
    catalogue) options+=($output '--all[include categories that are internal]' '*:file:_files') ;;
    model) options+=($output '*:file:_files') ;;
    init) options+=($plugin $registry '--serves=[what the plugin implements]:category') ;;
    explain)
        options+=('--list[list all codes]'
            "1:code:($(patchbay-gen explain --list | sed -n 's/^  \([a-z-]*\):.*/\1/p'))")
        ;;
    completion) options+=('1:shell:(bash zsh fish)') ;;
    *) options+=($files '*:file:_files') ;;
    esac
    shift words
    (( CURRENT-- ))
    _arguments $options
}
# Loaded from a file of the function path, this is the function; evaluated, it has to be announced.
if [[ $funcstack[1] == _patchbay-gen ]]; then
    _patchbay-gen "$@"
else
    compdef _patchbay-gen patchbay-gen
fi
