#!/bin/sh
# build_host.sh DIRECTORY PATCHBAY_GEN SOURCE_DIR LIBRARY: the program `host` with a folder `author` to
# write plugins in, for the tests beside this script, each of which works on a copy.
set -eu
host=$1 gen=$2 source=$3 library=$4
umask 022
rm -rf "$host"
mkdir -p "$host/plugins" "$host/author"
cd "$host"
cp "$source"/tests/patchbay/plugins/host/* .
mv plugin.c author
cp guest.h author
"$gen" registry.yaml --output .
"$gen" registry.yaml --output author
gcc -std=c11 -I"$source/include" -Wl,-rpath,"${library%/*}" -I. host.c host_registry.c "$library" \
    -pthread -ldl -o host
