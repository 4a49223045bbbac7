#!/bin/sh
# places_test.sh CASE PATCHBAY_GEN SOURCE_DIR: patchbay-gen where files and processes are unusual. In each the files
# are right and complete, or there is an error.
set -eu
case=$1 gen=$2 source=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
cp "$source/tests/consumers/small/registry.yaml" .
"$gen" registry.yaml --output expected

fail() {
    echo "$case: $*" >&2
    exit 1
}

# fails_with EXIT_STATUS TEXT COMMAND...
fails_with() {
    expected=$1 text=$2
    shift 2
    status=0
    timeout 60 "$@" >"$scratch/printed" 2>"$scratch/err" || status=$?
    [ "$status" -eq "$expected" ] && grep -qF -e "$text" "$scratch/err" ||
        { cat "$scratch/err" >&2 && fail "exit status $status of $*; '$text' was expected"; }
}

special_files_as_input_are_read_or_rejected() {
    mkdir directory.yaml
    ln -s loop.yaml loop.yaml
    truncate -s 1G sparse.yaml
    fails_with 3 'Is a directory' "$gen" check directory.yaml
    fails_with 3 'Too many levels of symbolic links' "$gen" check loop.yaml
    fails_with 1 'longer than' sh -c "ulimit -v 400000 && exec '$gen' check sparse.yaml"
    mkfifo pipe
    cat registry.yaml >pipe &
    "$gen" catalogue pipe >from_pipe
    "$gen" catalogue registry.yaml | sed 's/registry.yaml/pipe/' | diff - from_pipe
}

absolute_paths_work_in_a_deleted_working_directory() {
    mkdir gone
    cd gone
    rmdir ../gone
    "$gen" "$scratch/registry.yaml" --output "$scratch/out"
    diff -r "$scratch/expected" "$scratch/out"
    fails_with 3 'No such file' "$gen" "$scratch/registry.yaml" --output .
}

closed_standard_descriptors_leave_files_as_they_are() {
    cp registry.yaml before.yaml
    "$gen" registry.yaml --output out <&- >&- 2>&-
    diff -r expected out
    echo 'nonsense: 1' >>registry.yaml
    cp registry.yaml before.yaml
    status=0
    "$gen" registry.yaml --output out <&- >&- 2>&- || status=$?
    [ "$status" -eq 1 ] || fail "exit status $status"
    diff -r expected out
    cmp before.yaml registry.yaml
}

each_limit_of_memory_gives_all_files_or_an_error() {
    most=3000
    while [ $most -lt 40000 ]; do
        rm -rf out
        status=0
        (ulimit -v $most && exec "$gen" registry.yaml --output out) 2>err || status=$?
        case $status in
        0) diff -r expected out ;;
        3) grep -qF 'out of memory' err || { cat err >&2 && fail "at $most KiB"; } ;;
        127) ;; # the loader's
        *) cat err >&2 && fail "exit status $status at $most KiB" ;;
        esac
        most=$((most + 1500))
    done
    [ "$status" -eq 0 ] || fail "it never succeeds"
}

read_only_file_system_is_an_error() {
    unshare -m true 2>/dev/null || exit 77
    mkdir mounted
    cat >mounted.sh <<'END'
mount -t tmpfs none mounted && cp -r expected mounted/old && mkdir mounted/new && mount -o remount,ro mounted && "$@"
END
    fails_with 3 'Read-only file system' unshare -m sh mounted.sh "$gen" registry.yaml --output mounted/new
    unshare -m sh mounted.sh "$gen" registry.yaml --output mounted/old
}

generated_files_have_the_mode_that_the_umask_leaves() {
    for mask in 0 002 022 077; do
        (umask $mask && "$gen" registry.yaml --output out$mask)
        [ "$(stat -c %a out$mask/small_greeter.h)" -eq "$(printf '%o' $((0666 & ~0$mask)))" ] ||
            fail "$(stat -c %a out$mask/small_greeter.h) with umask $mask"
    done
}

"$case"
