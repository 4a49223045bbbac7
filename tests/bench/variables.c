/* What 300 environment variables add to opening a registry of many types. */
#include "many_registry.h"
#include "stopwatch.h"
#include <stdlib.h>

enum { VARIABLES = 300, OPENINGS = 2000 };

static double best_opening(const char *const *environment, double before)
{
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    for (int i = 0; i < OPENINGS; i++) {
        double from = now();
        struct patchbay *registry = patchbay_open(&many_table, &options, NULL);
        before = faster(now() - from, before);
        if (!registry)
            abort();
        patchbay_close(registry);
    }
    return before;
}

int main(void)
{
    static char texts[VARIABLES][64];
    static const char *environment[VARIABLES + 1], *none[1];
    double with = 0, without = 0;
    for (int i = 0; i < VARIABLES; i++) {
        snprintf(texts[i], sizeof texts[i], "%c%cANY_VARIABLE_%d=/some/value/of/it", 'A' + i % 26,
                 'A' + i / 26, i);
        environment[i] = texts[i];
    }
    for (int i = 0; i < ROUNDS; i++) {
        with = best_opening(environment, with);
        without = best_opening(none, without);
    }
    report("300 environment variables, microseconds", (with - without) * 1e6, 1);
    return 0;
}
