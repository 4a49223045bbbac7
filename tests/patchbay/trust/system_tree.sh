# To be sourced with the arguments of a case: a copy of the host, installed below the working directory, all
# of whose parents belong to root and are writable by root only, as those of /usr are. Needs root.
. "$4/tests/patchbay/plugins/setup.sh"
[ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null || exit 77
plugin good.so
tree=$(mktemp -d /opt/patchbay.XXXXXX)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
cd "$tree"
mkdir -p usr/bin usr/lib/host/plugins
cp "$scratch/host" usr/bin
cp "$scratch/good.so" usr/lib/host/plugins
program=$tree/usr/bin/host

# as UID:GID COMMAND...: without other groups.
as() {
    ids=$1
    shift
    setpriv --reuid="${ids%:*}" --regid="${ids#*:}" --clear-groups "$@"
}

# prints TEXT COMMAND...
prints() {
    text=$1
    shift
    "$@" >"$scratch/out" 2>"$scratch/err" || true
    contains "$scratch/out" "$text"
}

# accepts FILE [COMMAND...]: the program, run by COMMAND, would use this plugin.
accepts() {
    file=$1
    shift
    "$@" "$program" registry check "$file" >"$scratch/out" 2>&1 ||
        { cat "$scratch/out" >&2; fail "$file is rejected"; }
}

# rejects FILE TEXT [COMMAND...]
rejects() {
    file=$1 text=$2
    shift 2
    if COLUMNS=1000 "$@" "$program" registry check "$file" >"$scratch/out" 2>&1; then
        cat "$scratch/out" >&2
        fail "$file is accepted"
    fi
    one_line "$scratch/out" >"$scratch/line"
    contains "$scratch/line" "$text"
}
