/* An environment, a variable a line, and every look-up with it. */
#include "fuzz.h"

#include "demo_registry.h"
#include <stdlib.h>
#include <string.h>

enum { VARIABLES_MOST = 64 };

static void check_text(const char *what, const char *text)
{
    fuzz_check_output(what, text, strlen(text));
}

static void check_line(void *context, const char *line)
{
    (void)context;
    check_text("a line of the log", line);
}

static bool check_candidate(void *context, const struct patchbay_implementation *candidate)
{
    (void)context;
    check_text("a reason", candidate->reason);
    check_text("a hint", candidate->hint);
    return true;
}

static void look_up(struct patchbay *registry, unsigned category, unsigned type)
{
    struct patchbay_error error;
    struct patchbay_decision decision;
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    bool found = patchbay_get(registry, category, type, &error);
    if (!found) {
        check_text("an error", error.text);
        check_text("its hint", error.hint);
    }
    if (found != patchbay_select(registry, category, type, &selection, NULL))
        fuzz_found("get and select differ", patchbay_type_name(registry, category, type));
    if (patchbay_explain(registry, category, type, &decision, check_candidate, NULL, NULL) &&
        decision.usable != found)
        fuzz_found("explain says something else", patchbay_category_name(registry, category));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    size_t count;
    char **lines = fuzz_lines(bytes, size, VARIABLES_MOST, &count);
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = (const char *const *)lines;
    options.log = check_line;
    fuzz_capture_begin(); /* `help` prints */
    struct patchbay *registry = patchbay_open(&demo_table, &options, NULL);
    for (unsigned i = 0; registry && i < DEMO_CATEGORIES; i++) {
        look_up(registry, i, PATCHBAY_NO_TYPE);
        for (unsigned j = 0; j < patchbay_types(registry, i); j++)
            look_up(registry, i, j);
    }
    patchbay_close(registry);
    fuzz_capture_end();
    free(lines);
    return 0;
}
