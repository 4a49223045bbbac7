#!/bin/sh
# site_test.sh CASE SOURCE_DIR: the documentation as pages. Each function below is a test.
set -eu
case=$1 source=$2
command -v cmark-gfm >/dev/null || { echo 'missing: cmark-gfm' >&2; exit 77; }
scratch=$(mktemp -d /tmp/pb.XXXXXX)
trap 'rm -rf "$scratch"' EXIT

links_of_the_site_lead_to_its_pages() {
    "$source/docs/site/build" "$scratch" >/dev/null
    cd "$scratch"
    grep -oh '\(href\|src\)="[^"#:]*["#]' ./*.html | sed 's/^[a-z]*="//; s/["#]$//' | sort -u >links
    grep -q '^getting-started.html$' links
    while read -r file; do
        [ -e "$file" ] || { echo "$case: no such page: $file" >&2; exit 1; }
    done <links
}

"$case"
