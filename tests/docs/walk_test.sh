#!/bin/sh
# walk_test.sh CASE SOURCE_DIR INSTALLED: pages that are followed in an empty directory, with what is installed.
# Each function below is a test. UPDATE=1 writes the page.
set -eu
case=$1 source=$2 installed=$3
umask 022
scratch=$(mktemp -d /tmp/pb.XXXXXX)
trap 'rm -rf "$scratch" "$scratch.page"' EXIT
cd "$scratch"
export PATH="$installed/bin:$PATH" CMAKE_PREFIX_PATH="$installed" CMAKE_BUILD_PARALLEL_LEVEL=2
export PKG_CONFIG_PATH="$(dirname "$(find "$installed" -name patchbay.pc)")"
unset DESTDIR MAKEFLAGS MAKELEVEL || true

# follow PAGE: its commands print what it shows.
follow() {
    python3 -B "$source/tests/docs/page.py" "$1" "$scratch" /src >"$scratch.page"
    if [ "${UPDATE-}" ] && [ "$1" != section.md ]; then cp "$scratch.page" "$1"; fi
    diff -u "$1" "$scratch.page" >&2
}

first_project_of_the_readme_builds_and_runs() {
    sed -n '/^## Use it/,/^## The commands/p' "$source/README.md" >section.md
    follow section.md
}

getting_started_works_as_written() {
    follow "$source/docs/getting-started.md"
}

page_about_the_library_works_as_written() {
    follow "$source/docs/api.md"
}

page_about_building_works_as_written() {
    follow "$source/docs/cmake.md"
}

page_about_compatibility_works_as_written() {
    follow "$source/docs/compatibility.md"
}

page_about_plugins_works_as_written() {
    follow "$source/docs/writing-plugins.md"
}

"$case"
