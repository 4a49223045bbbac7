#!/bin/sh
# plugins_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: good and broken plugins, seen from
# the command line.
. "$4/tests/patchbay/plugins/setup.sh"

# ---- Good ones ----------------------------------------------------------------------------------

plugin_overrides_a_builtin_which_stays_reachable() {
    plugin plugins/good.so
    expect 0 plugin
    expect 0 plain english builtin:plain
    expect 0 plugin english good:fancy
    HOST_USE_GREETER=english=plain ./host >out
    contains out plain
}

listing_runs_no_code_of_a_plugin() {
    plugin plugins/good.so
    expect 0 fancy registry list --all
    if grep -q constructed err; then fail "code of the plugin ran"; fi
}

nothing_is_mapped_executable_by_listing_ten_plugins() {
    command -v strace >/dev/null || exit 77
    plugin plugins/p0.so
    for i in 1 2 3 4 5 6 7 8 9; do cp plugins/p0.so plugins/p$i.so; done
    HOST_PLUGIN_PATH=$PWD/plugins strace -f -o trace ./host registry list --all >out 2>err || exit 77
    contains out fancy
    if grep -E 'mmap.*PROT_EXEC' trace | grep -q plugins; then fail "a plugin was mapped"; fi
    [ "$(grep -o 'openat.*plugins/p[0-9].so' trace | sort -u | wc -l)" -eq 10 ] || fail "not ten were opened"
    if awk '/openat.*plugins\/p[0-9].so/ { fd = $NF } fd && /PROT_EXEC/ && $0 ~ ", " fd ", " { exit 1 }' \
        trace; then :; else fail "a plugin was mapped"; fi
}

new_type_of_a_plugin_is_served_by_name() {
    plugin plugins/good.so -DNEW_TYPE
    expect 0 plugin german
    HOST_USE_GREETER=german HOST_PLUGIN_PATH=$PWD/plugins ./host >out 2>/dev/null
    contains out plugin
}

opt_in_plugin_is_served_only_when_named() {
    plugin plugins/good.so -DOPT_IN
    expect 0 plain
    expect 0 plugin english fancy
}

members_in_another_order_are_copied_by_name() {
    changed '/^      greet/{h;d};/^      begin/{G}'
    plugin plugins/good.so
    expect 0 plugin
}

plugin_without_an_optional_member_of_the_program_works() {
    changed '/^      leave/d'
    plugin plugins/good.so
    expect 0 plugin
}

plugin_with_a_member_that_the_program_lacks_works() {
    changed 's/^      begin/      later: {signature: int (int), optional: true}\n&/'
    plugin plugins/good.so
    expect 0 plugin
}

# words_are JSON
words_are() {
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry show greeter english fancy --json | tr -d ' \n' >out
    contains out "\"words\":$1"
}

# manifest_with WORDS: a plugin whose plugin.yaml has this list.
manifest_with() {
    cat >plugin.yaml <<END
format: 1
plugin: good
implementations: {greeter: {english: {fancy: {metadata: {language: en, words: $1}}}}}
END
    "$gen" plugin plugin.yaml --registry registry.yaml --output author
    plugin plugins/good.so -DNO_LANGUAGE -DPATCHBAY_PLUGIN_MANIFEST author/good_plugin.c
}

list_of_a_plugin_keeps_its_empty_elements() {
    plugin plugins/good.so
    words_are '["hello"]'
    plugin plugins/good.so '-DWORDS="a\0\0b\0"'
    words_are '["a","","b",""]'
    manifest_with '[a, "", b, ""]'
    words_are '["a","","b",""]'
}

empty_list_of_a_plugin_replaces_the_default() {
    manifest_with '[]'
    words_are '[]'
    expect 0 plugin
}

# ---- Order --------------------------------------------------------------------------------------

many_new_types_of_a_plugin_are_served_by_name() {
    {
        echo '#include "plugin.c"'
        for i in $(seq 40); do
            echo "HOST_NEW_GREETER_TYPE(dialect_$i); HOST_SET_GREETER(dialect_$i, spoken, language, \"x\");"
            echo "HOST_DEFINE_GREETER(dialect_$i, spoken) = {.greet = greet};"
        done
    } >author/many.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/many.c -o plugins/many.so
    for i in 1 17 40; do
        expect 0 plugin "Dialect-$i"
    done
    expect 1 'dialect_41' dialect_41
}

disabled_plugin_with_faulty_notes_is_disabled() {
    plugin plugins/bad.so -DVOLUME=12
    expect 1 'volume'
    export HOST_PLUGIN_DISABLE=bad
    expect 0 plain
    expect 0 'by HOST_PLUGIN_DISABLE' registry paths
}

deprecated_plugin_is_used_and_listed_so() {
    sed -i '/NO_LANGUAGE/i HOST_SET_GREETER(english, fancy, deprecated, "use plain");' author/plugin.c
    plugin plugins/good.so
    expect 0 plugin
    expect 0 'use plain' registry show greeter english fancy
}

metadata_of_more_than_a_mebibyte_is_rejected() {
    printf '#define TEN(x) x x x x x x x x x x\n#define WORDS TEN(TEN(TEN(TEN(TEN("abcd\\0")))))\n' >long.h
    plugin plugins/bad.so -include ./long.h -DWORDS=WORDS
    rejected bad-metadata "'fancy' has more than 1048576 bytes of metadata"
}

higher_priority_wins_among_plugins_of_any_directory() {
    mkdir -p late
    plugin plugins/a.so
    sed -i 's/"plugin"/"late"/' author/plugin.c
    plugin late/b.so -DPRIORITY=3
    path=$PWD/plugins:$PWD/late expect 0 late
    plugin late/b.so -DPRIORITY=-3
    path=$PWD/plugins:$PWD/late expect 0 plugin
}

first_of_two_files_of_one_name_shadows_the_other() {
    mkdir -p late
    plugin plugins/a.so
    sed -i 's/"plugin"/"late"/' author/plugin.c
    plugin late/a.so -DPRIORITY=9
    path=$PWD/plugins:$PWD/late expect 0 plugin
    HOST_PLUGIN_PATH=$PWD/plugins:$PWD/late ./host registry paths >out
    contains out 'which comes first in the search path'
}

named_plugins_come_first_and_must_be_there() {
    mkdir -p late
    plugin plugins/a.so
    sed -i 's/"plugin"/"late"/' author/plugin.c
    plugin late/b.so
    HOST_PLUGINS=$PWD/late/b.so expect 0 late
    HOST_PLUGINS=b path=$PWD/plugins:$PWD/late expect 0 late
    HOST_PLUGINS=nope expect 1 "plugin 'nope' not found in any plugin directory"
    HOST_PLUGINS=$PWD/late/nope.so expect 1 'No such file'
}

disabled_plugins_are_skipped_and_safe_mode_leaves_builtins() {
    plugin plugins/good.so
    HOST_PLUGIN_DISABLE=go* expect 0 plain
    HOST_PLUGIN_DISABLE='*' expect 0 plain
    HOST_PLUGIN_DISABLE=other,good HOST_USE_GREETER=english=fancy expect 1 'disabled: by HOST_PLUGIN_DISABLE'
}

system_path_replaces_the_installed_directory() {
    mkdir -p lib/host/plugins bin
    plugin lib/host/plugins/good.so
    cp host bin
    bin/host >out 2>/dev/null
    contains out plugin
    HOST_PLUGIN_SYSTEM_PATH=none bin/host >out
    contains out plain
    (cd / && ln -s "$scratch/bin/host" "$scratch/link" && "$scratch/link" >"$scratch/out" 2>/dev/null)
    contains out plugin
}

relative_path_is_a_fault_with_its_absolute_form() {
    path=plugins expect 1 "relative path 'plugins' is not allowed"
    contains out "$PWD/plugins"
    path='~/plugins' expect 1 "'~' is not expanded in '~/plugins'"
    contains out "use '$HOME/plugins'"
    path='$HOME/plugins' expect 1 "variables are not expanded in '\$HOME/plugins'"
}

empty_elements_blanks_and_quotes_in_a_path_are_ignored() {
    mkdir mine
    plugin mine/good.so
    for path in "$PWD/mine:" ":$PWD/mine" " $PWD/mine : /x" "'/x::$PWD/mine'"; do
        path=$path expect 0 plugin
    done
}

missing_directory_is_not_a_fault() {
    path=$PWD/nowhere expect 0 plain
}

# ---- Rejected -----------------------------------------------------------------------------------

missing_required_metadata_is_named() {
    plugin plugins/bad.so -DNO_LANGUAGE
    rejected bad-metadata "metadata key 'language' is required" 'correct it in the plugin, and rebuild it'
}

metadata_of_another_kind_is_named() {
    plugin plugins/bad.so -DBAD_FLAG
    rejected bad-metadata "'polite=perhaps': expected a value of kind bool" 'correct it in the plugin'
}

metadata_out_of_range_is_named() {
    for volume in -1 0 10; do
        plugin plugins/bad.so "-DVOLUME=$volume"
        rejected bad-metadata "metadata 'volume=$volume': expected a value of kind int, 1 to 9" 'correct it in the plugin'
    done
}

unknown_flag_is_named() {
    plugin plugins/bad.so '-DMANNERS="nod"'
    rejected bad-metadata "metadata 'manners=nod': expected a value of kind flags" 'correct it in the plugin'
    plugin plugins/bad.so '-DMANNERS="wave"'
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry show greeter english fancy --plain >out
    grep -q '^manners	bow, *wave$' out || fail "other flags: $(cat out)"
}

list_of_many_short_elements_is_read_whole() {
    changed 's/^      polite:.*/&\n      languages_spoken: {kind: strings}/'
    cp changed.yaml registry.yaml
    "$gen" registry.yaml --output .
    gcc $flags -I. host.c host_registry.c "$library" -pthread -ldl -o host
    printf '%s\n' '#include "plugin.c"' '#define TEN "a\0" "b\0" "c\0" "d\0" "e\0" "f\0" "g\0" "h\0" "i\0" "j\0"' \
        'HOST_SET_GREETER(english, fancy, languages_spoken, TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "k");' >author/many.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/many.c -o plugins/many.so
    expect 0 plugin
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry show greeter english fancy --plain >out
    [ "$(grep ^languages_spoken out | tr -cd ',' | wc -c)" -eq 100 ] || fail "an element is missing"
}

unknown_metadata_key_is_named() {
    changed 's/polite:/colour:/'
    sed -i 's/HOST_SET_GREETER(english, fancy, polite, perhaps)/HOST_SET_GREETER(english, fancy, colour, true)/' author/plugin.c
    plugin plugins/bad.so -DBAD_FLAG
    rejected bad-metadata "category 'greeter' has no metadata key 'colour'" 'correct it in the plugin'
}

unknown_category_is_named() {
    changed 's/^  greeter:/  talker:/; s/^  lenient:/  greeter:/'
    sed -i 's/GREETER/TALKER/' author/plugin.c
    plugin plugins/bad.so
    HOST_PLUGINS=$PWD/plugins/bad.so expect 1 "this program has no category 'talker'"
    expect 0 plain
}

reserved_and_invalid_names_are_rejected() {
    plugin plugins/builtin.so
    rejected bad-plugin-name "'builtin' is not a valid plugin name" 'rename it'
    mv plugins/builtin.so plugins/2bad.so
    rejected bad-plugin-name "'2bad' is not a valid plugin name" 'rename it'
}

world_writable_files_and_directories_are_not_trusted() {
    plugin plugins/bad.so
    chmod o+w plugins/bad.so
    rejected untrusted "'$PWD/plugins/bad.so' is world-writable" "chmod o-w '$PWD/plugins/bad.so'"
    chmod o-w plugins/bad.so
    chmod o+w plugins
    rejected untrusted "'$PWD/plugins' is world-writable" "chmod o-w '$PWD/plugins'"
    chmod o-w plugins
    expect 0 plugin
}

foreign_owner_is_not_trusted_unless_named() {
    [ "$(id -u)" -eq 0 ] || exit 77
    plugin plugins/bad.so
    chown 12345 plugins/bad.so
    rejected untrusted 'is owned by untrusted user 12345' 'or add 12345 to HOST_PLUGIN_TRUST'
    HOST_PLUGIN_TRUST=12345 expect 0 plugin
    HOST_PLUGIN_TRUST=somebody expect 1 "invalid user ID 'somebody'"
}

symbolic_link_to_an_untrusted_directory_is_rejected() {
    mkdir -p open
    plugin open/bad.so
    chmod o+w open
    ln -s ../open/bad.so plugins/bad.so
    rejected untrusted "'$PWD/open' is world-writable" "chmod o-w '$PWD/open'"
}

undefined_symbol_is_reported_with_the_message_of_dlopen() {
    plugin plugins/bad.so -DUNDEFINED_SYMBOL
    expect 1 'error: load-failed: '
    contains out nowhere_defined
    contains out 'HOST_PLUGIN_DISABLE=bad'
    loading_fails nowhere_defined 'install what it needs, or rebuild it'
    expect 0 quiet other
}

missing_library_is_reported_with_the_message_of_dlopen() {
    echo 'int helper(void) { return 1; }' | gcc -shared -fPIC -x c - -o libgone.so
    plugin plugins/bad.so -DUNDEFINED_SYMBOL -Wl,--no-as-needed -L. -lgone
    rm libgone.so
    expect 1 libgone.so
    loading_fails libgone.so 'install what it needs'
}

loaded_note_must_equal_the_one_that_was_read() {
    plugin plugins/bad.so
    objcopy --dump-section .note.patchbay=note plugins/bad.so
    sed -i 's/english\x00fancy/english\x00funny/g' note
    objcopy --update-section .note.patchbay=note plugins/bad.so
    expect 1 'error: record-mismatch: '
    contains out 'the loaded file does not match the notes read earlier'
}

executable_stack_is_reported_by_check() {
    plugin plugins/good.so -Wl,-z,execstack
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry check >lines || true
    ./host registry check plugins/good.so >>lines || true
    one_line lines >out
    contains out "$PWD/plugins/good.so requires an executable stack"
    contains out 'plugins/good.so: accepted'
    [ "$(grep -c 'requires an executable stack' lines)" -eq 2 ] || fail "not by both"
}

file_system_without_execution_is_named() {
    unshare -m sh -c 'mount -t tmpfs -o noexec none plugins' 2>/dev/null || exit 77
    plugin good.so
    cat >mounted.sh <<'END'
mount -t tmpfs -o noexec,mode=755 none plugins && cp good.so plugins && HOST_PLUGIN_PATH=$PWD/plugins "$@"
END
    unshare -m sh mounted.sh ./host >out 2>&1 && fail "it is loaded"
    contains out 'load-failed: '
    contains out 'its file system is mounted with noexec'
    contains out 'move it to another file system, or mount this one with exec'
    unshare -m sh mounted.sh ./host registry check >out 2>&1 && fail "check accepts it"
    one_line out >line
    contains line 'its file system is mounted with noexec'
}

missing_record_is_named() {
    echo '{ local: *; };' >none.map
    plugin plugins/bad.so -Wl,--version-script=none.map
    expect 1 'error: record-missing: '
    contains out record_host_greeter_english_fancy
    if ./host registry check plugins/bad.so >out 2>&1; then fail "check accepts it"; fi
    one_line out >line
    contains line 'does not export'
    contains line 'do not strip dynamic symbols'
}

file_that_was_replaced_before_its_use_is_not_loaded() {
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
    contains out 'changed after it was read'
}

missing_member_and_declined_start_are_distinguished() {
    plugin plugins/bad.so -DNULL_MEMBER
    expect 1 "error: member-missing: "
    contains out "its function 'greet' is NULL"
    loading_fails "its function 'greet' is NULL" 'requires it'
    plugin plugins/bad.so -DDECLINES
    expect 0 plain
    HOST_USE_GREETER=english=fancy expect 1 'declined: no such device'
    loading_fails 'declined: no such device' host
}

files_that_are_not_plugins_are_skipped_and_listed() {
    plugin whole.so
    : >plugins/empty.so
    echo text >plugins/text.so
    head -c 3000 whole.so >plugins/short.so
    echo 'int nothing;' | gcc -shared -fPIC -x c - -o plugins/plain.so
    objcopy --only-keep-debug whole.so plugins/debug.so
    { head -c 18 whole.so; printf '\267\000'; tail -c +21 whole.so; } >plugins/arm.so
    { head -c 4 whole.so; printf '\007'; tail -c +6 whole.so; } >plugins/class.so
    mkdir plugins/directory.so
    expect 0 plain
    HOST_PLUGIN_PATH=$PWD/plugins ./host registry paths >lines || true
    one_line lines >out
    contains out 'not an ELF file'
    contains out 'has no Patchbay note'
    contains out 'built for aarch64, 64 bits, little endian'
    contains out 'contains separate debug information only'
    contains out 'not a regular file'
    contains out 'build it for this architecture'
    ./host registry check plugins/arm.so --json >json || true
    contains json '"wrong-machine"'
    contains out 'compile it with -DPATCHBAY_PLUGIN, or remove it'
    contains out 'unknown ELF class'
    contains out 'short.so'
}

refused_files_and_ignored_directories_are_named_where_something_is_missing() {
    plugin plugins/good.so
    head -c 3000 plugins/good.so >plugins/cut.so
    expect 1 "refused $PWD/plugins/cut.so: " nothing
}

truncated_file_is_never_used() {
    plugin whole.so
    size=$(wc -c <whole.so)
    at=0
    while [ $at -lt "$size" ]; do
        head -c $at whole.so >plugins/cut.so
        expect 0 plain
        at=$((at + 509))
    done
}

plugin_of_another_registry_is_not_a_candidate() {
    sed 's/^registry: host/registry: guest/' registry.yaml >other.yaml
    "$gen" other.yaml --output author
    sed 's/host_registry/guest_registry/; s/HOST_/GUEST_/' author/plugin.c >author/other.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/other.c -o plugins/other.so
    expect 0 plain
    HOST_PLUGINS=$PWD/plugins/other.so expect 1 "belongs to registry 'guest'"
    ./host registry check plugins/other.so --json >out || true
    contains out '"wrong-registry"'
}

next_candidate_takes_over_where_on_failure_says_so() {
    cat >author/lenient.c <<END
#include "host_registry.h"
HOST_DEFINE_LENIENT(main, empty) = {0};
END
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/lenient.c -o plugins/lenient.so
    expect 0 builtin_one lenient
    HOST_USE_LENIENT=main=empty expect 1 "its function 'name' is NULL" lenient
}

exception_out_of_a_start_reaches_the_caller_and_leaves_the_next_candidate() {
    command -v g++ >/dev/null || exit 77
    cat >plugin.cpp <<END
#include "host_registry.h"
static const char *begin() { throw "no device"; }
static const char *greet(const guest *) { return "plugin"; }
HOST_DEFINE_GREETER(english, thrower) = {.greet = greet, .begin = begin};
HOST_SET_GREETER(english, thrower, language, "en");
END
    cat >main.cpp <<END
#include "host_registry.h"
#include <cstdio>
int main()
{
    patchbay *registry = patchbay_open(&host_table, nullptr, nullptr);
    try {
        host_get_greeter(registry, HOST_GREETER_ENGLISH, nullptr);
    } catch (const char *text) {
        std::puts(text);
    }
    guest guest = {"you", 7};
    std::puts(host_get_greeter(registry, HOST_GREETER_ENGLISH, nullptr)->greet(&guest));
    patchbay_close(registry);
}
END
    cxx="g++ -std=c++20 -I$source/include -I. -Iauthor"
    $cxx -shared -fPIC -DPATCHBAY_PLUGIN plugin.cpp -o plugins/thrower.so
    sed '/^int main/,$d; /^static const char \*answer/,/^}/d' host.c >builtins.c
    gcc $flags -I. -c builtins.c host_registry.c
    $cxx main.cpp builtins.o host_registry.o "$library" -pthread -ldl -o thrower
    HOST_PLUGIN_PATH=$PWD/plugins ./thrower >out
    [ "$(tr '\n' ' ' <out)" = 'no device plain ' ] || { cat out >&2; fail "another answer"; }
}

"$case"
