#!/bin/sh
# plugins_test.sh CASE PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: what becomes of good and of broken
# plugins, seen from the command line. Each function below is a test.
set -eu
case=$1 gen=$2 source=$3 scratch=$4/$1 library=$5
umask 022
rm -rf "$scratch"
mkdir -p "$scratch/plugins"
cp "$source"/tests/plugins/host/* "$scratch"
cd "$scratch"
mkdir author
mv plugin.c author
cp guest.h author
flags="-std=c11 -I$source/include -Wl,-rpath,${library%/*}" # where it is a shared one

fail() {
    echo "$case: $*" >&2
    exit 1
}

# contains FILE TEXT
contains() {
    grep -qF -e "$2" "$1" || { cat "$1" >&2; fail "'$2' was expected"; }
}

# one_line FILE: without line breaks, since text for people wraps.
one_line() {
    tr -s ' \n' '  ' <"$1"
}

# plugin FILE FLAG...: builds it, against the header in ./author.
plugin() {
    file=$1
    shift
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN "$@" author/plugin.c -o "$file"
}

# changed SCRIPT: a header from a registry.yaml that a sed script changed.
changed() {
    sed "$1" registry.yaml >changed.yaml
    "$gen" changed.yaml --output author
}

# says EXIT_CODE TEXT ARGUMENT...: what host prints, with the plugins of ./plugins.
says() {
    expected=$1 text=$2
    shift 2
    status=0
    HOST_PLUGIN_PATH=${path-$PWD/plugins} ./host "$@" >out 2>err || status=$?
    [ "$status" -eq "$expected" ] || { cat out err >&2; fail "exit code $status of host $*"; }
    contains out "$text"
}

# refused CODE TEXT [REMEDY]: the look-up fails so, `why` and `check` say so and what to do, and another
# type goes on working.
refused() {
    says 1 "error: $1: "
    contains out "$2"
    says 0 quiet other
    path=$PWD/plugins HOST_PLUGIN_PATH=$PWD/plugins ./host registry why greeter english >out 2>&1 || true
    contains out "$2"
    contains out "${3-$2}"
    for file in "$PWD"/plugins/*.so; do
        if ./host registry check "$file" >out 2>&1; then fail "check accepts it"; fi
        one_line out >line
        contains line "$2"
        contains line "${3-$2}"
    done
    if grep -q constructed err; then fail "code of the plugin ran"; fi
}

# loading_fails CAUSE REMEDY: `check` accepts plugins/bad.so, `check --load` does not.
loading_fails() {
    ./host registry check plugins/bad.so >out 2>&1 || fail "check refuses it without loading it"
    if ./host registry check --load plugins/bad.so >out 2>&1; then fail "check --load accepts it"; fi
    one_line out >line
    contains line "$1"
    contains line "$2"
}

"$gen" registry.yaml --output .
"$gen" registry.yaml --output author
gcc $flags -I. host.c host_registry.c "$library" -pthread -ldl -o host

# ---- Good ones ----------------------------------------------------------------------------------

plugin_takes_the_place_of_a_builtin_which_stays_reachable() {
    plugin plugins/fine.so
    says 0 plugin
    says 0 plain english builtin:plain
    says 0 plugin english fine:fancy
    HOST_USE_GREETER=english=plain ./host >out
    contains out plain
}

listing_runs_no_code_of_a_plugin() {
    plugin plugins/fine.so
    says 0 fancy registry list --all
    if grep -q constructed err; then fail "code of the plugin ran"; fi
}

nothing_is_mapped_executable_by_listing_ten_plugins() {
    command -v strace >/dev/null || exit 77
    plugin plugins/p0.so
    for i in 1 2 3 4 5 6 7 8 9; do cp plugins/p0.so plugins/p$i.so; done
    HOST_PLUGIN_PATH=$PWD/plugins strace -f -o trace ./host registry list --all >out 2>err || exit 77
    contains out fancy
    if grep -E 'mmap.*PROT_EXEC' trace | grep -q plugins; then fail "a plugin was mapped"; fi
    [ "$(grep -c 'openat.*plugins/p[0-9].so' trace)" -eq 10 ] || fail "not ten were opened"
    if awk '/openat.*plugins\/p[0-9].so/ { fd = $NF } fd && /PROT_EXEC/ && $0 ~ ", " fd ", " { exit 1 }' \
        trace; then :; else fail "a plugin was mapped"; fi
}

new_type_of_a_plugin_is_served_by_name() {
    plugin plugins/fine.so -DNEW_TYPE
    says 0 plugin german
    HOST_USE_GREETER=german HOST_PLUGIN_PATH=$PWD/plugins ./host >out 2>/dev/null
    contains out plugin
}

opt_in_plugin_is_served_only_when_named() {
    plugin plugins/fine.so -DOPT_IN
    says 0 plain
    says 0 plugin english fancy
}

members_in_another_order_are_copied_by_name() {
    changed '/^      greet/{h;d};/^      begin/{G}'
    plugin plugins/fine.so
    says 0 plugin
}

plugin_without_an_optional_member_of_the_program_works() {
    changed '/^      leave/d'
    plugin plugins/fine.so
    says 0 plugin
}

plugin_with_a_member_that_the_program_lacks_works() {
    changed 's/^      begin/      later: {signature: int (int), optional: true}\n&/'
    plugin plugins/fine.so
    says 0 plugin
}

# ---- Order --------------------------------------------------------------------------------------

higher_priority_wins_among_plugins_whatever_the_directory() {
    mkdir -p late
    plugin plugins/a.so
    sed -i 's/"plugin"/"late"/' author/plugin.c
    plugin late/b.so -DPRIORITY=3
    path=$PWD/plugins:$PWD/late says 0 late
    plugin late/b.so -DPRIORITY=-3
    path=$PWD/plugins:$PWD/late says 0 plugin
}

first_of_two_files_of_one_name_hides_the_other() {
    mkdir -p late
    plugin plugins/a.so
    sed -i 's/"plugin"/"late"/' author/plugin.c
    plugin late/a.so -DPRIORITY=9
    path=$PWD/plugins:$PWD/late says 0 plugin
    HOST_PLUGIN_PATH=$PWD/plugins:$PWD/late ./host registry paths >out
    contains out 'comes earlier and hides it'
}

named_plugins_come_first_and_must_be_there() {
    mkdir -p late
    plugin plugins/a.so
    sed -i 's/"plugin"/"late"/' author/plugin.c
    plugin late/b.so
    HOST_PLUGINS=$PWD/late/b.so says 0 late
    HOST_PLUGINS=b path=$PWD/plugins:$PWD/late says 0 late
    HOST_PLUGINS=nope says 1 "no directory of the path has a plugin 'nope'"
    HOST_PLUGINS=$PWD/late/nope.so says 1 'No such file'
}

disabled_plugins_are_passed_over_and_safe_mode_leaves_builtins() {
    plugin plugins/fine.so
    HOST_PLUGIN_DISABLE=fi* says 0 plain
    HOST_PLUGIN_DISABLE='*' says 0 plain
    HOST_PLUGIN_DISABLE=other,fine HOST_USE_GREETER=english=fancy says 1 'disabled: by HOST_PLUGIN_DISABLE'
}

system_path_replaces_the_installed_directory() {
    mkdir -p lib/host/plugins bin
    plugin lib/host/plugins/fine.so
    cp host bin
    bin/host >out 2>/dev/null
    contains out plugin
    HOST_PLUGIN_SYSTEM_PATH=none bin/host >out
    contains out plain
    (cd / && ln -s "$scratch/bin/host" "$scratch/link" && "$scratch/link" >"$scratch/out" 2>/dev/null)
    contains out plugin
}

relative_path_is_a_fault_with_its_absolute_form() {
    path=plugins says 1 "'plugins' is relative"
    contains out "$PWD/plugins"
    path=$PWD/plugins::/x says 1 'an element is empty'
}

missing_directory_is_no_fault() {
    path=$PWD/nowhere says 0 plain
}

# ---- Refused ------------------------------------------------------------------------------------

changed_signature_is_named_with_both_forms() {
    changed 's/struct guest \*guest/struct guest *guest, int how/'
    sed -i 's/greet(const struct guest \*guest)/greet(const struct guest *guest, int how)/; s/^{$/{/' author/plugin.c
    sed -i 's/    return guest->age == 7/    return how + guest->age == 7/' author/plugin.c
    plugin plugins/bad.so
    refused incompatible "function 'greet': program has const char *(const struct guest *), plugin has const char *(const struct guest *, int)" 'build it with the headers of this program'
}

missing_required_member_is_named() {
    changed '/^      greet/d'
    sed -i 's/\.greet = greet, //; s/static const char \*greet/const char *greet/' author/plugin.c
    plugin plugins/bad.so
    refused incompatible "function 'greet': program requires const char *(const struct guest *), plugin has none" 'build it with the headers of this program'
}

changed_layout_is_named() {
    sed -i 's/int age/long filler, age/' author/guest.h
    plugin plugins/bad.so
    refused incompatible 'layout of struct guest: program has 16 bytes, plugin has 24' 'build it with the headers of this program'
}

raised_revision_is_named() {
    changed 's/revision: 1/revision: 2/'
    plugin plugins/bad.so
    refused incompatible "revision of category 'greeter': program has 1, plugin has 2" 'build it with the headers of this program'
}

missing_required_metadata_is_named() {
    plugin plugins/bad.so -DNO_LANGUAGE
    refused bad-metadata "metadata key 'language' is required" 'correct it in the plugin, and build it again'
}

metadata_of_another_kind_is_named() {
    plugin plugins/bad.so -DBAD_FLAG
    refused bad-metadata "'polite=perhaps': expected a value of kind bool" 'correct it in the plugin'
}

list_of_many_short_elements_is_read_whole() {
    changed 's/^      polite:.*/&\n      languages_spoken: {kind: strings}/'
    cp changed.yaml registry.yaml
    "$gen" registry.yaml --output .
    gcc $flags -I. host.c host_registry.c "$library" -pthread -ldl -o host
    printf '%s\n' '#include "plugin.c"' '#define TEN "a\0" "b\0" "c\0" "d\0" "e\0" "f\0" "g\0" "h\0" "i\0" "j\0"' \
        'HOST_GREETER_SET(english, fancy, languages_spoken, TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN);' >author/many.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/many.c -o plugins/many.so
    says 0 plugin
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry show greeter english fancy --plain >out
    [ "$(grep ^languages_spoken out | tr -cd ',' | wc -c)" -eq 99 ] || fail "an element is missing"
}

unknown_metadata_key_is_named() {
    changed 's/polite:/colour:/'
    sed -i 's/HOST_GREETER_SET(english, fancy, polite, perhaps)/HOST_GREETER_SET(english, fancy, colour, true)/' author/plugin.c
    plugin plugins/bad.so -DBAD_FLAG
    refused bad-metadata "category 'greeter' has no metadata key 'colour'" 'correct it in the plugin'
}

unknown_category_is_named() {
    changed 's/^  greeter:/  talker:/; s/^  lenient:/  greeter:/'
    sed -i 's/GREETER/TALKER/' author/plugin.c
    plugin plugins/bad.so
    HOST_PLUGINS=$PWD/plugins/bad.so says 1 "this program has no category 'talker'"
    says 0 plain
}

reserved_and_impossible_names_are_refused() {
    plugin plugins/builtin.so
    refused bad-plugin-name "'builtin' cannot be the name of a plugin" 'rename the file'
    mv plugins/builtin.so plugins/2bad.so
    refused bad-plugin-name "'2bad' cannot be the name of a plugin" 'rename the file'
}

what_anybody_may_write_is_not_trusted() {
    plugin plugins/bad.so
    chmod o+w plugins/bad.so
    refused untrusted "chmod o-w '$PWD/plugins/bad.so'"
    chmod o-w plugins/bad.so
    chmod o+w plugins
    refused untrusted "chmod o-w '$PWD/plugins'"
    chmod o-w plugins
    says 0 plugin
}

foreign_owner_is_not_trusted_unless_named() {
    [ "$(id -u)" -eq 0 ] || exit 77
    plugin plugins/bad.so
    chown 12345 plugins/bad.so
    refused untrusted 'belongs to user 12345' 'HOST_PLUGIN_TRUST'
    HOST_PLUGIN_TRUST=12345 says 0 plugin
    HOST_PLUGIN_TRUST=somebody says 1 "'somebody' is no user id"
}

symbolic_link_to_an_untrusted_place_is_refused() {
    mkdir -p open
    plugin open/bad.so
    chmod o+w open
    ln -s ../open/bad.so plugins/bad.so
    refused untrusted "chmod o-w '$PWD/plugins/../open'"
}

undefined_symbol_gives_the_loaders_own_words() {
    plugin plugins/bad.so -DUNDEFINED_SYMBOL
    says 1 'error: load-failed: '
    contains out nowhere_defined
    contains out 'HOST_PLUGIN_DISABLE=bad'
    loading_fails nowhere_defined 'install what it needs, or build it again'
    says 0 quiet other
}

missing_library_gives_the_loaders_own_words() {
    echo 'int helper(void) { return 1; }' | gcc -shared -fPIC -x c - -o libgone.so
    plugin plugins/bad.so -DUNDEFINED_SYMBOL -Wl,--no-as-needed -L. -lgone
    rm libgone.so
    says 1 libgone.so
    loading_fails libgone.so 'install what it needs'
}

missing_record_is_named() {
    echo '{ local: *; };' >none.map
    plugin plugins/bad.so -Wl,--version-script=none.map
    says 1 'error: record-missing: '
    contains out record_host_greeter_english_fancy
    loading_fails 'does not export' 'strip no dynamic symbols'
}

replaced_file_is_not_taken_for_what_was_read() {
    plugin plugins/bad.so
    sed -i 's/int age/long filler, age/' author/guest.h
    plugin other.so
    cat >late.c <<END
#include "host_registry.h"
#include <stdio.h>
int main(void)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&host_table, NULL, &error);
    patchbay_discover(registry, NULL);
    rename("other.so", "plugins/bad.so");
    if (host_get_greeter(registry, HOST_GREETER_ENGLISH, &error))
        return 1;
    printf("%s: %s\n", patchbay_code_name(error.code), error.text);
    patchbay_close(registry);
    return 0;
}
END
    sed '/^int main/,$d; /^static const char \*answer/,/^}/d' host.c >builtins.c
    gcc $flags -I. late.c builtins.c host_registry.c "$library" -pthread -ldl -o late
    HOST_PLUGIN_PATH=$PWD/plugins ./late >out
    contains out 'record-mismatch: '
    contains out 'changed since it was read'
}

member_left_null_and_declined_are_told_apart() {
    plugin plugins/bad.so -DNULL_MEMBER
    says 1 "error: member-missing: "
    contains out "its function 'greet' is NULL"
    loading_fails "its function 'greet' is NULL" 'requires it'
    plugin plugins/bad.so -DDECLINES
    says 0 plain
    HOST_USE_GREETER=english=fancy says 1 'declined: no such device'
    loading_fails 'declined: no such device' host
}

files_that_are_no_plugins_are_passed_over_and_shown() {
    plugin whole.so
    : >plugins/empty.so
    echo text >plugins/text.so
    head -c 3000 whole.so >plugins/short.so
    echo 'int nothing;' | gcc -shared -fPIC -x c - -o plugins/plain.so
    objcopy --only-keep-debug whole.so plugins/debug.so
    { head -c 18 whole.so; printf '\267\000'; tail -c +21 whole.so; } >plugins/arm.so
    { head -c 4 whole.so; printf '\007'; tail -c +6 whole.so; } >plugins/class.so
    mkdir plugins/directory.so
    says 0 plain
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry paths >lines || true
    one_line lines >out
    contains out 'it is no ELF file'
    contains out 'it has no note of Patchbay'
    contains out 'it was built for aarch64, 64 bits, little endian'
    contains out 'it holds separate debug information'
    contains out 'it is no regular file'
    contains out 'build it for this machine'
    ./host registry check plugins/arm.so --json >json || true
    contains json '"wrong-machine"'
    contains out 'compile it with -DPATCHBAY_PLUGIN, or take it away'
    contains out 'its class is neither 32 nor 64 bits'
    contains out 'short.so'
}

file_cut_anywhere_is_never_used() {
    plugin whole.so
    size=$(wc -c <whole.so)
    at=0
    while [ $at -lt "$size" ]; do
        head -c $at whole.so >plugins/cut.so
        says 0 plain
        at=$((at + 64))
    done
}

plugin_of_another_registry_is_no_candidate() {
    sed 's/^registry: host/registry: guest/' registry.yaml >other.yaml
    "$gen" other.yaml --output author
    sed 's/host_registry/guest_registry/; s/HOST_/GUEST_/' author/plugin.c >author/other.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/other.c -o plugins/other.so
    says 0 plain
    HOST_PLUGINS=$PWD/plugins/other.so says 1 "it is a plugin of registry 'guest'"
    ./host registry check plugins/other.so --json >out || true
    contains out '"wrong-registry"'
}

next_candidate_takes_over_where_on_failure_says_so() {
    cat >author/lenient.c <<END
#include "host_registry.h"
HOST_LENIENT_DEFINE(main, empty) = {0};
END
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/lenient.c -o plugins/lenient.so
    says 0 builtin_one lenient
    HOST_USE_LENIENT=main=empty says 1 "its function 'name' is NULL" lenient
}

file_removed_between_discovery_and_use_says_so() {
    plugin plugins/fine.so
    cat >late.c <<END
#include "host_registry.h"
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&host_table, NULL, &error);
    patchbay_discover(registry, NULL);
    unlink("plugins/fine.so");
    if (host_get_greeter(registry, HOST_GREETER_ENGLISH, &error))
        return 1;
    puts(error.text);
    if (!patchbay_discover(registry, &error) ||
        !host_get_greeter(registry, HOST_GREETER_ENGLISH, &error))
        return 2;
    patchbay_close(registry);
    return 0;
}
END
    sed '/^int main/,$d; /^static const char \*answer/,/^}/d' host.c >builtins.c
    gcc $flags -I. late.c builtins.c host_registry.c "$library" -pthread -ldl -o late
    HOST_PLUGIN_PATH=$PWD/plugins ./late >out
    contains out 'No such file'
}

# ---- Files that change --------------------------------------------------------------------------

# changing C...: builds ./late, which runs this C between two look-ups and prints what the second says.
changing() {
    {
        printf '%s\n' '#include "host_registry.h"' '#include <stdio.h>' '#include <stdlib.h>' \
            '#include <sys/stat.h>' 'int main(void)' '{' \
            '    static const struct guest guest = {"you", 7};' '    struct patchbay_error error;' \
            '    struct patchbay *registry = patchbay_open(&host_table, NULL, &error);' "$@" \
            '    const struct host_greeter *greeter = host_get_greeter(registry, HOST_GREETER_ENGLISH, &error);' \
            '    puts(greeter ? greeter->greet(&guest) : error.text);' '    patchbay_close(registry);' \
            '    return 0;' '}'
    } >late.c
    sed '/^int main/,$d; /^static const char \*answer/,/^}/d' host.c >builtins.c
    gcc $flags -D_GNU_SOURCE -I. late.c builtins.c host_registry.c "$library" -pthread -ldl -o late
    HOST_PLUGIN_PATH=${path-$PWD/plugins} ./late >out 2>err
}

file_that_takes_the_place_of_another_is_found_by_the_next_discovery() {
    plugin plugins/fine.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin newer
    changing 'patchbay_discover(registry, 0);' 'rename("newer", "plugins/fine.so");' 'patchbay_discover(registry, 0);'
    contains out newer
}

file_that_is_written_over_is_read_again() {
    plugin plugins/fine.so -DNO_LANGUAGE
    plugin newer
    changing 'patchbay_discover(registry, 0);' 'system("cat newer >plugins/fine.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

plugin_in_use_stays_when_its_file_is_replaced() {
    plugin plugins/fine.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin newer
    changing 'host_get_greeter(registry, HOST_GREETER_ENGLISH, 0);' 'rename("newer", "plugins/fine.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

plugin_that_is_found_again_unchanged_is_served() {
    plugin plugins/fine.so
    changing 'for (int i = 0; i < 3; i++) patchbay_discover(registry, 0);'
    contains out plugin
}

directory_is_looked_at_again_for_each_plugin_that_is_added() {
    mkdir more
    plugin more/a.so
    cp more/a.so more/b.so
    changing 'patchbay_add_plugin(registry, "more/a.so", 0);' 'chmod("more", 0777);' \
        'if (!patchbay_add_plugin(registry, "more/b.so", &error)) puts(error.text);'
    contains out "chmod o-w '$PWD/more'"
}

variable_may_name_what_a_call_adds_later() {
    plugin late.so
    HOST_USE_GREETER=english=late:fancy path=$PWD/nowhere changing \
        'host_get_greeter(registry, HOST_GREETER_ENGLISH, 0);' 'patchbay_add_plugin(registry, "late.so", 0);'
    contains out plugin
}

file_that_is_missing_is_told_as_missing() {
    changing 'if (!patchbay_add_plugin(registry, "/nowhere/x.so", &error)) printf("%s: %s\n", patchbay_code_name(error.code), error.text);'
    contains out "no-plugin: there is no file '/nowhere/x.so': No such file"
}

added_plugin_stays_when_others_are_discovered() {
    plugin added.so
    path=$PWD/nowhere changing 'patchbay_add_plugin(registry, "added.so", 0);' 'patchbay_discover(registry, 0);'
    contains out plugin
}

refused_file_that_was_mended_is_served() {
    plugin sound
    changed 's/^  greeter:/  talker:/; s/^  lenient:/  greeter:/'
    sed -i 's/GREETER/TALKER/' author/plugin.c
    plugin plugins/fine.so
    changing 'patchbay_discover(registry, 0);' 'rename("sound", "plugins/fine.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

plugin_that_a_call_adds_again_is_looked_at_anew() {
    plugin more.so
    chmod o+w more.so
    path=$PWD/nowhere changing 'patchbay_add_plugin(registry, "more.so", 0);' 'chmod("more.so", 0755);' \
        'patchbay_add_plugin(registry, "more.so", 0);'
    contains out plugin
}

file_that_changed_before_its_use_runs_no_code() {
    plugin plugins/fine.so
    plugin evil
    changing 'patchbay_discover(registry, 0);' 'rename("evil", "plugins/fine.so");'
    contains out 'changed since it was read; the next discovery reads it again'
    if grep -q constructed err; then fail "its code ran"; fi
    plugin plugins/fine.so
    changing 'patchbay_discover(registry, 0);' 'chmod("plugins/fine.so", 0777);'
    if grep -q constructed err; then fail "code that anybody could write ran"; fi
}

notes_that_mean_nothing_refuse_the_plugin() {
    echo 'PATCHBAY_NOTE(stray, PATCHBAY_NOTE_PROPERTY, 1, "host\0greeter\0english\0nobody\0language=x", 0);' >>author/plugin.c
    plugin plugins/bad.so
    refused bad-metadata "'language=x' is a property of greeter/english: nobody, which it lacks"
    sed -i 's/PATCHBAY_NOTE_PROPERTY, 1, .*/77, 1, "host\\0x", 0);/' author/plugin.c
    plugin plugins/bad.so
    refused bad-file 'it has a note of kind 77'
    sed -i 's/77, 1, .*/PATCHBAY_NOTE_PROPERTY, 1, "host\\0greeter\\0english\\0fancy\\0language=x", 0);/' author/plugin.c
    plugin plugins/bad.so
    refused bad-metadata 'a second value'
}

# ---- Variables about plugins --------------------------------------------------------------------

every_fault_of_these_variables_is_told() {
    HOST_PLUGIN_TRUST=4294967297 says 1 "'4294967297' is no user id"
    HOST_PLUGIN_DISABLE=a,,b says 1 'HOST_PLUGIN_DISABLE: an element is empty'
    path=/$(printf '%5000s' x | tr ' ' x) says 1 'longer than paths can be'
    path=$PWD/host says 1 "cannot read '$PWD/host': it is no directory; files are named one by one"
}

range_of_letters_disables_plugins() {
    plugin plugins/b.so
    HOST_PLUGIN_DISABLE='[a-c]' says 0 plain
    HOST_PLUGIN_DISABLE='[x-z]' says 0 plugin
}

named_plugin_is_found_whatever_its_case() {
    plugin plugins/Fine-One.so
    HOST_PLUGINS=fine_one says 0 plugin
    HOST_PLUGINS=FINE-ONE says 0 plugin
}

# ---- Elevated programs --------------------------------------------------------------------------

# as_nobody COMMAND...: as a user without rights, or skipped.
as_nobody() {
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

# A program in bin with a plugin in its installed directory, and an attacker's beside.
install_host() {
    [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null || exit 77
    as_nobody test -x "$scratch" || exit 77
    mkdir -p bin lib/host/plugins
    plugin lib/host/plugins/fine.so
    cp lib/host/plugins/fine.so plugins/attack.so
    cp host bin/host
}

# stays_safe: whatever the user says, the elevated program serves its builtin.
stays_safe() {
    export HOST_PLUGIN_PATH=$PWD/plugins HOST_USE_GREETER=english=nope HOST_USE_NOTHING=1
    as_nobody bin/host >out 2>err || { cat out >&2; fail "$1: a variable was read"; }
    contains out plain
    mkdir -p fake/bin fake/lib/host
    ln -sf "$PWD/bin/host" fake/bin/host
    ln -sfn "$PWD/plugins" fake/lib/host/plugins
    as_nobody fake/bin/host >out 2>err
    contains out plain
    as_nobody bash -c "exec -a $PWD/fake/bin/host $PWD/bin/host" >out 2>err
    contains out plain
    as_nobody bin/host registry env >out 2>err
    contains out 'variables are ignored'
    as_nobody bin/host registry paths >out 2>err
    contains out 'depends on $ORIGIN, which an elevated program does not use'
    unset HOST_PLUGIN_PATH HOST_USE_GREETER HOST_USE_NOTHING
}

elevated_program_reads_no_variable_and_no_origin() {
    install_host
    as_nobody bin/host >out 2>/dev/null
    contains out plugin
    chmod u+s bin/host
    stays_safe set-uid
    chmod u-s,g+s bin/host
    stays_safe set-gid
    chmod g-s bin/host
    if setcap cap_net_raw+ep bin/host 2>/dev/null; then stays_safe capability; fi
}

elevated_program_may_let_users_choose_among_what_it_trusts() {
    install_host
    gcc $flags -DSECURE_CHOICE -I. -DHOST_PLUGIN_DIRECTORY="\"$PWD/lib/host/plugins\"" host.c \
        host_registry.c "$library" -pthread -ldl -o bin/host
    chmod u+s bin/host
    HOST_PLUGIN_PATH=$PWD/plugins as_nobody bin/host >out 2>/dev/null
    contains out plugin
    HOST_USE_GREETER=english=builtin:plain as_nobody bin/host >out 2>/dev/null
    contains out plain
    if HOST_USE_GREETER=english=nope as_nobody bin/host >out; then fail "a wrong choice"; fi
    chown 65534 lib/host/plugins/fine.so
    if as_nobody bin/host >out; then fail "another user's plugin was loaded"; fi
    contains out 'whose files are not accepted by an elevated program'
}

"$case"
