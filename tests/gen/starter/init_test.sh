#!/bin/sh
# init_test.sh CASE PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR INSTALLED: new projects, as they are made
# and as they build. Each function below is a test.
set -eu
case=$1 gen=$2 source=$3 scratch=$4/$1 installed=$5
rm -rf "$scratch"
mkdir -p "$scratch/here"
cd "$scratch/here"
export CMAKE_BUILD_PARALLEL_LEVEL=2
strict='-std=c11 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wmissing-prototypes -Werror'

fail() {
    echo "$case: $*" >&2
    exit 1
}

# contains FILE TEXT
contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# quietly COMMAND...: shows what the command said only when it fails.
quietly() {
    "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; fail "failed: $*"; }
}

# rejects STATUS TEXT ARGUMENT...: init exits with STATUS, prints TEXT and creates nothing.
rejects() {
    status=0 expected=$1 text=$2
    shift 2
    before=$(ls -AR)
    "$gen" init "$@" >"$scratch/out" 2>"$scratch/said" || status=$?
    [ "$status" -eq "$expected" ] || { cat "$scratch/said" >&2; fail "$*: exit code $status"; }
    contains "$scratch/said" "$text"
    [ ! -s "$scratch/out" ] || fail "$*: stdout reports that something was created"
    [ "$(ls -AR)" = "$before" ] || fail "$*: something was made"
}

# use_installed: PATH, pkg-config and CMake find Patchbay and lapse as they were installed.
use_installed() {
    PATH=$installed/bin:$PATH
    export PATH CMAKE_PREFIX_PATH="$installed:$scratch/theirs"
    export PKG_CONFIG_PATH="$installed/lib/pkgconfig:$scratch/theirs/lib/pkgconfig"
}

# A new program, installed in theirs.
install_demo() {
    quietly patchbay-gen init demo
    quietly cmake -S demo -B demo/build -G Ninja -DCMAKE_INSTALL_PREFIX="$scratch/theirs"
    quietly cmake --build demo/build
    quietly cmake --install demo/build
    PATH=$scratch/theirs/bin:$PATH
}

# build_plugin COMPILER NAME REGISTRY: as its README describes.
build_plugin() {
    (cd "$2" && $1 $strict -shared -fPIC -DPATCHBAY_PLUGIN $(pkg-config --cflags "$3-plugins") \
        "$2.c" -o "$2.so")
}

# ---- Programs -----------------------------------------------------------------------------------

new_program_builds_without_a_warning_and_passes_its_tests() {
    use_installed
    quietly patchbay-gen init demo
    cd demo
    for way in 'gcc Ninja' 'clang Unix Makefiles'; do
        rm -rf build
        quietly cmake -S . -B build -G "${way#* }" -DCMAKE_C_COMPILER="${way%% *}" \
            -DCMAKE_C_FLAGS="$strict"
        quietly cmake --build build
        quietly ctest --test-dir build --no-tests=error
    done
}

new_program_runs_where_it_is_installed_and_finds_its_plugin() {
    use_installed
    install_demo
    cd /
    [ "$(demo you)" = 'HEY, you!' ] || fail "the installed plugin does not serve"
    [ "$(DEMO_USE_GREETER=english=polite demo you)" = 'Dear you, good day.' ] || fail "not chosen"
    [ "$(DEMO_PLUGIN_DISABLE=loud demo you)" = 'Dear you, good day.' ] || fail "not disabled"
    demo registry check >"$scratch/checked" || fail "check finds fault"
}

new_program_takes_another_builtin_as_its_readme_describes() {
    use_installed
    quietly patchbay-gen init demo
    cd demo
    sed -n 's/^    \( *brief: .*\)/\1/p' README.md >>registry.yaml
    sed 's/polite/brief/; s/Dear %s, good day/Hi %s/' src/polite.c >src/brief.c
    sed -i 's,src/polite.c,& src/brief.c,' CMakeLists.txt
    quietly cmake -S . -B build -G Ninja
    quietly cmake --build build
    [ "$(DEMO_USE_GREETER=english=brief build/demo you)" = 'Hi you.' ] || fail "not served"
}

new_program_of_any_name_has_a_valid_registry() {
    long=$(printf 'n%.0s' $(seq 63))
    for name in a int main printf linux starter sample registry greeter polite x11 "$long"; do
        quietly "$gen" init "$name"
        quietly "$gen" check "$name/registry.yaml"
        contains "$name/CMakeLists.txt" "project($name "
    done
}

new_program_with_the_name_of_a_c_keyword_builds() {
    use_installed
    quietly patchbay-gen init register
    quietly cmake -S register -B register/build -G Ninja -DCMAKE_C_FLAGS=-Werror
    quietly cmake --build register/build
    quietly ctest --test-dir register/build --no-tests=error
}

new_files_keep_no_word_of_the_starter() {
    quietly "$gen" init demo
    quietly "$gen" init --plugin shout --registry "$source/registry.yaml"
    if grep -rniE 'starter|sample|@' demo shout --exclude=registry.schema.json; then
        fail "a word was not replaced"
    fi
}

# ---- Plugins ------------------------------------------------------------------------------------

plugin_for_the_new_program_is_built_by_one_compiler_call_and_selected() {
    use_installed
    install_demo
    quietly patchbay-gen init --plugin shout \
        --registry "$(pkg-config --variable=registry demo-plugins)"
    for compiler in gcc clang; do
        build_plugin $compiler shout demo
        demo registry check shout/shout.so >checked || fail "check rejects it"
        contains checked 'shout.so: accepted'
        export DEMO_PLUGIN_PATH="$PWD/shout"
        demo registry list --all >list
        contains list 'TODO: describe it.'
        DEMO_USE_GREETER=english=shout demo registry list --plain >list
        contains list "$(printf 'english\tshout')"
        [ -z "$(DEMO_USE_GREETER=english=shout demo)" ] || fail "another one greets"
    done
}

plugin_for_the_new_program_is_built_and_installed_by_cmake() {
    use_installed
    install_demo
    quietly patchbay-gen init --plugin shout \
        --registry "$(pkg-config --variable=registry demo-plugins)"
    quietly cmake -S shout -B shout/build -G Ninja -DCMAKE_C_FLAGS="$strict"
    quietly cmake --build shout/build
    quietly cmake --install shout/build
    demo registry list --all >list
    contains list 'TODO: describe it.'
    DEMO_USE_GREETER=english=shout demo registry why greeter english >why
    contains why 'DEMO_USE_GREETER'
}

plugin_for_each_category_of_lapse_is_accepted() {
    [ -x "$installed/bin/lapse" ] || exit 77
    use_installed
    registry=$(pkg-config --variable=registry lapse-plugins)
    for serves in endpoint endpoint/rankings endpoint/chat_completions endpoint/whole_new transport \
        arrival ui exporter/svg; do
        rm -rf shout
        quietly patchbay-gen init --plugin shout --registry "$registry" --serves $serves
        for compiler in gcc clang; do
            build_plugin $compiler shout lapse
            lapse registry check shout/shout.so >checked || fail "$serves: check rejects it"
        done
    done
}

plugin_without_serves_implements_the_first_type() {
    quietly "$gen" init --plugin shout --registry "$source/registry.yaml"
    contains shout/shout.c 'LAPSE_DEFINE_ENDPOINT(chat, shout) = {'
    contains shout/README.md 'LAPSE_USE_ENDPOINT=chat=shout'
    contains shout/README.md 'lapse registry check shout.so'
}

plugin_of_odd_signatures_compiles_without_a_warning() {
    cp "$source/tests/gen/starter/odd_types.h" .
    "$gen" "$source/tests/gen/starter/odd.yaml" --output .
    for serves in every every/str type flat flat/usb values; do
        name=shout
        case $serves in */*) name=${serves#*/} ;; esac
        rm -rf $name
        quietly "$gen" init --plugin $name --registry "$source/tests/gen/starter/odd.yaml" --serves $serves
        for compiler in gcc clang; do
            $compiler $strict -shared -fPIC -DPATCHBAY_PLUGIN -I. -I"$source/include" \
                $name/$name.c -o $name.so || fail "$compiler, $serves"
        done
    done
}

readme_of_a_plugin_has_the_variables_that_the_program_reads() {
    sed 's/^registry: odd/&\nvariables: OTHER/' "$source/tests/gen/starter/odd.yaml" >other.yaml
    quietly "$gen" init --plugin shout --registry other.yaml
    contains shout/README.md 'OTHER_PLUGIN_PATH=$PWD'
    contains shout/README.md 'OTHER_USE_EVERY='
}

plugin_of_a_registry_without_inspector_mentions_none() {
    quietly "$gen" init --plugin shout --registry "$source/tests/gen/starter/odd.yaml"
    if grep -n 'odd registry' shout/README.md; then fail "there is no such command"; fi
    contains shout/README.md 'ODD_PLUGIN_DEBUG=1'
}

# ---- Refusals -----------------------------------------------------------------------------------

wrong_name_is_rejected_with_the_reason() {
    rejects 1 "write 'my_demo'" My-Demo
    rejects 1 'expected a-z, 0-9 and _, a letter first' ../demo
    rejects 1 'expected a-z, 0-9 and _, a letter first' 'a: b'
    rejects 1 'expected a-z, 0-9 and _, a letter first' ''
    rejects 1 '64 bytes long' "$(printf 'n%.0s' $(seq 64))"
    rejects 1 'variables or C names of other software' gst
    rejects 1 'variables or C names of other software' patchbay_demo
    rejects 1 'CMake reserves this name for a target' test
    rejects 1 "the plugin of the new project has this name" loud
    rejects 1 'reserved for the origin of implementations' --plugin builtin --registry nowhere
}

directory_with_files_in_it_is_left_alone() {
    mkdir demo
    echo mine >demo/.mine
    rejects 1 'demo is not an empty directory' demo
    [ "$(ls -A demo)" = .mine ] || fail "something was written"
    echo mine >shout
    rejects 1 'shout is not an empty directory' --plugin shout --registry "$source/registry.yaml"
    [ "$(cat shout)" = mine ] || fail "the file was touched"
}

directory_that_is_empty_is_filled() {
    mkdir demo
    quietly "$gen" init demo
    [ -f demo/src/main.c ] || fail "nothing was written"
}

directory_that_cannot_be_created_is_named_with_the_reason() {
    mkdir gone
    cd gone
    rmdir ../gone
    status=0
    "$gen" init demo 2>../said || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status"
    contains ../said 'demo: No such file or directory'
}

disk_that_is_full_leaves_nothing_behind() {
    status=0
    (trap '' XFSZ; ulimit -f 1; "$gen" init demo) 2>said || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status"
    contains said 'cannot write demo/'
    [ ! -e demo ] || fail "left behind: $(find demo)"
    mkdir demo
    (trap '' XFSZ; ulimit -f 1; "$gen" init demo) 2>said || status=$?
    [ -d demo ] && [ -z "$(ls -A demo)" ] || fail "the empty directory is not as it was"
}

plugin_without_registry_prints_how_to_find_it() {
    rejects 2 'pkg-config --variable=registry PROGRAM-plugins' --plugin shout
    rejects 3 'nowhere.yaml' --plugin shout --registry nowhere.yaml
    echo 'registry: 7' >faulty.yaml
    rejects 1 'faulty.yaml:1:' --plugin shout --registry faulty.yaml
}

plugin_for_an_unknown_category_is_rejected_with_the_nearest() {
    set -- --plugin shout --registry "$source/registry.yaml" --serves
    rejects 1 "has no category 'iu'; did you mean 'ui'?" "$@" iu
    rejects 1 "name the plugin 'plain', or remove '/plain'" "$@" ui/plain
    rejects 1 "invalid type name 'A b'" "$@" 'endpoint/A b'
}

"$case"
