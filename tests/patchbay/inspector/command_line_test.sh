#!/bin/sh
# command_line_test.sh CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER SANITIZERS: arguments, help and
# completion.
. "$4/tests/patchbay/inspector/setup.sh"

# ---- The command line ---------------------------------------------------------------------------

# usage_error TEXT ARGUMENT...
usage_error() {
    text=$1
    shift
    status=0
    bin/radio registry "$@" >out 2>err || status=$?
    [ "$status" -eq 2 ] || fail "exit status $status of: $*"
    [ ! -s out ] || fail "something was written to stdout"
    contains err "$text"
}

usage_errors_suggest_the_nearest_word_and_exit_2() {
    usage_error "unknown command 'lisst' did you mean 'list'?" lisst
    usage_error "unknown option '--jsno' did you mean '--json'?" list --jsno
    usage_error "unknown option '--all' see: radio registry help" why tuner --all
    usage_error 'missing argument usage: radio registry why [OPTION]... CATEGORY [TYPE]' why
    usage_error "unexpected argument 'x'" paths x
    usage_error "expected auto, always or never, found 'blue'" list --color blue
    usage_error "option takes no value: '--json'" list --json=1
    usage_error "missing value for '--environ'" env --environ
    usage_error 'mutually exclusive' list --json --plain
    usage_error "expected KEY=VALUE, found 'band'" list --where band
    usage_error "missing value for '--search'" list --search
    usage_error "unknown shell 'bsh' did you mean 'bash'?" completion bsh
    usage_error "unknown command 'lisst' did you mean 'list'?" help lisst
    usage_error "unknown command 'complet'" complet
    usage_error 'missing argument usage: radio registry completion' completion
    usage_error 'Commands:'
}

control_characters_of_the_command_line_are_not_printed() {
    usage_error "unknown command 'x?[31m?y'" "$(printf 'x\033[31m\302\205y')"
    usage_error "unknown option '--x?'" list "$(printf -- '--x\033')"
    if bin/radio registry env --environ "$(printf 'no\033where')" >out 2>&1; then fail "a file that is missing"; fi
    contains out "cannot read no?where: No such file"
}

unknown_names_are_reported_with_the_known_ones_and_exit_1() {
    shows 1 "registry 'radio' has no category 'tunner'" "(available: speaker, tuner) did you mean 'tuner'?" registry show tunner
    shows 1 "category 'tuner' has no type 'fn'" "did you mean 'fm'?" registry why tuner fn
    shows 1 "tuner/fm has no implementation 'clasic'" "did you mean 'classic'?" registry show tuner fm clasic
}

help_begins_with_examples_and_goes_to_stdout() {
    bin/radio registry help >out 2>err
    [ "$(head -n 1 out)" = 'radio registry list --all' ] || fail "no example"
    [ ! -s err ]
    bin/radio registry why --help >out
    [ "$(head -n 1 out)" = 'radio registry why tuner' ] || fail "no example of why"
    for words in '-h why' 'help why' 'why -h' 'why help' 'why --json tuner --help'; do
        bin/radio registry $words | cmp - out || fail "another text of: $words"
    done
    bin/radio registry completion --help >completion
    contains completion 'completion bash|zsh|fish'
    if [ "$(wc -L <out)" -gt 80 ]; then fail "a line is too long"; fi
}

file_that_is_not_an_environment_is_reported() {
    status=0
    bin/radio registry env --environ nowhere >out 2>&1 || status=$?
    [ "$status" -eq 3 ] || fail "exit status $status"
    contains out 'cannot read nowhere: No such file'
    env >lines
    bin/radio registry env --environ lines >out 2>&1 || true
    contains out 'write it with: env -0'
    for file in . /dev/zero; do
        status=0
        bin/radio registry env --environ $file >out 2>&1 || status=$?
        [ "$status" -eq 3 ] || fail "exit status $status of $file"
        contains out "cannot read $file: "
    done
}

completion_offers_commands_options_categories_types_and_identifiers() {
    plugin lib/radio/plugins/auto.so
    [ "$(bin/radio registry complete w)" = why ] || fail commands
    [ "$(bin/radio registry complete list --p)" = --plain ] || fail options
    [ "$(bin/radio registry complete list --color=a | tr '\n' ' ')" = '--color=auto --color=always ' ] || fail colours
    [ "$(bin/radio registry complete why --json t)" = tuner ] || fail categories
    [ "$(bin/radio registry complete why --environ file t)" = tuner ] || fail "value of an option"
    [ "$(bin/radio registry complete list --search text --where key=value t)" = tuner ] || fail "values of list"
    [ "$(bin/radio registry complete list --w)" = --where= ] || fail "--where"
    [ -z "$(bin/radio registry complete why tuner --environ f)" ] || fail "value of --environ"
    [ "$(bin/radio registry complete completion z)" = zsh ] || fail shells
    [ "$(bin/radio registry complete why tuner s | tr '\n' ' ')" = 'shortwave satellite ' ] || fail types
    [ "$(bin/radio registry complete show tuner fm sc)" = scanner ] || fail identifiers
    [ "$(bin/radio registry complete show tuner fm auto:)" = auto:scanner ] || fail qualified
}

# completed LINE: the completions in bash, with the script that the program prints.
completed() {
    PATH=$scratch/bin:$PATH bash -c '
        eval "$(radio registry completion bash)"
        COMP_LINE=$1 COMP_POINT=${#1}
        IFS=" =:" read -ra COMP_WORDS <<<"$1"
        [[ $1 == *" " ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        compopt() { :; }
        _radio_inspector
        echo "${COMPREPLY[@]}"' bash "$1"
}

bash_completes_by_asking_the_program() {
    [ "$(completed 'radio registry wh')" = why ] || fail "command: $(completed 'radio registry wh')"
    [ "$(completed 'radio registry why tuner s')" = 'shortwave satellite' ] || fail types
    [ "$(completed 'radio registry show tuner fm ')" = 'classic digital' ] || fail identifiers
    [ -z "$(completed 'radio play f')" ] || fail "arguments of the program itself are completed"
}

zsh_completes_by_asking_the_program() {
    command -v zsh >/dev/null || exit 77
    bin/radio registry completion zsh >script.zsh
    cat >complete.zsh <<'END'
function compdef { true }
function compadd { print -- ${(P)@[-1]} }
function _files { print files }
source script.zsh
words=(radio registry why s) CURRENT=4 && _radio_inspector
words=(radio play f) CURRENT=3 && _radio_inspector
END
    PATH=$scratch/bin:$PATH zsh -f complete.zsh >out
    printf 'speaker\nfiles\n' | diff - out >&2 || fail "other completions"
}

fish_completes_by_asking_the_program() {
    command -v fish >/dev/null || exit 77
    bin/radio registry completion fish >script.fish
    [ "$(HOME=$scratch PATH=$scratch/bin:$PATH fish -c \
        'source script.fish; complete -C "radio registry wh"')" = why ] || fail "no completion"
}

"$case"
