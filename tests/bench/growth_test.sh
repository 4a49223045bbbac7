#!/bin/sh
# growth_test.sh CASE PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: what a call costs, in instructions, does not
# grow with the registry.
set -eu
case=$1 gen=$2 source=$3 scratch=$4/$1 library=$5
bench=$source/tests/bench
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
export LD_LIBRARY_PATH="${library%/*}" # where the library is a shared one

fail() {
    echo "$case: $*" >&2
    exit 1
}

# many NUMBER: ./NUMBER/scale, with so many types.
many() {
    mkdir "$1"
    (
        cd "$1"
        awk -v n="$1" -f "$bench/entries.awk"
        "$gen" many.yaml --output .
        gcc -std=c11 -O1 -D_GNU_SOURCE -I"$source/include" -I"$bench" -I. "$bench/scale.c" many_registry.c \
            many_parts.c "$library" -pthread -o scale
    )
}

# instructions COMMAND...
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*refs: *\([0-9,]*\).*/\1/p' | tr -d ,
}

# of_a_call NUMBER CALL: the instructions of one when all types of a registry of NUMBER types are in use.
of_a_call() {
    few=$(instructions "$1/scale" "$2" "$1" 0)
    many=$(instructions "$1/scale" "$2" "$1" 300)
    [ "$few" ] && [ "$many" ] || exit 77
    echo $(((many - few) / 300))
}

# own_memory TABLE: KiB that a process with this table has made its own, the least of three runs.
own_memory() {
    gcc -std=c11 -O1 -D_GNU_SOURCE -I"$source/include" -DTABLE="$1_table" "$bench/start.c" "$1_registry.c" \
        many_parts.c "$library" -pthread -o "start_$1"
    for _ in 1 2 3; do "./start_$1" print; done | sort -n | head -n 1
}

table_of_thousands_makes_no_memory_its_own() {
    awk -v n=5000 -f "$bench/entries.awk"
    "$gen" many.yaml --output .
    "$gen" none.yaml --output .
    many=$(own_memory many) none=$(own_memory none)
    [ "$many" -le $((none + 16)) ] || fail "$many KiB, $none KiB without it"
}

# KiB of the library in one file, with a flag.
kib_with() {
    gcc -std=c11 -Os -fno-asynchronous-unwind-tables -I"$source/include" "$1" -c "$single_file" -o one.o
    size one.o | awk 'NR == 2 { print int($1 / 1024) }'
}

# The compiler of another machine may need a little more.
library_is_not_larger_than_today() {
    single_file=${library%/lib/*}/src/patchbay/single_file/patchbay.c
    [ -e "$single_file" ] && [ "$(uname -m)" = x86_64 ] || exit 77
    whole=$(kib_with -DPATCHBAY_PLUGINS=1) without=$(kib_with -DPATCHBAY_PLUGINS=0)
    [ "$whole" -le 128 ] || fail "$whole KiB"
    [ "$without" -le 88 ] || fail "$without KiB without plugins"
}

call_costs_the_same_with_twenty_times_the_types() {
    command -v valgrind >/dev/null || exit 77
    many 600
    many 12000
    for call in use select next find unknown; do
        small=$(of_a_call 600 $call) large=$(of_a_call 12000 $call)
        [ "$large" -le $((small * 3 / 2)) ] || fail "$call: $small instructions with 600 types, $large with 12000"
    done
}

# The first 500 names are compared; of others, those that differ in a letter are looked up.
misspelt_type_among_thousands_is_answered_with_the_nearest() {
    many 2000
    cd 2000
    cat >main.c <<'END'
#include "many_registry.h"
#include <stdio.h>
#include <string.h>
int main(void)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&many_table, NULL, &error);
    char name[128];
    for (int way = 0; way < 3; way++) {
        const char *right = patchbay_type_name(registry, MANY_PART, 1900);
        strcpy(name, right);
        name[2] = way == 1 ? 'q' : name[2];
        strcpy(name + 2 + (way == 2), right + 2 + (way == 0)); /* without a letter, with another, twice one */
        name[2] = way ? 'q' : name[2];
        patchbay_find_type(registry, MANY_PART, name, &error);
        if (!strstr(error.hint, right) || !strstr(error.text, " and more)"))
            printf("'%s' for '%s': %s; %s\n", name, right, error.text, error.hint);
    }
    patchbay_close(registry);
    return 0;
}
END
    gcc -std=c11 -D_GNU_SOURCE -I"$source/include" -I. main.c many_registry.c many_parts.c "$library" -pthread -o main
    ./main >out
    if [ -s out ]; then fail "$(cat out)"; fi
}

"$case"
