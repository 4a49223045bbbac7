/* scale CALL TYPES COUNT: uses the first TYPES types of the registry "many", then makes a call
 * COUNT times. Prints the nanoseconds of one. What a call costs must not grow with what the
 * registry has. */
#include "many_registry.h"
#include "stopwatch.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static struct patchbay *registry;
static struct patchbay_error error;

static bool get(unsigned type)
{
    return patchbay_get(registry, MANY_PART, type, &error);
}

static bool use(unsigned type)
{
    const char *name = patchbay_type_name(registry, MANY_PART, type);
    return patchbay_use(registry, MANY_PART, type, name, "scale", &error);
}

static bool select_one(unsigned type)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    return patchbay_select(registry, MANY_PART, type, &selection, &error);
}

/* No type has another candidate. */
static bool next(unsigned type)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    return patchbay_select(registry, MANY_PART, type, &selection, &error) &&
           !patchbay_next(registry, &selection, &error);
}

static bool find(unsigned type)
{
    const char *name = patchbay_type_name(registry, MANY_PART, type);
    return patchbay_find_type(registry, MANY_PART, name, &error) == (int)type;
}

static bool fail_to_find(unsigned type)
{
    (void)type;
    return patchbay_find_type(registry, MANY_PART, "none_of_these", &error) < 0;
}

static const struct {
    const char *name;
    bool (*make)(unsigned type);
} calls[] = {{"get", get},   {"use", use},   {"select", select_one},
             {"next", next}, {"find", find}, {"unknown", fail_to_find}};

static void make(bool (*call)(unsigned), unsigned types, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (!call(i % types)) {
            fprintf(stderr, "%s\n", error.text);
            exit(1);
        }
}

int main(int argc, char **argv)
{
    size_t which = 0;
    while (argc == 4 && which < sizeof calls / sizeof *calls &&
           strcmp(calls[which].name, argv[1]) != 0)
        which++;
    if (argc != 4 || which == sizeof calls / sizeof *calls)
        return 2;
    unsigned types = (unsigned)atoi(argv[2]), count = (unsigned)atoi(argv[3]);
    registry = patchbay_open(&many_table, NULL, &error);
    if (!registry)
        return 1;
    make(get, types, types);
    double from = now();
    make(calls[which].make, types, count);
    printf("%f\n", (now() - from) * 1e9 / (count ? count : 1));
    patchbay_close(registry);
    return 0;
}
