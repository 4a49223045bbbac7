/* usage: every_call [COMMAND...]
 *
 * Calls everything of the API, or opens the registry and runs a command of the inspector, and
 * prints each answer or error. After an error nothing is to fail any more, and the call is
 * repeated. What it needs for itself are system calls that nobody replaces. */
#define _GNU_SOURCE
#include "host_registry.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct patchbay *registry;
static struct patchbay_error error;
static const struct guest guest = {"you", 7};
static char **words; /* of the command */
static int words_count, output;
static char answer[65536];

/* ---- Steps -------------------------------------------------------------------------------- */

static const char *greeting(const struct host_greeter *greeter)
{
    return greeter ? strcpy(answer, greeter->greet(&guest)) : NULL;
}

static const char *open_it(void)
{
    static const char *const environment[] = {"HOST_PLUGIN_PATH=" PLUGINS,
                                              "HOST_PLUGIN_SYSTEM_PATH=none",
                                              "HOST_USE_GREETER=english=plain,second", NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    registry = patchbay_open(&host_table, &options, &error);
    return registry ? "open" : NULL;
}

static const char *discover(void)
{
    return patchbay_discover(registry, &error) ? "discovered" : NULL;
}

static const char *get_builtin(void)
{
    return greeting(host_get_greeter(registry, HOST_GREETER_ENGLISH, &error));
}

static const char *get_plugin(void)
{
    return greeting(host_get_greeter_by_name(registry, "first", &error));
}

static const char *get_default(void)
{
    return greeting(host_get_greeter_by_name(registry, NULL, &error));
}

static const char *select_it(void)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    if (!patchbay_select(registry, HOST_GREETER, HOST_GREETER_OTHER, &selection, &error))
        return NULL;
    const struct host_greeter_metadata *metadata = host_greeter_metadata(&selection);
    return metadata ? strcpy(answer, metadata->language) : "no metadata";
}

static const char *use_it(void)
{
    return host_use_greeter(registry, HOST_GREETER_OTHER, "quiet", "test", &error) ? "used" : NULL;
}

static const char *register_it(void)
{
    static struct host_greeter mock;
    mock.greet = host_builtin_greeter(HOST_GREETER_ENGLISH)->greet;
    static const char *const metadata[] = {"language=en", NULL};
    struct patchbay_registration registration = PATCHBAY_REGISTRATION_INIT;
    registration.metadata = metadata;
    return patchbay_register_with(registry, HOST_GREETER, HOST_GREETER_ENGLISH, "mock", &mock,
                                  "test", &registration, &error)
               ? "registered"
               : NULL;
}

static bool append(void *context, const struct patchbay_implementation *implementation)
{
    const struct host_greeter_metadata *metadata = implementation->metadata;
    (void)context;
    size_t used = strlen(answer);
    snprintf(answer + used, sizeof answer - used, "%s/%s %s %s %s\n", implementation->type,
             implementation->identifier, patchbay_state_name(implementation->state),
             implementation->reason ? implementation->reason : "",
             metadata ? metadata->language : "no metadata");
    return true;
}

static const char *each(void)
{
    answer[0] = '\0';
    return patchbay_each(registry, HOST_GREETER, append, NULL, &error) ? answer : NULL;
}

static const char *explain(void)
{
    struct patchbay_decision decision;
    answer[0] = '\0';
    if (!patchbay_explain(registry, HOST_GREETER, HOST_GREETER_ENGLISH, &decision, append, NULL,
                          &error))
        return NULL;
    strcat(answer, decision.usable ? decision.identifier : decision.error.text);
    return answer;
}

static const char *seal(void)
{
    return patchbay_seal(registry, &error) ? "sealed" : NULL;
}

/* A file that failed is part of the answer of a command: only its exit status 3 is a failure. */
static const char *inspect(void)
{
    char *arguments[8] = {NULL};
    for (int i = 0; i < words_count && i < 8; i++)
        arguments[i] = words[i];
    int file = memfd_create("output", 0);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    int status = patchbay_command(registry, words_count, arguments);
    lseek(file, 0, SEEK_SET);
    int head = snprintf(answer, sizeof answer, "exit status %d\n", status);
    long size = syscall(SYS_read, file, answer + head, sizeof answer - 1 - (size_t)head);
    close(file);
    answer[head + (size > 0 ? size : 0)] = '\0';
    error = (struct patchbay_error){.code = PATCHBAY_TEMPORARY};
    return status == 3 ? NULL : answer;
}

/* ---- All ---------------------------------------------------------------------------------- */

struct step {
    const char *name;
    const char *(*run)(void);
};

static void print(const struct step *step, const char *kind, const char *text)
{
    static char line[sizeof answer + 256];
    int length = snprintf(line, sizeof line, "%s\t%s\t%s%c", step->name, kind, text, '\0');
    if (syscall(SYS_write, output, line, (size_t)length) != length)
        abort();
}

static void take(const struct step *step)
{
    error.code = PATCHBAY_NO_ERROR;
    const char *found = step->run();
    if (!found) {
        unsetenv("FAIL_CALL");
        print(step, patchbay_code_name(error.code), error.text);
        found = step->run();
    }
    print(step, found ? "answer" : patchbay_code_name(error.code), found ? found : error.text);
    if (!found && !registry)
        exit(1);
}

int main(int argc, char **argv)
{
    static const struct step steps[] = {{"open", open_it},
                                        {"discover", discover},
                                        {"get builtin", get_builtin},
                                        {"get plugin", get_plugin},
                                        {"get default", get_default},
                                        {"select", select_it},
                                        {"use", use_it},
                                        {"each", each},
                                        {"explain", explain},
                                        {"register", register_it},
                                        {"seal", seal},
                                        {"get again", get_builtin}};
    words = argv + 1;
    words_count = argc - 1;
    output = dup(STDOUT_FILENO);
    if (words_count) {
        take(&steps[0]);
        take(&(struct step){"inspect", inspect});
    }
    for (size_t i = 0; !words_count && i < sizeof steps / sizeof *steps; i++)
        take(&steps[i]);
    patchbay_close(registry);
    print(&(struct step){"close", NULL}, "answer", "closed");
    unsetenv("FAIL_CALL"); /* else the file that gcov writes is damaged */
    return 0;
}
