#compdef patchbay
_arguments \
    '1:command:((show\:"show the notes of plugin files" lint\:"check plugin files for problems" help\:"print help"))' \
    '--json[print one JSON document]' \
    '--plain[print tab-separated lines]' \
    '--color=[when to use colour]:when:(auto always never)' \
    '(-h --help)'{-h,--help}'[print help]' \
    '--version[print the version]' \
    '*:plugin:_files'
