#!/bin/sh
# inspector_test.sh CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER SANITIZERS: commands that
# report a problem and how to solve it, on a copy of the directory RADIO. With DOCUMENTS set, their
# JSON is kept there.
set -eu
case=$1 radio=$2 gen=$3 source=$4 cc=$5 sanitize=${6-}
umask 022
scratch=$(mktemp -d /tmp/radio.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cp -r "$radio/." "$scratch"
cd "$scratch"
flags="-std=c11 -I$source/include -I. ${sanitize:+-fsanitize=$sanitize}"
documents=0

fail() {
    echo "$case: $*" >&2
    exit 1
}

# one_line FILE...: without line breaks, since text for people wraps.
one_line() {
    cat "$@" | tr -s ' \n' '  '
}

# contains FILE TEXT
contains() {
    one_line "$1" | grep -qF -e "$2" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# shows EXIT_STATUS TEXT HINT ARGUMENT...: the command prints both; its JSON is kept.
shows() {
    expected=$1 text=$2 hint=$3
    shift 3
    status=0
    bin/radio "$@" >out 2>&1 || status=$?
    [ "$status" -eq "$expected" ] || { cat out >&2; fail "exit status $status of radio $*"; }
    contains out "$text"
    contains out "$hint"
    documents=$((documents + 1))
    bin/radio "$@" --json >"${DOCUMENTS-.}/$case.$documents.json" 2>/dev/null || true
}

plugin() {
    file=$1
    shift
    "$cc" $flags -shared -fPIC -DPATCHBAY_PLUGIN "$@" plugin.c -o "$file"
}

# ---- Variables ----------------------------------------------------------------------------------

misspelt_variable_is_named_with_the_nearest() {
    export RADIO_USE_TUNAR=fm=digital
    shows 1 'unknown variable RADIO_USE_TUNAR' "did you mean 'RADIO_USE_TUNER'?" registry env
    shows 1 'unknown variable RADIO_USE_TUNAR' "did you mean 'RADIO_USE_TUNER'?" registry check
    shows 1 'unknown variable RADIO_USE_TUNAR' "did you mean 'RADIO_USE_TUNER'?" registry why tuner fm
}

misspelt_identifier_is_named_with_the_nearest() {
    export RADIO_USE_TUNER=fm=digitl
    shows 1 "tuner/fm has no implementation 'digitl' (available: classic, digital)" "did you mean 'digital'?" registry why tuner fm
    shows 1 "no implementation 'digitl'" "did you mean 'digital'?" registry env
}

identifier_in_place_of_a_type_is_reported() {
    export RADIO_USE_TUNER=digital
    shows 1 "'digital' is an implementation, not a type" "write 'fm=digital'" registry why tuner fm
    shows 1 "'digital' is an implementation, not a type" "write 'fm=digital'" registry env
}

relative_directory_is_reported_with_its_absolute_form() {
    export RADIO_PLUGIN_PATH=mine
    shows 1 "relative path 'mine' is not allowed" "use '$scratch/mine'" registry paths
}

variable_that_a_call_overrides_is_reported() {
    export RADIO_USE_TUNER=fm=digital
    shows 0 'call classic --use' '--use takes precedence over the environment; remove it to let RADIO_USE_TUNER decide' --use fm=classic registry why tuner fm
    contains out "--use selects 'classic'"
}

variable_that_the_running_process_lacks_is_reported() {
    env -i PATH=/bin >environ env -0
    export RADIO_USE_TUNER=fm=digital
    shows 0 "set to 'fm=digital' in this shell, but not in environ" 'set it where that process is started' registry env --environ environ
    shows 0 'order classic' 'RADIO_USE_TUNER=fm=digital' registry why tuner fm --environ=environ
}

environment_of_a_running_process_can_be_given() {
    RADIO_USE_TUNER=fm=digital sleep 100 >/dev/null 2>&1 &
    trap 'kill $!; rm -rf "$scratch"' EXIT
    until grep -q digital "/proc/$!/environ"; do :; done # until then it is a copy of this shell
    shows 0 'tuner/fm: digital' 'RADIO_USE_TUNER digital' registry why tuner fm --environ "/proc/$!/environ"
}

default_type_without_implementation_is_reported() {
    export RADIO_USE_TUNER=satellite
    shows 1 'no usable implementation of tuner/satellite' 'RADIO_USE_TUNER satellite' registry why tuner
    shows 1 'error tuner/satellite no usable implementation of tuner/satellite' 'install a plugin that implements it' registry check
}

elevated_program_reports_that_it_ignores_variables() {
    [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null || exit 77
    plugin mine/good.so
    chmod 755 . bin
    chmod u+s bin/radio
    export RADIO_USE_TUNER=fm=digital
    setpriv --reuid=65534 --regid=65534 --clear-groups bin/radio registry env >out
    contains out 'variables are ignored'
    contains out 'RADIO_USE_TUNER ignored fm=digital'
    setpriv --reuid=65534 --regid=65534 --clear-groups bin/radio registry why tuner fm >out
    contains out 'this program is elevated'
    for refused in '--environ /proc/1/environ' --load mine/good.so; do
        status=0
        setpriv --reuid=65534 --regid=65534 --clear-groups bin/radio registry check $refused >out 2>&1 || status=$?
        [ "$status" -eq 3 ] || fail "$refused was read"
        contains out 'does not read files for its user'
    done
}

# ---- What check finds without loading -----------------------------------------------------------

builtin_with_a_null_function_is_reported_without_loading() {
    sed -i 's/(fm, classic) = {.tune = tune, /(fm, classic) = {/' radio.c
    sh rebuild
    shows 1 'error tuner/fm' "its function 'tune' is NULL, but struct radio_tuner requires it" registry check
    shows 1 'tuner/fm: look-ups fail' 'classic builtin 5 failed' registry why tuner fm
    shows 1 '(look-ups fail)' "its function 'tune' is NULL" registry list
}

plugin_without_its_record_is_reported_without_loading() {
    echo '{ local: *; };' >hide.map
    plugin lib/radio/plugins/auto.so -Wl,--version-script=hide.map
    shows 1 'error tuner/fm' 'does not export record_radio_tuner_fm_scanner' registry check
    shows 1 'tuner/fm: look-ups fail' 'rebuild it, and do not strip dynamic symbols' registry why tuner fm
    mv lib/radio/plugins/auto.so mine
    shows 1 'mine/auto.so: not accepted' 'does not export' registry check mine/auto.so
}

type_whose_implementations_all_fail_is_an_error() {
    sed -i '/default: main/d' registry.yaml
    sed -i 's/{.play = play/{.play = NULL/' radio.c
    sh rebuild
    shows 1 'error speaker/main no usable implementation of speaker/main' "skipped 'phones': failed" registry check
}

installed_plugin_that_cannot_be_used_is_an_error() {
    plugin auto.so
    head -c 2000 auto.so >lib/radio/plugins/auto.so
    shows 1 "error $scratch/lib/radio/plugins/auto.so" 'rebuild or remove it' registry check
    ln -sf nowhere lib/radio/plugins/auto.so
    shows 1 "error $scratch/lib/radio/plugins/auto.so" 'cannot be read: No such file' registry check
}

check_does_not_promise_what_it_did_not_try() {
    shows 0 'No errors found without loading (--load also loads and starts)' 'tuner/dab' registry check
    [ "$(tail -n 1 out)" = 'No errors found without loading (--load also loads and starts)' ] || fail "other last line"
    bin/radio registry check --load >out
    [ "$(tail -n 1 out)" = 'No errors found' ] || fail "other last line with --load"
}

# ---- What check finds by loading ----------------------------------------------------------------

# constructed STATEMENT: installs a plugin whose constructor runs it.
constructed() {
    printf '#include <stdio.h>\n#include <stdlib.h>\n%s\n' \
        "__attribute__((constructor)) static void construct(void) { $1; }" >>plugin.c
    plugin lib/radio/plugins/auto.so
}

constructor_that_crashes_is_reported_by_check_load() {
    constructed 'abort()'
    shows 1 "error tuner/fm loading or starting 'auto:scanner' crashed: Aborted (signal 6)" 'to continue without this plugin, set RADIO_PLUGIN_DISABLE=auto' registry check --load
    contains out "'box' declined: not plugged in"
    shows 1 'lib/radio/plugins/auto.so: not accepted' 'crashed: Aborted' registry check --load lib/radio/plugins/auto.so
    contains out 'tuner fm scanner failed'
}

constructor_that_exits_is_reported_by_check_load() {
    constructed 'exit(0)'
    shows 1 "loading or starting 'auto:scanner' ended the process (exit status 0)" "'box' declined" registry check --load
}

constructor_that_prints_does_not_change_the_answer() {
    constructed 'puts("hello")'
    bin/radio registry check --load --json 2>err | head -n 1 >out
    [ "$(cat out)" = '{' ] || { cat out >&2; fail "not JSON"; }
    contains err hello
}

start_function_that_crashes_is_reported_by_check_load() {
    sed -i -e 's/return "not plugged in"/abort()/' -e '1i #include <stdlib.h>' radio.c
    sh rebuild
    shows 1 "error speaker/main loading or starting 'builtin:box' crashed" 'signal 6' registry check --load
}

second_choice_that_crashes_is_named_by_check_load() {
    sed -i -e 's/(main, phones) = {.play = play}/(main, phones) = {.play = play, .ready = crash}/' \
        -e 's/^static void play/static const char *crash(void) { abort(); }\n&/' -e '1i #include <stdlib.h>' radio.c
    sh rebuild
    shows 1 "error speaker/main loading or starting 'builtin:phones' crashed" 'signal 6' registry check --load
}

# ---- Implementations ----------------------------------------------------------------------------

opt_in_implementation_that_is_not_named_is_reported() {
    shows 1 "skipped 'secret': opt-in" 'RADIO_USE_TUNER=shortwave=secret' registry why tuner shortwave
}

builtin_that_is_not_built_or_not_linked_is_reported() {
    shows 1 "its condition 'defined(HAVE_DAB)' is false" 'build the program so that the condition holds' registry why tuner dab
    shows 1 'no object file of this program defines radio_tuner_dab_stick' 'link the object file that defines it' registry why tuner dab
}

builtin_that_declines_is_reported_once_it_is_loaded() {
    shows 0 "'box' declined: not plugged in" 'warning speaker/main' registry check --load
    export RADIO_USE_SPEAKER=main=box
    shows 1 'error speaker/main' "'box' cannot be used: declined: not plugged in" registry check --load
}

deprecated_implementation_in_use_is_reported() {
    shows 0 "'crystal' is selected, but deprecated" 'use fm instead' registry check
    shows 0 '* crystal' 'deprecated use fm instead' registry why tuner am
}

outranked_builtin_is_explained_by_what_comes_before_it() {
    shows 0 'priority 5 precedes 0' 'RADIO_USE_TUNER=fm=digital' registry why tuner fm
    plugin lib/radio/plugins/auto.so
    shows 0 'a plugin precedes builtins' 'RADIO_USE_TUNER=fm=classic' registry why tuner fm
}

# ---- Plugins ------------------------------------------------------------------------------------

plugin_outside_the_searched_directories_is_reported_with_the_variable_to_set() {
    plugin mine/auto.so
    shows 0 'mine/auto.so: accepted' "RADIO_PLUGIN_PATH=$scratch/mine" registry check mine/auto.so
    contains out 'not in a searched directory'
    contains out 'tuner fm scanner'
}

plugin_outranked_by_another_is_reported() {
    plugin lib/radio/plugins/auto.so
    sed -i 's/scanner/seeker/g' plugin.c
    plugin lib/radio/plugins/better.so -DPRIORITY=3
    shows 0 'priority 3 precedes 0' 'RADIO_USE_TUNER=fm=scanner' registry why tuner fm
}

plugin_shadowed_by_another_of_its_name_is_reported() {
    plugin lib/radio/plugins/auto.so
    plugin mine/auto.so
    export RADIO_PLUGIN_PATH=$scratch/mine
    shows 0 "by $scratch/mine/auto.so, which comes first" 'rename or remove one of them' registry paths
    shows 1 "by $scratch/mine/auto.so, which comes first" 'rename or remove one' registry check lib/radio/plugins/auto.so
}

disabled_plugin_is_reported_with_the_variable() {
    plugin lib/radio/plugins/auto.so
    export RADIO_PLUGIN_DISABLE='au*'
    shows 0 'disabled by RADIO_PLUGIN_DISABLE' 'remove it from that variable to enable it' registry why tuner fm
    shows 0 'by RADIO_PLUGIN_DISABLE' 'remove it from that variable to enable it' registry paths
}

rejected_plugin_is_reported_before_it_is_installed() {
    sed 's/double frequency/float frequency/' registry.yaml >other.yaml
    mkdir other
    "$gen" other.yaml --output other
    sed 's/double/float/' plugin.c >other/plugin.c
    "$cc" ${sanitize:+-fsanitize=$sanitize} -std=c11 -I"$source/include" -shared -fPIC -DPATCHBAY_PLUGIN other/plugin.c -o mine/auto.so
    shows 1 "function 'tune': program has int (double), plugin has int (float)" 'build it with the headers of this program' registry check mine/auto.so
    shows 1 'mine/auto.so: not accepted' 'build it with the headers of this program' registry check mine/auto.so --load
}

every_file_that_is_checked_is_reported() {
    plugin mine/auto.so
    echo text >mine/text.so
    shows 1 'mine/auto.so: accepted' 'not an ELF file compile it with -DPATCHBAY_PLUGIN, or remove it' registry check mine/text.so mine/auto.so mine/nothing.so
    contains out "cannot find 'mine/nothing.so'"
}

plugin_that_fails_when_it_is_loaded_is_explained_by_check_load() {
    sed -i 's/frequency > 100/frequency > nowhere()/; s/^static int tune/double nowhere(void);\n&/' plugin.c
    plugin mine/auto.so
    shows 0 'mine/auto.so: accepted' scanner registry check mine/auto.so
    shows 1 nowhere 'install what it needs, or rebuild it' registry check --load mine/auto.so
    cp mine/auto.so lib/radio/plugins
    shows 1 'error tuner/fm' 'RADIO_PLUGIN_DISABLE=auto' registry check --load
}

texts_of_a_plugin_cannot_control_the_terminal() {
    sed -i 's/Finds stations/Finds \\033[31mstations\\a/' plugin.c
    plugin lib/radio/plugins/auto.so
    shows 1 'a note contains control characters' 'rebuild or remove it' registry check lib/radio/plugins/auto.so
    RADIO_USE_TUNER=help RADIO_PLUGIN_DEBUG=1 bin/radio registry list --all >out 2>&1
    if grep -q "$(printf '\033')" out; then fail "an escape sequence was printed"; fi
    RADIO_PLUGIN_PATH="/$(printf 'a\033b')" bin/radio registry paths >out 2>&1
    contains out '/a\x1bb'
}

control_characters_of_all_kinds_are_escaped() {
    RADIO_PLUGIN_PATH=$(printf '/a\302\205b\342\200\250c\342\200\256d')
    export RADIO_PLUGIN_PATH
    shows 0 '/a\u0085b\u2028c\u202ed' 'directory does not exist' registry check
    bin/radio registry check --json >out
    contains out '"/a\u0085b\u2028c\u202ed"'
}

file_name_cannot_control_the_terminal() {
    echo text >"lib/radio/plugins/$(printf 'a\033[31m').so"
    for command in paths check 'list --all'; do
        bin/radio registry $command >out 2>&1
        if grep -q "$(printf '\033')" out; then fail "an escape sequence was printed by $command"; fi
    done
    contains out 'dab'
}

# gain VALUE: installs a plugin with that number in its metadata.
gain() {
    sed -i 's/^      regions: .*/&\n      gain: {kind: number}/' registry.yaml
    sh rebuild
    echo "RADIO_SET_TUNER(fm, scanner, gain, $1);" >>plugin.c
    plugin lib/radio/plugins/auto.so
}

number_of_a_plugin_is_printed_as_json_writes_it() {
    gain .5
    bin/radio registry show tuner fm scanner --json >out
    contains out '"gain": 0.5'
}

number_of_a_plugin_cannot_forge_a_key() {
    gain 1.0000000000000000000000001
    sed -i 's/gain=1.0000000000000000000000001/gain=0}, "state": "selected", "x/' lib/radio/plugins/auto.so
    bin/radio registry show tuner fm scanner --json >out
    contains out '"gain": "0}, \"state\": \"selected\", \"x"'
    contains out '"state": "refused"'
}

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
    usage_error "unknown shell 'bsh' did you mean 'bash'?" completion bsh
    usage_error "unknown command 'lisst' did you mean 'list'?" help lisst
    usage_error "unknown command 'complet'" complet
    usage_error 'missing argument usage: radio registry completion' completion
    usage_error 'Commands:'
}

unknown_names_are_reported_with_the_known_ones_and_exit_1() {
    shows 1 "registry 'radio' has no category 'tunner'" "(available: tuner, speaker) did you mean 'tuner'?" registry show tunner
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

closed_pipe_is_not_an_error_and_a_full_disk_is_one() {
    status=0
    { bin/radio registry show tuner 2>err; echo $? >status; } | true
    [ ! -s err ] || { cat err >&2; fail "something was printed about a broken pipe"; }
    bin/radio registry list >/dev/full 2>err || status=$?
    [ "$status" -eq 3 ] || fail "exit status $status"
    contains err 'cannot write the output: No space left'
}

closed_stdout_is_an_error() {
    for arguments in list 'list --json' help completion\ bash 'complete w'; do
        status=0
        bin/radio registry $arguments >&- 2>err || status=$?
        [ "$status" -eq 3 ] || fail "exit status $status of $arguments"
        [ "$(grep -c 'cannot write the output' err)" -eq 1 ] || { cat err >&2; fail "message of $arguments"; }
    done
}

# on_terminal COLUMNS COMMAND
on_terminal() {
    command -v script >/dev/null || exit 77
    TERM=xterm script -qec "stty cols $1; $2" /dev/null | tr -d '\r'
}

text_follows_the_width_of_the_terminal() {
    for command in list 'list --all' 'show tuner' 'show tuner fm' 'why tuner fm' env check help; do
        bin/radio registry $command --color=never 2>/dev/null | tr -d ' \n' >all || true
        on_terminal 40 "bin/radio registry $command --color=never 2>/dev/null" >narrow
        tr -d ' \n' <narrow | cmp - all || fail "$command lost text"
        if grep -v "$scratch\|^radio registry\|radio_tuner_dab_stick" narrow | grep -E '^.{41}' >&2; then fail "$command is too wide"; fi
    done
    on_terminal 200 'bin/radio registry check --color=never' | grep -q '.\{81\}' || fail "200 columns are not used"
}

file_that_is_not_an_environment_is_reported() {
    status=0
    bin/radio registry env --environ nowhere >out 2>&1 || status=$?
    [ "$status" -eq 3 ] || fail "exit status $status"
    contains out 'cannot read nowhere: No such file'
    env >lines
    bin/radio registry env --environ lines >out 2>&1 || true
    contains out 'write it with: env -0'
}

colour_is_for_terminals_and_can_be_forced() {
    escape=$(printf '\033')
    if bin/radio registry list | grep -q "$escape"; then fail "colour in a pipe"; fi
    bin/radio registry list --color=always | grep -q "$escape" || fail "no colour"
    if command -v script >/dev/null; then
        TERM=xterm script -qec 'bin/radio registry list' /dev/null | grep -q "$escape" || fail "no colour on a terminal"
        if TERM=dumb script -qec 'bin/radio registry list' /dev/null | grep -q "$escape"; then fail "TERM=dumb"; fi
        if TERM=xterm NO_COLOR=1 script -qec 'bin/radio registry list' /dev/null | grep -q "$escape"; then fail "NO_COLOR"; fi
    fi
}

completion_offers_commands_options_categories_types_and_identifiers() {
    plugin lib/radio/plugins/auto.so
    [ "$(bin/radio registry complete w)" = why ] || fail commands
    [ "$(bin/radio registry complete list --p)" = --plain ] || fail options
    [ "$(bin/radio registry complete list --color=a | tr '\n' ' ')" = '--color=auto --color=always ' ] || fail colours
    [ "$(bin/radio registry complete why --json t)" = tuner ] || fail categories
    [ "$(bin/radio registry complete why --environ file t)" = tuner ] || fail "value of an option"
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

# ---- Messages of a running program ----------------------------------------------------------------

debug_logs_every_step_of_a_run() {
    plugin lib/radio/plugins/auto.so
    echo text >lib/radio/plugins/text.so
    RADIO_PLUGIN_DEBUG=1 RADIO_USE_TUNER=fm=digital bin/radio play fm >out 2>err
    cat >expected <<END
radio: variable RADIO_PLUGIN_DEBUG=1
radio: variable RADIO_USE_TUNER=fm=digital
radio: directory $scratch/lib/radio/plugins (installed): used
radio: file $scratch/lib/radio/plugins/auto.so ($scratch/lib/radio/plugins): used
radio: file $scratch/lib/radio/plugins/text.so ($scratch/lib/radio/plugins): ignored: not an ELF file; compile it with -DPATCHBAY_PLUGIN, or remove it
radio: tuner/fm: selected 'digital' (builtin), decided by RADIO_USE_TUNER
END
    sort -o variables err && sort expected | diff - variables >&2 || fail "other messages"
}

debug_logs_why_a_look_up_fails() {
    RADIO_PLUGIN_DEBUG=1 bin/radio play satellite >out 2>err || true
    contains err 'radio: tuner/satellite: failed: no usable implementation of tuner/satellite'
}

help_in_a_variable_lists_the_choices_and_continues() {
    RADIO_USE_TUNER=help bin/radio play fm >out 2>err
    contains out playing
    contains err 'RADIO_USE_TUNER=TYPE=IDENTIFIER selects'
    contains err 'fm=digital By sampling.'
}

every_selection_error_names_the_command_that_explains_it() {
    RADIO_USE_TUNER=fm=nope bin/radio play fm >out 2>err || true
    contains err 'see: radio registry'
    bin/radio play satellite >out 2>err || true
    contains err 'see: radio registry why tuner satellite'
    RADIO_PLUGIN_PATH=x bin/radio play fm >out 2>err || true
    contains err 'see: radio registry env'
    bin/radio play nothing >out 2>err || true
    contains err 'see: radio registry list tuner'
    bin/radio --use fm=nothing play fm >out 2>err || true
    contains err 'see: radio registry why tuner fm'
}

"$case"
