#!/bin/sh
# costs_test.sh CASE ARGUMENT...: what discovery costs, in system calls, which no other load changes.
. "$4/tests/patchbay/plugins/setup.sh"

# The path to its directory is neither looked up nor checked again, also where it leads through a link.
plugin_of_a_directory_takes_five_system_calls_to_list() {
    command -v strace >/dev/null || exit 77
    plugin plugins/p0.so
    cp plugins/p0.so plugins/p1.so
    cp -r plugins few
    for i in 2 3 4 5 6 7 8 9; do cp plugins/p0.so plugins/p$i.so; done
    ln -s . linked
    for directory in few plugins linked/few linked/plugins; do
        HOST_PLUGIN_PATH=$PWD/$directory strace -f -o trace ./host >out 2>err || exit 77
        contains out plugin
        echo "$directory $(wc -l <trace)" >>counts
    done
    awk '{ calls[$1] = $2 }
        END {
            exit calls["plugins"] - calls["few"] != 8 * 5 ||
                calls["linked/plugins"] - calls["linked/few"] != 8 * 5
        }' counts || fail "system calls: $(cat counts)"
}

"$case"
