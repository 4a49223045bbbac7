#!/bin/sh
# check.sh PATCHBAY_GEN DIRECTORY: every input that is wrong in one way is rejected with exactly the
# message beside it, and exit code 1; those in plugin/ extend plugin/registry.yaml. With UPDATE=1 keeps
# what is printed.
set -eu
gen=$1
cd "$2"
passed=0 failed=0
actual=$(mktemp)
trap 'rm -f "$actual"' EXIT
for input in *.yaml plugin/*.yaml; do
    case $input in
    plugin/registry.yaml) continue ;;
    plugin/*) set -- plugin --registry plugin/registry.yaml ;;
    *) set -- check ;;
    esac
    expected=${input%.yaml}.expected
    status=0
    "$gen" "$@" "$input" >"$actual" 2>&1 || status=$?
    if [ "${UPDATE-}" ]; then
        cp "$actual" "$expected"
    fi
    if [ "$status" -eq 1 ] && cmp -s "$actual" "$expected"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$input: exit code $status" >&2
        diff -u "$expected" "$actual" >&2 || true
    fi
done
echo "$passed rejected as expected, $failed not"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
