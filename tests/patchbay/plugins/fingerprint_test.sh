#!/bin/sh
# fingerprint_test.sh CASE HOST PATCHBAY_GEN SOURCE_DIR SCRATCH_DIR LIBRARY: plugins that were built for another
# interface.
. "$4/tests/patchbay/plugins/setup.sh"

changed_signature_is_named_with_both_forms() {
    changed 's/struct guest \*guest/struct guest *guest, int how/'
    sed -i 's/greet(const struct guest \*guest)/greet(const struct guest *guest, int how)/; s/^{$/{/' author/plugin.c
    sed -i 's/    return guest->age == 7/    return how + guest->age == 7/' author/plugin.c
    plugin plugins/bad.so
    rejected incompatible "function 'greet': program has const char *(const struct guest *), plugin has const char *(const struct guest *, int)" 'rebuild it with the headers of this program'
}

missing_required_member_is_named() {
    changed '/^      greet/d'
    sed -i 's/\.greet = greet, //; s/static const char \*greet/const char *greet/' author/plugin.c
    plugin plugins/bad.so
    rejected incompatible "function 'greet': program requires const char *(const struct guest *), plugin has none" 'rebuild it with the headers of this program'
}

changed_layout_is_named() {
    sed -i 's/int age/long filler, age/' author/guest.h
    plugin plugins/bad.so
    rejected incompatible 'layout of struct guest: program has 16 bytes, plugin has 24' 'rebuild it with the headers of this program'
}

moved_field_is_named() {
    sed -i 's/int age/int filler, age/' author/guest.h
    plugin plugins/bad.so
    rejected incompatible "layout of struct guest: program has 'age' at 8 with 4 bytes, plugin at 12 with 4"
}

layout_that_one_side_does_not_check_is_not_compared() {
    changed 's/^    layout: .*/    layout: {struct host: [name]}/'
    echo 'struct host { const char *name; int more[20]; };' >>author/guest.h
    plugin plugins/good.so
    expect 0 plugin
}

changed_size_of_a_member_is_named() {
    for age in int long; do
        echo "typedef $age limit_t;" >>guest.h
        sed 's/^      begin:.*/&\n    constants: {limit: limit_t}/' registry.yaml >changed.yaml
        cp guest.h author
        sed -i '/limit_t/d' guest.h
        [ $age = long ] || { "$gen" changed.yaml --output .; cp author/guest.h guest.int.h; }
    done
    "$gen" changed.yaml --output author
    cp guest.int.h guest.h
    gcc $flags -I. host.c host_registry.c "$library" -pthread -ldl -o host
    plugin plugins/bad.so
    rejected incompatible "constant 'limit': program has 4 bytes, plugin has 8" 'rebuild it with the headers of this program'
}

raised_revision_is_named() {
    changed 's/revision: 1/revision: 2/'
    plugin plugins/bad.so
    rejected incompatible "revision of category 'greeter': program has 1, plugin has 2" 'rebuild it with the headers of this program'
}

"$case"
