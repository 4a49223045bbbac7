#!/bin/sh
# page_test.sh PAGE SOURCE_DIR BUILD_DIR: each command in a page of docs/, run with lapse installed,
# prints the output in the page. UPDATE=1 writes the page.
#
# The page calls the installation /opt/lapse-1.2, which is as long as the real name: text is wrapped.
set -eu
page=$1 source=$2 build=$3
umask 022
scratch=$(mktemp -d /tmp/pb.XXXXXX)
trap 'kill "$service"; rm -rf "$scratch" "$scratch.page"' EXIT
env -i PATH=/bin sleep 1000 &
export service=$!
cd "$scratch"
DESTDIR= cmake --install "$build" --prefix "$scratch" >/dev/null
mkdir extra
header=$(find "$scratch" -name lapse_registry.h)
cc -std=c11 -shared -fPIC -DPATCHBAY_PLUGIN -I"$scratch/include" -I"${header%/*}" \
    "$source/plugins/shout.c" -o extra/shout.so
export PATH="$scratch/bin:$PATH"
unset LAPSE_PLUGIN_PATH || true

python3 -B "$source/tests/docs/page.py" "$page" "$scratch" /opt/lapse-1.2 >"$scratch.page"
if [ "${UPDATE-}" ]; then cp "$scratch.page" "$page"; else diff -u "$page" "$scratch.page" >&2; fi
