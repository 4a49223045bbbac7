#!/bin/sh
# build_radio.sh DIRECTORY PATCHBAY_GEN SOURCE_DIR LIBRARY COMPILER SANITIZERS: the program `radio` and
# one plugin, for the tests beside this script, each of which works on a copy.
set -eu
radio=$1 gen=$2 source=$3 library=$4 cc=$5 sanitize=${6-}
umask 022
rm -rf "$radio"
mkdir -p "$radio/bin" "$radio/lib/radio/plugins" "$radio/mine"
cd "$radio"
cp "$source"/tests/patchbay/inspector/radio/* .
# Tests change the sources and run this again.
cat >rebuild <<END
"$gen" registry.yaml --output . && "$cc" -std=c11 -I"$source/include" -I. -Wl,-rpath,"${library%/*}" \
    ${sanitize:+-fsanitize="$sanitize"} radio.c radio_registry.c "$library" -pthread -ldl -o bin/radio
END
sh -e rebuild
