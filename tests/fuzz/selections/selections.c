/* selections: reads cases, a line each, and writes what the library does with them. A case is the
 * number of a category, its two variables, lists for patchbay_prefer() and patchbay_use(), and the
 * identifier that patchbay_first() is to accept; "" where something is not given. */
#include "pick_registry.h"
#include <stdio.h>
#include <string.h>

static int succeed(void)
{
    return 0;
}

static int decline(void)
{
    return 1;
}

PICK_DEFINE_STRICT(first, first) = {succeed};
PICK_DEFINE_STRICT(declining, declining) = {decline};
PICK_DEFINE_STRICT(as_written, as_written) = {succeed};
PICK_DEFINE_STRICT(hidden, hidden) = {succeed};
PICK_DEFINE_LENIENT(first, first) = {succeed};
PICK_DEFINE_LENIENT(declining, declining) = {decline};
PICK_DEFINE_LENIENT(as_written, as_written) = {succeed};
PICK_DEFINE_LENIENT(hidden, hidden) = {succeed};

/* Writes each candidate that is tried. */
static const char *accept_wanted(void *wanted, const struct patchbay_selection *selection)
{
    printf(" %s", selection->identifier);
    return strcmp(selection->identifier, wanted) == 0 ? NULL : "not wanted";
}

static void print_selection(bool found, const struct patchbay_selection *selection)
{
    if (found)
        printf("\t%s %d", selection->identifier, (int)selection->level);
    else
        printf("\t-");
}

/* "prefer use TAB selected TAB tried TAB accepted" */
static void run_case(unsigned category, const char *const *environment, const char *prefer,
                     const char *use, char *wanted)
{
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    options.environment = environment;
    struct patchbay *registry = patchbay_open(&pick_table, &options, NULL);
    printf("%d",
           *prefer && patchbay_prefer(registry, category, PATCHBAY_NO_TYPE, prefer, NULL, NULL));
    printf(" %d", *use && patchbay_use(registry, category, PATCHBAY_NO_TYPE, use, NULL, NULL));
    print_selection(patchbay_select(registry, category, PATCHBAY_NO_TYPE, &selection, NULL),
                    &selection);
    printf("\t");
    print_selection(patchbay_first(registry, category, PATCHBAY_NO_TYPE, accept_wanted, wanted,
                                   &selection, NULL),
                    &selection);
    puts("");
    patchbay_close(registry);
}

/* The next field of a line; "" after the last. */
static char *take_field(char **line)
{
    char *field = *line;
    size_t length = strcspn(field, "\t\n");
    *line = field + length + (field[length] == '\t');
    field[length] = '\0';
    return field;
}

int main(void)
{
    char line[1024], use_variable[600], own_variable[600];
    while (fgets(line, sizeof line, stdin)) {
        char *rest = line;
        bool lenient = *take_field(&rest) == '1';
        snprintf(use_variable, sizeof use_variable, "PICK_USE_%s=%s",
                 lenient ? "LENIENT" : "STRICT", take_field(&rest));
        snprintf(own_variable, sizeof own_variable, "%s=%s", lenient ? "LENIENT" : "STRICT",
                 take_field(&rest));
        const char *prefer = take_field(&rest), *use = take_field(&rest);
        const char *const environment[] = {use_variable, own_variable, NULL};
        run_case(lenient ? PICK_LENIENT : PICK_STRICT, environment, prefer, use, take_field(&rest));
    }
    return 0;
}
