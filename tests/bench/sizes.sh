# Sizes, for run. Figures are KiB of code and constants.

# text_of LIBRARY [MEMBER...]: in the members, by default in all.
text_of() {
    archive=$1
    shift
    mkdir -p members
    (cd members && rm -f ./* && ar x "$archive" "$@" && size -t -- *) | awk 'END { print $1 / 1024 }'
}

# The members of the library that are the inspector.
inspector_members() {
    find "$source/src/patchbay/inspector" -name '*.c' -exec basename {} \; | sed 's/$/.o/'
    echo completion_scripts.c.o
}

# sections FILE: "text 1234, rodata ...".
sections() {
    size -A "$1" | awk '$1 ~ /^\.(text|rodata|data|bss|eh_frame|rela.dyn|data.rel.ro)$/ {
        list = list (list ? ", " : "") substr($1, 2) " " $2
    } END { print list }'
}

sizes() {
    heading "Sizes"
    all=$(text_of "$library")
    # shellcheck disable=SC2046
    inspector=$(text_of "$library" $(ar t "$library" | grep -xF "$(inspector_members)"))
    counted "library without the inspector, KiB" \
        "$(awk -v all="$all" -v inspector="$inspector" 'BEGIN { print all - inspector }')" 48
    counted "inspector, KiB" "$inspector" 28
    static_program
    builtins_alone
}

static_program() {
    cmake -S "$source" -B without -G Ninja -DCMAKE_BUILD_TYPE=Release -DPATCHBAY_PLUGINS=OFF \
        -DPATCHBAY_TESTS=OFF -DPATCHBAY_LAPSE=OFF >/dev/null
    cmake --build without --target patchbay -- --quiet
    printf '%s\n' '#include "none_registry.h"' 'int main(void)' '{' \
        '    struct patchbay *registry = patchbay_open(&none_table, 0, 0);' \
        '    return patchbay_use(registry, 0, 0, "x", "", 0) || patchbay_get(registry, 0, 0, 0);' \
        '}' >static.c
    compile static -static static.c none_registry.c "$work/without/lib/libpatchbay.a" -Wl,-Map=map
    # shellcheck disable=SC2046 # members of the archive that the linker took
    counted "open, get and use, without plugins, in a static program, KiB" \
        "$(text_of "$work/without/lib/libpatchbay.a" \
            $(sed -n 's/^.*libpatchbay\.a(\(.*\.o\))$/\1/p' map | sort -u))" 17
}

# The peer is an array of pointers, as it is written by hand.
builtins_alone() {
    printf '%s\n' '#include "many_registry.h"' 'int main(int argc, char **argv)' '{' \
        '    (void)argv;' '    return many_builtin_part((enum many_part_type)argc)->run() != 1;' '}' >alone.c
    {
        echo '#include "many_registry.h"'
        echo 'static const struct many_part *const parts[] = {'
        sed -n 's/MANY_DEFINE_PART(\(.*\), \(.*\)) =.*/    \&many_part_\1_\2,/p' many_parts.c
        printf '%s\n' '};' 'int main(int argc, char **argv)' '{' '    (void)argv;' \
            '    return parts[argc]->run() != 1;' '}'
    } >hand.c
    echo 'int main(void) { return 0; }' >empty.c
    collect='-ffunction-sections -fdata-sections -Wl,--gc-sections'
    # shellcheck disable=SC2086
    {
        compile alone $collect alone.c many_registry.c many_parts.c && ./alone
        compile hand $collect hand.c many_parts.c && ./hand
        compile empty $collect empty.c
    }
    counted "\`many_builtin_part()\` alone, against an array of pointers, ratio" \
        "$(quotient $(($(bytes_of alone) - $(bytes_of empty))) $(($(bytes_of hand) - $(bytes_of empty))))" 2.5
    printf '\nSections in bytes: alone: %s; by hand: %s; static program: %s.\n' "$(sections alone)" "$(sections hand)" \
        "$(sections static)"
}

bytes_of() {
    size -A "$1" | awk '/^Total/ { print $2 }'
}
