#!/bin/sh
# golden_test.sh CASE PATCHBAY_GEN SOURCE_DIR PATCHBAY: what `patchbay` prints for a valid plugin, for one
# with several faults and for other files is the text in ./golden, in each form. UPDATE=1 writes it.
set -eu
case=$1 gen=$2 source=$3 patchbay=$4
golden=$source/tests/inspect/golden
umask 022
scratch=$(mktemp -d /tmp/studio.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cp "$source"/tests/inspect/studio/* .
"$gen" registry.yaml --output .
"$gen" plugin effects.yaml --registry registry.yaml --output .
flags="-std=c11 -I$source/include -I. -shared -fPIC -DPATCHBAY_PLUGIN -DPATCHBAY_PLUGIN_MANIFEST"
gcc $flags effects.c effects_plugin.c -o effects.so
gcc $flags -DEXPORTS effects.c effects_plugin.c -Wl,-rpath,lib -o other.so
echo text >text.so
failed=0

# printed FILE ARGUMENT...: stdout, stderr and exit code; the machine is that of the test.
printed() {
    file=$1 status=0
    shift
    "$patchbay" "$@" >stdout 2>stderr || status=$?
    {
        sed -E 's/(machine"?:?[ 	]+"?)[^,]*, [0-9]+ bits, [a-z]+ endian/\1that of the test/' stdout
        if [ -s stderr ]; then echo '--- stderr'; fi
        cat stderr
        echo "--- exit $status"
    } >"$file"
    if [ "${UPDATE-}" ]; then
        cp "$file" "$golden/$file"
    elif ! diff -u "$golden/$file" "$file" >&2; then
        failed=1
    fi
}

# golden NAME ARGUMENT...: in each form; lines fit 80 columns, and the JSON is kept where DOCUMENTS says.
golden() {
    name=$1
    shift
    printed "$name.txt" "$@"
    if awk 'length($0) > 80 { print; found = 1 } END { exit !found }' stdout >&2; then
        echo "$name: these lines are too long" >&2
        failed=1
    fi
    printed "$name.colour.txt" "$@" --color=always
    printed "$name.plain.txt" "$@" --plain
    printed "$name.json" "$@" --json
    cp stdout "${DOCUMENTS-.}/golden_$name.json"
}

texts_of_patchbay_are_the_golden_ones() {
    golden show show effects.so
    golden show_several show text.so nowhere.so
    golden lint lint effects.so
    golden lint_several lint other.so text.so
    printed help.txt --help
    exit "$failed"
}

"$case"
