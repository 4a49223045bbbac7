#!/bin/sh
# tools_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY PATCHBAY: plugins and programs that other
# tools have edited, built by each linker.
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
debugedit -b $PWD -d /x edited.so
objcopy --only-keep-debug edited.so edited.debug
objcopy --strip-unneeded edited.so
objcopy --compress-debug-sections=zlib edited.so
objcopy --add-gnu-debuglink=good.so edited.so
objcopy --add-section=.extra=host.c edited.so
objcopy --rename-section=.comment=.remark edited.so"

# built KIND LINKER: makes good.so, a plugin or a program.
built() {
    case $1 in
    plugin) plugin good.so -g -O2 -fuse-ld="$2" ;;
    program)
        gcc $flags -g -O2 -fuse-ld="$2" -I. host.c host_registry.c "$library" -pthread -ldl -o good.so
        ;;
    esac
}

# works KIND: whether edited/edited.so does. A program finds a plugin of the same name.
works() {
    program=./host
    case $1 in
    plugin)
        cp edited/edited.so plugins
        if "$patchbay" lint plugins/edited.so | grep -q error; then return 1; fi
        ;;
    program) program=edited/edited.so ;;
    esac
    [ "$(HOST_PLUGIN_PATH=$PWD/plugins $program 2>/dev/null)" = plugin ]
}

# result KIND OPERATION...: edits a copy of good.so, and prints what became of it.
result() {
    kind=$1
    shift
    command -v "$1" >/dev/null || { echo missing; return; }
    rm -rf edited
    mkdir edited
    cp good.so host.c edited
    cp good.so edited/edited.so
    (cd edited && "$@" >/dev/null 2>&1) || { echo refuses; return; }
    if works "$kind"; then echo works; else echo BROKEN; fi
}

# survive KIND: prints a table of linkers and operations.
survive() {
    kind=$1
    : >table
    for linker in bfd gold lld mold; do
        if { [ $linker = lld ] && ! command -v ld.lld >/dev/null; } || ! built "$kind" $linker 2>/dev/null; then
            echo "skipped: $linker is missing"
            continue
        fi
        echo "$operations" | while read -r operation; do
            printf '%s\t%s\t%s\n' "$linker" "$(result "$kind" $operation)" "$(echo "$operation" | sed "s,$long,LONG,; s,$PWD,HERE,")"
        done >>table
    done
    awk -F '\t' '{ cell[$3, $1] = $2; if (!seen[$3]++) rows[++n] = $3; if (!head[$1]++) columns[++m] = $1 }
        END { printf "%-58s", ""; for (j = 1; j <= m; j++) printf " %-8s", columns[j]; print ""
              for (i = 1; i <= n; i++) { printf "%-58s", rows[i]
                  for (j = 1; j <= m; j++) printf " %-8s", cell[rows[i], columns[j]]; print "" } }' table
    printf '%s edits, %s skipped\n' "$(wc -l <table)" "$(grep -cE 'missing|refuses' table)"
    if grep BROKEN table >/dev/null; then fail "a tool breaks a $kind"; fi
    grep -q works table || exit 77
}

plugins_survive_the_tools_of_others() {
    survive plugin
}

programs_survive_the_tools_of_others() {
    plugin plugins/edited.so
    survive program
}

"$case"
