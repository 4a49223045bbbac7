#!/bin/sh
# growth_test.sh CASE PATCHBAY_GEN: twice the input takes about twice the instructions. Each function below
# is a test.
set -eu
case=$1 gen=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
size=1500 # large enough to notice squares

# counted ARGUMENT...: the instructions of patchbay-gen.
counted() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$gen" "$@" 2>&1 >out |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# head_of_registry COUNT
head_of_registry() {
    count=$1
    printf 'format: 1\nregistry: demo\ncategories:\n  part:\n'
}

# numbered FORMAT: printed for each number below $count.
numbered() {
    awk -v n="$count" -v format="$1" 'BEGIN { while (i < n) { line = format; gsub("@", i++, line); print line } }'
}

# is_linear WRITER ARGUMENT...: where WRITER COUNT prints a registry.yaml.
is_linear() {
    writer=$1
    shift
    "$writer" $size >registry.yaml
    once=$(counted "$@")
    [ "$once" ] || exit 77
    "$writer" $((2 * size)) >registry.yaml
    twice=$(counted "$@")
    [ $((twice * 10)) -lt $((once * 24)) ] || {
        echo "$case: $once instructions, then $twice" >&2
        exit 1
    }
}

functions() {
    head_of_registry "$1"
    echo '    functions:'
    numbered '      function_@: int (struct argument_@ *argument)'
    echo '    types: {}'
}

keys() {
    head_of_registry "$1"
    printf '    functions: {run: int (void)}\n    metadata:\n'
    numbered '      key_@: {kind: string, default: a}'
    printf '    types:\n      one:\n        implementations:\n          first:\n            metadata:\n'
    numbered '              key_@: b'
}

unknown_keys() {
    keys "$1" | sed 's/^              key/              other/'
}

includes() {
    head_of_registry "$1"
    printf '    functions: {run: int (void)}\n    types: {}\n    includes:\n'
    numbered '      - header_@.h'
}

aliases() {
    head_of_registry "$1"
    printf '    functions: {run: int (void)}\n    types:\n      one:\n        aliases:\n'
    numbered '          - alias_@'
}

types() {
    head_of_registry "$1"
    printf '    functions: {run: int (void)}\n    types:\n'
    numbered '      type_@: {implementations: {one: {}}}'
}

renamed() {
    types "$1" | sed 's/type_/kind_/' >renamed.yaml
    types "$1"
}

many_functions_are_generated_in_linear_time() {
    is_linear functions registry.yaml --output .
}

many_metadata_keys_are_generated_in_linear_time() {
    is_linear keys registry.yaml --output .
}

many_unknown_metadata_keys_are_rejected_in_linear_time() {
    size=500 # each is compared with others
    is_linear unknown_keys check registry.yaml
}

many_includes_are_generated_in_linear_time() {
    is_linear includes registry.yaml --output .
}

many_aliases_are_in_the_catalogue_in_linear_time() {
    is_linear aliases catalogue registry.yaml
}

# Each type names another one.
named_types() {
    head_of_registry "$1"
    printf '    functions: {run: int (void)}\n    metadata: {next: {kind: type, of: part}}\n    types:\n'
    numbered "      type_@: {implementations: {one: {metadata: {next: ${2-type}_@}}}}"
}

many_types_in_metadata_are_found_in_linear_time() {
    is_linear named_types check registry.yaml
}

unknown_types() {
    named_types "$1" typo
}

many_unknown_types_in_metadata_are_rejected_in_linear_time() {
    is_linear unknown_types check registry.yaml
}

many_renamed_types_are_compared_in_linear_time() {
    is_linear renamed compare registry.yaml renamed.yaml
}

"$case"
