#!/bin/sh
# output_test.sh CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER SANITIZERS: what is printed, and
# where.
. "$4/tests/patchbay/inspector/setup.sh"

# ---- Text from files ----------------------------------------------------------------------------

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

number_with_an_exponent_is_printed_as_json_writes_it() {
    gain 25.0e-1
    bin/radio registry show tuner fm scanner --json >out
    contains out '"gain": 2.5'
    sed -i 's/gain=25.0e-1/gain=25.0e--/' lib/radio/plugins/auto.so
    bin/radio registry show tuner fm scanner --json >out
    contains out '"state": "refused"'
}

number_of_a_plugin_cannot_forge_a_key() {
    gain 1.0000000000000000000000001
    sed -i 's/gain=1.0000000000000000000000001/gain=0}, "state": "selected", "x/' lib/radio/plugins/auto.so
    bin/radio registry show tuner fm scanner --json >out
    contains out '"gain": "0}, \"state\": \"selected\", \"x"'
    contains out '"state": "refused"'
}

metadata_of_a_list_has_the_types_of_its_keys() {
    shows 0 fm digital registry list tuner fm --all
    bin/radio registry list tuner fm --all --json >out
    contains out '"metadata": { "band": "VHF", "stereo": true, "regions": [ "eu", "us" ] }'
    contains out '"metadata": { "band": "VHF", "stereo": false }'
}

default_of_a_key_is_shown_as_its_kind() {
    gain .5
    sed -i 's/{kind: number}/{kind: number, default: 2.5}/; s/{kind: strings}/{kind: strings, default: [eu, us]}/' registry.yaml
    sh rebuild
    shows 0 'gain number 2.5' 'regions strings eu, us' registry show tuner
    bin/radio registry show tuner --json >out
    contains out '"key": "stereo", "kind": "bool", "need": "", "default": false'
    contains out '"default": 2.5'
}

# listed ARGUMENT...: the identifiers that list prints.
listed() {
    bin/radio registry list "$@" --plain --all 2>/dev/null | cut -f 4 | tr '\n' ' '
}

list_is_narrowed_by_metadata() {
    shows 0 'fm digital' 'By sampling' registry list --all --where stereo=true
    [ "$(listed --where band=VHF)" = 'classic digital ' ] || fail strings
    [ "$(listed --where band=VHF --where stereo=false)" = 'classic ' ] || fail "two keys, one default"
    [ "$(listed --where regions=us)" = 'digital ' ] || fail "element of a list"
    [ "$(listed --where=band=MW)" = 'crystal ' ] || fail "another type"
    shows 1 "no category has a metadata key 'bend'" "did you mean 'band'?" registry list --where bend=VHF
    shows 1 "speaker has no metadata key 'band'" '' registry list speaker --where band=VHF
}

unknown_names_are_errors_that_offer_the_nearest() {
    shows 1 "no category 'tunr'" "did you mean 'tuner'?" registry list tunr
    shows 1 "no type 'fn'" "did you mean 'fm'?" registry list tuner fn
    shows 1 "no implementation 'clasic'" "did you mean 'classic'?" registry show tuner fm clasic
    shows 1 'tuner/satellite has no implementations' '' registry show tuner satellite
}

list_is_narrowed_by_text() {
    shows 0 'am crystal' 'A crystal.' registry list --search CRYST
    [ "$(listed --search 'own chip')" = 'chip ' ] || fail description
    [ "$(listed --search box)" = 'box ' ] || fail identifier
    [ "$(listed --search 'short')" = 'secret ' ] || fail type
    [ "$(listed speaker --search builtin)" = 'box phones ' ] || fail origin
    shows 1 'no matching implementations' '--all also searches' registry list --search sampling
}

faults_of_what_is_not_listed_are_not_reported() {
    export RADIO_USE_SPEAKER=main=boks
    shows 0 'am crystal' '' registry list --where band=MW
    shows 1 'speaker main' "did you mean 'box'?" registry list --search main
}

# many_types COUNT: the category of speakers has so many types beside main.
many_types() {
    for i in $(seq "$1"); do
        printf '      room%d: {}\n' "$i"
    done >types
    sed -i '/^      main:/,$ { /phones:/r types
    }' registry.yaml
    sh rebuild
}

more_types_than_a_screen_has_lines_are_an_overview() {
    many_types 18 # 24 with the others, below a heading
    shows 0 'tuner 5 0 3 speaker' 'To list types: list CATEGORY' registry list
    contains out 'speaker 19 0 18 To list'
    [ "$(wc -l <out)" -lt 8 ] || fail "not an overview"
    for arguments in --plain --all --search=m speaker 'tuner fm'; do
        bin/radio registry list $arguments >out
        if grep -qF 'To list types' out; then fail "overview with $arguments"; fi
    done
}

types_that_fit_the_screen_are_listed() {
    many_types 17
    shows 0 'speaker room17' '(no implementation)' registry list
    on_terminal '80 rows 23' 'bin/radio registry list' >out
    contains out 'To list types'
    on_terminal '80 rows 24' 'bin/radio registry list' >out
    contains out 'room17'
}

overview_counts_types_from_plugins() {
    plugin lib/radio/plugins/auto.so
    many_types 18
    shows 0 'tuner 5 1 3' '' registry list
}

# ---- Where it is written ------------------------------------------------------------------------

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

"$case"
