#!/bin/sh
# tools_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY PATCHBAY: plugins that other tools have
# edited, built by each linker.
. "$4/tests/patchbay/plugins/setup.sh"
patchbay=$7
long=/a/directory/whose/name/needs/more/room/than/the/string/table/has/left/after/linking/with/any/linker

# Each edits edited.so.
operations="patchelf --set-rpath $long edited.so
patchelf --add-rpath $long edited.so
patchelf --force-rpath --set-rpath $long edited.so
patchelf --set-soname $long.so edited.so
patchelf --add-needed libm.so.6 edited.so
patchelf --replace-needed libc.so.6 libc.so.6 edited.so
patchelf --remove-rpath edited.so
patchelf --shrink-rpath edited.so
patchelf --page-size 65536 --set-rpath $long edited.so
eu-strip edited.so
eu-strip -g -f edited.debug edited.so
eu-elfcompress -t zlib edited.so
strip edited.so
strip --strip-unneeded edited.so
strip --strip-debug edited.so
strip --remove-section=.comment edited.so
dwz edited.so
objcopy --only-keep-debug edited.so edited.debug
objcopy --strip-unneeded edited.so
objcopy --compress-debug-sections=zlib edited.so
objcopy --add-gnu-debuglink=good.so edited.so
objcopy --add-section=.extra=host.c edited.so
objcopy --rename-section=.comment=.remark edited.so"

# result OPERATION...: edits plugins/edited.so, a copy of good.so, and prints what became of it.
result() {
    command -v "$1" >/dev/null || { echo missing; return; }
    cp good.so plugins/edited.so
    (cd plugins && cp ../good.so ../host.c . && "$@" >/dev/null 2>&1; code=$?; rm -f good.so host.c; exit $code) ||
        { echo refuses; return; }
    if [ "$(HOST_PLUGIN_PATH=$PWD/plugins ./host 2>/dev/null)" != plugin ]; then
        echo BROKEN
    elif "$patchbay" lint plugins/edited.so | grep -q error; then
        echo LINT
    else
        echo works
    fi
}

plugins_survive_the_tools_of_others() {
    : >table
    for linker in bfd gold lld mold; do
        if [ $linker = lld ] && ! command -v ld.lld >/dev/null; then
            echo "skipped: $linker is missing"
        elif ! plugin good.so -g -O2 -fuse-ld=$linker 2>/dev/null; then
            echo "skipped: $linker is missing"
        else
            echo "$operations" | while read -r operation; do
                printf '%s\t%s\t%s\n' "$linker" "$(result $operation)" "$(echo "$operation" | sed "s,$long,LONG,")"
            done >>table
        fi
    done
    awk -F '\t' '{ cell[$3, $1] = $2; if (!seen[$3]++) rows[++n] = $3; if (!head[$1]++) columns[++m] = $1 }
        END { printf "%-58s", ""; for (j = 1; j <= m; j++) printf " %-8s", columns[j]; print ""
              for (i = 1; i <= n; i++) { printf "%-58s", rows[i]
                  for (j = 1; j <= m; j++) printf " %-8s", cell[rows[i], columns[j]]; print "" } }' table
    printf '%s edits, %s skipped\n' "$(wc -l <table)" "$(grep -cE 'missing|refuses' table)"
    if grep -E 'BROKEN|LINT' table >/dev/null; then fail "a tool breaks plugins"; fi
    grep -q works table || exit 77
}

"$case"
