#!/bin/sh
# inspect_test.sh CASE PATCHBAY_GEN SOURCE_DIR PATCHBAY: the program patchbay, with plugins that have
# exactly one fault each. Each function below is a test.
set -eu
case=$1 gen=$2 source=$3 patchbay=$4
umask 022
scratch=$(mktemp -d /tmp/lint.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cp "$source"/tests/inspector/radio/registry.yaml "$source"/tests/inspector/radio/plugin.c .
"$gen" registry.yaml --output .
flags="-std=c11 -I$source/include -I. -shared -fPIC -DPATCHBAY_PLUGIN"

fail() {
    echo "$case: $*" >&2
    exit 1
}

contains() {
    tr -s ' \n' '  ' <"$1" | grep -qF -e "$2" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# plugin FLAG...
plugin() {
    gcc $flags plugin.c -o scanner.so "$@"
}

valid() {
    python3 -c 'import jsonschema' 2>/dev/null || return 0
    python3 "$source/tests/inspector/valid.py" "$source/docs/patchbay.schema.json" "$1" >&2 ||
        fail "the JSON is not what the schema says"
}

# finds EXIT_CODE CODE TEXT [FILE]: lint says this and nothing else.
finds() {
    file=${4-scanner.so} status=0
    "$patchbay" lint "$file" --plain >plain || status=$?
    "$patchbay" lint "$file" >out || true
    [ "$status" -eq "$1" ] || { cat out >&2; fail "exit code $status"; }
    [ "$(wc -l <plain)" -eq 1 ] || { cat out >&2; fail "not one finding"; }
    [ "$(cut -f 3 plain)" = "$2" ] || { cat out >&2; fail "it is not $2"; }
    contains out "$3"
    "$patchbay" lint "$file" --json >json || true
    valid json
}

# ---- show ---------------------------------------------------------------------------------------

show_tells_all_that_the_notes_say() {
    plugin -DPRIORITY=7
    "$patchbay" show scanner.so >out
    for text in 'registry radio' 'tuner/fm: scanner' 'record record_radio_tuner_fm_scanner' 'priority 7' \
        'description Finds stations by itself.' 'band VHF' 'tune function int (double)' \
        'ready function optional const char *(void)' 'steps constant unsigned'; do
        contains out "$text"
    done
    "$patchbay" show scanner.so --json >json
    valid json
    contains json '"priority"'
}

plugin_for_another_machine_is_shown_and_judged() {
    command -v aarch64-linux-gnu-gcc >/dev/null || exit 77
    aarch64-linux-gnu-gcc $flags -ffreestanding -nostdlib plugin.c -o scanner.so 2>/dev/null || exit 77
    "$patchbay" show scanner.so >out
    contains out 'machine aarch64, 64 bits, little endian'
    contains out 'tuner/fm: scanner'
    "$patchbay" lint scanner.so >out || { cat out >&2; fail "lint refuses it"; }
}

file_of_another_byte_order_is_shown() {
    command -v powerpc-linux-gnu-gcc >/dev/null || exit 77
    powerpc-linux-gnu-gcc $flags -ffreestanding -nostdlib plugin.c -o scanner.so 2>/dev/null || exit 77
    "$patchbay" show scanner.so >out
    contains out '32 bits, big endian'
    contains out 'tune function int (double)'
}

every_file_is_reported_whatever_the_others_are() {
    plugin
    echo text >text.so
    status=0
    "$patchbay" show text.so scanner.so nowhere.so >out || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status"
    contains out 'it is no ELF file'
    contains out 'tuner/fm: scanner'
    contains out 'No such file'
    "$patchbay" show text.so --json >json || true
    valid json
}

# ---- lint ---------------------------------------------------------------------------------------

sound_plugin_has_no_findings() {
    plugin -fvisibility=hidden
    "$patchbay" lint scanner.so >out
    contains out 'scanner.so: nothing to say'
}

shared_object_without_a_note_is_told() {
    echo 'int nothing;' | gcc -shared -fPIC -x c - -o plain.so
    finds 1 no-note 'compile it with -DPATCHBAY_PLUGIN' plain.so
}

file_that_is_no_shared_object_is_told() {
    : >empty.so
    finds 1 no-plugin 'it is no ELF file' empty.so
    mkdir directory.so
    finds 1 no-plugin 'it is no regular file' directory.so
    plugin
    head -c 3000 scanner.so >cut.so
    finds 1 no-plugin '' cut.so
}

export_beside_the_record_is_told() {
    echo 'int another(void); int another(void) { return 1; }' >>plugin.c
    plugin
    finds 0 exported "it exports 'another' beside its records"
}

own_call_that_the_program_could_take_over_is_told() {
    echo 'int another(void); int another(void) { return 1; } int (*volatile taken)(void); __attribute__((constructor)) static void begin(void) { taken = another; }' |
        sed 's/int (\*volatile/static int (*volatile/' >>plugin.c
    plugin
    finds 0 interposable "it uses its own 'another' over the loader"
}

undefined_symbol_is_told() {
    sed -i 's/frequency > 100/frequency > nowhere()/; s/^static int tune/double nowhere(void);\n&/' plugin.c
    plugin
    finds 1 undefined "nothing that it is linked with defines 'nowhere'"
}

hidden_record_is_told() {
    echo '{ local: *; };' >none.map
    plugin -Wl,--version-script=none.map
    finds 1 record-missing 'it does not export record_radio_tuner_fm_scanner'
}

missing_library_is_told() {
    echo 'int gone(void) { return 1; }' | gcc -shared -fPIC -x c - -o libgone.so
    plugin -Wl,--no-as-needed -L. -lgone
    rm libgone.so
    finds 0 library-missing 'it needs libgone.so'
}

name_that_is_none_is_told() {
    plugin
    mv scanner.so 2fast.so
    finds 1 bad-name "'2fast.so' is not the name of a plugin" 2fast.so
}

relative_path_and_executable_stack_are_told() {
    plugin -Wl,-rpath,lib
    finds 0 relative-path "begin it with \$ORIGIN"
    plugin -Wl,-z,execstack 2>/dev/null
    finds 0 executable-stack 'noexecstack'
}

# ---- The command line ---------------------------------------------------------------------------

wrong_words_of_patchbay_name_the_nearest_and_exit_2() {
    for words in 'lnit x.so' 'lint --jsno x.so' 'show' 'show --json --plain x.so' ''; do
        status=0
        "$patchbay" $words >out 2>err || status=$?
        [ "$status" -eq 2 ] || fail "exit code $status of: $words"
        [ ! -s out ] || fail "something was written to stdout"
    done
    "$patchbay" lint --jsno x.so 2>err || true
    contains err "did you mean '--json'?"
    "$patchbay" --help >out
    [ "$(head -n 1 out)" = 'patchbay show plugins/curl.so' ] || fail "no example"
    plugin
    status=0
    "$patchbay" show scanner.so >/dev/full 2>err || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status on a full disk"
}

"$case"
