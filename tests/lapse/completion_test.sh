#!/bin/sh
# completion_test.sh CASE LAPSE SOURCE_DIR: the completion scripts of lapse. Each function below is a test.
set -eu
case=$1 scripts=$3/src/lapse/completion
export PATH="${2%/*}:$PATH"

fail() {
    echo "$case: $*" >&2
    exit 1
}

# completed SHELL WORD...: what the shell offers for the last word, sorted, on one line.
completed() {
    shell=$1
    shift
    case $shell in
    bash)
        bash -c '. "$0"; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE}
                 _lapse; printf "%s\n" "${COMPREPLY[@]}"' "$scripts/lapse.bash" "$@" 2>/dev/null
        ;;
    fish)
        fish -c 'source $argv[1]; complete -C "$argv[2..-1]"' "$scripts/lapse.fish" "$@" | cut -f1
        ;;
    esac | LC_ALL=C sort -u | xargs
}

offers() {
    for shell in bash fish; do
        command -v $shell >/dev/null || continue
        found=$(completed $shell "$@")
        [ "$found" = "$expected" ] || fail "$shell offers '$found' for '$*', expected '$expected'"
    done
}

lapse_completes_commands_options_types_and_the_inspector() {
    expected=run offers lapse ru
    expected='--endpoint --export' offers lapse run --e
    expected='chat completions' offers lapse run --endpoint c
    expected='csv json svg table' offers lapse run --export ''
    expected=list offers lapse registry li
}

lapse_completion_for_zsh_is_a_valid_script() {
    command -v zsh >/dev/null || exit 77
    zsh -n "$scripts/lapse.zsh"
}

"$case"
