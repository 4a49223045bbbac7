#!/bin/sh
# readme_test.sh CASE SOURCE_DIR BUILD_DIR: what README.md shows works as written. Each function below
# is a test.
set -eu
case=$1 source=$2 build=$3
readme=$source/README.md
scratch=$(mktemp -d /tmp/pb.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export CMAKE_BUILD_PARALLEL_LEVEL=2

fail() {
    echo "$case: $*" >&2
    exit 1
}

# block LANGUAGE TEXT: the first code block of this language that contains the text.
block() {
    awk -v fence="\`\`\`$1" -v text="$2" '
        $0 == "```" && inside { if (index(code, text)) { printf "%s", code; exit } inside = 0; next }
        inside { code = code $0 "\n" }
        $0 == fence { inside = 1; code = "" }' "$readme"
}

# quietly COMMAND...: its output is shown when it fails.
quietly() {
    "$@" >log 2>&1 || { cat log >&2; fail "failed: $*"; }
}

brief_chat_works_as_written() {
    for part in CMakeLists.txt CMakePresets.json LICENSE gen include plugins registry.yaml src; do
        cp -R "$source/$part" .
    done
    block yaml brief_chat >entry
    block c brief_chat >src/lapse/endpoint/brief_chat.c
    sed -i '/^            metadata: {path: \/v1\/chat\/completions/r entry' registry.yaml
    quietly cmake -S . -B build -DPATCHBAY_TESTS=OFF \
        -DPATCHBAY_GEN_EXECUTABLE="$build/bin/patchbay-gen"
    quietly cmake --build build --target lapse
    LAPSE_USE_ENDPOINT=chat=brief_chat build/bin/lapse run --requests 2 >out 2>&1 || true
    grep -qx 'endpoint      chat, by brief_chat (builtin)' out || { cat out >&2; fail "not selected"; }
    grep -qx 'first answer  What' out || { cat out >&2; fail "more than a token was answered"; }
}

"$case"
