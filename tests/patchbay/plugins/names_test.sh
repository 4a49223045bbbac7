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
