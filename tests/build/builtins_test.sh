#!/bin/sh
# builtins_test.sh CASE PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR: what compilers and linkers make of the generated
# functions that return builtins.
set -eu
case=$1 gen=$2 source=$3 scratch=$4/$1
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
flags="-std=c11 -O2 -ffunction-sections -fdata-sections -Wl,--gc-sections -I$source/include -I."

fail() {
    echo "$case: $*" >&2
    exit 1
}

# Forty types: number N has a builtin that returns N. Of every tenth type there are two before it, one that
# is not built and one that is not linked. main() compares all.
write_program() {
    {
        printf '%s\n' 'format: 1' 'registry: count' 'categories:' '  number:' \
            '    functions: {value: int (void)}' '    types:'
        i=0
        while [ $i -lt 40 ]; do
            printf '      n%d:\n        implementations:\n' $i
            [ $((i % 10)) -ne 9 ] || printf '          %s\n' 'unbuilt: {when: defined(NEVER)}' \
                'unlinked: {link: weak}' 'unasked: {opt_in: true}'
            printf '          plain: {}\n'
            i=$((i + 1))
        done
    } >registry.yaml
    "$gen" registry.yaml --output .
    {
        echo '#include "count_registry.h"'
        for i in $(seq 0 39); do
            echo "static int value_$i(void) { return $i; }"
            echo "COUNT_DEFINE_NUMBER(n$i, plain) = {.value = value_$i};"
            [ $((i % 10)) -ne 9 ] || echo "COUNT_DEFINE_NUMBER(n$i, unasked) = {.value = value_0};"
        done
    } >numbers.c
    cat >main.c <<'END'
#include "count_registry.h"
int main(void)
{
    for (int i = 0; i < COUNT_NUMBER_TYPES; i++)
        if (count_builtin_number((enum count_number_type)i)->value() != i)
            return 1;
    return count_builtin_number((enum count_number_type)COUNT_NUMBER_TYPES) != NULL;
}
END
}

every_form_of_the_list_returns_the_first_builtin_of_each_type() {
    write_program
    for compiler in gcc clang; do
        for form in '-fPIE -pie' '-fno-pie -no-pie' '-static-pie -fPIE' -DPATCHBAY_BUILTINS_BY_SWITCH -O0 \
            '-flto -fPIE' '-fsanitize=address -g'; do
            $compiler $flags $form main.c numbers.c count_registry.c -o count ||
                fail "$compiler $form: not linked"
            ./count || fail "$compiler $form: another builtin"
        done
    done
    gcc $flags -masm=intel main.c numbers.c count_registry.c -o count && ./count || fail "Intel syntax"
}

# The peer is a table as it is written by hand.
builtins_alone_take_no_library_no_rows_and_no_texts() {
    write_program
    awk 'BEGIN {
        print "#include <stddef.h>"
        print "struct number { int (*value)(void); };"
        for (i = 0; i < 40; i++) {
            print "extern const struct number count_number_n" i "_plain;"
            list = list "&count_number_n" i "_plain, "
        }
        print "static const struct number *const numbers[] = {" list "};"
        print "int main(void) {"
        print "    for (int i = 0; i < 40; i++) if (numbers[i]->value() != i) return 1;"
        print "    return 0; }"
    }' >hand.c
    for form in '-fPIE -pie' '-fno-pie -no-pie'; do
        gcc $flags $form main.c numbers.c count_registry.c -o count
        gcc $flags $form hand.c numbers.c -o hand
        gcc $flags $form -DNONE -x c - -o empty <<'END'
int main(void) { return 0; }
END
        if nm count | grep -E 'patchbay|_rows$' | grep -v first_rows; then fail "$form: more is linked"; fi
        for program in count hand empty; do size -A $program >$program.size; done
        awk '/^Total/ { total[FILENAME] = $2 }
            END {
                ratio = (total["count.size"] - total["empty.size"]) / (total["hand.size"] - total["empty.size"])
                print ratio
                exit ratio > 2.5
            }' count.size hand.size empty.size >ratio || fail "$form: $(cat ratio) of a table by hand"
    done
}

only_builtin_of_a_type_of_a_flat_category_is_returned_though_it_is_opt_in() {
    printf '%s\n' 'format: 1' 'registry: count' 'categories:' '  number:' '    functions: {value: int (void)}' \
        '    implementations: {one: {}, two: {opt_in: true}}' >registry.yaml
    "$gen" registry.yaml --output .
    cat >main.c <<'END'
#include "count_registry.h"
static int value(void)
{
    return 2;
}
COUNT_DEFINE_NUMBER(one, one) = {.value = value};
COUNT_DEFINE_NUMBER(two, two) = {.value = value};
int main(void)
{
    return count_builtin_number(COUNT_NUMBER_TWO) != &count_number_two_two;
}
END
    gcc $flags main.c count_registry.c -o count
    ./count || fail "another one, or none"
}

"$case"
