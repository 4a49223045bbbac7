#include "devices.h"

#include "scheduler.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { CHANGES_MOST = 16 };

/* A call that changes the answer of type `main`; `end` is UINT_MAX until it returns. */
struct change {
    unsigned begin, end;
    const char *answer; /* NULL: the call failed */
};

struct patchbay *model_registry;
const char *(*during_start[DEVICES])(void);
bool plugin_is_constructed;

static struct change changes[CHANGES_MOST];
static size_t change_count;
static unsigned starts[DEVICES];
static bool is_started[DEVICES];
static const struct model_device *plugged; /* as it was first returned */
static const char *const names[DEVICES] = {"one", "two", "three", "four", "five"};

/* ---- Implementations ----------------------------------------------------------------------- */

static const char *start(enum device device)
{
    if (starts[device]++)
        model_fail("'%s' is started twice", names[device]);
    model_point("begins to start");
    const char *reason = during_start[device] ? during_start[device]() : NULL;
    model_point("has started");
    is_started[device] = !reason;
    return reason;
}

#define DEVICE(number, word)                                                                       \
    static const char *name_##word(void)                                                           \
    {                                                                                              \
        return names[number];                                                                      \
    }                                                                                              \
    static const char *begin_##word(void)                                                          \
    {                                                                                              \
        return start(number);                                                                      \
    }

DEVICE(ONE, one)
DEVICE(TWO, two)
DEVICE(THREE, three)
DEVICE(FOUR, four)
DEVICE(FIVE, five)

MODEL_DEFINE_DEVICE(main, one) = {.name = name_one, .begin = begin_one};
MODEL_DEFINE_DEVICE(main, two) = {.name = name_two, .begin = begin_two};
MODEL_DEFINE_DEVICE(main, three) = {.name = name_three, .begin = begin_three};
MODEL_DEFINE_DEVICE(other, four) = {.name = name_four, .begin = begin_four};
const struct model_device model_five = {.name = name_five, .begin = begin_five};

/* ---- Changes ------------------------------------------------------------------------------- */

size_t change_begin(const char *answer)
{
    changes[change_count] = (struct change){model_time(), UINT_MAX, answer};
    return change_count++;
}

void change_end(size_t number, bool ok)
{
    changes[number].end = model_time();
    if (!ok)
        changes[number].answer = NULL;
}

/* Whether a change that began after `change` had returned has returned before `asked`. */
static bool is_outdated(const struct change *change, unsigned asked)
{
    for (size_t i = 0; i < change_count; i++)
        if (changes[i].answer && changes[i].begin > change->end && changes[i].end < asked)
            return true;
    return false;
}

static bool is_allowed(const char *answer, unsigned asked)
{
    for (size_t i = 0; i < change_count; i++)
        if (changes[i].answer && strcmp(changes[i].answer, answer) == 0 &&
            !is_outdated(&changes[i], asked))
            return true;
    return false;
}

/* ---- Answers ------------------------------------------------------------------------------- */

static void check_started(const char *name)
{
    for (size_t i = 0; i < DEVICES; i++)
        if (strcmp(names[i], name) == 0 && !is_started[i])
            model_fail("'%s' is returned before it has started", name);
}

void check_main(const struct model_device *device, unsigned asked)
{
    const char *name = device->name();
    check_started(name);
    if (!is_allowed(name, asked))
        model_fail("'%s' is returned after a change to another one has returned", name);
}

void get_main(void)
{
    struct patchbay_error error;
    model_point("gets main");
    unsigned asked = model_time();
    const struct model_device *device = model_get_device(model_registry, MODEL_DEVICE_MAIN, &error);
    if (device)
        check_main(device, asked);
    else
        model_fail("get: %s", error.text);
}

void select_main(void)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay_error error;
    model_point("selects main");
    unsigned asked = model_time();
    if (!patchbay_select(model_registry, MODEL_DEVICE, MODEL_DEVICE_MAIN, &selection, &error)) {
        model_fail("select: %s", error.text);
        return;
    }
    const struct model_device *device = selection.interface;
    check_main(device, asked);
    if (strcmp(device->name(), selection.identifier) != 0)
        model_fail("select: '%s' has the interface of '%s'", selection.identifier, device->name());
}

/* Only a start function that another thread runs too long may be in the way. */
static const struct model_device *get(enum model_device_type type, const char *name)
{
    struct patchbay_error error;
    model_point(type == MODEL_DEVICE_OTHER ? "gets other" : "gets loaded");
    const struct model_device *device = model_get_device(model_registry, type, &error);
    if (!device && error.code != PATCHBAY_RECURSION)
        model_fail("get: %s", error.text);
    if (device && strcmp(device->name(), name) != 0)
        model_fail("get: '%s' is returned instead of '%s'", device->name(), name);
    if (device)
        check_started(device->name());
    return device;
}

bool get_other(void)
{
    return get(MODEL_DEVICE_OTHER, "four");
}

bool get_loaded(void)
{
    const struct model_device *device = get(MODEL_DEVICE_LOADED, "plugged");
    if (device && !plugin_is_constructed)
        model_fail("the plugin is used before its constructor has returned");
    if (device && plugged && device != plugged)
        model_fail("the plugin has two interfaces");
    plugged = device ? device : plugged;
    return device;
}

void devices_open(const char *plugin_path, const char *answer)
{
    const char *environment[] = {"MODEL_PLUGIN_SYSTEM_PATH=none", plugin_path, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    memset(starts, 0, sizeof starts);
    memset(is_started, 0, sizeof is_started);
    memset(during_start, 0, sizeof during_start);
    plugin_is_constructed = false;
    plugged = NULL;
    change_count = 0;
    change_end(change_begin(answer), true);
    model_registry = patchbay_open(&model_table, &options, NULL);
    if (!model_registry)
        abort();
}

void devices_close(void)
{
    patchbay_close(model_registry);
}
