#!/bin/sh
# places_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: programs and plugins in unusual places. In
# each the plugin answers or there is an error; a builtin never answers in its place.
. "$4/tests/patchbay/plugins/setup.sh"
plugin plugins/good.so
HOST_PLUGIN_PATH=$PWD/plugins
export HOST_PLUGIN_PATH
here=$PWD

# answers COMMAND...: the plugin does, or there is an error, or the registry cannot be opened.
answers() {
    status=0
    timeout 60 "$@" >"$here/out" 2>"$here/err" || status=$?
    case $status:$(cat "$here/out") in
    0:plugin | 1:error:* | 3:) ;;
    *) cat "$here/out" "$here/err" >&2 && fail "exit status $status of $*" ;;
    esac
}

# rebuilt_with CONDITION: the program evaluates it before anything else, and exits with 77 if it is not 0.
rebuilt_with() {
    sed "s/^    struct patchbay_error error;/    if ($1) return 77;\n&/" host.c >changed.c
    gcc $flags -D_GNU_SOURCE -I. -include "$source/tests/patchbay/plugins/places.h" changed.c host_registry.c \
        "$library" -pthread -ldl -o host
}

# ---- Files --------------------------------------------------------------------------------------

special_files_among_plugins_are_skipped() {
    mkfifo plugins/fifo.so
    ln -s /dev/zero plugins/zero.so
    ln -s loop.so plugins/loop.so
    truncate -s 1G plugins/sparse.so
    answers ./host
    rm plugins/loop.so # it could be a plugin, and the look-up failed
    expect 0 plugin
}

special_files_that_are_named_are_errors() {
    mkfifo fifo.so
    ln -s loop.so loop.so
    truncate -s 1G sparse.so
    for file in fifo.so loop.so sparse.so /dev/zero; do
        [ "${file#/}" != "$file" ] || file=$PWD/$file
        HOST_PLUGINS=$file answers ./host
        contains out "$file"
    done
}

special_files_as_directories_of_plugins_are_named() {
    mkfifo fifo
    ln -s loop loop
    for path in fifo loop; do
        HOST_PLUGIN_PATH=$PWD/$path answers ./host
        contains out "$PWD/$path"
    done
}

names_that_are_not_utf8_are_printed_with_escapes() {
    mv plugins "$(printf 'plug\377ins')"
    mv plug*/good.so "$(printf '%s/go\377od.so' plug*)"
    HOST_PLUGIN_PATH=$(printf '%s/plug\377ins' "$PWD")
    ./host registry paths >out 2>&1 || true
    if LC_ALL=C grep -q "$(printf '\377')" out; then fail "raw bytes"; fi
    ./host registry paths --json >json 2>/dev/null || true
    if LC_ALL=C grep -q "$(printf '\377')" json; then fail "raw bytes in JSON"; fi
    contains out not
}

path_that_is_too_long_is_listed_so() {
    name=$(printf '%250s' x | tr ' ' x)
    mv plugins/good.so .
    deep=$PWD/plugins
    while [ ${#deep} -lt 3850 ]; do
        deep=$deep/$name
        mkdir -p "$deep"
    done
    path=$deep expect 0 plain
    (cd "$deep" && cp "$here/good.so" "$name.so")
    path=$deep expect 0 'path too long' registry paths
}

ten_thousand_plugins_are_listed() {
    python3 - plugins/good.so <<'END'
import sys
content = open(sys.argv[1], "rb").read()
for i in range(9999):
    open(f"plugins/p{i}.so", "wb").write(content)
END
    ./host registry list greeter english --plain --all >out
    [ "$(grep -c "fancy$(printf '\tgood\t')" out)" -eq 1 ] || fail "the first is missing"
    [ "$(grep -c "fancy$(printf '\tp[0-9]*\t')" out)" -eq 9999 ] || fail "others are missing"
}

# ---- Processes ----------------------------------------------------------------------------------

program_finds_its_plugins_from_a_deleted_working_directory() {
    mkdir gone
    cd gone
    rmdir ../gone
    answers ../host
    answers "$here/host"
    contains "$here/out" plugin
    HOST_PLUGIN_PATH=plugins answers "$here/host"
}

closed_standard_descriptors_change_no_plugin() {
    cp plugins/good.so before
    for command in 'english' 'registry list' 'registry paths --json' 'nothing'; do
        status=0
        HOST_PLUGIN_DEBUG=1 ./host $command <&- >&- 2>&- || status=$?
        [ "$status" -lt 4 ] || fail "exit status $status of $command"
        cmp before plugins/good.so || fail "$command wrote into the plugin"
    done
    HOST_PLUGIN_DEBUG=1 ./host <&- 2>&- >out
    contains out plugin
}

each_limit_of_descriptors_gives_the_plugin_or_an_error() {
    rebuilt_with 'limit(RLIMIT_NOFILE, getenv("MOST"))'
    for most in 0 3 4 5 6 7 8; do
        MOST=$most answers ./host
    done
    contains out plugin
}

each_limit_of_memory_gives_the_plugin_or_an_error() {
    rebuilt_with 'limit(RLIMIT_AS, getenv("MOST"))'
    most=1000
    while [ $most -lt 12000 ]; do
        MOST=$most answers ./host
        most=$((most + 197))
    done
    contains out plugin
}

program_that_changed_its_effective_user_does_not_trust_that_one() {
    [ "$(id -u)" -eq 0 ] || exit 77
    rebuilt_with 'seteuid(12345)'
    expect 0 plugin
    chown 12345 plugins/good.so
    expect 1 'is owned by untrusted user 12345'
}

filter_of_system_calls_gives_the_plugin_or_an_error() {
    for call in openat pread64 getdents64 newfstatat readlink; do
        rebuilt_with "forbid(SYS_$call)"
        answers ./host
    done
}

program_in_a_changed_root_finds_its_plugins() {
    mkdir root root/plugins
    cp --parents $(ldd ./host | grep -o '/[^ ]*') root
    cp host root
    cp plugins/good.so root/plugins
    chroot root /host other 2>/dev/null || exit 77
    HOST_PLUGIN_PATH=/plugins answers chroot root /host
    contains out plugin
}

"$case"
