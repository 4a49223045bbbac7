#!/bin/sh
# origin_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: where the installed plugins are.
. "$4/tests/patchbay/trust/system_tree.sh"
loader=$(find /lib64 /lib -name 'ld-linux-*.so*' 2>/dev/null | head -n 1)

# without_proc COMMAND...
without_proc() {
    unshare -m sh -c 'mount -t tmpfs none /proc && exec "$@"' sh "$@"
}

installed_plugins_are_found_however_the_program_is_started() {
    ln -s "$program" "$tree/link"
    prints plugin "$tree/link"
    prints plugin env PATH="$tree/usr/bin" host
    prints plugin bash -c "exec -a /nowhere/host $program"
    (cd usr && prints plugin ./bin/host)
    [ -z "$loader" ] || prints plugin "$loader" "$program"
}

installed_plugins_are_found_after_the_program_was_replaced() {
    change='if (argc > 1) { if (argc > 2 ? rename(argv[1], argv[2]) : remove(argv[1])) return 9; argc = 1; }'
    sed "s/^    struct patchbay_options options = .*/    $change\n&/" "$scratch/host.c" >"$scratch/late.c"
    (cd "$scratch" && gcc $flags -I. late.c host_registry.c "$library" -pthread -ldl -o "$tree/usr/bin/late")
    cp usr/bin/late again
    prints plugin usr/bin/late again usr/bin/late
    prints plugin usr/bin/late usr/bin/late
    [ ! -e usr/bin/late ]
}

directory_with_a_newline_in_its_name_is_found() {
    mv usr "$(printf 'two\nlines')"
    prints plugin "$(printf 'two\nlines')/bin/host"
}

program_in_memory_reports_that_its_directory_is_unknown() {
    cat >memory.c <<'END'
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    int from = open(argv[1], O_RDONLY), to = memfd_create("host", 0);
    while (sendfile(to, from, 0, 1 << 20) > 0)
        ;
    fexecve(to, argv + 1, environ);
    return argc;
}
END
    gcc memory.c -o memory
    prints plain ./memory "$program"
    prints '$ORIGIN cannot be determined' ./memory "$program" registry paths
    contains "$scratch/out" 'set HOST_PLUGIN_SYSTEM_PATH to the directory, or to none'
    if ./memory "$program" registry check >"$scratch/out"; then fail "check reports nothing"; fi
}

program_without_proc_is_found_by_its_absolute_path() {
    without_proc true 2>/dev/null || exit 77
    prints plugin without_proc "$program"
    ln -s "$program" link
    prints plugin without_proc "$tree/link"
}

program_without_proc_is_not_found_by_what_its_caller_chooses() {
    without_proc true 2>/dev/null || exit 77
    (cd usr/bin && prints plain without_proc ./host)
    prints '/proc is not mounted' without_proc ./usr/bin/host registry paths
    [ -z "$loader" ] || prints plain without_proc "$loader" "$program"
    chmod 777 usr
    prints plain without_proc "$program"
}

# A program that is not position-independent copies the library's table into itself.
library_finds_its_plugins_though_the_program_copied_its_table() {
    mkdir -p usr/lib/dep/host/plugins
    mv usr/lib/host/plugins/good.so usr/lib/dep/host/plugins
    cd "$scratch"
    sed '/^int main/,$d; /^static const char \*answer/,/^}/d' host.c >builtins.c
    sed '/^HOST_DEFINE/d; /^static const char \*[pqb].*(/,/^}/d' host.c >main.c
    gcc $flags -fPIC -shared -DHOST_PLUGIN_DIRECTORY='"$ORIGIN/host/plugins"' -I. host_registry.c builtins.c \
        -o "$tree/usr/lib/dep/libtable.so"
    gcc $flags -fno-pie -no-pie -I. main.c "$tree/usr/lib/dep/libtable.so" "$library" -pthread -ldl \
        -Wl,-rpath,"$tree/usr/lib/dep" -rdynamic -o "$program"
    objdump -R "$program" >relocations
    contains relocations 'host_table'
    prints plugin "$program"
}

maps_are_read_only_when_needed() {
    command -v strace >/dev/null && strace -o trace true 2>/dev/null || exit 77
    HOST_PLUGIN_SYSTEM_PATH=none strace -o trace "$program" >"$scratch/out"
    contains "$scratch/out" plain
    if grep -q /proc/self trace; then fail "it was read"; fi
}

"$case"
