/* usage: model [PREEMPTIONS [PROGRAM...]]
 *
 * Runs all programs, or those named, in every order of their threads with up to PREEMPTIONS
 * preemptions, by default 2. */
#include "devices.h"
#include "scheduler.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Calls --------------------------------------------------------------------------------- */

static void get_twice(void)
{
    get_main();
    get_main();
}

static void get_and_select(void)
{
    get_main();
    select_main();
}

static void use(const char *identifier, const char *answer)
{
    model_point("uses");
    size_t change = change_begin(answer);
    bool ok = model_use_device(model_registry, MODEL_DEVICE_MAIN, identifier, NULL, NULL);
    change_end(change, ok);
    if (!ok)
        model_fail("use '%s' failed", identifier ? identifier : "NULL");
}

static void use_two(void)
{
    use("two", "two");
    get_main();
}

static void use_three(void)
{
    use("three", "three");
    get_main();
}

static void use_two_and_clear(void)
{
    use("two", "two");
    use(NULL, "one");
}

static void finish(void)
{
    get_main();
    devices_close();
}

static void prepare(void)
{
    devices_open(NULL, "one");
}

/* ---- Registering --------------------------------------------------------------------------- */

static void register_five(void)
{
    model_point("registers");
    size_t change = change_begin("five");
    bool ok = model_register_device(model_registry, MODEL_DEVICE_MAIN, "five", &model_five, NULL,
                                    NULL);
    change_end(change, ok);
    if (!ok)
        model_fail("register failed");
}

static void unregister_five(void)
{
    model_point("unregisters");
    size_t change = change_begin("one");
    bool ok = model_unregister_device(model_registry, MODEL_DEVICE_MAIN, "five", NULL);
    change_end(change, ok);
    if (!ok)
        model_fail("unregister failed");
}

static void register_and_unregister(void)
{
    register_five();
    get_main();
    unregister_five();
    get_main();
}

static const char *unregister_in_start(void)
{
    unregister_five();
    return NULL;
}

static void prepare_start_that_unregisters(void)
{
    devices_open(NULL, "five");
    model_register_device(model_registry, MODEL_DEVICE_MAIN, "five", &model_five, NULL, NULL);
    during_start[ONE] = unregister_in_start;
}

/* Until the start function has returned, the answer may be the one before. */
static size_t cleared;

static const char *clear_in_start(void)
{
    model_point("clears");
    cleared = change_begin("one");
    if (!model_use_device(model_registry, MODEL_DEVICE_MAIN, NULL, NULL, NULL))
        model_fail("use NULL failed");
    return NULL;
}

static void prepare_start_that_clears(void)
{
    devices_open(NULL, "two");
    model_use_device(model_registry, MODEL_DEVICE_MAIN, "two", NULL, NULL);
    during_start[ONE] = clear_in_start;
}

static void get_one(void)
{
    model_point("gets one");
    if (!model_get_device_implementation(model_registry, MODEL_DEVICE_MAIN, "one", NULL))
        model_fail("'one' cannot be used");
    change_end(cleared, true);
    get_main();
}

static void use_one(void)
{
    use("one", "one");
    get_main();
}

/* ---- Declining ----------------------------------------------------------------------------- */

static const char *decline(void)
{
    return "no such device";
}

static void prepare_decline(void)
{
    devices_open(NULL, "two");
    during_start[ONE] = decline;
}

static void use_one_in_vain(void)
{
    model_point("uses");
    if (model_use_device(model_registry, MODEL_DEVICE_MAIN, "one", NULL, NULL))
        model_fail("use selects what declines");
    get_main();
}

/* ---- Trying in order, sealing -------------------------------------------------------------- */

static const char *accept(void *context, const struct patchbay_selection *selection)
{
    (void)context;
    model_point("accepts");
    return strcmp(selection->identifier, "one") == 0 ? "not this one" : NULL;
}

static void find_first(void)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    model_point("tries in order");
    if (!patchbay_first(model_registry, MODEL_DEVICE, MODEL_DEVICE_MAIN, accept, NULL, &selection,
                        NULL) ||
        strcmp(selection.identifier, "one") == 0)
        model_fail("first returns '%s'", selection.identifier ? selection.identifier : "nothing");
}

static void seal(void)
{
    model_point("seals");
    if (!patchbay_seal(model_registry, NULL))
        model_fail("seal failed");
    get_main();
}

static void use_two_unless_sealed(void)
{
    struct patchbay_error error;
    model_point("uses");
    size_t change = change_begin("two");
    bool ok = model_use_device(model_registry, MODEL_DEVICE_MAIN, "two", NULL, &error);
    change_end(change, ok);
    if (!ok && error.code != PATCHBAY_SEALED)
        model_fail("use: %s", error.text);
    get_main();
}

/* ---- Plugins ------------------------------------------------------------------------------- */

static void prepare_plugin(void)
{
    devices_open("MODEL_PLUGIN_PATH=" PLUGINS, "one");
}

static void construct(void)
{
    model_point("begins to construct");
    if (!get_other())
        model_fail("a constructor cannot look up");
    plugin_is_constructed = true;
}

static void use_plugin(void)
{
    if (!get_loaded())
        model_fail("the plugin cannot be used");
}

static void use_other(void)
{
    if (!get_other())
        model_fail("the other type cannot be used");
}

static void discover(void)
{
    model_point("discovers");
    if (!patchbay_discover(model_registry, NULL))
        model_fail("discover failed");
    use_plugin();
}

static void finish_plugin(void)
{
    use_plugin();
    finish();
}

/* The constructor waits for a start function that waits for the lock of the loader: only the time
 * limit of the constructor ends that. */
static const char *load_in_start(void)
{
    get_loaded();
    return NULL;
}

static void prepare_load_in_start(void)
{
    prepare_plugin();
    during_start[FOUR] = load_in_start;
}

/* What it looks up may use the plugin already: in its thread, it counts as loaded. */
static void construct_in_vain(void)
{
    plugin_is_constructed = true;
    model_point("begins to construct");
    get_other();
}

static void load_or_give_up(void)
{
    get_loaded();
}

static void start_other(void)
{
    get_other();
}

/* ---- All ----------------------------------------------------------------------------------- */

static const struct program programs[] = {
    {"get_get", {get_twice, get_and_select}, prepare, finish, NULL, false},
    {"use_get", {use_two, get_and_select}, prepare, finish, NULL, false},
    {"use_use", {use_two, use_three}, prepare, finish, NULL, false},
    {"use_clear_get", {use_two_and_clear, get_and_select}, prepare, finish, NULL, false},
    {"use_use_get", {use_two, use_three, get_and_select}, prepare, finish, NULL, false},
    {"register_get", {register_and_unregister, get_and_select}, prepare, finish, NULL, false},
    {"register_get_get",
     {register_and_unregister, get_twice, select_main},
     prepare,
     finish,
     NULL,
     false},
    {"decline_get", {get_twice, use_one_in_vain}, prepare_decline, finish, NULL, false},
    {"decline_get_get",
     {get_main, use_one_in_vain, select_main},
     prepare_decline,
     finish,
     NULL,
     false},
    {"unregister_in_start",
     {use_one, get_and_select},
     prepare_start_that_unregisters,
     finish,
     NULL,
     false},
    {"unregister_in_start_get",
     {use_one, get_and_select, get_main},
     prepare_start_that_unregisters,
     finish,
     NULL,
     false},
    {"clear_in_start", {get_one, get_and_select}, prepare_start_that_clears, finish, NULL, false},
    {"first_use", {find_first, use_three}, prepare, finish, NULL, false},
    {"seal_use", {seal, use_two_unless_sealed}, prepare, finish, NULL, false},
    {"load_load", {use_plugin, use_plugin}, prepare_plugin, finish_plugin, construct, false},
    {"load_load_get",
     {use_plugin, use_plugin, use_other},
     prepare_plugin,
     finish_plugin,
     construct,
     false},
    {"load_and_start",
     {load_or_give_up, start_other},
     prepare_load_in_start,
     finish_plugin,
     construct_in_vain,
     true},
    {"discover_get", {discover, get_and_select}, prepare_plugin, finish_plugin, construct, false},
    {"discover_discover", {discover, discover}, prepare_plugin, finish_plugin, construct, false},
    {"discover_use_get",
     {discover, use_two, get_main},
     prepare_plugin,
     finish_plugin,
     construct,
     false},
};

static bool is_named(const char *name, int argc, char **argv)
{
    for (int i = 2; i < argc; i++)
        if (strcmp(argv[i], name) == 0)
            return true;
    return argc <= 2;
}

static void print_figures(const char *name, const struct figures *figures)
{
    printf("%-24s %9zu %9zu %9zu\n", name, figures->schedules, figures->states, figures->timeouts);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    unsigned preemptions = argc > 1 ? (unsigned)atoi(argv[1]) : 2;
    struct figures figures, all = {.schedules = 0};
    size_t failures = 0;
    printf("%-24s %9s %9s %9s\n", "program", "schedules", "states", "timeouts");
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (!is_named(programs[i].name, argc, argv))
            continue;
        failures += !model_explore(&programs[i], preemptions, &figures);
        all.schedules += figures.schedules;
        all.states += figures.states;
        all.timeouts += figures.timeouts;
        print_figures(programs[i].name, &figures);
    }
    print_figures("all", &all);
    return failures != 0;
}
