/* Every allocation of the process fails once, in turn: a call reports that, or gives the answer
 * that it gives otherwise, and gives it when it is repeated. */
#define _GNU_SOURCE /* memfd_create */
#include "host_registry.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* ---- Allocations -------------------------------------------------------------------------- */

static unsigned long calls, failing; /* 0: none fails */
static bool burst;                   /* those after it fail, too */

static bool fails(void)
{
    calls++;
    if (!failing || (burst ? calls < failing : calls != failing))
        return false;
    errno = ENOMEM;
    return true;
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

/* In place of those of the C library, which itself calls them, as does the dynamic loader. */
void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

/* ---- Steps -------------------------------------------------------------------------------- */

static struct patchbay *registry;
static struct patchbay_error error;
static const struct guest guest = {"you", 7};
static const char *words[4]; /* of the command of the inspector */
static char answer[65536];

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
    snprintf(answer + used, sizeof answer - used, "%s/%s %s %s\n", implementation->type,
             implementation->identifier, patchbay_state_name(implementation->state),
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
    return patchbay_explain(registry, HOST_GREETER, HOST_GREETER_ENGLISH, &decision, append, NULL,
                            &error)
               ? answer
               : NULL;
}

/* NULL when the command fails, as its exit status says. */
static const char *inspect(void)
{
    char *arguments[4] = {NULL};
    int count = 0, file = memfd_create("output", 0);
    for (; words[count]; count++)
        arguments[count] = (char *)(uintptr_t)words[count];
    dup2(file, STDOUT_FILENO);
    int status = patchbay_command(registry, count, arguments);
    ssize_t size = pread(file, answer, sizeof answer - 1, 0);
    close(file);
    answer[size > 0 ? size : 0] = '\0';
    error.code = status == 3 ? PATCHBAY_OUT_OF_MEMORY : PATCHBAY_NO_ERROR;
    return status == 3 ? NULL : answer;
}

static const char *seal(void)
{
    return patchbay_seal(registry, &error) ? "sealed" : NULL;
}

/* ---- Every allocation --------------------------------------------------------------------- */

static const char *(*const steps[])(void) = {open_it,   get_builtin, get_plugin, get_default,
                                             select_it, use_it,      each,       explain,
                                             inspect,   register_it, seal,       get_builtin};
enum { STEPS = sizeof steps / sizeof *steps, NOTHING_FAILED = 100, WRONG = 50 };

/* Shared with the children, of which the first one sets it; the last one is a wrong answer. */
static char (*expected)[65536];
static bool reference;

/* Runs the steps in this child; returns its exit code: WRONG and the number of the step, if its
 * answer is another, or its error is not about memory. */
static int run(void)
{
    for (int i = 0; i < STEPS; i++) {
        error.code = PATCHBAY_NO_ERROR;
        const char *found = steps[i]();
        if (!found && error.code != PATCHBAY_OUT_OF_MEMORY && error.code != PATCHBAY_TEMPORARY)
            return WRONG + i;
        if (burst && calls >= failing)
            failing = 0;
        if (!found && !(found = steps[i]())) {
            strcpy(expected[STEPS], error.text);
            return WRONG + i;
        }
        if (reference)
            strcpy(expected[i], found);
        if (strcmp(found, expected[i]) != 0) {
            strcpy(expected[STEPS], found);
            return WRONG + i;
        }
    }
    patchbay_close(registry);
    return calls < failing ? NOTHING_FAILED : 0;
}

static int run_in_child(unsigned long number)
{
    int status = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        freopen("/dev/null", "w", stderr);
        calls = 0;
        failing = number;
        _exit(run());
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void fail_each(const char *command, const char *option)
{
    unsigned long number = 1;
    words[0] = command;
    words[1] = option;
    reference = true;
    assert_int_equal(run_in_child(0), 0);
    reference = false;
    for (int status; (status = run_in_child(number)) != NOTHING_FAILED; number++)
        if (status != 0)
            fail_msg("%s %s: allocation %lu: step %d: %s", command, option ? option : "", number,
                     status - WRONG, expected[STEPS]);
    assert_true(number > 30);
}

static void each_failed_allocation_is_reported_and_repeated(void **state)
{
    (void)state;
    burst = false;
    fail_each("list", "--all");
    fail_each("list", "--json");
}

static void no_memory_at_all_is_reported_and_repeated(void **state)
{
    (void)state;
    burst = true;
    fail_each("why", "greeter");
    fail_each("check", "--json");
}

static void every_command_reports_a_failed_allocation(void **state)
{
    static const char *const commands[][2] = {
        {"list", NULL},       {"show", "greeter"}, {"why", "greeter"}, {"paths", NULL},
        {"paths", "--json"},  {"env", NULL},       {"env", "--json"},  {"check", NULL},
        {"check", "--plain"}, {"help", NULL}};
    (void)state;
    burst = false;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fail_each(commands[i][0], commands[i][1]);
}

/* ---- Files -------------------------------------------------------------------------------- */

static int look_up_without_files(void)
{
    struct rlimit limit, none;
    open_it();
    getrlimit(RLIMIT_NOFILE, &limit);
    none = limit;
    none.rlim_cur = 3;
    setrlimit(RLIMIT_NOFILE, &none);
    if (get_builtin() || error.code != PATCHBAY_TEMPORARY)
        return 1;
    if (!host_get_greeter_implementation(registry, HOST_GREETER_ENGLISH, "builtin:plain", NULL))
        return 5;
    if (patchbay_seal(registry, &error) || error.code != PATCHBAY_TEMPORARY)
        return 2;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (!get_builtin())
        return 3;
    setrlimit(RLIMIT_NOFILE, &none);
    if (get_plugin() || error.code != PATCHBAY_TEMPORARY)
        return 6;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (!get_plugin() || strcmp(answer, "first") != 0)
        return 7;
    return seal() ? 0 : 4;
}

static void look_up_without_free_files_fails_until_there_are_some(void **state)
{
    int status = 0;
    (void)state;
    pid_t child = fork();
    if (child == 0)
        _exit(look_up_without_files());
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_failed_allocation_is_reported_and_repeated),
        cmocka_unit_test(no_memory_at_all_is_reported_and_repeated),
        cmocka_unit_test(every_command_reports_a_failed_allocation),
        cmocka_unit_test(look_up_without_free_files_fails_until_there_are_some),
    };
    expected = mmap(NULL, (STEPS + 1) * sizeof *expected, PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
