#!/bin/sh
# print_page.sh PAGE DIRECTORY NAME: a page of docs/ with what its commands print now, run in order in one shell. DIRECTORY
# is shown as NAME.
set -eu
page=$1 directory=$2 name=$3
output=$(mktemp /tmp/pb.XXXXXX)
trap 'rm -f "$output" "$output.err"' EXIT

dropping=
while IFS= read -r line; do
    case $line in
    '    $ '*)
        printf '%s\n' "$line"
        eval "${line#    \$ }" >"$output" 2>"$output.err" || true
        sed "s,$directory,$name,g; s/^/    /; s/ *\$//" "$output" "$output.err"
        dropping=yes
        ;;
    '    '*) [ "$dropping" ] || printf '%s\n' "$line" ;;
    *)
        dropping=
        printf '%s\n' "$line"
        ;;
    esac
done <"$page"
