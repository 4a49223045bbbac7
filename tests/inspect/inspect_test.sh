#!/bin/sh
# inspect_test.sh CASE PATCHBAY_GEN SOURCE_DIR PATCHBAY: the program patchbay, with plugins that have
# exactly one fault each. With DOCUMENTS set, its JSON is kept there.
set -eu
case=$1 gen=$2 source=$3 patchbay=$4
umask 022
scratch=$(mktemp -d /tmp/lint.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
documents=0
cp "$source"/tests/patchbay/inspector/radio/registry.yaml "$source"/tests/patchbay/inspector/radio/plugin.c .
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

# document ARGUMENT...: what patchbay prints for these and --json.
document() {
    documents=$((documents + 1))
    "$patchbay" "$@" --json >"${DOCUMENTS-.}/$case.$documents.json" || true
}

# clean [FILE]: lint finds nothing.
clean() {
    "$patchbay" lint "${1-scanner.so}" >out || { cat out >&2; fail "lint finds faults"; }
    contains out "${1-scanner.so}: no problems found"
}

# bytes OFFSET OCTAL...: overwrites bytes of scanner.so.
bytes() {
    offset=$1
    shift
    printf '%b' "$*" | dd of=scanner.so bs=1 seek="$offset" conv=notrunc 2>/dev/null
}

# finds EXIT_CODE CODE TEXT [FILE]: lint reports this and nothing else.
finds() {
    file=${4-scanner.so} status=0
    "$patchbay" lint "$file" --plain >plain || status=$?
    "$patchbay" lint "$file" >out || true
    [ "$status" -eq "$1" ] || { cat out >&2; fail "exit code $status"; }
    [ "$(wc -l <plain)" -eq 1 ] || { cat out >&2; fail "not one finding"; }
    [ "$(cut -f 3 plain)" = "$2" ] || { cat out >&2; fail "it is not $2"; }
    contains out "$3"
    document lint "$file"
}

# ---- show ---------------------------------------------------------------------------------------

show_prints_everything_in_the_notes() {
    plugin -DPRIORITY=7
    "$patchbay" show scanner.so >out
    for text in 'registry radio' 'tuner/fm: scanner' 'record record_radio_tuner_fm_scanner' 'priority 7' \
        'description Finds stations by itself.' 'band VHF' 'tune function int (double)' \
        'ready function optional const char *(void)' 'steps constant unsigned'; do
        contains out "$text"
    done
    document show scanner.so
    "$patchbay" show scanner.so --json >json
    contains json '"priority"'
}

plugin_for_another_architecture_is_shown_and_checked() {
    command -v aarch64-linux-gnu-gcc >/dev/null || exit 77
    aarch64-linux-gnu-gcc $flags -ffreestanding -nostdlib plugin.c -o scanner.so 2>/dev/null || exit 77
    "$patchbay" show scanner.so >out
    contains out 'machine aarch64, 64 bits, little endian'
    contains out 'tuner/fm: scanner'
    "$patchbay" lint scanner.so >out || { cat out >&2; fail "lint rejects it"; }
}

file_of_another_byte_order_is_shown() {
    command -v powerpc-linux-gnu-gcc >/dev/null || exit 77
    powerpc-linux-gnu-gcc $flags -ffreestanding -nostdlib plugin.c -o scanner.so 2>/dev/null || exit 77
    "$patchbay" show scanner.so >out
    contains out '32 bits, big endian'
    contains out 'tune function int (double)'
}

every_file_is_reported_in_spite_of_others() {
    plugin
    echo text >text.so
    status=0
    "$patchbay" show text.so scanner.so nowhere.so >out || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status"
    contains out 'not an ELF file'
    contains out 'tuner/fm: scanner'
    contains out 'No such file'
    document show text.so
}

# ---- Not a plugin --------------------------------------------------------------------------------

shared_object_without_a_note_is_reported() {
    echo 'int nothing;' | gcc -shared -fPIC -x c - -o plain.so
    finds 1 no-note 'Compile it with -DPATCHBAY_PLUGIN' plain.so
}

file_that_is_not_elf_is_reported() {
    : >empty.so
    finds 1 not-elf 'not an ELF file' empty.so
    echo text >text.so
    finds 1 not-elf 'not an ELF file' text.so
}

file_that_is_not_regular_is_reported() {
    mkdir directory.so
    finds 1 not-regular 'not a regular file' directory.so
    mkfifo pipe.so
    finds 1 not-regular 'not a regular file' pipe.so
}

missing_file_cannot_be_read() {
    finds 3 unreadable 'No such file or directory' nowhere.so
}

truncated_file_is_reported() {
    plugin
    head -c 3000 scanner.so >cut.so
    finds 1 damaged 'Copy or build it again' cut.so
}

object_file_is_not_a_shared_object() {
    gcc -std=c11 -I"$source/include" -I. -DPATCHBAY_PLUGIN -c plugin.c -o object.so
    finds 1 not-shared 'Link it with -shared' object.so
}

separate_debug_information_is_reported() {
    plugin -g
    objcopy --only-keep-debug scanner.so debug.so
    finds 1 debug-file 'contains separate debug information only' debug.so
}

executable_with_a_note_is_reported() {
    echo 'int main(void) { return 0; }' >>plugin.c
    gcc -std=c11 -I"$source/include" -I. -fPIE -pie -rdynamic -DPATCHBAY_PLUGIN plugin.c -o scanner.so
    "$patchbay" lint scanner.so --plain >plain || true
    cut -f 3 plain | grep -qx program || { cat plain >&2; fail "it is not reported"; }
}

plugin_that_dlopen_refuses_is_reported() {
    plugin -Wl,-z,nodlopen
    finds 1 refuses-dlopen 'Link it without -Wl,-z,nodlopen'
}

# ---- Notes --------------------------------------------------------------------------------------

# noted KIND TEXT...: builds the plugin with one more note, of these strings.
noted() {
    kind=$1
    shift
    {
        echo 'static const struct { unsigned sizes[3]; char owner[12]; unsigned words[3]; char text[64]; }'
        echo 'more __attribute__((used, section(".note.patchbay"), aligned(4))) ='
        printf '{{9, 76, 1}, "Patchbay", {1, %s, 0}, "' "$kind"
        printf '%s\\0' "$@"
        echo '"};'
    } >>plugin.c
    plugin
}

note_with_control_characters_is_reported_and_not_shown() {
    noted 4 radio 'version=\033[2J'
    finds 1 bad-note 'a note contains control characters'
    "$patchbay" show scanner.so >out || true
    contains out 'problem a note contains control characters'
}

note_of_an_unknown_kind_is_reported() {
    noted 9 radio
    finds 1 bad-note 'has a note of kind 9, which this Patchbay does not know'
}

implementation_note_without_numbers_is_reported() {
    noted 1 radio tuner fm second record
    finds 1 bad-note 'has an inconsistent note'
}

notes_for_two_registries_are_reported() {
    noted 3 television tuner fm
    finds 1 two-registries "has notes for registry 'radio' and for registry 'television'"
}

implementation_that_is_defined_twice_is_reported() {
    echo '#define record_radio_tuner_fm_scanner another_record' | cat - plugin.c >other.c
    gcc $flags -fvisibility=hidden plugin.c other.c -o scanner.so -Wl,--allow-multiple-definition
    "$patchbay" lint scanner.so >out || true
    contains out "error duplicate defines tuner/fm 'scanner' twice"
}

property_of_an_unknown_implementation_is_reported() {
    noted 2 radio tuner fm nobody band=VHF
    finds 1 stray-property "property 'band' names tuner/fm 'nobody', which the plugin does not define"
}

property_that_is_set_twice_is_reported() {
    noted 2 radio tuner fm scanner band=UHF
    finds 1 second-value "'scanner' sets 'band' twice"
}

property_value_of_another_kind_is_reported() {
    noted 2 radio tuner fm scanner opt_in=perhaps
    finds 1 bad-value "'scanner': invalid value in 'opt_in=perhaps'; expected true or false"
}

plugin_without_an_implementation_is_reported() {
    : >plugin.c
    noted 4 radio version=1
    finds 0 no-implementation 'It offers nothing to select'
}

hidden_record_is_reported() {
    echo '{ local: *; };' >none.map
    plugin -Wl,--version-script=none.map
    finds 1 record-missing 'does not export record_radio_tuner_fm_scanner'
}

record_that_refers_to_another_note_is_reported() {
    plugin
    objcopy --dump-section .note.patchbay=note scanner.so
    sed -i 's/double/single/' note
    objcopy --update-section .note.patchbay=note scanner.so
    finds 1 note-differs 'record_radio_tuner_fm_scanner refers to another note'
}

invalid_names_in_notes_are_reported() {
    sed -i 's/scanner/9scanner/g; s/fm, 9scanner/fm, scanner/' plugin.c
    plugin
    objcopy --dump-section .note.patchbay=note scanner.so
    sed -i 's/fm\x00scanner\x00/fm\x00scan ner/g; s/fm\x00scan ner/fm\x009canner\x00/g' note
    objcopy --update-section .note.patchbay=note scanner.so
    "$patchbay" lint scanner.so >out && fail "nothing is reported"
    contains out "'9canner' is not a valid identifier"
}

required_function_that_is_null_is_reported() {
    sed -i 's/\.tune = [a-z]*, *//; s/\.tune = [a-z]*//' plugin.c
    plugin
    finds 1 member-missing "'scanner': function 'tune' is NULL"
}

many_overlapping_sections_are_read_in_a_moment() {
    plugin
    python3 - <<'END' || exit 77
import struct
data = bytearray(open("scanner.so", "rb").read())
size = 4 << 20
data += bytes(size - len(data))
count = 20000
sections = b"".join(struct.pack("<IIQQQQIIQQ", 0, 4, 2, 0, 64, size - 64, 0, 0, 8, 1) for _ in range(count))
struct.pack_into("<Q", data, 40, size - len(sections))
struct.pack_into("<HHH", data, 58, 64, count, 0)
data[size - len(sections):] = sections
open("scanner.so", "wb").write(data)
END
    timeout 10 "$patchbay" lint scanner.so >out || [ $? -ne 124 ] || fail "it takes too long"
}

invalid_file_name_is_reported() {
    plugin
    mv scanner.so 2fast.so
    finds 1 bad-name "'2fast.so' is not a valid plugin file name" 2fast.so
    cp 2fast.so builtin.so
    finds 1 bad-name "'builtin.so' is not a valid plugin file name" builtin.so
    cp 2fast.so scanner.so.1
    finds 1 bad-name "'scanner.so.1' is not a valid plugin file name" scanner.so.1
}

# ---- Symbols ------------------------------------------------------------------------------------

valid_plugin_has_no_findings() {
    plugin
    clean
    plugin -g -O2 -Wl,--emit-relocs
    clean
    echo 'radio_1 { global: record_*; local: *; };' >versions.map
    plugin -Wl,--version-script=versions.map
    clean
    strip scanner.so
    clean
}

plugin_in_cxx_with_the_standard_library_has_no_findings() {
    sed -i '1i #include <map>\n#include <string>' plugin.c
    sed -i 's/frequency > 100/std::map<std::string, double>{{"x", frequency}}["x"] > 100/' plugin.c
    g++ -std=c++20 -I"$source/include" -I. -shared -fPIC -DPATCHBAY_PLUGIN -x c++ plugin.c -o scanner.so \
        2>err || { cat err >&2; fail "the plugin does not compile"; }
    clean
}

exports_other_than_records_are_reported_once() {
    echo 'int third(void); int third(void) { return 1; } int another; ' >>plugin.c
    plugin
    finds 0 exported 'exported symbols other than its records: another third'
}

interposable_functions_are_reported() {
    echo 'int another(void); int another(void) { return 1; }
        __attribute__((constructor)) static void begin(void) { another(); }' >>plugin.c
    plugin
    finds 0 interposable 'interposable symbols (reached through the PLT or GOT): another'
    plugin -fvisibility=hidden
    clean
}

binding_own_functions_leaves_an_export() {
    echo 'int another(void); int another(void) { return 1; }
        __attribute__((constructor)) static void begin(void) { another(); }' >>plugin.c
    plugin -Wl,-Bsymbolic
    finds 0 exported 'exported symbols other than its records: another'
}

# calls FUNCTION: the plugin calls it.
calls() {
    sed -i "s/frequency > 100/frequency > $1()/; s/^static int tune/double $1(void);\n&/" plugin.c
}

undefined_symbol_is_reported() {
    calls nowhere
    plugin
    finds 1 undefined "undefined symbols: nowhere"
    plugin -nostdlib
    finds 1 undefined "undefined symbols: nowhere"
}

symbol_of_a_library_with_versions_is_not_undefined() {
    calls near
    echo 'versions { global: near; };' >near.map
    echo 'double near(void) { return 1; }' | gcc -shared -fPIC -x c - -o libnear.so -Wl,--version-script=near.map
    plugin -L. -lnear
    clean
}

symbol_that_a_library_without_versions_may_define_is_not_checked() {
    calls near
    echo 'double near(void) { return 1; }' | gcc -shared -fPIC -x c - -o libnear.so
    plugin -L. -lnear
    finds 0 not-checked 'possibly undefined symbols: near'
}

file_without_section_headers_is_reported() {
    [ "$(head -c 6 /proc/self/exe | od -An -tx1 | tr -d ' ')" = 7f454c460201 ] || exit 77
    plugin
    bytes 40 '\0000\0000\0000\0000\0000\0000\0000\0000'
    bytes 60 '\0000\0000\0000\0000'
    finds 0 no-sections 'Check the file before its section headers are stripped'
}

# ---- Loading ------------------------------------------------------------------------------------

relative_path_is_reported() {
    plugin -Wl,-rpath,lib
    finds 0 relative-path "RUNPATH is 'lib'"
    echo 'int near(void) { return 1; }' | gcc -shared -fPIC -x c - -o libnear.so
    plugin -Wl,--no-as-needed ./libnear.so
    finds 0 relative-path "needs the file './libnear.so'"
}

executable_stack_is_reported() {
    plugin -Wl,-z,execstack 2>/dev/null
    finds 0 executable-stack 'Link with -Wl,-z,noexecstack'
}

relocations_in_code_are_reported() {
    word=$(gcc -dM -E -x c /dev/null | grep -q __LP64__ && echo .quad || echo .long)
    printf '__asm__(".text\\n%s record_radio_tuner_fm_scanner\\n");\n' "$word" >>plugin.c
    plugin -Wl,-z,notext 2>/dev/null
    finds 0 text-relocations 'Compile all of it with -fPIC'
}

static_tls_model_is_reported() {
    echo 'static _Thread_local int level; __attribute__((constructor)) static void begin(void) { level++; }' \
        >>plugin.c
    plugin -ftls-model=initial-exec
    finds 0 static-tls 'Compile without -ftls-model=initial-exec'
}

# ---- The command line ---------------------------------------------------------------------------

usage_errors_of_patchbay_suggest_the_nearest_and_exit_2() {
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

help_of_patchbay_is_the_same_however_it_is_asked_for() {
    "$patchbay" help >help
    "$patchbay" -h | cmp help -
    "$patchbay" show --help >show
    for words in 'help show' 'show -h' 'show help' 'show --json --help x.so'; do
        "$patchbay" $words | cmp show - || fail "another text: $words"
    done
}

completion_scripts_of_patchbay_have_its_commands_and_options() {
    "$patchbay" help | sed -nE 's/^  ([a-z]+).*/\1/p; s/^  (-h, )?--([a-z]+).*/\2/p' >words
    [ "$(wc -l <words)" -eq 7 ] || { cat words >&2; fail "not two commands and five options"; }
    for file in "$source"/src/inspect/completion/patchbay.*; do
        while read -r word; do
            grep -qw -e "$word" "$file" || fail "$file does not offer $word"
        done <words
    done
}

# completed WORD...: completions of the last word.
completed() {
    bash -c '. "$0"; COMP_WORDS=(patchbay "$@"); COMP_CWORD=$#; _patchbay; echo "${COMPREPLY[@]}"' \
        "$source/src/inspect/completion/patchbay.bash" "$@"
}

bash_completes_commands_and_options_of_patchbay() {
    [ "$(completed l)" = lint ] || fail commands
    [ "$(completed lint --p)" = --plain ] || fail options
    [ "$(completed lint --color = al)" = always ] || fail colours
    [ -z "$(completed lint x)" ] || fail "files are left to bash"
}

"$case"
