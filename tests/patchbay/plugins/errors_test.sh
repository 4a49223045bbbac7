#!/bin/sh
# errors_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: system calls that fail while plugins are
# looked for. Only "does not exist" may hide a plugin in silence.
. "$4/tests/patchbay/plugins/setup.sh"
gcc -shared -fPIC "$source/tests/faults/failing.c" -o failing.so -ldl 2>/dev/null || exit 77

# failing CALL ERROR PATH COMMAND...: the call fails, as many times as the variable `times` says.
failing() {
    export FAIL_CALL="$1" FAIL_PATH="$3"
    FAIL_ERROR=$(echo "#include <errno.h>
$2" | gcc -E - | tail -n 1)
    export FAIL_ERROR
    shift 3
    LD_PRELOAD=$PWD/failing.so "$@"
}

interrupted_calls_are_repeated() {
    plugin plugins/good.so
    export FAIL_TIMES=3
    failing scandir EINTR plugins expect 0 plugin
    failing open EINTR good.so expect 0 plugin
    failing pread EINTR good.so expect 0 plugin
}

directory_that_cannot_be_read_fails_every_look_up() {
    plugin plugins/good.so
    for error in EACCES EPERM EIO EOVERFLOW ELOOP; do
        failing scandir $error /plugins expect 1 "HOST_PLUGIN_PATH: cannot read '$PWD/plugins': "
        contains out 'make it readable, or remove it from HOST_PLUGIN_PATH'
    done
    failing scandir ENOENT /plugins expect 0 plain
}

directory_that_cannot_be_read_does_not_affect_a_choice_of_builtins() {
    plugin plugins/good.so
    mkdir unreadable
    path=$PWD/plugins:$PWD/unreadable
    for list in plain plain/fancy plain/ -fancy/plain/; do
        HOST_USE_GREETER=english=$list failing scandir EACCES unreadable expect 0 plain
    done
    for list in fancy fancy/plain -plain/ -fancy/; do
        HOST_USE_GREETER=english=$list failing scandir EACCES unreadable expect 1 'cannot read'
    done
}

installed_directory_that_cannot_be_read_fails_every_look_up() {
    mkdir -p lib/host/plugins bin
    cp host bin
    path= failing scandir EACCES lib/host/plugins ./bin/host >out && fail "the look-up succeeds"
    contains out "cannot read '$PWD/lib/host/plugins': Permission denied"
    contains out 'make it readable, or set HOST_PLUGIN_SYSTEM_PATH to another directory or to none'
    HOST_PLUGIN_SYSTEM_PATH=none failing scandir EACCES lib/host/plugins ./bin/host >out
    contains out plain
}

file_that_cannot_be_read_fails_where_it_might_be_selected() {
    plugin plugins/good.so
    for call in 'open EACCES' 'open EPERM' 'fstat EIO' 'pread EIO'; do
        failing $call good.so expect 1 "bad-file: $PWD/plugins/good.so: cannot be read: "
        contains out 'to continue without it, set HOST_PLUGIN_DISABLE=good'
        HOST_PLUGIN_DISABLE=good failing $call good.so expect 0 plain
        failing $call good.so expect 0 builtin_one lenient
        HOST_USE_GREETER=english=plain failing $call good.so expect 0 plain
    done
    failing open EACCES good.so expect 1 'cannot be read' registry why greeter english
    FAIL_TIMES=1 failing open EACCES good.so expect 1 'cannot be read'
    failing open EACCES good.so expect 1 'cannot be read' registry check
    failing open EACCES good.so expect 1 'interface' registry show greeter
    contains err 'good.so: cannot be read: Permission denied'
}

line_of_the_log_holds_a_whole_hint() {
    plugin plugins/good.so
    HOST_PLUGIN_DEBUG=1 failing open EACCES good.so expect 1 'cannot be read'
    contains err '; make it readable, or remove it; to continue without it, set HOST_PLUGIN_DISABLE=good'
    if grep -v '^host: ' err; then fail "a line without a prefix"; fi
}

file_that_disappears_is_skipped() {
    plugin plugins/good.so
    cat >removing.c <<'END'
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <unistd.h>
int scandir64(const char *path, struct dirent64 ***list, int (*filter)(const struct dirent64 *),
              int (*compare)(const struct dirent64 **, const struct dirent64 **))
{
    int count = ((__typeof__(&scandir64))dlsym(RTLD_NEXT, "scandir64"))(path, list, filter, compare);
    unlink("plugins/good.so");
    return count;
}
END
    gcc -shared -fPIC removing.c -o removing.so -ldl
    LD_PRELOAD=$PWD/removing.so expect 0 plain
    plugin plugins/good.so
    LD_PRELOAD=$PWD/removing.so expect 0 plugins registry paths
    if grep good.so out; then fail "a file that is not there is listed"; fi
}

link_to_nothing_is_reported_with_its_target() {
    ln -s ../nowhere.so plugins/good.so
    expect 0 plain
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry paths >lines || true
    one_line lines >out
    contains out "a link to '../nowhere.so', which does not exist"
    contains out 'correct the link, or remove it'
}

"$case"
