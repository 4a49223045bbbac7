#!/bin/sh
# output_test.sh CASE PATCHBAY_GEN SOURCE_DIR: what patchbay-gen reads and writes. Each function below is a
# test.
set -eu
case=$1 gen=$2 source=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cp "$source/tests/consumers/small/registry.yaml" .
"$gen" catalogue registry.yaml >page

fail() {
    echo "$case: $*" >&2
    exit 1
}

contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

standard_input_is_a_file() {
    "$gen" check - <registry.yaml
    "$gen" - --output out --depfile out/depfile <registry.yaml
    contains out/small_registry.c 'Generated from standard input'
    grep -qx 'out/small_registry.h .*out/small_registry.c:' out/depfile || fail "$(cat out/depfile)"
    if echo 'format: 1' | "$gen" check - 2>err; then fail "it was accepted"; fi
    contains err '-:1:1: error: '
}

missing_directories_are_made() {
    "$gen" catalogue registry.yaml --output new/docs/page.md
    cmp page new/docs/page.md
    "$gen" registry.yaml --output a/b --depfile c/d/depfile --stamp e/f/stamp
    [ -s c/d/depfile ] && [ -e e/f/stamp ] || fail "a file is missing"
}

fifo_is_written_to() {
    mkfifo pipe
    cat pipe >got &
    "$gen" catalogue registry.yaml --output pipe
    wait
    cmp page got
    [ -p pipe ] || fail "the FIFO was replaced"
}

device_is_written_to() {
    mknod null c 1 3 2>/dev/null && : >null 2>/dev/null || exit 77
    "$gen" catalogue registry.yaml --output null
    [ -c null ] || fail "the device was replaced"
}

link_stays_and_its_target_is_written() {
    echo old >target
    ln -s target link
    ln -s missing dangling
    for name in link dangling; do
        "$gen" catalogue registry.yaml --output $name
        [ -L $name ] || fail "$name was replaced"
    done
    cmp page target
    cmp page missing
}

equal_file_is_not_touched() {
    "$gen" registry.yaml --output out
    touch -d 2001-01-01 out/small_registry.h
    "$gen" registry.yaml --output out
    [ registry.yaml -nt out/small_registry.h ] || fail "it was written again"
}

# The temporary file has the process in its name, which others can guess.
link_under_the_temporary_name_is_not_followed() {
    echo precious >victim
    mkdir out
    sh -c 'for i in 0 1 2; do ln -s ../victim "out/.patchbay-gen.$$.$i"; done
        exec "$0" registry.yaml --output out' "$gen"
    [ "$(cat victim)" = precious ] || fail "the link was followed"
    [ -s out/small_registry.c ] && [ ! -L out/small_registry.c ] || fail "the output is missing"
}

# Beyond the size limit a signal is sent, which ends the program.
signal_leaves_no_temporary_file() {
    mkdir out
    (ulimit -f 1 && exec "$gen" registry.yaml --output out) 2>/dev/null && fail "no signal"
    [ -z "$(ls -A out)" ] || fail "left behind: $(ls -A out)"
}

# make is the judge of the depfile.
odd_file_names_work_in_depfiles() {
    name=$(printf 'a"b\\c:d e\tf#g$h\\ i.yaml')
    cp registry.yaml "$name"
    "$gen" "$name" --output out --depfile depfile
    printf 'out/small_registry.h out/small_registry.c:\n\techo $@\ninclude depfile\n' >makefile
    make -q out/small_registry.h || fail "it is out of date at once"
    touch -d '+1 minute' "$name"
    if make -q out/small_registry.h; then fail "the dependency is lost"; fi
}

depfile_of_many_files_names_each_and_takes_little_memory() {
    {
        printf 'format: 1\nregistry: wide\ncategories:\n'
        awk 'BEGIN { while (i++ < 3000) print "  part_" i ": {functions: {run: int (void)}, types: {}}" }'
    } >wide.yaml
    (ulimit -v 200000 && exec "$gen" wide.yaml --output out --depfile depfile)
    [ "$(tr ' ' '\n' <depfile | grep -c '\.[ch]:*$')" -eq 6003 ] || fail "a file is missing"
}

line_break_in_a_file_name_cannot_be_a_dependency() {
    name=$(printf 'a\nb.yaml')
    cp registry.yaml "$name"
    status=0
    "$gen" "$name" --output out --depfile depfile 2>err || status=$?
    [ "$status" -eq 3 ] && [ ! -e depfile ] || fail "exit status $status"
    contains err 'a file name contains a line break'
}

odd_file_names_work_in_generated_c() {
    name=$(printf 'a"b\\c:d e\tf\n*??-%%s.yaml')
    cp registry.yaml "$name"
    "$gen" "$name" --output out
    for compiler in gcc clang; do
        $compiler -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$source/include" -Iout \
            -c out/small_registry.c -o /dev/null
    done
}

messages_hold_no_control_characters_of_file_names() {
    escape=$(printf '\033')
    if "$gen" check "no${escape}such" 2>err; then fail "it exists"; fi
    contains err 'cannot read no?such'
    echo 'format: 1' >"a${escape}b"
    if "$gen" check "a${escape}b" 2>err; then fail "it was accepted"; fi
    contains err 'a?b:1:1: error: '
    echo 'format: 1' >"$(printf 'a\302\233b')"
    if "$gen" check "$(printf 'a\302\233b')" 2>err; then fail "it was accepted"; fi
    contains err 'a?b:1:1: error: '
    if "$gen" registry.yaml --output "a${escape}b.d" --verify 2>err; then
        fail "they are up to date"
    fi
    contains err 'patchbay-gen: a?b.d/small_registry.h is out of date'
}

"$case"
