#!/bin/sh
# elsewhere_test.sh CASE FILES PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: plugins whose struct the
# program defines itself. Each function below is a test.
. "$(dirname "$0")/setup.sh"
warnings='-Wall -Wextra -Wpedantic -Werror -Wno-missing-field-initializers'

# build FLAG...: the program, and ./plugins/sound.so from the header in ./author.
build() {
    "$gen" registry.yaml --output .
    gcc $flags $warnings -I. "$@" program.c dummy.c sound_registry.c "$library" -pthread -ldl -o program
    mkdir -p author plugins
    cp -n driver.h plugin.c author
    "$gen" registry.yaml --output author
    gcc $flags $warnings -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN ${plugin_flags-} author/plugin.c -o plugins/sound.so
}

# prints EXIT_STATUS TEXT
prints() {
    status=0
    SOUND_PLUGIN_PATH=$PWD/plugins ./program >out || status=$?
    [ "$status" -eq "$1" ] || { cat out >&2; fail "exit status $status"; }
    contains out "$2"
}

# author SCRIPT: the author of the plugin has another header.
author() {
    mkdir author
    sed "$1" driver.h >author/driver.h
}

program_without_plugins_uses_the_unchanged_driver_file() {
    build
    [ "$(./program)" = 'dummy 1 1' ] || fail "it prints $(./program)"
}

constants_may_come_from_a_shared_library() {
    "$gen" registry.yaml --output .
    gcc $flags -I. -shared -fPIC dummy.c -o libdummy.so
    for mode in -pie -no-pie; do
        gcc $flags -I. $mode program.c sound_registry.c -L. -ldummy -Wl,-rpath,"$PWD" "$library" -pthread -ldl -o program
        [ "$(./program)" = 'dummy 1 1' ] || fail "with $mode it prints $(./program)"
    done
}

plugin_is_used_with_the_members_that_are_not_listed() {
    build
    prints 0 'plugin 5 2'
}

struct_of_another_size_is_rejected_with_both_sizes() {
    author 's/int (\*flush).*/&int (*wait)(void);/'
    build
    prints 1 'size of struct driver: program has 32 bytes, plugin has 40'
}

member_at_another_place_is_rejected_with_both_offsets() {
    author '/const char \*name/d; s/^ *int (\*flush).*/&const char *name;/'
    build
    prints 1 "function 'open': program has it at offset 16, plugin at 8"
}

shorter_struct_is_copied_where_the_program_lets_it_grow() {
    sed -i 's/defined: elsewhere/&\n    grows: true/' registry.yaml
    build -DGROWN
    prints 0 'plugin 5 2'
    contains out 'no pause'
}

longer_struct_is_used_where_the_program_lets_it_grow() {
    sed -i 's/defined: elsewhere/&\n    grows: true/' registry.yaml
    plugin_flags=-DGROWN build
    prints 0 'plugin 5 2'
}

grown_struct_is_rejected_elsewhere() {
    build -DGROWN
    prints 1 'size of struct driver: program has 40 bytes, plugin has 32'
}

other_signature_does_not_compile() {
    sed -i 's/open: int (void)/open: long (void)/' registry.yaml
    build 2>err || true
    contains err 'registry.yaml:10:13'
}

bit_field_cannot_be_listed() {
    printf '    constants: {flags: unsigned}\n' >>registry.yaml
    build 2>err || true
    contains err bit-field
}

qualifiers_of_a_listed_member_are_left_out() {
    sed -i 's/const char \*name/const char *const name/
        s/ *int (\*flush).*/&\n    volatile int uses;\n    const volatile unsigned char tag[4];/' driver.h
    printf '    constants: {name: const char *, uses: int, tag: "unsigned char [4]"}\n' >>registry.yaml
    build
    prints 0 'plugin 5 2'
}

const_struct_is_rejected_where_the_program_may_write() {
    mkdir author
    cp driver.h plugin.c author
    "$gen" registry.yaml --output author
    gcc $flags -Iauthor -fPIC -c -DPATCHBAY_PLUGIN author/plugin.c -o old.o
    sed -i 's/defined: elsewhere/&\n    mutable: true/' registry.yaml
    sed -i 's/^const struct/struct/' dummy.c
    build
    prints 0 'plugin 5 2'
    gcc -shared old.o -o plugins/sound.so
    prints 1 'the program may write to struct driver, plugin has it const'
}

# start SCRIPT: the start function of dummy.c returns 1, and driver/dummy is a type that is not flat.
start() {
    sed -i "s/^    implementations.*/    types: {dummy: {implementations: {dummy: Plays nothing.}}}/; s/^    symbol/    start: $1\n&/" registry.yaml
    build
    rm plugins/sound.so
}

true_of_a_start_function_accepts() {
    start '{function: open, returns: bool}'
    prints 0 'dummy 1 1'
}

number_of_a_start_function_declines() {
    start '{function: open, returns: zero}'
    prints 1 'declined: open() returned an error'
    SOUND_USE_DRIVER=dummy=dummy prints 1 'declined: open() returned an error'
}

automatic_start_counts_where_there_is_a_choice() {
    start '{function: open, returns: zero, automatic: true}'
    prints 1 'declined: open() returned an error'
    SOUND_USE_DRIVER=dummy=dummy/other prints 1 'declined'
    SOUND_USE_DRIVER=dummy=dummy/ prints 1 'declined'
    SOUND_USE_DRIVER=dummy=dummy prints 0 'dummy 1 1'
}

type_of_a_flat_category_is_the_only_choice() {
    sed -i 's/^    symbol/    start: {function: open, returns: zero, automatic: true}\n&/' registry.yaml
    build
    rm plugins/sound.so
    prints 0 'dummy 1 1'
}

"$case"
