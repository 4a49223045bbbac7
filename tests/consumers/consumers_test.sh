#!/bin/sh
# consumers_test.sh ARGUMENT...: how other projects build with Patchbay. The arguments are those of
# small_project.sh, and the prefix of a shared Patchbay.
. "$3/tests/build/small_project.sh"

shared=$7

# build [TARGET...]: ./build.
build() {
    cmake --build build ${1+--target} "$@" >log 2>&1 || { cat log >&2; fail "build failed"; }
}

# install_to PREFIX
install_to() {
    cmake --install build --prefix "$1" >log || { cat log >&2; fail "cmake --install failed"; }
}

# not_configured TEXT ARGUMENT...: cmake fails and prints TEXT, wherever lines are broken.
not_configured() {
    text=$1
    shift
    rm -rf build
    if cmake -S . -B build -G Ninja "$@" >log 2>&1; then fail "it was configured"; fi
    tr -s '\n ' ' ' <log >words
    contains words "$text"
}

# use_library: the shared library of greetings instead of the program.
use_library() {
    rm -rf -- *
    cp "$source"/tests/consumers/library/* .
}

# make_plugin FILE FLAG...: a plugin that says "good day", compiled with these flags.
make_plugin() {
    file=$1
    shift
    sed 's/plain/formal/; s/hello/good day/' plain.c >formal.c
    mkdir -p "$(dirname "$file")"
    gcc -shared -fPIC -DPATCHBAY_PLUGIN "$@" formal.c -o "$file"
}

# ---- What is rebuilt ----------------------------------------------------------------------------

second_build_does_nothing_and_touching_the_registry_recompiles_nothing() {
    use_package "$installed"
    for generator in Ninja 'Unix Makefiles'; do
        rm -rf build
        configure -G "$generator"
        cmake --build build >log
        build_again Generating Building Linking
        sleep 1
        touch registry.yaml
        build_again Building Linking
        build_again Generating Building Linking
    done
}

directory_that_is_added_builds_its_own_generator() {
    configure -G Ninja -DPATCHBAY_SOURCE="$source" -DCMAKE_UNITY_BUILD=ON \
        -DCMAKE_BUILD_TYPE=Theirs -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
    build
    if grep -e -Os build/compile_commands.json; then fail "flags were added to their build type"; fi
    [ "$(build/small)" = hello ] || fail "not served"
    build_again Generating Building Linking
}

new_builtin_takes_one_file_and_one_entry() {
    use_package "$installed"
    configure -G Ninja
    cmake --build build >log
    sed 's/plain/formal/; s/hello/good day/' plain.c >formal.c
    add_entry 'formal: {description: Says good day., priority: -1}'
    cmake --build build >log || { cat log >&2; fail "build failed"; }
    [ "$(build/small)" = hello ] || fail "the old builtin does not serve"
    [ "$(SMALL_USE_GREETER=english=formal build/small)" = 'good day' ] || fail "not served"
}

# compiled WHAT...: what the build compiles now, other than WHAT, is an error.
compiled() {
    cmake --build build >log || { cat log >&2; fail "build failed"; }
    sed -n 's,.*Building.*/,,p' log | sed 's/\.o$//' | LC_ALL=C sort | tr '\n' ' ' >compiled
    [ "$(cat compiled)" = "$* " ] || fail "expected $*, compiled $(cat compiled)"
}

# with_tools: a flat category before that of the greeters, and a file of each category.
with_tools() {
    use_package "$installed"
    sed -i 's/^categories:/&\n  tool: {functions: {use: void (void)}, implementations: {saw: Saws.}}/' \
        registry.yaml
    printf '#include "small_tool.h"\n\nSMALL_DEFINE_TOOL(%s, %s) = {0};\n' saw saw >saw.c
    configure -G Ninja
    build
}

description_recompiles_the_table_alone() {
    with_tools
    sed -i 's/Saws/Saws wood/; s/plain: Says/plain: Always says/' registry.yaml
    compiled small_registry.c
}

new_builtin_recompiles_the_files_that_include_its_header() {
    with_tools
    sed -i 's/{saw: Saws./{saw: Saws., axe: Cuts./' registry.yaml
    sed 's/saw/axe/g' saw.c >axe.c
    compiled axe.c main.c saw.c small_registry.c
    [ "$(build/small)" = hello ] || fail "not served"
}

plugin_with_a_manifest_is_not_recompiled_when_the_registry_is_touched() {
    use_package "$installed"
    printf 'format: 1\nplugin: german\nimplementations: {greeter: {english: {formal: {}}}}\n' >plugin.yaml
    sed 's/plain/formal/; s/hello/good day/' plain.c >formal.c
    echo 'patchbay_add_plugin(german SOURCES formal.c MANIFEST plugin.yaml REGISTRY registry.yaml)' \
        >>CMakeLists.txt
    sed -i 's/^file.*/set(sources main.c plain.c)/' CMakeLists.txt
    configure -G Ninja
    build
    [ "$(SMALL_PLUGIN_PATH=$PWD/build build/small)" = 'good day' ] || fail "the plugin is not used"
    sleep 1
    touch registry.yaml plugin.yaml
    build_again Building Linking
    build_again Generating Building Linking
}

unity_build_compiles_generated_sources_alone() {
    use_package "$installed"
    configure -G Ninja -DCMAKE_UNITY_BUILD=ON
    build
    [ "$(build/small)" = hello ] || fail "not served"
}

lapse_finds_its_plugins_in_a_build_tree_of_several_configurations() {
    cmake -S "$source" -B build -G 'Ninja Multi-Config' -DPATCHBAY_TESTS=OFF \
        -DCMAKE_INSTALL_LIBDIR=lib/x86_64-linux-gnu >log
    cmake --build build --config Release --target lapse svg >log
    build/Release/bin/lapse registry paths >paths
    contains paths Release/lib/x86_64-linux-gnu/lapse/plugins/svg.so
}

# ---- Generators ---------------------------------------------------------------------------------

cross_build_runs_a_generator_of_this_machine_and_needs_no_libyaml() {
    set -- -G Ninja -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_C_COMPILER=gcc
    mkdir path
    echo 'exit 1' >path/patchbay-gen
    chmod +x path/patchbay-gen
    PATH=$PWD/path:$PATH not_configured 'set PATCHBAY_GEN_EXECUTABLE' "$@" -DPATCHBAY_SOURCE="$source"
    rm -rf build
    PKG_CONFIG_LIBDIR=$PWD/nowhere configure "$@" -DPATCHBAY_SOURCE="$source" \
        -DPATCHBAY_GEN_EXECUTABLE="$gen"
    cmake --build build >log || { cat log >&2; fail "build failed"; }
    [ "$(build/small)" = hello ] || fail "not served"
}

generator_that_does_not_run_here_is_not_taken() {
    cp -r "$installed" installed
    use_package "$PWD/installed"
    printf '\177ELF of another machine' >installed/bin/patchbay-gen
    mkdir path
    ln -s "$gen" path/patchbay-gen
    PATH=$PWD/path:$PATH configure -G Ninja
    build
    [ "$(build/small)" = hello ] || fail "not served"
    cp installed/bin/patchbay-gen path/other
    not_configured 'path/other is not a patchbay-gen that runs' \
        -DPATCHBAY_GEN_EXECUTABLE="$PWD/path/other"
    rm path/patchbay-gen
    ln -s other path/patchbay-gen
    export PATH="$PWD/path:$PATH"
    not_configured "does not run on this machine: $PWD/installed/bin/patchbay-gen"
}

package_of_a_build_tree_is_found() {
    use_package ''
    configure -G Ninja -DPatchbay_DIR="${gen%/bin/*}"
    build
    [ "$(build/small)" = hello ] || fail "not served"
}

# As vcpkg moves packages: lib/cmake/Patchbay to share/patchbay, programs to tools/patchbay.
package_moved_as_by_vcpkg_is_complete() {
    cp -r "$installed" installed
    mkdir installed/tools
    mv installed/lib/cmake/Patchbay installed/share/patchbay.cmake
    rm -rf installed/share/patchbay
    mv installed/share/patchbay.cmake installed/share/patchbay
    mv installed/bin installed/tools/patchbay
    sed -i 's,_IMPORT_PREFIX}/bin,_IMPORT_PREFIX}/tools/patchbay,
            s,(_IMPORT_PREFIX "${CMAKE_CURRENT_LIST_FILE}" PATH),(_IMPORT_PREFIX "${CMAKE_CURRENT_LIST_FILE}/../../.." ABSOLUTE),
            /(_IMPORT_PREFIX "${_IMPORT_PREFIX}" PATH)/d' installed/share/patchbay/*.cmake
    use_package "$PWD/installed"
    echo 'patchbay_install_registry(small)' >>CMakeLists.txt
    configure -G Ninja
    build
    install_to theirs
    [ -f theirs/include/small/patchbay/plugin.h ] || fail "Patchbay's headers are missing"
}

# ---- What registry.yaml says --------------------------------------------------------------------

quoted_key_is_read_as_the_generator_reads_it() {
    use_package "$installed"
    sed -i 's/^registry: small/"registry"  :  "small"/' registry.yaml
    configure -G Ninja
    build
    [ "$(build/small)" = hello ] || fail "not served"
}

link_weak_in_a_description_is_not_a_weak_builtin() {
    use_package "$installed"
    sed -i 's/Says hello.$/"Not link: weak"/; s/^inspector.*/description: |\n  link: weak/' registry.yaml
    sed -i 's/add_executable(small/add_library(small STATIC/' CMakeLists.txt
    configure -G Ninja
}

weak_builtin_is_found_however_it_is_written() {
    use_package "$installed"
    add_entry 'extra: {"link"  :  weak}'
    sed -i 's/add_executable(small/add_library(small STATIC/' CMakeLists.txt
    not_configured "Make small an OBJECT library"
}

faults_of_form_are_shown_as_the_generator_shows_them() {
    use_package "$installed"
    echo '  x: [' >>registry.yaml
    not_configured 'registry.yaml:13:'
}

# ---- Projects -----------------------------------------------------------------------------------

project_without_c_is_told_to_enable_it() {
    use_package "$installed"
    sed -i 's/LANGUAGES C)/LANGUAGES CXX)/; s/^file.*/set(sources main.cpp)/' CMakeLists.txt
    mv main.c main.cpp
    not_configured 'write project(... LANGUAGES C CXX)'
}

two_registries_in_one_target_are_both_installed() {
    use_package "$installed"
    sed 's/small/tiny/' registry.yaml >tiny.yaml
    echo 'patchbay_add_registry(small FILE tiny.yaml)' >>CMakeLists.txt
    echo 'patchbay_install_registry(small)' >>CMakeLists.txt
    sed 's/SMALL/TINY/; s/small/tiny/' plain.c >tiny.c
    configure -G Ninja
    build
    [ "$(build/small)" = hello ] || fail "not served"
    install_to theirs
    [ -f theirs/include/tiny/tiny_registry.h ] || fail "the second header is missing"
    [ -f theirs/share/tiny/registry.yaml ] || fail "the second registry.yaml is missing"
    echo 'patchbay_add_registry(small FILE tiny.yaml)' >>CMakeLists.txt
    not_configured "small already has a registry 'tiny'"
}

installed_package_is_found_and_builds_another_project() {
    cp -r "$installed" installed
    use_package "$PWD/installed"
    echo 'patchbay_install_registry(small)' >>CMakeLists.txt
    echo 'install(TARGETS small)' >>CMakeLists.txt
    configure -G Ninja -DCMAKE_INSTALL_PREFIX="$PWD/theirs"
    cmake --build build >log || { cat log >&2; fail "build failed"; }
    cmake --install build >log
    [ "$(theirs/bin/small)" = hello ] || fail "the program does not serve"
    rm -rf installed build
    mv theirs moved
    sed 's/plain/formal/; s/hello/good day/' plain.c >formal.c
    export PKG_CONFIG_PATH="$PWD/moved/lib/pkgconfig"
    mkdir -p "$(pkg-config --variable=plugindir small-plugins)"
    gcc -shared -fPIC -DPATCHBAY_PLUGIN $(pkg-config --cflags small-plugins) formal.c \
        -o "$(pkg-config --variable=plugindir small-plugins)/formal.so"
    [ "$(cd / && "$scratch/moved/bin/small")" = 'good day' ] || fail "the plugin does not serve"
}

package_for_plugins_owns_all_its_files() {
    use_package "$installed"
    echo 'patchbay_install_registry(small)' >>CMakeLists.txt
    configure -G Ninja
    build
    install_to theirs
    [ ! -e theirs/include/patchbay ] || fail "Patchbay's own directory was installed"
    export PKG_CONFIG_PATH="$PWD/theirs/lib/pkgconfig"
    [ "$(pkg-config --modversion small-plugins)" = 0 ] || fail "no version"
}

package_for_plugins_is_found_by_its_version() {
    use_package "$installed"
    sed -i 's/LANGUAGES C/VERSION 0.3.1 &/' CMakeLists.txt
    echo 'patchbay_install_registry(small)' >>CMakeLists.txt
    configure -G Ninja
    build
    install_to theirs
    sed 's/plain/formal/; s/hello/good day/' plain.c >theirs/formal.c
    cat >theirs/CMakeLists.txt <<END
cmake_minimum_required(VERSION 3.16)
project(author C)
find_package(small-plugins 0.1 REQUIRED)
add_library(formal MODULE formal.c)
set_target_properties(formal PROPERTIES PREFIX "")
target_link_libraries(formal small::plugins)
END
    export CMAKE_PREFIX_PATH="$PWD/theirs"
    cmake -S theirs -B author >log 2>&1 || { cat log >&2; fail "the package is refused"; }
    cmake --build author >log
    [ "$(SMALL_PLUGIN_PATH=$PWD/author build/small)" = 'good day' ] || fail "the plugin is not used"
}

installed_pkgconfig_file_serves_absolute_directories_too() {
    cmake -S "$source" -B theirs -G Ninja -DCMAKE_BUILD_TYPE=Debug -DPATCHBAY_TESTS=OFF \
        -DPATCHBAY_LAPSE=OFF -DPATCHBAY_GENERATOR=OFF \
        -DCMAKE_INSTALL_PREFIX="$PWD/a prefix" -DCMAKE_INSTALL_LIBDIR="$PWD/else where/lib" >log
    cmake --build theirs >log
    cmake --install theirs >log
    generate
    export PKG_CONFIG_PATH="$PWD/else where/lib/pkgconfig"
    eval "gcc -I. $(pkg-config --cflags patchbay) main.c plain.c small_registry.c \
        $(pkg-config --libs patchbay) -o small"
    [ "$(./small)" = hello ] || fail "not served"
}

installed_headers_and_one_compiler_call_make_the_plugin_of_the_readme() {
    [ -x "$installed/bin/lapse" ] || exit 77
    export PKG_CONFIG_PATH="$installed/lib/pkgconfig"
    warnings='-Wall -Wextra -Wpedantic -Wconversion -Werror'
    for compiler in gcc clang 'g++ -std=c++20 -x c++ -Wno-missing-field-initializers' \
        'clang -fsanitize=address'; do
        # g++ takes C for C++ only with -x before the file's name.
        ${compiler%% *} $warnings $(echo "$compiler " | cut -d' ' -f2-) -shared -fPIC \
            -DPATCHBAY_PLUGIN $(pkg-config --cflags lapse-plugins) "$source/plugins/shout.c" \
            -o shout.so
        LAPSE_PLUGIN_PATH=$PWD "$installed/bin/lapse" registry list endpoint >list
        contains list 'shout  '
        case $compiler in
        *sanitize*) ;;
        *)
            LAPSE_PLUGIN_PATH=$PWD "$installed/bin/lapse" run --prompt 'not so loud' --requests 2 >report
            contains report 'NOT SO LOUD'
            ;;
        esac
    done
    if readelf -d "$installed/bin/lapse" | grep -q curl; then fail "lapse links libcurl"; fi
}

# ---- Where plugins are installed ----------------------------------------------------------------

# plugins_are_found_by PROGRAM EXPECTED: PROGRAM, below the prefix theirs, with a plugin where the
# pkg-config file tells authors to install it, even when the prefix was moved.
plugins_are_found_by() {
    build
    install_to "$PWD/theirs"
    export PKG_CONFIG_PATH="$PWD/theirs/$libdir/pkgconfig"
    make_plugin "$(pkg-config --variable=plugindir small-plugins)/formal.so" \
        $(pkg-config --cflags small-plugins)
    mv theirs moved
    [ "$(LD_LIBRARY_PATH=$PWD/moved/$libdir "moved/$1")" = "$2" ] || fail "$libdir: the plugin is not used"
}

plugins_of_a_shared_library_are_found_from_the_library() {
    for libdir in lib lib64 lib/x86_64-linux-gnu; do
        use_library
        use_package "$installed"
        configure -G Ninja -DCMAKE_INSTALL_PREFIX="$PWD/theirs" -DCMAKE_INSTALL_LIBDIR=$libdir
        plugins_are_found_by bin/greet 'hello good day'
    done
}

plugins_of_a_program_are_found_from_its_own_directory() {
    use_package "$installed"
    libdir=lib/x86_64-linux-gnu
    sed -i 's,^patchbay_add_registry.*,patchbay_add_registry(small FILE registry.yaml DESTINATION libexec/small),' \
        CMakeLists.txt
    echo 'patchbay_install_registry(small)' >>CMakeLists.txt
    echo 'install(TARGETS small DESTINATION libexec/small)' >>CMakeLists.txt
    configure -G Ninja -DCMAKE_INSTALL_PREFIX="$PWD/theirs" -DCMAKE_INSTALL_LIBDIR=$libdir
    plugins_are_found_by libexec/small/small 'good day'
}

# ---- Static and shared libraries ----------------------------------------------------------------

static_library_with_weak_builtins_is_rejected() {
    add_entry 'extra: {priority: 1, link: weak}'
    sed -i 's/add_executable(small/add_library(small STATIC/' CMakeLists.txt
    if cmake -S . -B build -G Ninja -DPATCHBAY_SOURCE="$source" >log 2>&1; then
        fail "it was configured"
    fi
    contains log 'OBJECT'
}
hidden_visibility_hides_neither_table_nor_builtins_of_a_shared_library() {
    use_library
    use_package "$installed"
    configure -G Ninja
    build greeting
    nm -D --defined-only build/libgreeting.so >symbols
    contains symbols ' small_table'
    contains symbols ' small_builtin_greeter'
}

static_library_hides_its_functions() {
    [ "$library" != "${library%.a}" ] || exit 77
    readelf -sW "$library" >symbols
    if awk '$5 != "LOCAL" && $6 == "DEFAULT" && $7 ~ /^[0-9]/' symbols | grep patchbay; then
        fail "these are not hidden"
    fi
}

shared_library_links_patchbay_privately() {
    use_library
    use_package "$installed"
    echo 'install(TARGETS greeting EXPORT greeting)' >>CMakeLists.txt
    echo 'install(EXPORT greeting DESTINATION cmake)' >>CMakeLists.txt
    configure -G Ninja
    build
    install_to theirs
    if grep Patchbay theirs/cmake/*.cmake; then fail "those who link it need Patchbay"; fi
}

shared_library_with_installed_headers_needs_the_shared_patchbay() {
    [ "$library" != "${library%.a}" ] || exit 77
    use_library
    use_package "$installed"
    not_configured 'Build Patchbay with -DBUILD_SHARED_LIBS=ON' -DHEADERS=ON
    sed -i 's/registry.yaml)/registry.yaml PUBLIC)/' CMakeLists.txt
    not_configured 'Build Patchbay with -DBUILD_SHARED_LIBS=ON'
}

shared_library_and_its_user_share_the_shared_patchbay() {
    use_library
    use_package "$shared:$installed"
    configure -G Ninja -DHEADERS=ON -DCMAKE_INSTALL_LIBDIR=lib
    build
    install_to "$PWD/theirs"
    cat >user.c <<END
#include <greeting.h>
#include <stdio.h>
int main(void)
{
    struct patchbay *registry = greeting_open();
    return puts(small_get_greeter(registry, SMALL_GREETER_ENGLISH, NULL)->greet()) < 0;
}
END
    gcc -Itheirs/include/small -I"$shared/include" user.c -Ltheirs/lib -lgreeting -L"$shared/lib" \
        -lpatchbay -o user
    [ "$(LD_LIBRARY_PATH=theirs/lib:$shared/lib ./user)" = hello ] || fail "not served"
}

# UPDATE=1 writes the list.
shared_library_exports_the_listed_versions_of_symbols() {
    nm -D --defined-only "$shared/lib/libpatchbay.so" | sed 's/.* //' | LC_ALL=C sort >symbols
    list=$source/tests/consumers/symbols.expected
    if [ "${UPDATE-}" ]; then cp symbols "$list"; else diff -u "$list" symbols; fi
}

shared_library_needs_the_c_library_alone() {
    needed=$(readelf -d "$shared/lib/libpatchbay.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | xargs)
    [ "$needed" = libc.so.6 ] || fail "it needs $needed"
}

# The shared library holds a Patchbay whose registry has another shape than the program's, and calls a
# function that the program does not link.
two_copies_of_different_versions_serve_in_one_process() {
    mkdir other
    cp -r "$source"/CMakeLists.txt "$source"/gen "$source"/src "$source"/include other
    sed -i 's/^struct registry {/&\n    char other_shape[64];/' other/src/patchbay/registry/registry.h
    grep -q other_shape other/src/patchbay/registry/registry.h || fail "struct registry is elsewhere"
    cmake -S other -B other/build -G Ninja -DPATCHBAY_TESTS=OFF -DPATCHBAY_LAPSE=OFF \
        -DPATCHBAY_GENERATOR=OFF -DPATCHBAY_INSTALL=OFF >log
    cmake --build other/build >log
    generate
    cp "$source"/tests/consumers/library/greeting.[ch] .
    sed -i 's/greeter ? greeter/patchbay_resolve_all(registry, \&error) ? greeter/' greeting.c
    gcc -std=c11 -Iother/include -I. -fPIC -shared greeting.c plain.c small_registry.c \
        other/build/lib/libpatchbay.a -o libgreeting.so
    sed 's/small/tiny/' registry.yaml >tiny.yaml
    "$gen" tiny.yaml --output .
    sed 's/SMALL/TINY/g; s/small/tiny/g; s/hello/hi/' plain.c >tiny.c
    cat >>tiny.c <<END
#include "tiny_registry.h"
#include <stdio.h>
struct patchbay *greeting_open(void);
const char *greeting_text(struct patchbay *registry);
int main(void)
{
    struct patchbay *registry = patchbay_open(&tiny_table, NULL, NULL);
    printf("%s ", greeting_text(greeting_open()));
    return puts(tiny_get_greeter(registry, TINY_GREETER_ENGLISH, NULL)->greet()) < 0;
}
END
    gcc $flags tiny.c tiny_registry.c "$library" -L. -lgreeting -pthread -o tiny
    [ "$(LD_LIBRARY_PATH=. ./tiny)" = 'hello hi' ] || fail "not served"
}

"$case"
