#!/bin/sh
# build_test.sh ARGUMENT...: what compilers and linkers find in a small program. The arguments are
# those of small_project.sh.
. "$3/tests/build/small_project.sh"

# ---- Compilers and linkers ----------------------------------------------------------------------

listed_builtin_that_exists_nowhere_fails_the_link_with_its_symbol() {
    add_entry 'ghost: {priority: 1}'
    generate
    if link_with gcc 2>log; then fail "it linked"; fi
    contains log small_greeter_english_ghost
}

builtin_that_is_not_listed_does_not_compile() {
    generate
    sed 's/plain/plian/' plain.c >other.c
    if gcc $flags -c other.c -o other.o 2>log; then fail "it compiled"; fi
    contains log small_greeter_english_plian
    contains log 'did you mean'
}

wrong_function_type_does_not_compile() {
    generate
    sed 's/const char \*greet(void)/const char *greet(int n)/; s/return/(void)n; return/' plain.c >other.c
    if gcc $flags -Werror -c other.c -o other.o 2>log; then fail "it compiled"; fi
    contains log 'incompatible pointer type'
}

signature_that_the_compiler_reads_otherwise_does_not_compile() {
    sed 's/greet: const char \*(void)/greet: const char *(counter n)/; s/^    functions/    includes: [counter.h]\n    functions/' \
        registry.yaml >other.yaml && mv other.yaml registry.yaml
    echo 'typedef int numbers[2]; typedef numbers counter;' >counter.h
    generate
    gcc $flags -c small_registry.c -o x.o 2>log || fail "a typedef of an array was rejected"
}

# serves_when_linked COMMAND...: links the objects without extra.o, which is reported, then with it.
serves_when_linked() {
    "$@" main.o plain.o small_registry.o "$library" -pthread -o small
    [ "$(./small)" = hello ] || fail "$*: extra served"
    ./small registry list --all >list || fail "$*: list failed"
    contains list 'not linked'
    if SMALL_USE_GREETER=english=extra ./small 2>log; then fail "it was served"; fi
    contains log 'no object file of this program defines small_greeter_english_extra'
    "$@" main.o plain.o extra.o small_registry.o "$library" -pthread -o small
    [ "$(./small)" = extra ] || fail "$*: extra was linked and does not serve"
}

weak_builtin_that_is_not_linked_is_listed_so_in_every_kind_of_link() {
    add_entry 'extra: {priority: 1, link: weak}'
    generate
    sed 's/plain/extra/; s/hello/extra/' plain.c >extra.c
    static='-static -static-pie'
    [ "$library" = "${library%.a}" ] && static=
    for compiler in gcc clang; do
        $compiler $flags -c main.c plain.c extra.c small_registry.c
        for link in -pie $static -fuse-ld=gold -fuse-ld=lld; do
            serves_when_linked $compiler $link
        done
        for mode in '-fno-pie -no-pie' -flto '-O2 -flto'; do
            $compiler $mode $flags -c main.c plain.c extra.c small_registry.c
            serves_when_linked $compiler $mode
        done
    done
}

# gcc has no plugin for lld.
weak_builtin_is_optional_with_each_linker_that_optimises() {
    add_entry 'extra: {priority: 1, link: weak}'
    generate
    sed 's/plain/extra/; s/hello/extra/' plain.c >extra.c
    for way in gcc:bfd gcc:gold gcc:mold clang:bfd clang:gold clang:lld clang:mold; do
        command -v "ld.${way#*:}" >/dev/null || continue
        ${way%:*} -O2 -flto $flags -c main.c plain.c extra.c small_registry.c
        serves_when_linked ${way%:*} -O2 -flto -fuse-ld=${way#*:}
    done
}

builtin_whose_condition_is_false_is_listed_as_not_built() {
    add_entry 'extra: {priority: 1, when: defined(HAVE_EXTRA)}'
    generate
    link_with gcc
    ./small registry list --all >list
    contains list 'not built'
    if SMALL_USE_GREETER=english=extra ./small 2>log; then fail "it was served"; fi
    contains log "not built: its condition 'defined(HAVE_EXTRA)' is false"
}

required_function_left_null_is_named() {
    generate
    sed 's/{.greet = greet}/{0}/; /^static/,/^}/d' plain.c >other.c && mv other.c plain.c
    link_with gcc
    if ./small 2>log; then fail "it was served"; fi
    contains log "its function 'greet' is NULL"
}

table_adds_no_relocation_for_its_entries() {
    relocations() {
        readelf -rW small | grep -c 'R_.*_RELATIVE'
    }
    generate
    link_with gcc -O2 -fPIE -pie
    before=$(relocations)
    i=0
    while [ $i -lt 300 ]; do
        add_entry "more_$i: {priority: -1$i, description: Number $i.}"
        echo "SMALL_DEFINE_GREETER(english, more_$i) = {.greet = greet};" >>plain.c
        i=$((i + 1))
    done
    generate
    for compiler in gcc clang; do
        link_with $compiler -O2 -fPIE -pie
        [ "$(relocations)" -eq $((before + 300)) ] ||
            fail "$compiler: $(relocations) relocations, $before + 300 of the implementations"
        if readelf -SW small | grep -q ctors; then fail "a constructor"; fi
    done
}

library_without_plugins_refers_to_no_loader_and_links_statically() {
    if nm "$library" | grep -E ' U dl(open|sym|addr|error)'; then fail "it refers to the loader"; fi
    generate
    link_with gcc -static
    [ "$(./small)" = hello ] || fail "the builtin does not serve"
    if SMALL_PLUGIN_PATH=$PWD/nowhere ./small 2>log; then fail "the variable was ignored"; fi
    contains log 'SMALL_PLUGIN_PATH: this program is built without plugins'
}

# ---- Files --------------------------------------------------------------------------------------

same_input_gives_the_same_bytes_in_any_directory_and_locale() {
    mkdir -p one two/deep
    cp registry.yaml one
    cp registry.yaml two/deep
    (cd one && LC_ALL=C "$gen" registry.yaml --output out)
    (cd two/deep && LC_ALL=de_DE.UTF-8 LANG=tr_TR TZ=Asia/Tokyo "$gen" "$PWD/registry.yaml" --output out)
    cmp one/out/small_registry.c two/deep/out/small_registry.c
    cmp one/out/small_registry.h two/deep/out/small_registry.h
    if grep -n -e "$scratch" -e "$(date +%Y)" one/out/*; then fail "a path or a date"; fi
}

unchanged_files_are_not_touched() {
    generate
    touch -d '2001-01-01' small_registry.h
    generate
    [ -n "$(find small_registry.h -not -newermt 2002-01-01)" ] || fail "the header was written"
}

verify_reports_files_that_differ() {
    generate
    "$gen" registry.yaml --output . --verify || fail "equal files differ"
    echo >>small_registry.h
    if "$gen" registry.yaml --output . --verify 2>log; then fail "a difference was missed"; fi
    contains log 'small_registry.h is out of date'
    "$gen" registry.yaml --output nowhere --verify 2>log && fail "missing files are equal"
    [ ! -e nowhere ] || fail "--verify wrote something"
}

fault_in_the_input_leaves_old_files_alone() {
    generate
    cp small_registry.c before.c
    echo 'nonsense: 1' >>registry.yaml
    if generate 2>log; then fail "nonsense was accepted"; fi
    contains log 'nonsense'
    cmp small_registry.c before.c
}

directory_that_cannot_be_written_exits_3() {
    echo >file
    status=0
    "$gen" registry.yaml --output file/below 2>log || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status"
    contains log 'file'
}

missing_input_exits_3_and_wrong_usage_2() {
    status=0
    "$gen" check nowhere.yaml 2>log || status=$?
    [ "$status" -eq 3 ] || fail "exit code $status"
    contains log 'nowhere.yaml'
    status=0
    "$gen" registry.yaml 2>log || status=$?
    [ "$status" -eq 2 ] || fail "exit code $status"
    contains log '--output'
}

# ---- Comparing registries -----------------------------------------------------------------------

# compares SCRIPT STATUS TEXT: the registry changed by a sed script, against the old one.
compares() {
    status=0
    sed "$1" before.yaml >after.yaml
    "$gen" compare before.yaml after.yaml >log || status=$?
    [ "$status" -eq "$2" ] || { cat log >&2; fail "$1: exit code $status"; }
    contains log "$3"
}

compare_reports_what_breaks_old_plugins() {
    cat >before.yaml <<END
format: 1
registry: small
categories:
  greeter:
    functions:
      greet: const char *(const char *name)
      leave: {signature: void (int how), optional: true}
    constants: {most: unsigned}
    layout: {struct guest: [name, age]}
    metadata: {path: {kind: string}}
    revision: 1
    types: {english: {}}
END
    compares 's/x/x/' 0 'Yes: plugins built for before.yaml work'
    compares 's/^    constants/      wave: {signature: void (void), optional: true}\n&/' 0 \
        "ok: function 'wave' is new and optional"
    compares 's/^    constants/      wave: void (void)\n&/' 1 "breaks: function 'wave' is new; old plugins do not have it"
    contains log "Mark it 'optional: true'"
    compares '/^      greet/{h;d};/^      leave/{G}' 0 'the order of members differs'
    compares '/^      leave/d' 0 "function 'leave' was removed"
    compares 's/int how/long how/' 1 "breaks: function 'leave' has another signature"
    contains log 'was: void (int)'
    contains log 'is:  void (long)'
    compares 's/int how/int way/' 0 'no difference affects'
    compares 's/, optional: true//' 1 "breaks: function 'leave' was optional"
    compares 's/name, age/name, height/' 0 "note: layout of struct guest also lists 'height'"
    compares 's/revision: 1/revision: 2/' 1 'breaks: revision changed from 1 to 2'
    compares 's/kind: string/kind: int/' 1 "breaks: metadata key 'path' changed from string to int"
    compares 's/kind: string/kind: string, required: true/' 1 "breaks: metadata key 'path' is now required"
    compares 's/most: unsigned/most: int/' 1 "breaks: constant 'most' has another type"
    compares 's/greeter:/talker:/' 1 'breaks: the category was removed'
    contains log 'No: plugins built for before.yaml'
}

plugin_manifest_is_checked_against_the_registry() {
    cat >plugin.yaml <<END
format: 1
plugin: german
implementations:
  greeter:
    english: {formal: {description: Formal.}}
END
    "$gen" plugin plugin.yaml --registry registry.yaml --output .
    sed 's/plain/formal/; s/hello/good day/' plain.c >formal.c
    generate
    for compiler in gcc clang; do
        $compiler $flags -Wall -Wextra -Wpedantic -Werror -shared -fPIC -DPATCHBAY_PLUGIN \
            -DPATCHBAY_PLUGIN_MANIFEST formal.c german_plugin.c -o german.so
        link_with $compiler
        [ "$(SMALL_PLUGIN_PATH=$PWD ./small)" = 'good day' ] || fail "it does not serve"
    done
    sed -i 's/formal:/other:/' plugin.yaml
    "$gen" plugin plugin.yaml --registry registry.yaml --output .
    if gcc $flags -shared -fPIC -DPATCHBAY_PLUGIN -DPATCHBAY_PLUGIN_MANIFEST \
        formal.c german_plugin.c -o german.so 2>log; then
        fail "an implementation that is not listed was lost"
    fi
    contains log 'plugin_yaml_lists_greeter_english_formal'
    sed -i 's/greeter/greter/' plugin.yaml
    if "$gen" plugin plugin.yaml --registry registry.yaml 2>log; then fail "it was accepted"; fi
    contains log "registry 'small' has no category 'greter'"
    contains log "did you mean 'greeter'"
}

"$case"
