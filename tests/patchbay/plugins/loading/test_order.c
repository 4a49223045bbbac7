/* The precedence matrix: every combination of call, variable, preference, run-time implementation
 * and plugin, against the rule below. */
#include "host_registry.h"
#include <stdio.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct guest guest = {"you", 7};

static const char *mocked(const struct guest *of)
{
    return of->age ? "mock" : "?";
}

static const struct host_greeter mock = {.greet = mocked};

/* One row of the matrix; NULL: nothing of the kind. */
struct row {
    const char *use, *variable, *prefer;
    bool runtime;
    const char *plugin; /* the variant's directory */
};

/* What an identifier is served by: "builtin:plain", "ranked", "mock". */
static const char *served_by(const char *identifier)
{
    const char *colon = strchr(identifier, ':');
    return colon ? colon + 1 : identifier;
}

static bool is_there(const struct row *row, const char *identifier)
{
    if (strcmp(identifier, "ranked") == 0)
        return row->plugin && strcmp(row->plugin, "broken") != 0;
    return strcmp(identifier, "mock") != 0 || row->runtime;
}

/* The rule. NULL: the look-up fails. */
static const char *expected(const struct row *row)
{
    const char *named = row->use ? row->use : row->variable ? row->variable : row->prefer;
    if (named)
        return is_there(row, named) ? served_by(named) : NULL;
    if (row->runtime)
        return "mock";
    if (row->plugin && strcmp(row->plugin, "broken") == 0)
        return NULL;
    return row->plugin && strcmp(row->plugin, "opt_in") != 0 ? "ranked" : "plain";
}

static struct patchbay *open_row(const struct row *row, char *path, char *choice)
{
    const char *environment[3] = {NULL};
    size_t count = 0;
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    sprintf(path, "HOST_PLUGIN_PATH=" PLUGINS "/%s", row->plugin ? row->plugin : "");
    sprintf(choice, "HOST_USE_GREETER=english=%s", row->variable ? row->variable : "");
    if (row->plugin)
        environment[count++] = path;
    if (row->variable)
        environment[count++] = choice;
    options.environment = environment;
    return patchbay_open(&host_table, &options, NULL);
}

static const char *actual(struct patchbay *registry, const struct row *row)
{
    static const char *const metadata[] = {"language=en", NULL};
    struct patchbay_registration registration = PATCHBAY_REGISTRATION_INIT;
    registration.metadata = metadata;
    if (row->runtime && !patchbay_register_with(registry, HOST_GREETER, HOST_GREETER_ENGLISH,
                                                "mock", &mock, "test", &registration, NULL))
        return NULL;
    if (row->use && !host_use_greeter(registry, HOST_GREETER_ENGLISH, row->use, "call", NULL))
        return NULL;
    if (row->prefer &&
        !host_prefer_greeter(registry, HOST_GREETER_ENGLISH, row->prefer, "configuration", NULL) &&
        !row->use && !row->variable)
        return NULL;
    const struct host_greeter *greeter = host_get_greeter(registry, HOST_GREETER_ENGLISH, NULL);
    return greeter ? greeter->greet(&guest) : NULL;
}

static void check(const struct row *row)
{
    char path[4096], choice[128];
    struct patchbay *registry = open_row(row, path, choice);
    const char *wanted = expected(row), *found = actual(registry, row);
    if (!wanted != !found || (wanted && strcmp(wanted, found) != 0))
        fail_msg("use %s, variable %s, prefer %s, runtime %d, plugin %s: expected %s, found %s",
                 row->use ? row->use : "-", row->variable ? row->variable : "-",
                 row->prefer ? row->prefer : "-", row->runtime, row->plugin ? row->plugin : "-",
                 wanted ? wanted : "failure", found ? found : "failure");
    patchbay_close(registry);
}

static void every_combination_follows_the_rule(void **state)
{
    static const char *const names[] = {NULL, "builtin:plain", "ranked", "mock"};
    static const char *const plugins[] = {NULL, "ranked", "high", "low", "opt_in", "broken"};
    (void)state;
    for (size_t i = 0; i < 4 * 4 * 4 * 2 * 6; i++) {
        struct row row = {names[i % 4], names[i / 4 % 4], names[i / 16 % 4], i / 64 % 2,
                          plugins[i / 128]};
        check(&row);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_combination_follows_the_rule)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
