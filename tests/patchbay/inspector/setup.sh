# What the tests of the inspector share, to be sourced with CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER
# SANITIZERS: a copy of the directory RADIO as the working directory, and functions that run commands. With
# DOCUMENTS set, the JSON of the commands is kept there.
set -eu
case=$1 radio=$2 gen=$3 source=$4 cc=$5 sanitize=${6-}
umask 022
scratch=$(mktemp -d /tmp/radio.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cp -r "$radio/." "$scratch"
cd "$scratch"
flags="-std=c11 -I$source/include -I. ${sanitize:+-fsanitize=$sanitize}"
documents=0

fail() {
    echo "$case: $*" >&2
    exit 1
}

# one_line FILE...: without line breaks, since text for people wraps.
one_line() {
    cat "$@" | tr -s ' \n' '  '
}

# contains FILE TEXT
contains() {
    one_line "$1" | grep -qF -e "$2" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# shows EXIT_STATUS TEXT HINT ARGUMENT...: the command prints both; its JSON is kept.
shows() {
    expected=$1 text=$2 hint=$3
    shift 3
    status=0
    bin/radio "$@" >out 2>&1 || status=$?
    [ "$status" -eq "$expected" ] || { cat out >&2; fail "exit status $status of radio $*"; }
    contains out "$text"
    contains out "$hint"
    documents=$((documents + 1))
    bin/radio "$@" --json >"${DOCUMENTS-.}/$case.$documents.json" 2>/dev/null || true
}

plugin() {
    file=$1
    shift
    "$cc" $flags -shared -fPIC -DPATCHBAY_PLUGIN "$@" plugin.c -o "$file"
}
