# fish completion of lapse
function __lapse_types
    lapse registry list $argv[1] --plain 2>/dev/null | cut -f2
end
function __lapse_registry
    set -l words (commandline -opc) (commandline -ct)
    lapse registry complete $words[3..-1] 2>/dev/null
end
complete -c lapse -n __fish_use_subcommand -f -a 'run registry'
complete -c lapse -n '__fish_seen_subcommand_from registry' -f -a '(__lapse_registry)'
complete -c lapse -n '__fish_seen_subcommand_from run' -a '(lapse run --help | string match -rg "^  (--[a-z-]+)")'
for option in arrival endpoint transport ui
    complete -c lapse -n '__fish_seen_subcommand_from run' -l $option -x -a "(__lapse_types $option)"
end
complete -c lapse -n '__fish_seen_subcommand_from run' -l export -x -a '(__lapse_types exporter)'
