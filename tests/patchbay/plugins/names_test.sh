#!/bin/sh
# names_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: names as they are written.
. "$4/tests/patchbay/plugins/setup.sh"

# named NAME: builds plugins/named.so, whose implementation n_gage has this written form.
named() {
    printf '%s\n' '#include "plugin.c"' 'HOST_DEFINE_GREETER(english, n_gage) = {.greet = greet};' \
        'HOST_SET_GREETER(english, n_gage, language, "en");' \
        "HOST_SET_GREETER(english, n_gage, name, \"$1\");" >author/named.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/named.c -o plugins/named.so
}

written_name_of_a_plugin_is_shown_and_found_in_any_form() {
    named N-Gage
    expect 0 N-Gage registry list --all
    expect 0 plugin english n_gage
    HOST_USE_GREETER=english=N-GAGE expect 0 N-Gage registry why greeter english
}

written_name_that_is_another_name_is_rejected() {
    named Nokia
    rejected bad-plugin-name "'Nokia' is not a written form of 'n_gage'"
}

# aliased ALIASES: builds plugins/aliased.so, whose implementation has these.
aliased() {
    printf '%s\n' '#include "plugin.c"' 'HOST_DEFINE_GREETER(english, gallant) = {.greet = greet};' \
        'HOST_SET_GREETER(english, gallant, language, "en");' \
        "HOST_SET_GREETER(english, gallant, aliases, \"$1\");" >author/aliased.c
    gcc $flags -Iauthor -shared -fPIC -DPATCHBAY_PLUGIN author/aliased.c -o plugins/aliased.so
}

aliases_of_a_plugin_are_shown_and_select_it() {
    aliased 'brave\0b.2'
    expect 0 plugin english B.2
    HOST_USE_GREETER=english=plain/ expect 0 plain
    HOST_USE_GREETER=english=aliased:brave expect 0 gallant registry why greeter english
    expect 0 'brave' registry show greeter english gallant
}

invalid_alias_of_a_plugin_is_rejected() {
    aliased 'brave\0-x'
    rejected bad-metadata "'gallant': invalid value in 'aliases=brave'; expected names without blanks"
}

# flat_host NAME: ./flat, a program with a flat category, and a plugin that implements NAME there.
flat_host() {
    word=$(printf %s "$1" | tr A-Z- a-z_) # in C
    cat >flat.yaml <<END
format: 1
registry: flat
categories: {driver: {functions: {name: const char *(void)}, implementations: {}}}
END
    cat >plugin.yaml <<END
format: 1
plugin: drivers
implementations: {driver: {$1: {aliases: [pcm, h.2]}}}
END
    "$gen" flat.yaml --output .
    "$gen" plugin plugin.yaml --registry flat.yaml --output .
    printf '%s\n' '#include "flat_registry.h"' 'static const char *name(void) { return "alsa"; }' \
        "FLAT_DEFINE_DRIVER($word, $word) = {name};" >driver.c
    gcc $flags -I. -shared -fPIC -DPATCHBAY_PLUGIN -DPATCHBAY_PLUGIN_MANIFEST driver.c drivers_plugin.c \
        -o plugins/drivers.so
    cat >main.c <<END
#include "flat_registry.h"
#include <stdio.h>
int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&flat_table, NULL, &error);
    const struct flat_driver *driver = flat_get_driver_by_name(registry, argc > 1 ? argv[1] : NULL, &error);
    puts(driver ? driver->name() : error.text);
    patchbay_close(registry);
    return 0;
}
END
    gcc $flags -I. main.c flat_registry.c "$library" -pthread -ldl -o flat
    export FLAT_PLUGIN_PATH=$PWD/plugins
}

alias_of_a_plugin_in_a_flat_category_is_also_one_of_its_type() {
    flat_host alsa
    ./flat PCM >out && contains out alsa
    FLAT_USE_DRIVER=nope/h.2 ./flat >out && contains out alsa
    ./flat alsaa >out && contains out 'available: alsa'
}

type_of_a_plugin_in_a_flat_category_has_the_written_name() {
    flat_host A-lsa
    sed 's/puts(driver.*/puts(patchbay_type_name(registry, FLAT_DRIVER, 0));/' main.c >name.c
    gcc $flags -I. name.c flat_registry.c "$library" -pthread -ldl -o name
    ./name a_lsa >out && contains out A-lsa
}


written_names_of_builtins_are_shown_and_found_in_any_form() {
    sed -i 's/other: {implementations: {quiet:/O-ther: {implementations: {Qui-et:/' registry.yaml
    sed -i 's/(other, quiet)/(o_ther, qui_et)/' host.c
    "$gen" registry.yaml --output .
    gcc $flags -I. host.c host_registry.c "$library" -pthread -ldl -o host
    expect 0 O-ther registry list
    expect 0 Qui-et registry show greeter o-ther
    expect 0 quiet o_ther QUI_ET
    HOST_USE_GREETER=o_THER expect 0 quiet
}

"$case"
