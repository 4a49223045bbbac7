# What the tests of plugins share, to be sourced with CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY:
# a copy of the directory HOST as the working directory, and functions that build plugins for it.
set -eu
case=$1 host=$2 gen=$3 source=$4 scratch=$5/$1 library=$6
umask 022
rm -rf "$scratch"
mkdir -p "$scratch"
cp -r "$host/." "$scratch"
cd "$scratch"
flags="-std=c11 -I$source/include -Wl,-rpath,${library%/*}" # where it is a shared one

fail() {
    echo "$case: $*" >&2
    exit 1
}

# contains FILE TEXT
contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# one_line FILE: without line breaks, since text for people wraps.
one_line() {
    tr -s ' \n' '  ' <"$1"
}

# plugin FILE FLAG...: builds it, against the header in ./author.
plugin() {
    file=$1
    shift
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN "$@" author/plugin.c -o "$file"
}

# changed SCRIPT: a header from a registry.yaml that a sed script changed.
changed() {
    sed "$1" registry.yaml >changed.yaml
    "$gen" changed.yaml --output author
}

# expect EXIT_STATUS TEXT ARGUMENT...: runs host with the plugins in ./plugins.
expect() {
    expected=$1 text=$2
    shift 2
    status=0
    HOST_PLUGIN_PATH=${path-$PWD/plugins} ./host "$@" >out 2>err || status=$?
    [ "$status" -eq "$expected" ] || { cat out err >&2; fail "exit status $status of host $*"; }
    contains out "$text"
}

# rejected CODE TEXT [HINT]: the look-up fails with these, `why` and `check` print them, and another type is
# not affected.
rejected() {
    expect 1 "error: $1: "
    contains out "$2"
    expect 0 quiet other
    path=$PWD/plugins HOST_PLUGIN_PATH=$PWD/plugins ./host registry why greeter english >out 2>&1 || true
    contains out "$2"
    contains out "${3-$2}"
    for file in "$PWD"/plugins/*.so; do
        if ./host registry check "$file" >out 2>&1; then fail "check accepts it"; fi
        one_line out >line
        contains line "$2"
        contains line "${3-$2}"
    done
    if grep -q constructed err; then fail "code of the plugin ran"; fi
}

# loading_fails CAUSE HINT: `check` accepts plugins/bad.so, `check --load` does not.
loading_fails() {
    ./host registry check plugins/bad.so >out 2>&1 || fail "check rejects it without loading it"
    if ./host registry check --load plugins/bad.so >out 2>&1; then fail "check --load accepts it"; fi
    one_line out >line
    contains line "$1"
    contains line "$2"
}
