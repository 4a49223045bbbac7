#!/bin/sh
# compile_test.sh CASE PATCHBAY_GEN SOURCE_DIR BINARY_DIR: what compilers do with sources that use a
# generated header.
set -eu
case=$1 gen=$2 source=$3 work=$4/$1
rm -rf "$work"
mkdir -p "$work"
cd "$work"
c_compilers='gcc clang' cxx_compilers='g++ clang++'
strict_cxx='-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast
    -Wzero-as-null-pointer-constant -Werror'

fail() {
    echo "$*" >&2
    exit 1
}

# A registry with a category of these functions, one a line.
generate() {
    {
        printf 'format: 1\nregistry: demo\ncategories:\n  endpoint:\n    functions:\n'
        printf '%s\n' "$1" | sed 's/^/      /'
        printf '    constants: {level: enum demo_endpoint_type}\n'
        printf '    metadata: {path: {kind: string}}\n'
        printf '    types: {chat: {implementations: {plain: {}}}}\n'
        printf '  other: {functions: {run: int (void)}, types: {first: {}}}\n'
    } >registry.yaml
    "$gen" registry.yaml --output .
}

compile() {
    "$@" -I"$source/include" -I. -fPIC -c -o object.o
}

# rejected TEXT COMMAND...: the compiler fails and prints the text.
rejected() {
    text=$1
    shift
    if compile "$@" 2>printed; then
        fail "accepted: $*"
    fi
    grep -q -e "$text" printed || { cat printed; fail "without '$text': $*"; }
}

# In each language standard and mode, without a warning option.
rejected_in_c() {
    for compiler in $c_compilers; do
        for standard in c99 c11 c17; do
            for mode in -UX -DPATCHBAY_PLUGIN '-DPATCHBAY_PLUGIN -DPATCHBAY_PLUGIN_MANIFEST'; do
                rejected "$1" "$compiler" -std=$standard $mode source.c
            done
        done
    done
}

function_of_another_type_does_not_compile() {
    generate 'run: int (const char *text)'
    cat >source.c <<'END'
#include "demo_registry.h"
static int run(int number) { return number; }
DEMO_DEFINE_ENDPOINT(chat, plain) = {.run = run};
END
    rejected_in_c incompatible
}

constant_of_another_kind_does_not_compile() {
    generate 'run: const char *(void)'
    cat >source.c <<'END'
#include "demo_registry.h"
DEMO_DEFINE_ENDPOINT(chat, plain) = {.run = 17};
END
    rejected_in_c integer
}

enum_of_another_category_does_not_compile() {
    generate 'run: int (void)'
    cat >source.c <<'END'
#include "demo_registry.h"
DEMO_DEFINE_ENDPOINT(chat, plain) = {.level = DEMO_OTHER_FIRST};
END
    rejected_in_c 'demo_other_type'
}

forgotten_flag_of_plugins_is_named_by_the_compiler() {
    generate 'run: int (void)'
    printf '#include "demo_registry.h"\nDEMO_DEFINE_ENDPOINT(chat, own) = {0};\n' >source.c
    printf '#include "demo_registry.h"\nDEMO_NEW_ENDPOINT_TYPE(own);\n' >new.c
    for compiler in $c_compilers; do
        rejected DPATCHBAY_PLUGIN "$compiler" source.c
        rejected DPATCHBAY_PLUGIN "$compiler" new.c
        rejected DPATCHBAY_PLUGIN "$compiler" -DPATCHBAY_PLUGIN_MANIFEST source.c
    done
}

forgotten_flag_of_manifests_is_named_by_the_compiler() {
    generate 'run: int (void)'
    printf '#include "demo_registry.h"\nDEMO_DEFINE_ENDPOINT(own, own) = {0};\n' >source.c
    for compiler in $c_compilers; do
        rejected DPATCHBAY_PLUGIN_MANIFEST "$compiler" -DPATCHBAY_PLUGIN source.c
    done
}

table_for_another_library_does_not_compile() {
    generate 'run: int (void)'
    sed -i 's/TABLE_FORMAT < [0-9]*/TABLE_FORMAT < 99/' demo_registry.c
    for compiler in $c_compilers; do
        rejected 'demo_registry.c is for another version of Patchbay' "$compiler" demo_registry.c
    done
}

misspelt_key_is_answered_with_the_nearest() {
    generate 'run: int (void)'
    cat >source.c <<'END'
#include "demo_registry.h"
DEMO_SET_ENDPOINT(chat, plain, paht, "/v1");
DEMO_DEFINE_ENDPOINT(chat, plain) = {0};
END
    for compiler in $c_compilers; do
        rejected 'did you mean .*key_path' "$compiler" source.c
        rejected 'did you mean .*key_path' "$compiler" -DPATCHBAY_PLUGIN source.c
    done
}

property_in_a_manifest_plugin_belongs_in_the_manifest() {
    generate 'run: int (void)'
    printf '#include "demo_registry.h"\nDEMO_SET_ENDPOINT(chat, plain, path, "/");\n' >source.c
    for compiler in $c_compilers; do
        rejected plugin.yaml "$compiler" -DPATCHBAY_PLUGIN -DPATCHBAY_PLUGIN_MANIFEST source.c
    done
}

source_with_properties_is_also_a_builtin() {
    generate 'run: int (void)'
    cat >source.c <<'END'
#include "demo_registry.h"
DEMO_SET_ENDPOINT(chat, plain, path, "/v1");
DEMO_DEFINE_ENDPOINT(chat, plain) = {0};
END
    for compiler in $c_compilers; do
        compile "$compiler" -std=c99 -Wall -Wextra -Wpedantic -Werror source.c
    done
}

type_that_no_include_declares_is_reported_with_its_place() {
    echo '#include "demo_endpoint.h"' >source.c
    for type in 'enum colour' colour_t; do
        printf '%s\n' 'format: 1' 'registry: demo' 'categories:' '  endpoint:' \
            '    includes: [stdio.h]' "    functions: {run: int ($type colour)}" '    types: {}' \
            >registry.yaml
        "$gen" registry.yaml --output .
        for compiler in $c_compilers; do
            rejected registry.yaml:6 "$compiler" -std=c11 -pedantic-errors source.c
        done
    done
}

implementation_in_a_namespace_has_c_linkage() {
    generate 'run: int (void)'
    cat >source.cc <<'END'
#include "demo_registry.h"
namespace mine {
static int run() { return 1; }
DEMO_SET_ENDPOINT(chat, plain, path, "/v1");
DEMO_DEFINE_ENDPOINT(chat, plain) = {run, DEMO_ENDPOINT_CHAT};
}
END
    for compiler in $cxx_compilers; do
        for standard in c++11 c++20; do
            compile "$compiler" -std=$standard $strict_cxx source.cc
            nm object.o | grep -q ' [DR] demo_endpoint_chat_plain$' || fail "$compiler: builtin lost"
            compile "$compiler" -std=$standard $strict_cxx -DPATCHBAY_PLUGIN source.cc
            nm object.o | grep -q ' [DR] record_demo_endpoint_chat_plain$' || fail "$compiler: record"
        done
    done
}

constant_with_the_name_of_a_parameter_does_not_warn() {
    generate 'run: int (void)'
    sed -i 's/plain: {}/plain: {symbol: description}/' registry.yaml
    "$gen" registry.yaml --output .
    for compiler in $c_compilers; do
        compile $compiler -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Werror demo_registry.c
    done
}

category_of_a_hundred_functions_does_not_warn() {
    generate "$(seq -f 'function_%g: int (const char *text, const char *other, size_t size)' 100)"
    printf '#include "demo_registry.h"\nDEMO_DEFINE_ENDPOINT(chat, plain) = EMPTY;\n' >source.c
    cp source.c source.cc
    for standard in c99 c11; do
        for compiler in $c_compilers; do
            compile $compiler -std=$standard -Wall -Wextra -Wpedantic -Werror '-DEMPTY={0}' \
                -DPATCHBAY_PLUGIN source.c
        done
    done
    for compiler in $cxx_compilers; do
        compile $compiler $strict_cxx '-DEMPTY={}' -DPATCHBAY_PLUGIN source.cc
    done
}

"$case"
