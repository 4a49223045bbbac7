/* `env`: every variable that the program reads, its value, its effect, what is wrong with it. */
#include "command.h"

#include "columns.h"
#include "registry.h"
#include "rows.h"
#include <stdio.h>

enum { VARIABLE_SIZE = 192 };

static void add_row(struct columns *columns, const char *name, const char *value,
                    const char *effect)
{
    pb_columns_add(columns, name);
    pb_columns_add(columns, value ? value : "-");
    pb_columns_add(columns, effect);
}

static void add_choices(const struct registry *registry, struct columns *columns)
{
    char name[VARIABLE_SIZE], effect[256];
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        const struct category_state *state = &registry->categories[i];
        const char *category = row_text(registry->table, row_category(registry->table, i)->name);
        pb_environment_variable(registry, i, name, sizeof name);
        snprintf(effect, sizeof effect, "chooses for %s: TYPE=IDENTIFIER, TYPE or help%s", category,
                 state->faults ? " -- wrong, see below" : "");
        add_row(columns, name, state->choice ? state->choice->value : NULL, effect);
    }
}

static void add_plugins(const struct registry *registry, struct columns *columns)
{
    static const char *const effects[] = {
        "directories of plugins, parted by :, before the installed one",
        "plugins that must be there, parted by commas; they come first",
        "takes the place of the installed directory; none: no such place",
        "user ids whose files are accepted, too, parted by commas",
        "globs of plugin names to leave out, parted by commas; *: all",
        "1: tells on stderr what is looked at and why",
    };
    char name[VARIABLE_SIZE];
    for (unsigned i = 0; pb_plugins_variable_name(i); i++) {
        pb_environment_name(registry, pb_plugins_variable_name(i), name, sizeof name);
        add_row(columns, name, pb_plugins_variable_value(registry, i), effects[i]);
    }
}

static unsigned print_faults(const struct fault *fault)
{
    unsigned count = 0;
    for (; fault; fault = fault->next, count++)
        fprintf(stderr, "%s\n", fault->text);
    return count;
}

int pb_command_faults(struct patchbay *handle)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    unsigned count = print_faults(registry->discovery_faults) + print_faults(registry->faults);
    for (unsigned i = 0; i < registry->table->categories.count; i++) {
        pb_environment_bind(registry, i);
        count += print_faults(registry->categories[i].faults);
    }
    pb_registry_unlock(registry);
    return count ? COMMAND_NO : COMMAND_FINE;
}

int pb_command_env(struct patchbay *handle, const struct arguments *arguments)
{
    (void)arguments;
    struct registry *registry = pb_registry_of(handle);
    struct columns columns = {.columns = 3};
    add_row(&columns, "VARIABLE", "VALUE", "EFFECT");
    pb_registry_lock(registry);
    for (unsigned i = 0; i < registry->table->categories.count; i++)
        pb_environment_bind(registry, i);
    add_choices(registry, &columns);
    add_plugins(registry, &columns);
    bool ignored = registry->ignores_environment;
    pb_registry_unlock(registry);
    if (ignored)
        puts("This program is elevated (set-uid, set-gid or capabilities): variables are ignored.");
    pb_columns_print(&columns, 0);
    return pb_command_faults(handle);
}
