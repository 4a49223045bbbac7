# What the tests of small programs begin with: `. small_project.sh`, with the arguments CASE
# PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY INSTALLED. Makes a copy of the program "small" the
# current directory. INSTALLED is the prefix where Patchbay and lapse are installed.
set -eu
case=$1 gen=$2 source=$3 scratch=$4/$1 library=$5 installed=$6
rm -rf "$scratch"
mkdir -p "$scratch"
cp "$source"/tests/consumers/small/* "$scratch"
cd "$scratch"
flags="-std=c11 -I$source/include -I."
export LD_LIBRARY_PATH="${library%/*}" # where the library is a shared one
export CMAKE_BUILD_PARALLEL_LEVEL=2

fail() {
    echo "$case: $*" >&2
    exit 1
}

# contains FILE TEXT
contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# add_entry LINE...: appends lines below the last implementation.
add_entry() {
    printf '          %s\n' "$@" >>registry.yaml
}

generate() {
    "$gen" registry.yaml --output .
}

# link_with COMPILER FLAGS...: the program, with the given flags.
link_with() {
    "$@" $flags main.c plain.c small_registry.c "$library" -pthread -o small
}

# configure ARGUMENT...: ./build, for the program as its CMakeLists.txt stands.
configure() {
    cmake -S . -B build "$@" >cmake.log 2>&1 || {
        cat cmake.log >&2
        fail "cmake failed"
    }
}

# use_package PREFIX: the program finds Patchbay installed in PREFIX, instead of adding its directory.
use_package() {
    sed -i 's/^add_subdirectory.*/find_package(Patchbay CONFIG REQUIRED)/' CMakeLists.txt
    export CMAKE_PREFIX_PATH="$1"
}

# build_again WHAT...: builds, and none of this may be done.
build_again() {
    cmake --build build >log
    for what; do
        if grep "$what" log >&2; then fail "$what: something was done"; fi
    done
}
