#!/bin/sh
# changes_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: files that change under a program,
# variables about plugins, and elevated programs.
. "$4/tests/patchbay/plugins/setup.sh"

# ---- Files that change --------------------------------------------------------------------------

# changing C...: builds ./late, which runs this C, then looks a greeter up and prints its greeting or the error.
changing() {
    {
        printf '%s\n' '#include "host_registry.h"' '#include <stdio.h>' '#include <stdlib.h>' \
            '#include <sys/stat.h>' '#include <unistd.h>' 'int main(void)' '{' \
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

plugin_that_is_new_replaces_an_answer_that_was_given() {
    plugin newer.so
    changing 'if (!host_get_greeter(registry, HOST_GREETER_ENGLISH, 0)) return 1;' \
        'rename("newer.so", "plugins/newer.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

variable_that_names_a_plugin_is_compared_again_when_that_is_there() {
    plugin newer.so
    export HOST_USE_GREETER=english=fancy
    changing 'if (host_get_greeter(registry, HOST_GREETER_ENGLISH, 0)) return 1;' \
        'rename("newer.so", "plugins/newer.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

file_that_replaces_another_is_found_by_the_next_discovery() {
    plugin plugins/good.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin newer
    changing 'patchbay_discover(registry, 0);' 'rename("newer", "plugins/good.so");' 'patchbay_discover(registry, 0);'
    contains out newer
}

file_that_was_removed_before_its_use_is_reported() {
    plugin plugins/good.so
    changing 'patchbay_discover(registry, 0);' 'unlink("plugins/good.so");'
    contains out 'No such file'
    plugin plugins/good.so
    changing 'patchbay_discover(registry, 0);' 'unlink("plugins/good.so");' \
        'host_get_greeter(registry, HOST_GREETER_ENGLISH, 0);' 'patchbay_discover(registry, 0);'
    contains out plain
}

shadowed_plugin_that_comes_back_alone_is_used() {
    mkdir second
    plugin plugins/good.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin second/good.so
    path=$PWD/plugins:$PWD/second changing 'patchbay_discover(registry, 0);' 'rename("plugins", "gone");' \
        'rename("second", "away");' 'patchbay_discover(registry, 0);' 'rename("away", "second");' \
        'patchbay_discover(registry, 0);'
    contains out newer
}

plugin_that_an_added_one_shadowed_is_used_when_that_is_gone() {
    mkdir second
    plugin plugins/good.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin second/good.so
    changing 'patchbay_discover(registry, 0);' 'patchbay_add_plugin(registry, "second/good.so", 0);' \
        'rename("second", "away");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

overwritten_file_is_read_again() {
    plugin plugins/good.so -DNO_LANGUAGE
    plugin newer
    changing 'patchbay_discover(registry, 0);' 'system("cat newer >plugins/good.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

overwritten_file_of_an_unused_plugin_is_read_again() {
    plugin plugins/good.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin newer
    changing 'patchbay_discover(registry, 0);' 'system("cat newer >plugins/good.so");' 'patchbay_discover(registry, 0);'
    contains out newer
}

overwritten_file_of_an_unused_plugin_is_read_again_when_a_call_adds_it_again() {
    mkdir added
    plugin added/good.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin newer
    add="patchbay_add_plugin(registry, \"$PWD/added/good.so\", 0);"
    changing "$add" 'system("cat newer >added/good.so");' "$add"
    contains out newer
}

plugin_in_use_stays_when_its_file_is_replaced() {
    plugin plugins/good.so
    sed -i 's/"plugin"/"newer"/' author/plugin.c
    plugin newer
    changing 'host_get_greeter(registry, HOST_GREETER_ENGLISH, 0);' 'rename("newer", "plugins/good.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

plugin_that_is_found_again_unchanged_is_served() {
    plugin plugins/good.so
    changing 'for (int i = 0; i < 3; i++) patchbay_discover(registry, 0);'
    contains out plugin
}

directory_is_checked_again_for_each_added_plugin() {
    mkdir more
    plugin more/a.so
    cp more/a.so more/b.so
    changing 'patchbay_add_plugin(registry, "more/a.so", 0);' 'chmod("more", 0777);' \
        'if (!patchbay_add_plugin(registry, "more/b.so", &error)) puts(error.hint);'
    contains out "chmod o-w '$PWD/more'"
}

variable_may_name_what_a_call_adds_later() {
    plugin late.so
    HOST_USE_GREETER=english=late:fancy path=$PWD/nowhere changing \
        'host_get_greeter(registry, HOST_GREETER_ENGLISH, 0);' 'patchbay_add_plugin(registry, "late.so", 0);'
    contains out plugin
}

missing_file_is_reported_as_missing() {
    changing 'if (!patchbay_add_plugin(registry, "nowhere/x.so", &error)) printf("%s: %s\n", patchbay_code_name(error.code), error.text);'
    contains out "no-plugin: cannot find 'nowhere/x.so': No such file"
}

added_plugin_stays_when_others_are_discovered() {
    plugin added.so
    path=$PWD/nowhere changing 'patchbay_add_plugin(registry, "added.so", 0);' 'patchbay_discover(registry, 0);'
    contains out plugin
}

rejected_file_is_served_once_it_is_corrected() {
    plugin sound
    changed 's/^  greeter:/  talker:/; s/^  lenient:/  greeter:/'
    sed -i 's/GREETER/TALKER/' author/plugin.c
    plugin plugins/good.so
    changing 'patchbay_discover(registry, 0);' 'rename("sound", "plugins/good.so");' 'patchbay_discover(registry, 0);'
    contains out plugin
}

plugin_that_a_call_adds_again_is_checked_again() {
    plugin more.so
    chmod o+w more.so
    path=$PWD/nowhere changing 'patchbay_add_plugin(registry, "more.so", 0);' 'chmod("more.so", 0755);' \
        'patchbay_add_plugin(registry, "more.so", 0);'
    contains out plugin
}

file_that_changed_before_its_use_runs_no_code() {
    plugin plugins/good.so
    plugin evil
    changing 'patchbay_discover(registry, 0);' 'rename("evil", "plugins/good.so");'
    contains out 'changed after it was read'
    if grep -q constructed err; then fail "its code ran"; fi
    plugin plugins/good.so
    changing 'patchbay_discover(registry, 0);' 'chmod("plugins/good.so", 0777);'
    if grep -q constructed err; then fail "code that anybody could write ran"; fi
}

# Prints error and hint.
report='if (!host_get_greeter(registry, HOST_GREETER_ENGLISH, &error)) printf("%s; %s\n", error.text, error.hint);'

plugin_that_was_corrected_after_loading_needs_a_restart() {
    plugin sound
    plugin plugins/good.so -DNULL_MEMBER
    changing "$report" 'rename("sound", "plugins/good.so");' 'patchbay_discover(registry, 0);' "$report"
    contains out "its function 'greet' is NULL"
    contains out 'its file changed after it was loaded'
    contains out 'restart the program'
    echo '{ local: *; };' >none.map
    plugin sound
    plugin plugins/good.so -Wl,--version-script=none.map
    changing "$report" 'rename("sound", "plugins/good.so");' 'patchbay_discover(registry, 0);' "$report"
    contains out 'does not export'
    contains out 'its file changed after it was loaded'
}

link_that_leads_elsewhere_after_it_was_read_is_not_followed() {
    plugin first.so
    cp first.so second.so
    ln -s "$PWD/first.so" plugins/good.so
    changing 'patchbay_discover(registry, 0);' 'remove("plugins/good.so"); symlink("../second.so", "plugins/good.so");'
    contains out 'changed after it was read'
    if grep -q constructed err; then fail "its code ran"; fi
}

added_plugin_comes_before_one_of_its_name_in_a_directory() {
    plugin plugins/good.so
    sed -i 's/"plugin"/"added"/' author/plugin.c
    mkdir more
    plugin more/good.so
    add='if (!patchbay_add_plugin(registry, "more/good.so", &error)) puts(error.text);'
    changing "$add"
    [ "$(cat out)" = added ] || { cat out >&2; fail "it is not added"; }
    changing 'host_get_greeter(registry, HOST_GREETER_ENGLISH, 0);' "$add"
    contains out added
    changing "$add" 'for (int i = 0; i < 3; i++) patchbay_discover(registry, 0);' \
        'patchbay_command(registry, 1, (char *[]){"paths", 0});'
    contains out 'which comes first in the search path'
    [ "$(tail -n 1 out)" = added ] || fail "it is not added after discovering again"
}

file_of_a_directory_that_a_call_adds_comes_first() {
    plugin plugins/a.so
    sed -i 's/"plugin"/"added"/' author/plugin.c
    plugin plugins/b.so
    changing 'patchbay_add_plugin(registry, "plugins/b.so", 0);' 'patchbay_discover(registry, 0);'
    contains out added
}

discovering_again_takes_no_more_memory() {
    for name in good also; do plugin plugins/$name.so; done
    plugin plugins/bad.so -DNO_LANGUAGE
    plugin plugins/open.so
    chmod o+w plugins/open.so
    mkdir more
    plugin more/good.so
    plugin added.so
    echo text >plugins/text.so
    HOST_PLUGIN_TRUST=nobody HOST_PLUGIN_DISABLE=also path=$PWD/plugins:$PWD/more:$PWD/nowhere:$PWD/host changing \
        '#include <malloc.h>' 'size_t before = 0; patchbay_add_plugin(registry, "added.so", 0);' \
        'for (int i = 0; i < 300; i++) { patchbay_discover(registry, 0); if (i == 99) before = mallinfo2().uordblks; }' \
        'printf("grew by %zu\n", mallinfo2().uordblks - before);'
    contains out 'grew by 0'
}

control_characters_of_file_names_reach_no_terminal() {
    plugin good.so
    name=$(printf 'a\033[31m\302\233b.so')
    mv good.so "plugins/$name"
    HOST_PLUGINS="$PWD/plugins/$name" HOST_PLUGIN_DEBUG=1 expect 1 "'a?[31m??b' is not a valid plugin name"
    cat out err >all
    if tr -d '\n -~' <all | grep -q .; then fail "control characters are printed"; fi
}

meaningless_notes_reject_the_plugin() {
    echo 'PATCHBAY_NOTE(stray, PATCHBAY_NOTE_PROPERTY, 1, "host\0greeter\0english\0nobody\0language=x", 0);' >>author/plugin.c
    plugin plugins/bad.so
    rejected bad-metadata "property 'language' names greeter/english 'nobody', which the plugin does not define"
    sed -i 's/PATCHBAY_NOTE_PROPERTY, 1, .*/77, 1, "host\\0x", 0);/' author/plugin.c
    plugin plugins/bad.so
    rejected bad-file 'has a note of kind 77'
    sed -i 's/77, 1, .*/PATCHBAY_NOTE_PROPERTY, 1, "host\\0greeter\\0english\\0fancy\\0language=x", 0);/' author/plugin.c
    plugin plugins/bad.so
    rejected bad-metadata "'fancy' sets 'language' twice"
}

# ---- Variables about plugins --------------------------------------------------------------------

every_fault_of_these_variables_is_reported() {
    HOST_PLUGIN_TRUST=4294967297 expect 1 "invalid user ID '4294967297'"
    HOST_PLUGIN_TRUST=$(seq -s , 1000 1040) expect 1 "too many users at '10"
    for glob in curl.so =curl '[' '[a' a/b; do
        HOST_PLUGIN_DISABLE=$glob expect 1 "HOST_PLUGIN_DISABLE: '$glob' cannot match the name of a plugin"
    done
    HOST_PLUGIN_DISABLE='!good' expect 1 'HOST_PLUGIN_DISABLE: disables nothing: it has exceptions only'
    HOST_PLUGIN_DISABLE=, expect 0 plain
    path=/$(printf '%5000s' x | tr ' ' x) expect 1 'path too long'
    path=$PWD/host expect 1 "cannot read '$PWD/host': not a directory"
}

unreadable_directory_does_not_affect_builtins_that_are_chosen() {
    path=$PWD/host HOST_USE_GREETER=english=plain expect 0 plain
    path=$PWD/host expect 1 "cannot read '$PWD/host': not a directory"
    path=$PWD/host HOST_PLUGIN_TRUST=x HOST_USE_GREETER=english=builtin:plain expect 1 'invalid user ID'
}

installed_directory_that_cannot_be_read_is_reported() {
    mkdir -p lib/host bin
    : >lib/host/plugins
    cp host bin
    if bin/host >out 2>&1; then fail "it is used"; fi
    contains out "lib/host/plugins': not a directory"
}

required_plugin_must_not_be_disabled() {
    plugin plugins/good.so
    HOST_PLUGIN_DISABLE='*' HOST_PLUGINS=good expect 1 "HOST_PLUGINS: 'good' is disabled by HOST_PLUGIN_DISABLE"
    HOST_PLUGIN_DISABLE='!good,*' HOST_PLUGINS=good expect 0 plugin
    HOST_PLUGIN_DISABLE=other HOST_PLUGINS=nowhere expect 1 "plugin 'nowhere' not found in any plugin directory"
}

required_plugin_is_not_searched_in_relative_directories() {
    mkdir none
    plugin none/good.so
    HOST_PLUGIN_SYSTEM_PATH=none HOST_PLUGINS=good expect 1 "plugin 'good' not found in any plugin directory"
}

range_of_letters_disables_plugins() {
    plugin plugins/b.so
    HOST_PLUGIN_DISABLE='[a-c]' expect 0 plain
    HOST_PLUGIN_DISABLE='[x-z]' expect 0 plugin
}

named_plugin_is_found_in_any_case() {
    plugin plugins/Fine-One.so
    HOST_PLUGINS=fine_one expect 0 plugin
    HOST_PLUGINS=FINE-ONE expect 0 plugin
}

"$case"
