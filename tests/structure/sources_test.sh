#!/bin/sh
# sources_test.sh CASE SOURCE_DIR BUILD_DIR: what clang-format and clang-tidy report. Other versions than
# 14 format differently.
set -eu
case=$1 source=$2 build=$3
cd "$source"

sources_are_formatted() {
    command -v clang-format-14 >/dev/null || exit 77
    find gen src include plugins tests -name golden -prune -o \( -name '*.c' -o -name '*.h' \) -print0 |
        xargs -0 clang-format-14 --dry-run -Werror
}

sources_pass_clang_tidy() {
    command -v run-clang-tidy-14 >/dev/null || exit 77
    run-clang-tidy-14 -quiet -p "$build" "$source/(gen|src|plugins)/.*\\.c"
}

"$case"
