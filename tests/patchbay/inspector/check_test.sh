#!/bin/sh
# check_test.sh CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER SANITIZERS: what check finds.
. "$4/tests/patchbay/inspector/setup.sh"

# ---- What check finds without loading -----------------------------------------------------------

builtin_with_a_null_function_is_reported_without_loading() {
    sed -i 's/(fm, classic) = {.tune = tune, /(fm, classic) = {/' radio.c
    sh rebuild
    shows 1 'error tuner/fm' "its function 'tune' is NULL, but struct radio_tuner requires it" registry check
    shows 1 'tuner/fm: look-ups fail' 'classic builtin 5 failed' registry why tuner fm
    shows 1 '(look-ups fail)' "its function 'tune' is NULL" registry list
}

plugin_without_its_record_is_reported_without_loading() {
    echo '{ local: *; };' >hide.map
    plugin lib/radio/plugins/auto.so -Wl,--version-script=hide.map
    shows 1 'error tuner/fm' 'does not export record_radio_tuner_fm_scanner' registry check
    shows 1 'tuner/fm: look-ups fail' 'rebuild it, and do not strip dynamic symbols' registry why tuner fm
    mv lib/radio/plugins/auto.so mine
    shows 1 'mine/auto.so: not accepted' 'does not export' registry check mine/auto.so
}

type_whose_implementations_all_fail_is_an_error() {
    sed -i '/default: main/d' registry.yaml
    sed -i 's/{.play = play/{.play = NULL/' radio.c
    sh rebuild
    shows 1 'error speaker/main no usable implementation of speaker/main' "skipped 'phones': failed" registry check
}

installed_plugin_that_cannot_be_used_is_an_error() {
    plugin auto.so
    head -c 2000 auto.so >lib/radio/plugins/auto.so
    shows 1 "error $scratch/lib/radio/plugins/auto.so" 'rebuild or remove it' registry check
    ln -sf nowhere lib/radio/plugins/auto.so
    shows 1 "error $scratch/lib/radio/plugins/auto.so" "a link to 'nowhere', which does not exist" registry check
}

plugins_with_the_same_identifier_are_reported() {
    plugin lib/radio/plugins/auto.so
    plugin lib/radio/plugins/manual.so
    shows 0 "warning tuner/fm plugins 'auto' and 'manual' both define 'scanner'; 'auto' comes first" \
        "remove one of them, or select 'manual:scanner'" registry check
    export RADIO_PLUGIN_DISABLE=manual
    bin/radio registry check >out
    if grep -qF 'both define' out; then fail "a disabled plugin conflicts"; fi
}

plugins_with_different_identifiers_are_not_reported() {
    plugin lib/radio/plugins/auto.so
    sed -i 's/scanner/seeker/g' plugin.c
    plugin lib/radio/plugins/manual.so
    bin/radio registry check >out
    if grep -qF 'both define' out; then fail "a conflict"; fi
}

unknown_member_of_a_list_is_an_error() {
    export RADIO_USE_TUNER=fm=classik/digital
    shows 1 "error RADIO_USE_TUNER RADIO_USE_TUNER: tuner/fm has no implementation 'classik'" "did you mean 'classic'?" registry check
    shows 0 "tuner/fm has no implementation 'classik'" "did you mean 'classic'?" registry env
    shows 0 "Skipped in lists: RADIO_USE_TUNER: tuner/fm has no implementation 'classik'" 'tuner/fm: digital' registry why tuner fm
}

check_does_not_promise_what_it_did_not_try() {
    shows 0 'No errors found without loading (--load also loads and starts)' 'tuner/dab' registry check
    [ "$(tail -n 1 out)" = 'No errors found without loading (--load also loads and starts)' ] || fail "other last line"
    bin/radio registry check --load >out
    [ "$(tail -n 1 out)" = 'No errors found' ] || fail "other last line with --load"
}

# ---- What check finds by loading ----------------------------------------------------------------

# constructed STATEMENT: installs a plugin whose constructor runs it.
constructed() {
    printf '#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\n%s\n' \
        "__attribute__((constructor)) static void construct(void) { $1; }" >>plugin.c
    plugin lib/radio/plugins/auto.so
}

constructor_that_crashes_is_reported_by_check_load() {
    constructed 'abort()'
    shows 1 "error tuner/fm loading or starting 'auto:scanner' crashed: Aborted (signal 6)" 'to continue without this plugin, set RADIO_PLUGIN_DISABLE=auto' registry check --load
    contains out "'box' declined: not plugged in"
    shows 1 'lib/radio/plugins/auto.so: not accepted' 'crashed: Aborted' registry check --load lib/radio/plugins/auto.so
    contains out 'tuner fm scanner failed'
}

constructor_that_exits_is_reported_by_check_load() {
    constructed 'exit(0)'
    export ASAN_OPTIONS=detect_leaks=0 # which would exit with 1
    shows 1 "loading or starting 'auto:scanner' ended the process (exit status 0)" "'box' declined" registry check --load
}

constructor_that_hangs_is_reported_by_check_load() {
    constructed 'for (alarm(1);;) pause()' # does not wait as long as check does
    shows 1 "loading or starting 'auto:scanner' did not return within 60 seconds" "'box' declined" registry check --load
}

constructor_that_prints_does_not_change_the_answer() {
    constructed 'puts("hello")'
    bin/radio registry check --load --json 2>err | head -n 1 >out
    [ "$(cat out)" = '{' ] || { cat out >&2; fail "not JSON"; }
    contains err hello
}

start_function_that_crashes_is_reported_by_check_load() {
    sed -i -e 's/return "not plugged in"/abort()/' -e '1i #include <stdlib.h>' radio.c
    sh rebuild
    shows 1 "error speaker/main loading or starting 'builtin:box' crashed" 'signal 6' registry check --load
}

second_choice_that_crashes_is_named_by_check_load() {
    sed -i -e 's/(main, phones) = {.play = play}/(main, phones) = {.play = play, .ready = crash}/' \
        -e 's/^static void play/static const char *crash(void) { abort(); }\n&/' -e '1i #include <stdlib.h>' radio.c
    sh rebuild
    shows 1 "error speaker/main loading or starting 'builtin:phones' crashed" 'signal 6' registry check --load
}

"$case"
