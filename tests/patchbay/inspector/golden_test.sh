#!/bin/sh
# golden_test.sh CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER SANITIZERS: what each command of the
# inspector prints, without colour and with it, is the text in ./golden; its lines fit 80
# columns. With DOCUMENTS set, the JSON is kept there, beside the text. UPDATE=1 writes the golden files.
set -eu
case=$1 radio=$2 source=$4 cc=$5 sanitize=${6-}
golden=$source/tests/patchbay/inspector/golden
umask 022
scratch=$(mktemp -d /tmp/radio.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cp -r "$radio/." "$scratch"
cd "$scratch"
mkdir out
flags="-std=c11 -I$source/include -I. ${sanitize:+-fsanitize=$sanitize} -shared -fPIC"
"$cc" $flags -DPATCHBAY_PLUGIN plugin.c -o lib/radio/plugins/auto.so
"$cc" $flags -DPATCHBAY_PLUGIN -DPRIORITY=-1 plugin.c -o mine/manual.so
cp mine/manual.so mine/auto.so
echo text >lib/radio/plugins/text.so
documents=${DOCUMENTS-out}
failed=0

# compare FILE
compare() {
    if [ "${UPDATE-}" ]; then
        cp "out/$1" "$golden/$1"
    elif ! diff -u "$golden/$1" "out/$1" >&2; then
        failed=1
    fi
}

# printed FORM FILE ARGUMENT...: stdout, stderr and exit code of the command, by itself everywhere the
# same.
printed() {
    form=$1 file=$2
    shift 2
    status=0
    bin/radio "$@" $form >stdout 2>stderr || status=$?
    {
        sed "s,$scratch,/tmp/radio.000000,g" stdout
        if [ -s stderr ]; then echo '--- stderr'; fi
        sed "s,$scratch,/tmp/radio.000000,g" stderr
        echo "--- exit $status"
    } >"out/$file"
}

# golden NAME ARGUMENT...
golden() {
    name=$1
    shift
    printed '' "$name.txt" "$@"
    compare "$name.txt"
    if grep -v '/tmp/' stdout | awk 'length($0) > 80 { print; found = 1 } END { exit !found }' >&2; then
        echo "$name: these lines are too long" >&2
        failed=1
    fi
    cat stdout stderr >"$documents/golden_$name.text"
    printed --color=always "$name.colour.txt" "$@"
    compare "$name.colour.txt"
    printed --plain "$name.plain.txt" "$@"
    compare "$name.plain.txt"
    bin/radio "$@" --json >"$documents/golden_$name.json" || true
}

texts_of_the_inspector_match_the_golden_files() {
    printed '' help.txt registry help
    compare help.txt
    printed '' help_why.txt registry why --help
    compare help_why.txt
    golden list registry list
    golden list_all registry list --all
    golden list_category registry list speaker
    golden list_type registry list tuner fm --all
    golden show_category registry show tuner
    golden show_type registry show tuner fm
    golden show_identifier registry show tuner fm builtin:digital
    golden show_missing registry show tuner fm nothing
    golden why registry why tuner
    golden why_none registry why tuner dab
    golden why_call --use fm=digital registry why tuner fm
    golden paths registry paths
    golden env registry env
    golden check registry check
    golden check_load registry check --load
    golden check_files registry check mine/manual.so lib/radio/plugins/text.so
    export RADIO_PLUGIN_PATH="$scratch/mine:$scratch/nowhere" RADIO_PLUGIN_DISABLE=manual
    export RADIO_USE_TUNER=am,fm=builtin:digital RADIO_USE_SPEAKER=main=boks RADIO_USE_TUNAR=fm
    golden faulty_list registry list
    golden faulty_why registry why tuner fm
    golden faulty_paths registry paths
    golden faulty_env registry env
    golden faulty_check registry check
    exit "$failed"
}

"$case"
