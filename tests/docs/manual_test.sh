#!/bin/sh
# manual_test.sh CASE SOURCE_DIR BUILD_DIR: the manual pages are valid and complete. Each function below is a
# test.
set -eu
case=$1 source=$2 build=$3
cd "$source/docs/man"
command -v mandoc >/dev/null || { echo 'missing: mandoc' >&2; exit 77; }

# lacks WHAT...: reports what a page does not have.
lacks() {
    echo "$case: no manual page has $*" >&2
    exit 1
}

# Other manual pages are not installed where tests run; those of Patchbay must be here.
manual_pages_are_valid() {
    if mandoc -T lint ./* 2>&1 | grep -v 'referenced manual not found\|outdated mandoc.db'; then exit 1; fi
    sed -n 's/^\.Xr \(patchbay[^ ]*\|lapse\) \([0-9]\).*/\1.\2/p' ./* | sort -u | while read -r page; do
        [ -e "$page" ] || lacks "the name $page"
    done
}

# describes PAGE COMMAND...: each option and command in the help is in the page.
describes() {
    page=$1
    shift
    "$@" | grep -o -e '--[a-z][a-z-]*' | sort -u | while read -r option; do
        grep -q -- "Fl $(printf %s "$option" | cut -c2-)\>" "$page" || lacks "$option: $page"
    done
    "$@" | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\).*/\1/p' | while read -r command; do
        [ -z "$command" ] || grep -q "^\.It Cm $command\>" "$page" || lacks "$command: $page"
    done
}

manual_pages_have_every_option() {
    describes patchbay-gen.1 "$build/bin/patchbay-gen" help
    describes patchbay.1 "$build/bin/patchbay" help
    describes lapse.1 "$build/bin/lapse" run --help
    describes lapse.1 "$build/bin/lapse" registry help
}

manual_pages_have_every_function() {
    grep -o '^PATCHBAY_API [^(]*(' "$source/include/patchbay/patchbay.h" | grep -o 'patchbay_[a-z_]*' |
        while read -r function; do
            grep -q "^\.Nm $function\>" ./*.3 || lacks "$function()"
            grep -q "^\.It Fn $function Ta" patchbay.3 || lacks "$function() in the list of patchbay.3"
        done
}

manual_pages_have_every_variable() {
    sed -n 's/^PATCHBAY_VARIABLE(\([A-Z_]*\),.*/\1/p' "$source/include/patchbay/variables.def" |
        while read -r variable; do
            grep -q "^\.It Ev NAME_$variable$" patchbay-environment.7 || lacks "NAME_$variable"
        done
}

"$case"
