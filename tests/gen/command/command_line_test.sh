#!/bin/sh
# command_line_test.sh CASE PATCHBAY_GEN SOURCE_DIR: the command line of patchbay-gen. Each function
# below is a test. With UPDATE=1 what is printed is kept.
set -eu
case=$1 gen=$2 source=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cp "$source/tests/consumers/small/registry.yaml" .

fail() {
    echo "$case: $*" >&2
    exit 1
}

contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# usage_error TEXT ARGUMENT...: exit code 2, nothing on stdout.
usage_error() {
    text=$1
    shift
    status=0
    "$gen" "$@" >out 2>err || status=$?
    [ "$status" -eq 2 ] || fail "exit code $status of: $*"
    [ ! -s out ] || fail "something was written to stdout"
    contains err "$text"
}

# as_kept NAME ARGUMENT...: what is printed is what is kept.
as_kept() {
    kept=$source/tests/gen/command/printed/$1.expected
    shift
    "$gen" "$@" >out
    if [ "${UPDATE-}" ]; then cp out "$kept"; fi
    diff -u "$kept" out >&2 || fail "$* prints something else"
}

help_and_explanations_stay_the_same() {
    as_kept help --help
    as_kept help_plugin plugin --help
    as_kept explain_unknown_key explain unknown-key
    as_kept explain_no_implementation explain no-implementation
}

explain_lists_every_code_with_its_title() {
    sed -n 's/^\(FAULT\|PATCHBAY_CODE\)([A-Z_]*, "\(.*\)", "\(.*\)")/  \2: \3/p' \
        "$source/gen/diagnostic/codes.def" "$source/include/patchbay/codes.def" >expected
    [ "$(wc -l <expected)" -eq "$(cat "$source/gen/diagnostic/codes.def" "$source/include/patchbay/codes.def" | grep -c '^[A-Z_]*([A-Z]')" ] || fail "a title of two lines"
    "$gen" explain --list | grep '^  ' | diff -u expected - >&2 || fail "the list differs from codes.def"
}

help_begins_with_examples_and_fits_eighty_columns() {
    "$gen" --help >out 2>err
    [ "$(head -n 1 out)" = 'patchbay-gen generate registry.yaml --output generated' ] || fail "no example"
    [ ! -s err ]
    "$gen" check --help >out
    "$gen" check help | cmp - out || fail "another text of: check help"
    "$gen" compare --help >out
    [ "$(head -n 1 out)" = 'patchbay-gen compare released.yaml registry.yaml' ] || fail "no example of compare"
    for command in '' $("$gen" --help | sed -n 's/^  \([a-z]*\) .*/\1/p'); do
        [ "$("$gen" help $command | wc -L)" -lt 80 ] || fail "a line of 'help $command' is too long"
    done
}

misspelt_commands_and_options_name_the_nearest_and_exit_2() {
    usage_error "unknown command 'chek'; did you mean 'check'?" chek registry.yaml
    usage_error "unknown command 'chek'; did you mean 'check'?" chek --help
    usage_error "unknown command 'chek'; did you mean 'check'?" help chek
    usage_error "unknown command 'registry'; available commands: generate, check, plugin" registry
    usage_error "unknown option '--versoin'; did you mean '--version'?" --versoin
    usage_error "unknown option '--outptu=x'; did you mean '--output'?" registry.yaml --outptu=x
    usage_error "unknown option '--verbose'; available options: --help, --version" check --verbose
}

control_characters_of_the_command_line_are_not_printed() {
    usage_error "unknown command 'x?[31m??y'" "$(printf 'x\033[31m\302\205y')"
    usage_error "unknown option '--x?'" "$(printf -- '--x\033')"
}

wrong_arguments_show_the_usage_and_exit_2() {
    usage_error '--output requires an argument: DIR' registry.yaml --output=
    usage_error '--output requires an argument: DIR' registry.yaml --output
    usage_error '--verify takes no argument' registry.yaml --output x --verify=yes
    usage_error "missing option '--output'" registry.yaml
    contains err 'usage: patchbay-gen generate FILE --output DIR'
    usage_error "this command does not take the option '--output'" check registry.yaml --output x
    usage_error "--stamp require the option '--output'" plugin p.yaml --registry registry.yaml --verify
    usage_error 'missing argument' compare registry.yaml
    contains err 'usage: patchbay-gen compare OLD NEW'
    usage_error "unexpected argument 'b.yaml'" check a.yaml b.yaml
    usage_error "unexpected argument 'c'" compare a b c d e
    usage_error "unknown shell 'tcsh'; expected bash, zsh or fish" completion tcsh
}

command_without_a_name_generates_wherever_options_stand() {
    "$gen" --output one registry.yaml
    "$gen" registry.yaml --output=two
    "$gen" generate -o three -- registry.yaml
    cmp one/small_registry.c two/small_registry.c
    cmp one/small_registry.c three/small_registry.c
}

full_disk_is_an_error_and_a_closed_pipe_is_not() {
    for words in --help schema explain 'catalogue registry.yaml' 'completion bash' 'compare registry.yaml registry.yaml'; do
        status=0
        "$gen" $words >/dev/full 2>err || status=$?
        [ "$status" -eq 3 ] || fail "exit code $status of $words on a full disk"
        contains err 'cannot write the output: No space left'
    done
    { "$gen" schema 2>err; echo $? >status; } | true
    [ "$(cat status)" -eq 0 ] || fail "exit code $(cat status) of a broken pipe"
    [ ! -s err ] || fail "an error was printed"
}

explain_takes_a_code_as_it_was_printed() {
    "$gen" explain '[unknown-key]' >out
    contains out 'There is no such key here'
    "$gen" explain UNKNOWN_KEY | cmp - out
    "$gen" explain no-implementation >out
    contains out '(patchbay-gen)'
    contains out '(library)'
    status=0
    "$gen" explain unknown-kex >out 2>err || status=$?
    [ "$status" -eq 1 ] || fail "exit code $status"
    contains err "did you mean 'unknown-key'?"
    "$gen" explain >out
    "$gen" explain --list | cmp - out
}

every_fault_ends_with_how_to_have_it_explained() {
    echo 'autor: me' >>registry.yaml
    "$gen" check registry.yaml 2>err && fail "the error was accepted"
    contains err 'patchbay-gen explain unknown-key'
}

plugin_that_fits_nothing_of_the_program_is_rejected() {
    printf '%s\n' 'format: 1' 'plugin: fast' 'implementations: {greetre: {english: {fast: {}}}}' >plugin.yaml
    "$gen" plugin plugin.yaml --registry registry.yaml 2>err && fail "an unknown category was accepted"
    contains err '[unknown-category]'
    sed -i 's/greetre: {english: {fast: {}}}/greeter: {english: {}}/' plugin.yaml
    "$gen" plugin plugin.yaml --registry registry.yaml 2>err && fail "no implementation was accepted"
    contains err '[no-implementation]'
    sed -i 's/english: {}/english: {fast: {link: weak}}/' plugin.yaml
    "$gen" plugin plugin.yaml --registry registry.yaml 2>err && fail "a key of builtins was accepted"
    contains err "'link' is for builtins, not for plugins [unknown-key]"
}

file_without_an_end_is_rejected() {
    status=0
    "$gen" check /dev/zero 2>err || status=$?
    [ "$status" -eq 1 ] || fail "exit code $status"
    contains err 'the file is longer than 134217728 bytes [out-of-range]'
}

every_code_is_produced_by_some_test() {
    sed -n 's/^FAULT([A-Z_]*, "\([a-z-]*\)".*/\1/p' "$source/gen/diagnostic/codes.def" >codes
    [ -s codes ]
    while read -r code; do
        grep -rqF --exclude-dir=printed -e "[$code]" "$source"/tests/bad "$source"/tests/gen "$source"/tests/build || fail "no test produces [$code]"
    done <codes
}

every_code_of_the_library_is_produced_by_some_test() {
    sed -n 's/^PATCHBAY_CODE(\([A-Z_]*\), "\([a-z-]*\)".*/\1 \2/p' "$source/include/patchbay/codes.def" >codes
    [ -s codes ]
    while read -r constant name; do
        [ "$constant" = NO_ERROR ] && continue
        grep -rqE -e "PATCHBAY_$constant\b" -e "re(ject|fus)ed $name |error: $name: |$name: |\"$name\"" \
            "$source"/tests/patchbay || fail "no test produces $name"
    done <codes
}

# completed WORD...: what bash offers for the last word.
completed() {
    PATH=${gen%/*}:$PATH bash -c '
        eval "$(patchbay-gen completion bash)"
        COMP_WORDS=(patchbay-gen "$@")
        COMP_CWORD=$#
        _patchbay_gen
        echo "${COMPREPLY[@]}"' bash "$@"
}

internal_category_is_in_the_catalogue_of_all_alone() {
    echo '  wire: {internal: true, functions: {pull: void (void)}, types: {}}' >>registry.yaml
    "$gen" catalogue registry.yaml >out
    if grep wire out; then fail "it is in the catalogue"; fi
    "$gen" catalogue --all registry.yaml >out
    contains out '## Category `wire`'
}

query_prints_the_names_and_whether_builtins_are_weak() {
    "$gen" query registry.yaml >out
    [ "$(tr '\n' ' ' <out)" = 'registry=small category=greeter ' ] || fail "$(cat out)"
    echo '          extra: {"link" : weak}' >>registry.yaml
    "$gen" query registry.yaml >out
    contains out weak=yes
    printf '{"plugin" : german}' >plugin.yaml
    [ "$("$gen" query plugin.yaml)" = plugin=german ] || fail "the plugin's name is missing"
}

bash_completes_commands_options_and_codes() {
    [ "$(completed comp)" = 'compare completion' ] || fail "commands: $(completed comp)"
    [ "$(completed generate --de)" = --depfile ] || fail options
    [ "$(completed registry.yaml --de)" = --depfile ] || fail "options without a command"
    [ "$(completed explain tab)" = tab ] || fail codes
    [ "$(completed completion z)" = zsh ] || fail shells
    [ -z "$(completed check re)" ] || fail "files are the shell's"
    [ -z "$(completed plugin --registry re)" ] || fail "files of options are the shell's"
}

# The commands of the table, and the long options of one of them, sorted.
commands() {
    "$gen" --help | sed -n '/^Commands:/,/^Options:/s/^  \([a-z]*\).*/\1/p' | grep .
}

options() {
    "$gen" "$1" --help | sed -n 's/^  .*\(--[a-z]*\).*/\1/p' | sort
}

completions_offer_the_commands_of_the_table() {
    commands >commands
    sort commands >expected
    [ "$(wc -l <expected)" -gt 8 ] || fail "no commands in the help"
    completed '' | tr ' ' '\n' | grep -v '^help$' | sort | diff expected - || fail bash
    "$gen" completion zsh | sed -n "s/^        '\([a-z]*\):.*/\1/p" | grep -v '^help$' | sort |
        diff expected - || fail zsh
    "$gen" completion fish | sed -n 's/.*_use_subcommand -a \([a-z]*\).*/\1/p' |
        grep -v '^help$' | sort | diff expected - || fail fish
}

completions_offer_the_options_of_each_command() {
    commands >commands
    while read -r command; do
        options "$command" >expected
        completed "$command" -- | tr ' ' '\n' | sort | diff expected - || fail "bash: $command"
        "$gen" completion fish | grep -vE '_use_subcommand|-a ' |
            grep -E -e "from [a-z ]*$command[a-z ]*'" -e '-gen (-s h )?-l' |
            sed -n 's/.* -l \([a-z]*\) .*/--\1/p' | sort | diff expected - || fail "fish: $command"
        cat expected >>all
    done <commands
    sort -u all >expected
    "$gen" completion zsh | grep -oE -e "'--[a-z]+" | tr -d "'" | sort | diff expected - || fail zsh
}

completions_are_valid_scripts() {
    for shell in bash zsh fish; do
        "$gen" completion $shell >script
        if command -v $shell >/dev/null; then $shell -n script; fi
    done
}

"$case"
