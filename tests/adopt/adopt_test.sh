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
unset PULSE_SERVER AUDIODEVICE AUDIO_DRIVER # of the user

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

# unchanged FILE...: as before the registry. They compile without what is generated or installed for it.
unchanged() {
    if grep -l 'registry\|patchbay' "$@"; then fail "they know of the registry"; fi
    for file; do
        cc -std=gnu99 -Wall -Werror -x c -fsyntax-only "$file" || fail "$file does not compile alone"
    done
}

# builds COMMAND...: its output only if it fails.
builds() {
    "$@" >log 2>&1 || { cat log >&2; fail "'$*' failed"; }
}

# needs PROGRAM...: the case is skipped without it.
needs() {
    for program; do
        command -v "$program" >/dev/null || { echo "$program is missing" >&2; exit 77; }
    done
}

build_audio() {
    cp -r "$here/audio/." .
    unchanged audio.h config.h pulse.c alsa.c disk.c dummy.c
    builds cmake -S . -B build -DCMAKE_C_FLAGS='-Wall -Wextra -Werror'
    builds cmake --build build
}

audio_drivers_are_selected_by_init_name_and_list() {
    build_audio
    prints 'dummy: 4 samples' build/audio
    PULSE_SERVER=here prints 'pulse: 4 samples' build/audio
    AUDIO_USE_DRIVER=disk prints 'disk: 4 samples' build/audio
    AUDIO_USE_DRIVER=pulse/dummy prints 'dummy: 4 samples' build/audio
    AUDIO_USE_DRIVER=pulse prints 'Init() returned false' build/audio
    AUDIO_USE_DRIVER=alsa prints 'not built' build/audio
    AUDIO_USE_DRIVER=dumy prints "'dummy'" build/audio
    prints "'defined(HAVE_ALSA)' is false" build/audio registry why driver --plain
}

variable_of_the_audio_program_takes_what_users_set() {
    build_audio
    AUDIO_DRIVER=pulse,alsa,dummy prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=pulse,alsa,dummy PULSE_SERVER=here prints 'pulse: 4 samples' build/audio
    AUDIO_DRIVER=DUMMY prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=disk prints 'disk: 4 samples' build/audio
    AUDIO_DRIVER=disk, prints 'disk: 4 samples' build/audio
    AUDIO_DRIVER='' prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=help prints 'Direct-to-disk audio.' build/audio
    AUDIO_DRIVER=alsa prints "not built: its condition 'defined(HAVE_ALSA)' is false" build/audio
    AUDIO_DRIVER=pulse prints 'Init() returned false' build/audio
    AUDIO_DRIVER=dumy prints "did you mean 'dummy'?" build/audio
    AUDIO_DRIVER=' pulse , dummy ' prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=' ' prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=pulse, prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=-pulse PULSE_SERVER=here prints 'dummy: 4 samples' build/audio
    AUDIO_DRIVER=-dummy prints "skipped 'dummy': excluded by AUDIO_DRIVER" build/audio
    AUDIO_DRIVER=pulse,alsa prints 'AUDIO_DRIVER: driver can use none of' build/audio
    AUDIO_DRIVER=HELP prints 'Direct-to-disk audio.' build/audio
    AUDIO_DRIVER=pulse AUDIO_USE_DRIVER=disk prints 'disk: 4 samples' build/audio
    AUDIO_DRIVER=dumy prints 'AUDIO_DRIVER' build/audio registry env --plain
}

tls_backend_with_its_info_first_is_built_by_make() {
    cp -r "$here/tls/." .
    unchanged tls.h gnutls.c mbedtls.c
    builds make tls
    prints '1 GnuTLS/3.8 3' ./tls
    TLS_USE_BACKEND=mbedtls prints '2 mbedTLS/3.6 1' ./tls
    TLS_USE_BACKEND=mbedtls/gnutls prints '1 GnuTLS/3.8 3' ./tls
    TLS_BACKEND=mbedtls prints '2 mbedTLS/3.6 1' ./tls
    TLS_BACKEND=GnuTLS prints '1 GnuTLS/3.8 3' ./tls
    TLS_BACKEND=gnutsl prints "did you mean 'gnutls'?" ./tls
    TLS_BACKEND=gnutls TLS_USE_BACKEND=mbedtls prints '2 mbedTLS/3.6 1' ./tls
}

server_makes_a_constant_of_each_init_function() {
    cp -r "$here/server/." .
    unchanged plugin.h mod_access.c mod_status.c
    builds make server
    prints 200 ./server /status mod_access mod_status
    prints 403 ./server /../status mod_access mod_status
    prints 404 ./server /status mod_access
    prints 403 ./server /../status mod_status
    prints "'mod_status'" ./server /status mod_staus
}

output_library_tests_its_drivers_and_reads_a_file() {
    needs autoreconf automake libtoolize
    cp -r "$here/output/." .
    unchanged output.h out_oss.c out_wav.c out_null.c out_sndio.c
    builds autoreconf --install
    builds ./configure --prefix="$PWD/installed" CFLAGS=-Werror
    builds make install
    prints 'null: played' installed/bin/play
    AUDIODEVICE=here prints 'sndio: played' installed/bin/play
    AUDIODEVICE=here OUTPUT_USE_DRIVER=null prints 'null: played' installed/bin/play
    configured wav 'wav: played'
    configured oss "'oss': not accepted: its test failed"
    configured oss/null 'null: played'
    prints 'No such file' installed/bin/play missing.conf
    configured sndo "did you mean 'sndio'?"
    configured sndo 'output.conf:1: driver has no implementation'
}

# configured DRIVER TEXT: what the library prints with the driver in its configuration file.
configured() {
    echo "default_driver=$1" >output.conf
    prints "$2" installed/bin/play output.conf
}

engine_is_given_by_name_former_name_or_path() {
    needs meson ninja
    cp -r "$here/engine/." .
    unchanged engine.h sync.c null.c external.c
    builds meson setup build
    builds ninja -C build
    prints 'some data' build/io
    prints 'some data' build/io psync
    prints 'some data' build/io vsync
    prints '10 bytes' build/io build/count.so
    prints "did you mean 'sync'?" build/io sycn
    prints "No such file" build/io ./count.so
    sed -i 's/^    int flags;/    long flags[4];/' engine.h
    builds ninja -C build count.so
    prints 'size of struct ioengine_ops: program has' build/io build/count.so
}

stressors_make_options_help_and_counters() {
    cp -r "$here/stress/." .
    unchanged stress.h config.h stress-set.c stress-rdrand.c
    builds make stress CC='cc -Werror'
    prints 'le-uint' ./stress --help
    [ "$(./stress --help | wc -l)" -eq 301 ] || fail '301 stressors were expected'
    prints 'add-u8: 100 operations' ./stress --set 3 --add-u8 100
    prints 'set: 3 operations' ./stress --set 3 --add-u8 100
    prints "'rdrand': not built" ./stress --rdrand 3
    prints "did you mean 'add-u8'?" ./stress --ad-u8 3
}

thirty_shapes_of_structs_are_used_as_they_are() {
    cp -r "$here/shapes/." .
    unchanged shapes.h shapes.c
    builds "$installed/bin/patchbay-gen" registry.yaml --output .
    for compiler in gcc clang; do
        command -v "$compiler" >/dev/null || continue
        builds "$compiler" -std=c11 -Wall -Wextra -Wpedantic -Werror $(pkg-config --cflags patchbay) shapes.c main.c \
            shapes_registry.c $(pkg-config --libs patchbay) -o "shapes-$compiler"
        prints '27 categories' "./shapes-$compiler"
        prints 'codec opus' "./shapes-$compiler"
        prints 'engine sync, flags 4' "./shapes-$compiler"
        prints 'checksum 3' "./shapes-$compiler"
        prints 'blitter 12' "./shapes-$compiler"
    done
}

# UPDATE=1 writes the page.
page_about_migrating_shows_what_the_programs_print() {
    mkdir audio stress
    (cd audio && build_audio)
    cp -r "$here/stress/." stress
    builds make -C stress stress
    page=$here/../../docs/migrating.md
    PATH=$PWD/audio/build:$PWD/stress:$installed/bin:$PATH \
        python3 -B "$here/../docs/page.py" "$page" "$PWD" /src >page.md
    if [ "${UPDATE-}" ]; then cp page.md "$page"; else diff -u "$page" page.md >&2; fi
}

"$case"
