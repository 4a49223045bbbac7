#!/bin/sh
# trust_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: whose plugins are loaded.
. "$4/tests/patchbay/trust/system_tree.sh"
installed=usr/lib/host/plugins/good.so

# ---- Groups and everybody -----------------------------------------------------------------------

directories_of_a_group_are_trusted_like_those_of_the_program() {
    chown -R 0:50 usr
    chmod -R g+w usr
    prints plugin "$program"
    chown 0:60 "$installed"
    rejects "$installed" 'is writable by group 60'
    chown 0:0 "$installed"
    accepts "$installed"
}

world_writable_tree_is_trusted_by_its_programs_only() {
    mkdir elsewhere
    cp usr/bin/host elsewhere
    chmod -R 777 usr
    prints plugin "$program"
    program=$tree/elsewhere/host
    rejects "$installed" "'$tree/usr' is world-writable"
}

directory_that_program_and_plugin_share_is_not_checked() {
    mkdir usr/bin/plugins
    cp "$installed" usr/bin/plugins/other.so
    chown 12345 usr
    chmod 777 usr/bin
    chmod 1777 usr
    accepts usr/bin/plugins/other.so
}

owner_of_a_directory_above_the_program_is_trusted() {
    mkdir more
    cp "$installed" more/other.so
    chown -R 12345 more
    rejects more/other.so 'is owned by untrusted user 12345'
    chown 12345 usr
    accepts more/other.so
}

private_group_of_a_trusted_user_may_write() {
    chown -R 12345:12345 usr/lib
    chmod -R g+w usr/lib
    rejects "$installed" 'is owned by untrusted user 12345'
    accepts "$installed" env HOST_PLUGIN_TRUST=12345
    chown -R 12345:12346 usr/lib
    rejects "$installed" 'is writable by group 12346' env HOST_PLUGIN_TRUST=12345
    chown -R 100:100 usr/lib
    rejects "$installed" 'is writable by group 100' env HOST_PLUGIN_TRUST=100
}

group_of_the_process_is_not_trusted_for_being_its_group() {
    chown 12345:12346 "$installed"
    chmod g+w "$installed"
    rejects "$installed" 'is writable by group 12346' as 12345:12346
    chown 12345:12345 "$installed"
    accepts "$installed" as 12345:12346
}

plugin_is_not_accepted_directly_in_a_sticky_directory() {
    mkdir -p sticky/plugins
    cp "$installed" sticky/other.so
    cp "$installed" sticky/plugins/other.so
    chmod 1777 sticky
    accepts sticky/plugins/other.so
    for file in sticky/other.so sticky/./other.so sticky/plugins/../other.so; do
        rejects "$file" "'$tree/sticky' is world-writable move the plugin to"
    done
}

# ---- Access control lists -----------------------------------------------------------------------

access_control_list_for_a_stranger_is_rejected() {
    command -v setfacl >/dev/null && setfacl -m u:12345:rw "$installed" 2>/dev/null || exit 77
    rejects "$installed" 'is writable by user 12345'
    contains "$scratch/line" "setfacl -x u:12345 '$tree/$installed'"
    setfacl -b -m g:60:rwx usr/lib/host/plugins
    setfacl -b "$installed"
    rejects "$installed" 'is writable by group 60'
    setfacl -m m::rx usr/lib/host/plugins
    accepts "$installed"
}

access_control_list_for_a_trusted_user_is_accepted() {
    command -v setfacl >/dev/null && setfacl -m u:12345:rw "$installed" 2>/dev/null || exit 77
    accepts "$installed" env HOST_PLUGIN_TRUST=12345
    setfacl -b "$installed"
    chgrp 60 "$installed"
    setfacl -m u:12345:rw "$installed"
    accepts "$installed" env HOST_PLUGIN_TRUST=12345
}

# ---- User namespaces ----------------------------------------------------------------------------

# inside COMMAND...: in a user namespace where user 12345 is root and all others are the overflow user.
inside() {
    as 12345:12345 unshare -r "$@"
}

files_of_the_system_are_trusted_in_a_user_namespace() {
    inside true 2>/dev/null || exit 77
    prints plugin inside "$program"
    mkdir own
    cp "$installed" own/other.so
    chown -R 12345:12345 own
    accepts own/other.so inside
}

files_of_strangers_are_not_trusted_in_a_user_namespace() {
    inside true 2>/dev/null || exit 77
    mkdir -p home/stranger
    cp "$installed" home/stranger/other.so
    chown -R 12346:12346 home/stranger
    rejects home/stranger/other.so 'is owned by untrusted user 65534' inside
    rejects usr/lib/../../home/stranger/other.so 'is owned by untrusted user 65534' inside
    chmod 1777 usr/lib/host
    rejects "$installed" 'is owned by untrusted user 65534' inside
}

# ---- Remedies -----------------------------------------------------------------------------------

remedy_for_a_read_only_file_system_is_a_variable() {
    unshare -m true 2>/dev/null || exit 77
    mkdir image
    cat >mounted.sh <<END
mount -t tmpfs none image && cp $installed image/other.so && chmod 755 image && chown 12345 image/other.so &&
    chmod 664 image/other.so && mount -o remount,ro image && COLUMNS=1000 "\$@"
END
    rejects image/other.so ' add 12345 to HOST_PLUGIN_TRUST' unshare -m sh mounted.sh
    sed -i 's/chown 12345/chown 0:12345/' mounted.sh
    rejects image/other.so ' add 12345 to HOST_PLUGIN_TRUST' unshare -m sh mounted.sh
    accepts image/other.so env HOST_PLUGIN_TRUST=12345 unshare -m sh mounted.sh
}

remedy_can_be_copied_to_a_shell() {
    mkdir "it's"
    cp "$installed" "it's/other.so"
    chmod o+w "it's"
    rejects "it's/other.so" "run: chmod o-w '$tree/it'\\''s'"
}

# ---- Elevated programs --------------------------------------------------------------------------

# An attacker's plugin beside the installed one.
mkdir plugins
cp "$installed" plugins/attack.so
nobody=65534:65534

# stays_safe: the elevated program serves its builtin and ignores the user's variables.
stays_safe() {
    export HOST_PLUGIN_PATH=$PWD/plugins HOST_USE_GREETER=english=nope HOST_USE_NOTHING=1
    prints plain as "$nobody" "$program"
    mkdir -p fake/bin fake/lib/host
    ln -sf "$program" fake/bin/host
    ln -sfn "$PWD/plugins" fake/lib/host/plugins
    prints plain as "$nobody" fake/bin/host
    prints plain as "$nobody" bash -c "exec -a $PWD/fake/bin/host $program"
    prints 'variables are ignored' as "$nobody" "$program" registry env
    prints 'depends on $ORIGIN, which an elevated program does not use' \
        as "$nobody" "$program" registry paths
    unset HOST_PLUGIN_PATH HOST_USE_GREETER HOST_USE_NOTHING
}

elevated_program_reads_no_variable_and_no_origin() {
    prints plugin as "$nobody" "$program"
    chmod u+s "$program"
    stays_safe
    chmod u-s,g+s "$program"
    stays_safe
    chmod g-s "$program"
    if setcap cap_net_raw+ep "$program" 2>/dev/null; then stays_safe; fi
}

# With a directory that does not depend on $ORIGIN, and users who may choose.
build_secure_choice() {
    (cd "$scratch" && gcc $flags -DSECURE_CHOICE -I. -DHOST_PLUGIN_DIRECTORY="\"$tree/usr/lib/host/plugins\"" \
        host.c host_registry.c "$library" -pthread -ldl -o "$program")
    chmod u+s "$program"
}

elevated_program_may_let_users_select_trusted_plugins() {
    build_secure_choice
    export HOST_PLUGIN_PATH=$PWD/plugins
    prints plugin as "$nobody" "$program"
    prints plain env HOST_USE_GREETER=english=builtin:plain setpriv --reuid=65534 "$program"
    prints error: env HOST_USE_GREETER=english=nope setpriv --reuid=65534 "$program"
    chown 65534 "$installed"
    prints 'is owned by untrusted user 65534 (the program is elevated)' as "$nobody" "$program"
}

elevated_program_accepts_no_directory_of_others() {
    build_secure_choice
    for mode in 1777 775 1775; do
        chmod "$mode" usr
        prints "'$tree/usr' is w" as "$nobody" "$program"
    done
    chmod 755 usr
    prints plugin as "$nobody" "$program"
}

"$case"
