#!/bin/sh
# golden_test.sh PATCHBAY_GEN SOURCE_DIR: the generator prints the catalogues that are kept.
# With UPDATE=1 keeps what it prints.
set -eu
gen=$1
cd "$2"
failed=0
actual=$(mktemp)
trap 'rm -f "$actual"' EXIT

# check FILE COMMAND...: the command prints FILE.
check() {
    kept=$1
    shift
    "$gen" "$@" >"$actual"
    if [ "${UPDATE-}" ]; then
        cat "$actual" >"$kept"
    fi
    diff -u "$kept" "$actual" >&2 || failed=1
}

check tests/gen/catalogue/lapse.md catalogue registry.yaml
check tests/gen/emit/golden/small/catalogue.md catalogue --all tests/gen/emit/golden/small/registry.yaml
check tests/gen/catalogue/hostile.md catalogue tests/gen/catalogue/hostile_registry.yaml
exit $failed
