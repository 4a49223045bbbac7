/* The inspector in one thread while another changes the registry; for the thread sanitizer. */
#include "host_registry.h"
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { ROUNDS = 15 };

static struct patchbay *registry;

static void *keep_changing(void *context)
{
    (void)context;
    for (int i = 0; i < ROUNDS; i++) {
        patchbay_discover(registry, NULL);
        patchbay_add_plugin(registry, ADDED, NULL);
        host_use_greeter(registry, HOST_GREETER_ENGLISH, i % 2 ? "plain" : NULL, NULL, NULL);
        host_get_greeter(registry, HOST_GREETER_ENGLISH, NULL);
    }
    return NULL;
}

static void run_all_commands(void)
{
    static char *const lines[][6] = {{"list", "--all"},
                                     {"show", "greeter", "english"},
                                     {"why", "greeter"},
                                     {"paths"},
                                     {"env"},
                                     {"check"},
                                     {"check", ADDED},
                                     {"list", "--environ", "/dev/null"},
                                     {"complete", "why", ""}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char *words[6];
        int count = 0;
        while (count < 5 && (words[count] = lines[i][count]))
            count++;
        patchbay_command(registry, count, words);
    }
}

/* In a child, whose output is dropped. */
static int change_and_inspect(void)
{
    static const char *const environment[] = {"HOST_PLUGIN_PATH=" PLUGINS, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    pthread_t changer;
    options.environment = environment;
    registry = patchbay_open(&host_table, &options, NULL);
    if (!registry || !freopen("/dev/null", "w", stdout))
        return 1;
    pthread_create(&changer, NULL, keep_changing, NULL);
    for (int i = 0; i < ROUNDS; i++)
        run_all_commands();
    pthread_join(changer, NULL);
    patchbay_close(registry);
    return 0;
}

static void commands_do_not_race_with_changes(void **state)
{
    (void)state;
    pid_t child = fork();
    int status = 0;
    if (child == 0)
        _exit(change_and_inspect());
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(commands_do_not_race_with_changes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
