#!/bin/sh
# each_test.sh ARGUMENT...: the lists of builtins. The arguments are those of small_project.sh.
. "$3/tests/build/small_project.sh"

list_of_builtins_has_those_whose_condition_holds() {
    add_entry 'formal: {description: Says "good day"., when: defined(HAVE_FORMAL)}'
    generate
    printf '%s\n' '#include "small_greeter_each.h"' '#include <stdio.h>' \
        '#define PRINT(type, identifier, name, description) puts(#type "/" #identifier " " name ": " description);' \
        'int main(void) { SMALL_EACH_GREETER(PRINT) return 0; }' >list.c
    for condition in -UHAVE_FORMAL -DHAVE_FORMAL; do
        gcc $flags $condition list.c -o list
        ./list
    done >out
    printf '%s\n' 'english/plain plain: Says hello.' 'english/plain plain: Says hello.' \
        'english/formal formal: Says "good day".' | diff - out >&2
}

condition_of_a_header_that_only_a_later_category_includes_does_not_compile() {
    sed -i 's/    description: Says hello./    includes: [<stdio.h>]/' registry.yaml
    add_entry 'formal: {when: HAVE_FORMAL}'
    echo '  tool: {includes: [tool.h], functions: {use: void (void)}, types: {}}' >>registry.yaml
    echo '#define HAVE_FORMAL 1' >tool.h
    generate
    if gcc $flags -c small_registry.c 2>log; then fail "it compiled"; fi
    contains log 'greeter: a condition depends on the includes of another category'
}

"$case"
