/* `paths`: every directory and file that was looked at for plugins, and what became of it. */
#include "command.h"

#include "columns.h"
#include "plugins.h"
#include <stdio.h>

static const char *state_word(enum place_state state)
{
    static const char words[][9] = {"used", "missing", "ignored", "hidden", "disabled", "refused"};
    return words[state];
}

/* Copies what is shown under the lock: a later discovery begins a new list, the places stay. */
static const struct place *first_place(struct patchbay *handle)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    pb_discover_once(registry);
    const struct place *places = registry->places;
    pb_registry_unlock(registry);
    return places;
}

int pb_command_paths(struct patchbay *registry, const struct arguments *arguments)
{
    (void)arguments;
    const struct place *place = first_place(registry);
    if (!place)
        puts("no place is looked at for plugins");
    for (; place; place = place->next) {
        struct columns reason = {.columns = 1};
        printf("%s%-9s %s", place->is_file ? "  " : "", state_word(place->state), place->path);
        if (!place->is_file || place->source[0] != '/')
            printf("  (%s)", place->source);
        putchar('\n');
        if (*place->reason) {
            pb_columns_add(&reason, place->reason);
            pb_columns_print(&reason, 12);
        }
    }
    return pb_command_faults(registry);
}
