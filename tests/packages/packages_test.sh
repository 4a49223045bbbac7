#!/bin/sh
# packages_test.sh CASE SOURCE_DIR PACKAGES SCRATCH_DIR: the Debian packages in PACKAGES. Each function
# below is a test.
set -eu
case=$1 source=$2 packages=$3 scratch=$4/$1
rm -rf "$scratch"
mkdir -p "$scratch"
cd "$scratch"

fail() {
    echo "$case: $*" >&2
    exit 1
}

packages_are_the_same_from_any_directory() {
    for package in "$packages"/one/*.deb; do
        cmp "$package" "$packages/second/two/${package##*/}"
    done
}

packages_have_no_errors_that_lintian_knows() {
    command -v lintian >/dev/null || exit 77
    lintian --allow-root --fail-on error --tag-display-limit 0 "$packages"/one/*.deb >log 2>&1 ||
        { cat log >&2; fail "lintian has found errors"; }
}

packages_share_no_file() {
    for package in "$packages"/one/*.deb; do
        dpkg-deb --contents "$package" | awk '$1 !~ /^d/ { print $6 }'
    done | sort | uniq -d >twice
    [ ! -s twice ] || { cat twice >&2; fail "in several packages"; }
}

http_transport_is_a_package_of_its_own_which_lapse_recommends() {
    dpkg-deb --info "$packages"/one/lapse_*.deb >lapse
    dpkg-deb --info "$packages"/one/lapse-http_*.deb >http
    if grep libcurl lapse; then fail "lapse depends on libcurl"; fi
    grep -q '^ Recommends: lapse-http' lapse || { cat lapse; fail "no recommendation"; }
    grep -q '^ Depends: .*libcurl' http || { cat http; fail "no libcurl"; }
}

# Into a directory of its own, with the libraries of this machine.
packages_are_installed_used_by_an_author_and_purged() {
    [ "$(id -u)" -eq 0 ] || exit 77
    root=$PWD/root
    mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/triggers"
    : >"$root/var/lib/dpkg/status"
    dpkg() { command dpkg --root="$root" --force-depends --force-script-chrootless "$@" >log 2>&1 || { cat log; fail dpkg; }; }
    dpkg --install "$packages"/one/*.deb
    library=$(dirname "$(find "$root" -name libpatchbay.so)")
    export LD_LIBRARY_PATH="$library" PKG_CONFIG_PATH="$library/pkgconfig"
    gcc -shared -fPIC -DPATCHBAY_PLUGIN $(pkg-config --cflags lapse-plugins) "$source/plugins/shout.c" -o shout.so
    LAPSE_PLUGIN_PATH=$PWD "$root/usr/bin/lapse" run --prompt 'not so loud' --requests 2 >report
    grep -q 'NOT SO LOUD' report || fail "the plugin is not used"
    dpkg --purge lapse-dev lapse-http lapse libpatchbay-dev patchbay-tools patchbay-doc libpatchbay0
    find "$root" -path "$root/var" -prune -o ! -type d -print >left
    [ ! -s left ] || { cat left >&2; fail "these were left"; }
}

programs_and_the_library_are_hardened() {
    for package in "$packages"/one/*.deb; do
        dpkg-deb --extract "$package" root
    done
    find root/usr/bin root/usr/lib -type f \( -path '*/bin/*' -o -name 'libpatchbay.so.*' \) >files
    [ "$(wc -l <files)" -eq 4 ] || { cat files >&2; fail "patchbay-gen, patchbay, lapse and the library were expected"; }
    while read -r file; do
        readelf --wide --dynamic --program-headers --dyn-syms "$file" >facts
        for fact in 'DYN (' GNU_RELRO BIND_NOW __stack_chk_fail _chk@; do
            readelf --wide --file-header "$file" | cat - facts | grep -qF "$fact" || fail "$file: no $fact"
        done
    done <files
}

"$case"
