#!/bin/sh
# inspector_test.sh CASE RADIO PATCHBAY_GEN SOURCE_DIR COMPILER SANITIZERS: commands that report a
# problem and how to solve it.
. "$4/tests/patchbay/inspector/setup.sh"

# ---- Variables ----------------------------------------------------------------------------------

misspelt_variable_is_named_with_the_nearest() {
    export RADIO_USE_TUNAR=fm=digital
    shows 1 'unknown variable RADIO_USE_TUNAR' "did you mean 'RADIO_USE_TUNER'?" registry env
    shows 1 'unknown variable RADIO_USE_TUNAR' "did you mean 'RADIO_USE_TUNER'?" registry check
    shows 1 'unknown variable RADIO_USE_TUNAR' "did you mean 'RADIO_USE_TUNER'?" registry why tuner fm
}

misspelt_identifier_is_named_with_the_nearest() {
    export RADIO_USE_TUNER=fm=digitl
    shows 1 "tuner/fm has no implementation 'digitl' (available: classic, digital)" "did you mean 'digital'?" registry why tuner fm
    shows 1 "no implementation 'digitl'" "did you mean 'digital'?" registry env
}

identifier_of_one_type_is_shown_with_that_type() {
    export RADIO_USE_TUNER=digital
    shows 0 '* RADIO_USE_TUNER digital' 'tuner/fm: digital' registry why tuner fm
    shows 0 'RADIO_USE_TUNER used digital' 'fm: digital' registry env
}

relative_directory_is_reported_with_its_absolute_form() {
    export RADIO_PLUGIN_PATH=mine
    shows 1 "relative path 'mine' is not allowed" "use '$scratch/mine'" registry paths
}

what_is_ignored_in_a_variable_is_reported() {
    export RADIO_PLUGIN_PATH="$scratch/mine:" RADIO_USE_TUNER="'am, fm=digital'"
    shows 0 'RADIO_PLUGIN_PATH: an empty list element is ignored' 'RADIO_PLUGIN_PATH used' registry env
    contains out 'RADIO_USE_TUNER used am, fm=digital'
    contains out 'RADIO_USE_TUNER: the quotes around the value are ignored'
    contains out 'RADIO_USE_TUNER: blanks around a list element are ignored'
    shows 0 'note RADIO_PLUGIN_PATH' 'note RADIO_USE_TUNER' registry check
    for blank in 'am ,fm=digital' 'am, fm=digital'; do
        RADIO_USE_TUNER=$blank shows 0 'RADIO_USE_TUNER: blanks around a list element' '' registry env
    done
}

disabled_plugin_that_does_not_exist_is_reported() {
    plugin lib/radio/plugins/auto.so
    export RADIO_PLUGIN_DISABLE=auot
    shows 1 "error RADIO_PLUGIN_DISABLE RADIO_PLUGIN_DISABLE: there is no plugin 'auot' to disable" "did you mean 'auto'?" registry check
    shows 0 'RADIO_PLUGIN_DISABLE used auot' "there is no plugin 'auot'" registry env
    bin/radio play fm >out 2>err
    contains err "radio: RADIO_PLUGIN_DISABLE: there is no plugin 'auot' to disable"
    RADIO_PLUGIN_DISABLE='x*,AUTO' bin/radio registry check >out 2>&1 || { cat out >&2; fail "a plugin that exists"; }
}

pattern_that_cannot_match_is_reported_once() {
    export RADIO_PLUGIN_DISABLE=auto.so
    shows 1 "'auto.so' cannot match the name of a plugin" 'write plugin names, without .so' registry check
    [ "$(grep -c 'auto.so' out)" -eq 1 ] || { cat out >&2; fail "not once"; }
}

variable_that_a_call_overrides_is_reported() {
    export RADIO_USE_TUNER=fm=digital
    shows 0 'call classic --use' '--use takes precedence over the environment; remove it to let RADIO_USE_TUNER decide' --use fm=classic registry why tuner fm
    contains out "--use selects 'classic'"
    shows 0 'RADIO_USE_TUNER used fm=digital' 'fm: digital, but --use selects classic' --use fm=classic registry env
}

variable_that_the_running_process_lacks_is_reported() {
    env -i PATH=/bin >environ env -0
    export RADIO_USE_TUNER=fm=digital
    shows 0 "set to 'fm=digital' in this shell, but not in environ" 'set it where that process is started' registry env --environ environ
    shows 0 'order classic' 'RADIO_USE_TUNER=fm=digital' registry why tuner fm --environ=environ
    RADIO_PLUGIN_PATH=/$(printf '%9000s' x | tr ' ' x) bin/radio registry env --environ environ >out
    contains out 'in this shell, but not in environ'
}

variable_that_the_running_process_has_with_another_value_is_reported() {
    env -i RADIO_USE_TUNER=fm=classic env -0 >environ
    export RADIO_USE_TUNER=fm=digital
    shows 0 "'fm=digital' in this shell, but 'fm=classic' in environ" '' registry env --environ environ
}

environment_of_a_running_process_can_be_given() {
    RADIO_USE_TUNER=fm=digital sleep 100 >/dev/null 2>&1 &
    trap 'kill $!; rm -rf "$scratch"' EXIT
    until grep -q digital "/proc/$!/environ"; do :; done # until then it is a copy of this shell
    shows 0 'tuner/fm: digital' 'RADIO_USE_TUNER digital' registry why tuner fm --environ "/proc/$!/environ"
}

plugin_that_a_call_added_is_known_in_another_environment() {
    plugin mine/auto.so
    shows 0 '* scanner auto' 'tuner/fm: scanner' --plugin mine/auto.so registry why tuner fm --environ /dev/null
}

default_type_that_another_environment_lacks_is_reported() {
    echo 'RADIO_NEW_TUNER_TYPE(pirate); RADIO_SET_TUNER(pirate, ship, band, "MW");
RADIO_DEFINE_TUNER(pirate, ship) = {.tune = tune, .steps = 1};' >>plugin.c
    plugin mine/auto.so
    export RADIO_PLUGIN_PATH=$scratch/mine
    shows 0 'tuner/pirate: ship' 'call pirate --default' --default pirate registry why tuner
    shows 1 "--default: category 'tuner' has no type 'pirate' (available: am, dab" 'call pirate --default' --default pirate registry why tuner --environ /dev/null
}

default_type_without_implementation_is_reported() {
    export RADIO_USE_TUNER=satellite
    shows 1 'no usable implementation of tuner/satellite' 'RADIO_USE_TUNER satellite' registry why tuner
    shows 1 'error tuner/satellite no usable implementation of tuner/satellite' 'install a plugin that implements it' registry check
}

elevated_program_reports_that_it_ignores_variables() {
    [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null || exit 77
    plugin mine/good.so
    chmod 755 . bin
    chmod u+s bin/radio
    export RADIO_USE_TUNER=fm=digital
    setpriv --reuid=65534 --regid=65534 --clear-groups bin/radio registry env >out
    contains out 'variables are ignored'
    contains out 'RADIO_USE_TUNER ignored fm=digital'
    setpriv --reuid=65534 --regid=65534 --clear-groups bin/radio registry why tuner fm >out
    contains out 'this program is elevated'
    for refused in '--environ /proc/1/environ' --load mine/good.so; do
        status=0
        setpriv --reuid=65534 --regid=65534 --clear-groups bin/radio registry check $refused >out 2>&1 || status=$?
        [ "$status" -eq 3 ] || fail "$refused was read"
        contains out 'does not read files for its user'
    done
}

# ---- Implementations ----------------------------------------------------------------------------

opt_in_implementation_that_is_not_named_is_reported() {
    shows 1 "skipped 'secret': opt-in" 'RADIO_USE_TUNER=shortwave=secret' registry why tuner shortwave
}

builtin_that_is_not_built_or_not_linked_is_reported() {
    shows 1 "its condition 'defined(HAVE_DAB)' is false" 'build the program so that the condition holds' registry why tuner dab
    shows 1 'no object file of this program defines radio_tuner_dab_stick' 'link the object file that defines it' registry why tuner dab
}

builtin_that_declines_is_reported_once_it_is_loaded() {
    shows 0 "'box' declined: not plugged in" 'warning speaker/main' registry check --load
    export RADIO_USE_SPEAKER=main=box
    shows 1 'error speaker/main' "'box' cannot be used: declined: not plugged in" registry check --load
}

deprecated_implementation_in_use_is_reported() {
    shows 0 "'crystal' is selected, but deprecated" 'use fm instead' registry check
    shows 0 '* crystal' 'deprecated use fm instead' registry why tuner am
}

outranked_builtin_is_explained_by_what_comes_before_it() {
    shows 0 'priority 5 precedes 0' 'RADIO_USE_TUNER=fm=digital' registry why tuner fm
    plugin lib/radio/plugins/auto.so
    shows 0 'a plugin precedes builtins' 'RADIO_USE_TUNER=fm=classic' registry why tuner fm
}

# ---- Plugins ------------------------------------------------------------------------------------

plugin_outside_the_searched_directories_is_reported_with_the_variable_to_set() {
    plugin mine/auto.so
    shows 0 'mine/auto.so: accepted' "RADIO_PLUGIN_PATH=$scratch/mine" registry check mine/auto.so
    contains out 'not in a searched directory'
    contains out 'tuner fm scanner'
}

rejected_plugin_of_a_searched_directory_is_not_reported_as_outside() {
    sed -i 's/Finds stations/Finds\\tstations/' plugin.c
    plugin lib/radio/plugins/auto.so
    shows 1 'a note contains control characters' 'rebuild or remove it' registry check lib/radio/plugins/auto.so
    if grep -q 'not in a searched directory' out; then fail "$(cat out)"; fi
}

implementation_is_shown_by_its_qualified_name_in_any_spelling() {
    plugin lib/radio/plugins/auto.so
    shows 0 'tuner/fm: scanner description Finds stations by itself.' 'Others of this type, in order: IDENTIFIER ORIGIN PRIORITY STATE' registry show tuner fm AUTO:Scanner
}

plugin_outranked_by_another_is_reported() {
    plugin lib/radio/plugins/auto.so
    sed -i 's/scanner/seeker/g' plugin.c
    plugin lib/radio/plugins/better.so -DPRIORITY=3
    shows 0 'priority 3 precedes 0' 'RADIO_USE_TUNER=fm=scanner' registry why tuner fm
}

plugin_shadowed_by_another_of_its_name_is_reported() {
    plugin lib/radio/plugins/auto.so
    plugin mine/auto.so
    export RADIO_PLUGIN_PATH=$scratch/mine
    shows 0 "by $scratch/mine/auto.so, which comes first" 'rename or remove one of them' registry paths
    shows 1 "by $scratch/mine/auto.so, which comes first" 'rename or remove one' registry check lib/radio/plugins/auto.so
}

disabled_plugin_is_reported_with_the_variable() {
    plugin lib/radio/plugins/auto.so
    export RADIO_PLUGIN_DISABLE='au*'
    shows 0 'disabled by RADIO_PLUGIN_DISABLE' 'remove it from that variable to enable it' registry why tuner fm
    shows 0 'by RADIO_PLUGIN_DISABLE' 'remove it from that variable to enable it' registry paths
}

rejected_plugin_is_named_by_why() {
    plugin auto.so
    head -c 2000 auto.so >lib/radio/plugins/auto.so
    export RADIO_USE_TUNER=fm=scanner
    shows 1 "Rejected plugins and directories: refused $scratch/lib/radio/plugins/auto.so" 'rebuild or remove it' registry why tuner fm
}

rejected_plugin_is_reported_before_it_is_installed() {
    sed 's/double frequency/float frequency/' registry.yaml >other.yaml
    mkdir other
    "$gen" other.yaml --output other
    sed 's/double/float/' plugin.c >other/plugin.c
    "$cc" ${sanitize:+-fsanitize=$sanitize} -std=c11 -I"$source/include" -shared -fPIC -DPATCHBAY_PLUGIN other/plugin.c -o mine/auto.so
    shows 1 "function 'tune': program has int (double), plugin has int (float)" 'build it with the headers of this program' registry check mine/auto.so
    shows 1 'mine/auto.so: not accepted' 'build it with the headers of this program' registry check mine/auto.so --load
}

every_file_that_is_checked_is_reported() {
    plugin mine/auto.so
    echo text >mine/text.so
    shows 1 'mine/auto.so: accepted' 'not an ELF file compile it with -DPATCHBAY_PLUGIN, or remove it' registry check mine/text.so mine/auto.so mine/nothing.so
    contains out "cannot find 'mine/nothing.so'"
}

plugin_that_fails_when_it_is_loaded_is_explained_by_check_load() {
    sed -i 's/frequency > 100/frequency > nowhere()/; s/^static int tune/double nowhere(void);\n&/' plugin.c
    plugin mine/auto.so
    shows 0 'mine/auto.so: accepted' scanner registry check mine/auto.so
    shows 1 nowhere 'install what it needs, or rebuild it' registry check --load mine/auto.so
    cp mine/auto.so lib/radio/plugins
    shows 1 'error tuner/fm' 'RADIO_PLUGIN_DISABLE=auto' registry check --load
}

# ---- Messages of a running program ----------------------------------------------------------------

debug_logs_every_step_of_a_run() {
    plugin lib/radio/plugins/auto.so
    echo text >lib/radio/plugins/text.so
    RADIO_PLUGIN_DEBUG=1 RADIO_USE_TUNER=fm=digital bin/radio play fm >out 2>err
    cat >expected <<END
radio: variable RADIO_PLUGIN_DEBUG=1
radio: variable RADIO_USE_TUNER=fm=digital
radio: directory $scratch/lib/radio/plugins (installed): used
radio: file $scratch/lib/radio/plugins/auto.so ($scratch/lib/radio/plugins): used
radio: file $scratch/lib/radio/plugins/text.so ($scratch/lib/radio/plugins): ignored: not an ELF file; compile it with -DPATCHBAY_PLUGIN, or remove it
radio: tuner/fm: selected 'digital' (builtin), decided by RADIO_USE_TUNER
END
    sort -o variables err && sort expected | diff - variables >&2 || fail "other messages"
}

error_without_plugins_names_the_directories_searched() {
    RADIO_PLUGIN_PATH=$scratch/nowhere bin/radio play satellite >out 2>err || true
    contains err "searched $scratch/nowhere (RADIO_PLUGIN_PATH): missing searched $scratch/lib/radio/plugins (installed)"
}

debug_logs_why_a_look_up_fails() {
    RADIO_PLUGIN_DEBUG=1 bin/radio play satellite >out 2>err || true
    contains err 'radio: tuner/satellite: failed: no usable implementation of tuner/satellite'
}

help_in_a_variable_lists_the_choices_and_continues() {
    RADIO_USE_TUNER=help bin/radio play fm >out 2>err
    contains out playing
    contains err 'RADIO_USE_TUNER=[TYPE=]IDENTIFIER[/...] selects'
    contains err 'fm=digital By sampling.'
    RADIO_USE_COIL=help bin/radio registry list coil >out 2>err
    grep -qx '  main=copper' err || { cat err >&2; fail "'copper' was expected"; }
}

every_selection_error_names_the_command_that_explains_it() {
    RADIO_USE_TUNER=fm=nope bin/radio play fm >out 2>err || true
    contains err 'see: radio registry'
    bin/radio play satellite >out 2>err || true
    contains err 'see: radio registry why tuner satellite'
    RADIO_PLUGIN_PATH=x bin/radio play fm >out 2>err || true
    contains err 'see: radio registry env'
    bin/radio play nothing >out 2>err || true
    contains err 'see: radio registry list tuner'
    bin/radio --use fm=nothing play fm >out 2>err || true
    contains err 'see: radio registry why tuner fm'
}

"$case"
