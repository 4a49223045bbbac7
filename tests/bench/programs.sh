# The registries, programs and plugins that are measured, to be sourced.

# compile OUTPUT ARGUMENT...
# shellcheck disable=SC2086 # a list of words
compile() {
    output=$1
    shift
    gcc $flags "$@" -pthread -o "$output"
}

# many NUMBER: ./NUMBER with a registry of so many types, and with objects of its table and builtins.
many() {
    mkdir "$1"
    (
        cd "$1"
        awk -v n="$1" -f "$here/entries.awk"
        "$gen" many.yaml --output .
        "$gen" none.yaml --output .
        compile parts.o -c many_parts.c
        compile table.o -c many_registry.c
    )
}

prepare_plugins() {
    printf '%s\n' 'format: 1' 'registry: guest' 'categories:' '  visitor:' \
        '    functions: {greet: int (void)}' '    metadata: {language: {kind: string}}' \
        '    types: {friend: {implementations: {host: {when: 0}}}}' >guest.yaml
    printf '%s\n' '#include "guest_registry.h"' 'static int greet(void)' '{' '    return 1;' '}' \
        '#ifdef NEW' 'GUEST_NEW_VISITOR_TYPE(t00000);' 'GUEST_DEFINE_VISITOR(t00000, visitor) = {.greet = greet};' \
        '#else' 'GUEST_SET_VISITOR(friend, visitor, language, "en");' \
        'GUEST_DEFINE_VISITOR(friend, visitor) = {.greet = greet};' '#endif' >visitor.c
    "$gen" guest.yaml --output .
    compile visitor.so -shared -fPIC -DPATCHBAY_PLUGIN visitor.c -s
    compile new.so -shared -fPIC -DPATCHBAY_PLUGIN -DNEW visitor.c -s
    record=$(nm -D --defined-only visitor.so | sed -n 's/.* [DR] //p')
    compile plugins_bench "$here/plugins.c" "-DRECORD=\"$record\"" guest_registry.c "$library" -ldl
}

# copies NUMBER: ./plugins_NUMBER with so many plugins that differ in their names.
copies() {
    mkdir "plugins_$1"
    for i in $(seq "$1"); do cp visitor.so "plugins_$1/visitor_$i.so"; done
}

# new_types NUMBER: ./types_NUMBER with so many plugins, each for a type of its own.
new_types() {
    mkdir "types_$1"
    for i in $(seq "$1"); do
        LC_ALL=C sed "s/t00000/$(printf 't%05d' "$i")/g" new.so >"types_$1/new_$i.so"
    done
}
