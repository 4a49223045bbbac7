#!/bin/sh
# golden_test.sh PATCHBAY_GEN SOURCE_DIR: the generator writes the files that are kept here, and every
# compiler takes them in every standard without a warning. With UPDATE=1 keeps what it writes.
set -eu
gen=$1 source=$2
here=$source/tests/gen/emit/golden
warnings='-Wall -Wextra -Wpedantic -Wconversion -Wmissing-prototypes -Wstrict-prototypes -Werror'
cxx_warnings='-Wall -Wextra -Wpedantic -Wconversion -Werror'
failed=0

check() {
    "$@" || { failed=1; echo "failed: $*" >&2; }
}

manifest="$here/small/plugin.yaml --registry $here/small/registry.yaml --output $here/small"
if [ "${UPDATE-}" ]; then
    "$gen" plugin $manifest
fi
check "$gen" plugin $manifest --verify
for compiler in gcc clang; do
    check $compiler -std=c11 $warnings -fPIC -I"$source/include" -I"$here/small" \
        -c "$here/small/fast_plugin.c" -o /dev/null
done

for directory in "$here"/*/; do
    name=$(sed -n 's/^registry: *//p' "$directory/registry.yaml")
    if [ "${UPDATE-}" ]; then
        "$gen" "$directory/registry.yaml" --output "$directory"
    fi
    check "$gen" "$directory/registry.yaml" --output "$directory" --verify
    check awk 'length > 100 { print FILENAME ":" FNR ": longer than 100 columns"; found = 1 }
               END { exit found }' "$directory/${name}"_*.[ch] "$directory"/*.c
    for compiler in gcc clang; do
        for condition in '' -DHAVE_FANCY=2 -DHAVE_PCI -std=c17; do
            check $compiler -std=c11 -O1 $warnings $condition -I"$source/include" \
                -I"$directory" -c "$directory/${name}_registry.c" -o /dev/null
        done
        [ ! -e "$directory/builtins.c" ] ||
            check $compiler -std=c11 $warnings -I"$source/include" -I"$directory" \
                -c "$directory/builtins.c" -o /dev/null
        for standard in gnu90 c99 c11 c17; do
            pedantic=-Wpedantic
            [ $standard != gnu90 ] || pedantic=-Wno-pedantic
            for header in "$directory/${name}"_*.h; do
                check $compiler -std=$standard $warnings $pedantic -I"$source/include" \
                    -I"$directory" -fsyntax-only -x c "$header"
            done
        done
    done
    for mode in -DPATCHBAY_PLUGIN '-DPATCHBAY_PLUGIN -DPATCHBAY_PLUGIN_MANIFEST'; do
        for compiler in gcc clang; do
            check $compiler -std=c11 $warnings $mode -fPIC -I"$source/include" -I"$directory" \
                -c "$directory/plugin.c" -o /dev/null
        done
        for compiler in g++ clang++; do
            check $compiler -std=c++11 $cxx_warnings $mode -fPIC -I"$source/include" \
                -I"$directory" -c -x c++ "$directory/plugin.c" -o /dev/null
        done
    done
    for standard in c++11 c++14 c++17 c++20; do
        for compiler in g++ clang++; do
            for header in "$directory/${name}"_*.h; do
                check $compiler -std=$standard $cxx_warnings -I"$source/include" -I"$directory" \
                    -fsyntax-only -x c++ "$header"
            done
        done
    done
done
exit $failed
