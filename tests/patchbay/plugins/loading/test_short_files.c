/* No file descriptor is free: the look-up fails, and succeeds when there are some. */
#include "host_registry.h"
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct patchbay *registry;
static struct patchbay_error error;
static const struct guest guest = {"you", 7};

static void open_it(void)
{
    static const char *const environment[] = {"HOST_PLUGIN_PATH=" PLUGINS,
                                              "HOST_PLUGIN_SYSTEM_PATH=none",
                                              "HOST_USE_GREETER=english=plain,second", NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    registry = patchbay_open(&host_table, &options, &error);
}

static int look_up_without_files(void)
{
    struct rlimit limit, none;
    open_it();
    getrlimit(RLIMIT_NOFILE, &limit);
    none = limit;
    none.rlim_cur = 3;
    setrlimit(RLIMIT_NOFILE, &none);
    if (host_get_greeter(registry, HOST_GREETER_ENGLISH, &error) ||
        error.code != PATCHBAY_TEMPORARY)
        return 1;
    if (!host_get_greeter_implementation(registry, HOST_GREETER_ENGLISH, "builtin:plain", NULL))
        return 5;
    if (patchbay_seal(registry, &error) || error.code != PATCHBAY_TEMPORARY)
        return 2;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (!host_get_greeter(registry, HOST_GREETER_ENGLISH, &error))
        return 3;
    setrlimit(RLIMIT_NOFILE, &none);
    if (host_get_greeter_by_name(registry, "first", &error) || error.code != PATCHBAY_TEMPORARY)
        return 6;
    setrlimit(RLIMIT_NOFILE, &limit);
    const struct host_greeter *first = host_get_greeter_by_name(registry, "first", &error);
    if (!first || strcmp(first->greet(&guest), "first") != 0)
        return 7;
    return patchbay_seal(registry, &error) ? 0 : 4;
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
        cmocka_unit_test(look_up_without_free_files_fails_until_there_are_some),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
