#!/bin/sh
# sources_test.sh CASE SOURCE_DIR BUILD_DIR: what clang-format, clang-tidy and cppcheck report. Other versions than
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

# Left out: it takes `return X_INIT;` of an inline function for uninitialised, calls of _Noreturn functions for
# returning, `if (a && b)` for a doubt about b everywhere; it does not parse a ternary with a compound literal, and
# takes a pointer into the stack that is reset before the return for a leaking one.
sources_pass_cppcheck() {
    command -v cppcheck >/dev/null || exit 77
    cppcheck --quiet --std=c11 --platform=unix64 --enable=warning,performance,portability --error-exitcode=1 \
        --template=gcc -j 2 -D_POSIX_C_SOURCE=200809L -D__x86_64__ -Iinclude -Igen -Isrc/patchbay -Isrc/lapse \
        -Isrc/inspect --suppress=uninitvar --suppress=nullPointerRedundantCheck --suppress=zerodivcond \
        --suppress=identicalInnerCondition --suppress=internalAstError --suppress=autoVariables \
        --suppress=unknownEvaluationOrder gen src plugins
}

"$case"
