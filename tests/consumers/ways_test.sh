#!/bin/sh
# ways_test.sh ARGUMENT...: the ways to build with an installed Patchbay. The arguments are those of
# small_project.sh.
. "$3/tests/build/small_project.sh"

prefix="$PWD/a prefix"
unset DESTDIR MAKEFLAGS MAKELEVEL || true

# needs PROGRAM...: the case is skipped without it.
needs() {
    for program; do
        command -v "$program" >/dev/null || { echo "$program is missing" >&2; exit 77; }
    done
}

# quietly COMMAND...: its output only if it fails.
quietly() {
    "$@" >log 2>&1 || { cat log >&2; fail "'$*' failed"; }
}

# install_to_prefix: what is installed, below a path with a space.
install_to_prefix() {
    cp -r "$installed" "$prefix"
    export PKG_CONFIG_PATH="$(dirname "$(find "$prefix" -name patchbay.pc)")"
    use_package "$prefix"
}

# make_formal [SUFFIX]: a source of a plugin that says "good day".
make_formal() {
    sed 's/plain/formal/; s/hello/good day/' "$scratch/plain.c" >"formal.${1-c}"
}

# says TEXT COMMAND...
says() {
    text=$1
    shift
    [ "$("$@")" = "$text" ] || fail "'$*' does not say '$text'"
}

# from_page LANGUAGE FILE...: the files as the page about building shows them.
from_page() {
    for file; do
        sed -n "/^\`\`\`[a-z]* $file\$/,/^\`\`\`\$/p" "$source/docs/cmake.md" | sed '1d; $d' >"$file"
    done
}

# ---- Programs -----------------------------------------------------------------------------------

implementation_that_the_processor_cannot_run_is_skipped_with_its_reason() {
    install_to_prefix
    cp -r "$source/tests/consumers/codec" .
    cd codec
    configure
    quietly cmake --build build
    grep -q avx5124fmaps /proc/cpuinfo && exit 77
    says 'plain: 294' build/codec
    build/codec registry why sum bytes >out
    contains out AVX512_4FMAPS
    if CODEC_USE_SUM=bytes=wide build/codec 2>log; then fail "it was used"; fi
    contains log AVX512_4FMAPS
}

# static_prefix COMPILER: a Patchbay of its own without plugins, installed as for a static program.
static_prefix() {
    quietly cmake -S "$source" -B without -G Ninja -DCMAKE_C_COMPILER="$1" -DCMAKE_BUILD_TYPE=Release \
        -DPATCHBAY_PLUGINS=OFF -DPATCHBAY_TESTS=OFF -DPATCHBAY_LAPSE=OFF -DPATCHBAY_GENERATOR=OFF \
        -DCMAKE_INSTALL_PREFIX="$PWD/static prefix" -DCMAKE_INSTALL_LIBDIR=lib
    quietly cmake --build without
    quietly cmake --install without
}

# musl's compiler finds no libyaml, so the generator is the one of this machine.
static_program_finds_an_installed_patchbay_without_plugins() {
    for compiler in gcc musl-gcc; do
        needs $compiler
        rm -rf without 'static prefix' build
        static_prefix $compiler
        use_package "$PWD/static prefix"
        configure -DCMAKE_C_COMPILER=$compiler -DPATCHBAY_GEN_EXECUTABLE="$gen" -DCMAKE_EXE_LINKER_FLAGS=-static
        quietly cmake --build build
        if readelf -d build/small | grep NEEDED; then fail "it is not static"; fi
        says hello build/small
        export PKG_CONFIG_PATH="$PWD/static prefix/lib/pkgconfig"
        "$gen" registry.yaml --output generated
        eval "$compiler -static -Igenerated main.c plain.c generated/small_registry.c \
            $(pkg-config --static --cflags --libs patchbay) -o linked"
        says hello ./linked
    done
}

# ---- Other build tools --------------------------------------------------------------------------

# compiles FILE...: what make compiles now.
compiles() {
    make >log
    compiled=$(sed -n 's/.* -c .* \([a-z_]*\.c\)$/\1/p' log | LC_ALL=C sort | xargs)
    [ "$compiled" = "$*" ] || { cat log >&2; fail "compiled '$compiled', expected '$*'"; }
}

# Autotools and Meson build programs of tests/adopt.
makefile_of_the_page_compiles_only_what_changed() {
    install_to_prefix
    mkdir machine
    cd machine
    from_page registry.yaml usb.c main.c Makefile
    compiles bus_registry.c main.c usb.c
    ./machine || fail "it does not run"
    compiles
    sleep 1 # a change must be newer
    touch registry.yaml
    compiles
    sed -i 's/USB host/Any/' registry.yaml
    compiles bus_registry.c
    sed -i 's/int port/int number/' registry.yaml
    compiles bus_registry.c main.c usb.c
}

# ---- CMake --------------------------------------------------------------------------------------

several_configurations_share_a_build_tree() {
    install_to_prefix
    configure -G 'Ninja Multi-Config'
    for configuration in Debug Release; do
        quietly cmake --build build --config $configuration
        says hello build/$configuration/small
    done
}

cxx_program_takes_a_cxx_plugin() {
    needs g++
    install_to_prefix
    mkdir -p cxx/plugin
    cp registry.yaml cxx
    cp main.c cxx/main.cpp
    cp plain.c cxx/plain.cpp
    cd cxx
    (cd plugin && make_formal cpp)
    cat >CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.21)
project(small LANGUAGES C CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(Patchbay CONFIG REQUIRED)
add_executable(small main.cpp plain.cpp)
patchbay_add_registry(small FILE registry.yaml)
patchbay_add_plugin(formal SOURCES plugin/formal.cpp REGISTRY registry.yaml)
END
    configure -G Ninja -DCMAKE_CXX_FLAGS='-Wall -Wextra -Wno-missing-field-initializers -Werror'
    quietly cmake --build build
    says hello build/small
    SMALL_PLUGIN_PATH=$PWD/build says 'good day' build/small
}

# Their author needs what the program installed, and the tools.
plugins_are_built_out_of_tree_with_and_without_a_manifest() {
    install_to_prefix
    printf '%s\n' 'patchbay_install_registry(small)' 'install(TARGETS small)' >>CMakeLists.txt
    configure -G Ninja
    quietly cmake --build build
    quietly cmake --install build --prefix "$PWD/their prefix"
    quietly cmake --install "${gen%/bin/*}" --component tools --prefix "$PWD/tools"
    mkdir author
    cd author
    make_formal
    printf 'format: 1\nplugin: german\nimplementations: {greeter: {english: {formal: {}}}}\n' >plugin.yaml
    cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.21)
project(author LANGUAGES C)
find_package(Patchbay CONFIG REQUIRED)
find_package(small-plugins CONFIG REQUIRED)
patchbay_add_plugin(german SOURCES formal.c MANIFEST plugin.yaml REGISTRY "${small_REGISTRY_FILE}")
patchbay_add_plugin(formal SOURCES formal.c REGISTRY "${small_REGISTRY_FILE}")
target_link_libraries(german PRIVATE small::plugins)
target_link_libraries(formal PRIVATE small::plugins)
END
    CMAKE_PREFIX_PATH="$scratch/tools:$scratch/their prefix" configure -G Ninja
    quietly cmake --build build
    for plugin in german formal; do
        SMALL_PLUGINS=$PWD/build/$plugin.so says 'good day' "$scratch/their prefix/bin/small"
    done
}

generated_sources_build_with_the_library_alone() {
    generate
    install_to_prefix
    rm -r "$prefix/bin"
    rm "$prefix"/*/cmake/Patchbay/PatchbayGenTargets*.cmake
    sed -i 's/^patchbay_add.*/target_link_libraries(small PRIVATE Patchbay::patchbay)/' CMakeLists.txt
    PATH=/usr/bin:/bin configure -G Ninja
    quietly cmake --build build
    says hello build/small
}

# ---- Patchbay as a part of the build ------------------------------------------------------------

# steps: what ninja would do, one a line.
steps() {
    ninja -C build -n | grep '^\['
}

fetched_patchbay_builds_what_the_program_needs() {
    sed -i 's/^add_subdirectory.*/include(FetchContent)\
FetchContent_Declare(Patchbay SOURCE_DIR "${PATCHBAY_SOURCE}")\
FetchContent_MakeAvailable(Patchbay)/; s/^file.*/set(sources main.c plain.c)/' CMakeLists.txt
    configure -G Ninja -DPATCHBAY_SOURCE="$source"
    steps >steps
    if grep -e src/inspect -e src/lapse steps; then fail "these are not needed"; fi
    configure -G Ninja -DPATCHBAY_SOURCE="$source" -DPATCHBAY_GEN_EXECUTABLE="$gen"
    steps >steps
    if grep -e patchbay_gen_parts -e patchbay-gen.dir steps; then fail "a second generator is built"; fi
    library=$(find "$source/src/patchbay" -name '*.c' | wc -l)
    [ "$(wc -l <steps)" -le $((library + 12)) ] || { cat steps >&2; fail "more than the library is built"; }
}

# ---- Installing ---------------------------------------------------------------------------------

installed_files_are_below_destdir_and_can_be_removed() {
    quietly cmake -S "$source" -B theirs -G Ninja -DPATCHBAY_TESTS=OFF -DPATCHBAY_LAPSE=OFF \
        -DPATCHBAY_GENERATOR=OFF -DCMAKE_BUILD_TYPE=Debug -DCMAKE_INSTALL_PREFIX='/opt/patch bay' \
        -DCMAKE_INSTALL_LIBDIR=lib/x86_64-linux-gnu
    quietly cmake --build theirs
    export DESTDIR="$PWD/stage"
    quietly cmake --install theirs
    [ ! -e '/opt/patch bay' ] || fail "files are outside of DESTDIR"
    use_package "$DESTDIR/opt/patch bay"
    configure -G Ninja -DPATCHBAY_GEN_EXECUTABLE="$gen"
    quietly cmake --build build
    says hello build/small
    quietly cmake --build theirs --target uninstall
    find stage ! -type d >left
    [ ! -s left ] || { cat left >&2; fail "these were not removed"; }
}

# ---- A program with its own copy ----------------------------------------------------------------

# vendor COMPILER FLAG...: ./small, with the library in one file.
vendor() {
    PKG_CONFIG_PATH="$(dirname "$(find "$installed" -name patchbay.pc)")"
    export PKG_CONFIG_PATH
    cp "$(pkg-config --variable=source patchbay)" .
    cp -r "$source/include/patchbay" .
    generate
    quietly "$@" -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -I. main.c plain.c small_registry.c \
        patchbay.c -o small
}

single_file_serves_with_plugins_and_without() {
    make_formal
    generate
    gcc $flags -shared -fPIC -DPATCHBAY_PLUGIN formal.c -o formal.so
    for compiler in gcc clang; do
        vendor "$compiler"
        SMALL_PLUGINS=$PWD/formal.so says 'good day' ./small
        vendor "$compiler" -O2 -DPATCHBAY_PLUGINS=0
        says hello ./small
        if nm -D ./small | grep dlopen; then fail "it refers to the loader"; fi
    done
}

single_file_serves_in_static_programs_of_glibc_and_musl() {
    needs musl-gcc
    for compiler in gcc musl-gcc; do
        vendor "$compiler" -static -DPATCHBAY_PLUGINS=0
        says hello ./small
        if readelf -d ./small | grep NEEDED; then fail "it is not static"; fi
    done
}

# ---- Other machines -----------------------------------------------------------------------------

# runs_on TRIPLET EMULATOR: with a builtin and a plugin of that machine.
runs_on() {
    needs "$1-gcc" "$2"
    vendor "$1-gcc"
    make_formal
    "$1-gcc" $flags -shared -fPIC -DPATCHBAY_PLUGIN formal.c -o formal.so
    says hello "$2" -L "/usr/$1" ./small
    SMALL_PLUGIN_PATH=$PWD says 'good day' "$2" -L "/usr/$1" ./small
}

aarch64_runs_builtins_and_plugins() {
    runs_on aarch64-linux-gnu qemu-aarch64
}

armhf_runs_builtins_and_plugins() {
    runs_on arm-linux-gnueabihf qemu-arm
}

i386_runs_builtins_and_plugins() {
    runs_on i686-linux-gnu qemu-i386
}

# Its compiler takes isfinite() for a conversion.
windows_runs_builtins_and_the_inspector() {
    needs x86_64-w64-mingw32-gcc-posix wine
    vendor x86_64-w64-mingw32-gcc-posix -static -DPATCHBAY_PLUGINS=0 -Wno-float-conversion
    export WINEPREFIX="$PWD/wine" WINEDEBUG=-all
    wine ./small.exe | tr -d '\r' >out 2>log || { cat out log >&2; fail "it does not run"; }
    contains out hello
    wine ./small.exe registry why greeter >out
    contains out plain
    if SMALL_USE_GREETER=english=plian wine ./small.exe 2>log; then fail "an unknown name was accepted"; fi
    contains log "has no implementation 'plian' (available: plain)"
}

s390x_runs_builtins_and_plugins() {
    runs_on s390x-linux-gnu qemu-s390x
}

"$case"
