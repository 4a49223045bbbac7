# The table that the benchmarks print, to be sourced. A row has a figure and its target, a noise-free one
# counts; the figure of a timed one is the median of three. `missed` becomes 1 when one that counts misses.
missed=0

# heading WORDS...
heading() {
    printf '\n### %s\n\n| | at most | figure | |\n|---|---:|---:|---|\n' "$*"
}

# row WHAT VALUE TARGET: fails when the value is over the target. A target of "-" is none.
row() {
    awk -v what="$1" -v value="$2" -v target="$3" 'BEGIN {
        bad = value == "" || (target != "-" && value + 0 > target + 0)
        printf "| %s | %s | %.4g | %s |\n", what, target, value, bad ? "MISSED" : target == "-" ? "" : "ok"
        exit bad
    }'
}

# counted WHAT VALUE TARGET
counted() {
    row "$@" || missed=1
}

# median NUMBER NUMBER NUMBER
median() {
    printf '%s\n' "$@" | sort -g | sed -n 2p
}

# timed WHAT TARGET COMMAND...: the command prints a number.
timed() {
    what=$1 target=$2
    shift 2
    row "$what" "$(median "$("$@")" "$("$@")" "$("$@")")" "$target" || :
}

# timed_rows COMMAND...: the command prints rows: WHAT|VALUE|TARGET, and |counted for a row that counts.
timed_rows() {
    for _ in 1 2 3; do "$@"; done >printed
    cut -d '|' -f 1 printed | awk '!seen[$0]++' >rows
    while IFS= read -r what; do
        grep -F "$what|" printed | awk -F '|' -v what="$what" '$1 == what' | sort -t '|' -k 2 -g | sed -n 2p >middle
        IFS='|' read -r what value target counts <middle
        row "$what" "$value" "$target" || [ -z "$counts" ] || missed=1
    done <rows
}

# skipped WHAT REASON
skipped() {
    printf '| %s | | | skipped: %s |\n' "$1" "$2"
}

# has PROGRAM WHAT: reports what is skipped because the program is not installed.
has() {
    command -v "$1" >/dev/null || { skipped "$2" "$1 is not installed" && false; }
}

# quotient A B
quotient() {
    awk -v a="$1" -v b="$2" 'BEGIN { if (b + 0) print a / b }'
}

# fastest RUNS COMMAND...: the smallest number that it prints in so many runs.
fastest() {
    runs=$1
    shift
    while [ "$runs" -gt 0 ]; do
        "$@"
        runs=$((runs - 1))
    done | sort -g | head -n 1
}

# instructions COMMAND...: how many it executes.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
        sed -n 's/.*refs: *\([0-9,]*\).*/\1/p' | tr -d ,
}
