#!/bin/sh
# compare_test.sh CASE PATCHBAY_GEN SOURCE_DIR [LIBRARY]: the results of `patchbay-gen compare`. Each
# function below is a test. With UPDATE=1 the first keeps what is printed.
set -eu
case=$1 gen=$2 source=$3 library=${4-}
here=$source/tests/gen/compare
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
    echo "$case: $*" >&2
    exit 1
}

# compare_to NAME CODE [OLD]: what is printed for NAME.yaml, and the exit code.
compare_to() {
    status=0
    "$gen" compare "${3-released}.yaml" "$1.yaml" >"$scratch/actual" 2>&1 || status=$?
    if [ "${UPDATE-}" ]; then
        cp "$scratch/actual" "$1.expected"
    fi
    diff -u "$1.expected" "$scratch/actual" >&2 || fail "$1.yaml: other output"
    [ "$status" -eq "$2" ] || fail "exit code $status of $1.yaml"
    if [ "$(wc -L <"$scratch/actual")" -gt 80 ]; then fail "a line is too long"; fi
}

comparisons_of_all_kinds_stay_the_same() {
    cd "$here"
    compare_to additions 0
    compare_to released 0
    compare_to reworded 0
    compare_to refused 1
    compare_to renamed 1
    compare_to aliased 0 released_aliases
    compare_to adopted 1 released_structs
}

# build_old_plugin: as somebody built it who had released.yaml.
build_old_plugin() {
    "$gen" "$here/released.yaml" --output old
    cat >fast.c <<'END'
#include "demo_registry.h"
static int run(struct reply *reply) { return reply->status; }
static int write_all(const char *body, size_t size) { return body && size; }
DEMO_SET_ENDPOINT(chat, fast, path, "/");
DEMO_SET_ENDPOINT(chat, fast, size, 8);
DEMO_SET_ENDPOINT(chat, fast, level, 9);
DEMO_SET_ENDPOINT(chat, fast, input, texts);
DEMO_DEFINE_ENDPOINT(chat, fast) = {.run = run, .write = write_all, .most = 1};
END
    cc -shared -fPIC -DPATCHBAY_PLUGIN -I"$source/include" -I"$here" -Iold fast.c -o fast.so
    cat >host.c <<'END'
#include "demo_registry.h"
#include <patchbay/patchbay.h>
int main(int argc, char **argv)
{
    struct patchbay *registry = patchbay_open(&demo_table, NULL, NULL);
    struct patchbay_error error;
    int code = argc > 1 ? patchbay_command(registry, argc - 1, argv + 1)
                        : !demo_get_endpoint_by_name(registry, "chat", &error);
    if (argc == 1 && code)
        fputs(error.text, stderr);
    patchbay_close(registry);
    return code;
}
END
}

# same_result EXPECTED SED...: released.yaml with one change gets the same result from compare and from the library
# of a program that was built with it.
same_result() {
    expected=$1
    shift
    sed "$@" "$here/released.yaml" >new.yaml
    ! cmp -s new.yaml "$here/released.yaml" || fail "nothing changed: $*"
    compared=0 used=0
    "$gen" compare "$here/released.yaml" new.yaml >said || compared=$?
    "$gen" new.yaml --output new
    cc -include stdio.h -I"$source/include" -I"$here" -Inew host.c new/demo_registry.c "$library" \
        -Wl,-rpath,"${library%/*}" -pthread -ldl -o host
    DEMO_PLUGIN_PATH=$PWD DEMO_PLUGIN_TRUST=$(id -u) ./host 2>>said || used=$?
    [ "$compared $used" = "$expected $expected" ] ||
        fail "compare exits with $compared, the program $used, $expected was expected: $* $(cat said)"
}

library_rejects_what_compare_says_it_rejects() {
    cd "$scratch"
    build_old_plugin
    same_result 0 -e '/probe:/a\      flush: {signature: int (void), optional: true}'
    same_result 1 -e '/probe:/a\      flush: int (void)'
    same_result 1 -e 's/size_t size)/unsigned size)/'
    same_result 1 -e 's/{most: unsigned}/{most: long}/'
    same_result 0 -e '/^      write:/d'
    same_result 0 -e '/^      write:/{h;d}' -e '/probe:/{G}'
    same_result 1 -e '/close:/s/, optional: true//'
    same_result 1 -e 's/start: probe/revision: 1/'
    same_result 0 -e '/start:/d'
    same_result 0 -e '/layout:/d'
    same_result 0 -e 's/{struct reply: \[status\]}/{struct reply: {fields: [status], grows: true}}/'
    same_result 1 -e '/path:/d'
    same_result 0 -e 's/kind: int, default: 64/kind: number/'
    same_result 0 -e 's/kind: int, default: 64/kind: string/'
    same_result 1 -e 's/kind: int, default: 64/kind: int, min: 9, max: 70/'
    same_result 1 -e 's/kind: int, default: 64/kind: number, max: 7.5/'
    same_result 0 -e 's/min: 1, max: 9/min: 0/'
    same_result 0 -e 's/kind: int, default: 64/kind: strings/'
    same_result 1 -e 's/kind: int, default: 64/kind: bool/'
    same_result 1 -e 's/\[text, texts\]/[text]/'
    same_result 0 -e 's/{kind: enum, \(.*\), default: text/{kind: flags, \1/'
    same_result 1 -e 's/{kind: enum, values: .text, texts., default: text/{kind: flags, values: [text]/'
    same_result 1 -e '/path:/a\      language: {kind: string, required: true}'
    same_result 0 -e '/path:/a\      language: {kind: string}'
    same_result 0 -e 's/{chat: {}, completions: {}}/{talk: {aliases: [chat]}}/' -e 's/default: chat/default: talk/'
    same_result 0 -e 's/{chat: {}, completions: {}}/{completions: {}}/' -e '/default: chat/d'
}

"$case"
