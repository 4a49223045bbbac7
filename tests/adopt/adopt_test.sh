#!/bin/sh
# adopt_test.sh CASE DIRECTORY SCRATCH_DIR INSTALLED: programs that existed before their registry, built with
# what is installed. Each function below is a test.
set -eu
case=$1 here=$2 scratch=$3/$1 installed=$4
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"
export CMAKE_PREFIX_PATH="$installed"
export PKG_CONFIG_PATH="$(dirname "$(find "$installed" -name patchbay.pc)")"
export LD_LIBRARY_PATH="${PKG_CONFIG_PATH%/*}"

fail() {
    echo "$case: $*" >&2
    exit 1
}

# prints TEXT PROGRAM ARGUMENT...
prints() {
    text=$1
    shift
    "$@" >out 2>&1 || true
    grep -qF -e "$text" out || { cat out >&2; fail "'$text' was expected of $*"; }
}

# unchanged FILE...: as before the registry.
unchanged() {
    if grep -l 'registry\|patchbay' "$@"; then fail "they know of the registry"; fi
}

audio_drivers_are_selected_by_init_name_and_list() {
    cp -r "$here/audio/." .
    unchanged audio.h config.h pulse.c alsa.c disk.c dummy.c
    cmake -S . -B build -DCMAKE_C_FLAGS='-Wall -Wextra -Werror' >log 2>&1 && cmake --build build >>log 2>&1 || { cat log >&2; fail "not built"; }
    prints 'dummy: 4 samples' build/audio
    PULSE_SERVER=here prints 'pulse: 4 samples' build/audio
    AUDIO_USE_DRIVER=disk prints 'disk: 4 samples' build/audio
    AUDIO_USE_DRIVER=pulse/dummy prints 'dummy: 4 samples' build/audio
    AUDIO_USE_DRIVER=pulse prints 'Init() returned false' build/audio
    AUDIO_USE_DRIVER=alsa prints 'not built' build/audio
    AUDIO_USE_DRIVER=dumy prints "'dummy'" build/audio
    prints "'defined(HAVE_ALSA)' is false" build/audio registry why driver --plain
}

tls_backend_with_its_info_first_is_built_by_make() {
    cp -r "$here/tls/." .
    unchanged tls.h gnutls.c mbedtls.c
    make tls >log 2>&1 || { cat log >&2; fail "not built"; }
    prints '1 GnuTLS/3.8 3' ./tls
    TLS_USE_BACKEND=mbedtls prints '2 mbedTLS/3.6 1' ./tls
    TLS_USE_BACKEND=mbedtls/gnutls prints '1 GnuTLS/3.8 3' ./tls
    TLS_USE_BACKEND=gnutsl prints "'gnutls'" ./tls
}

server_makes_a_constant_of_each_init_function() {
    cp -r "$here/server/." .
    unchanged plugin.h mod_access.c mod_status.c
    make server >log 2>&1 || { cat log >&2; fail "not built"; }
    prints 200 ./server /status mod_access mod_status
    prints 403 ./server /../status mod_access mod_status
    prints 404 ./server /status mod_access
    prints "'mod_status'" ./server /status mod_staus
}

"$case"
