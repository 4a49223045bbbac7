/* When plugins are loaded, how often, and by whom. */
#include "host_registry.h"
#include <dlfcn.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { THREADS = 8 };

static struct patchbay *registry;
static const struct guest guest = {"you", 7};

/* A registry whose plugins are those of this test. dlopen() counts a file once a process, so every
 * test that counts constructors runs in a child. */
static void open_host(void)
{
    static const char *const environment[] = {"HOST_PLUGIN_PATH=" PLUGINS, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    registry = patchbay_open(&host_table, &options, NULL);
    assert_non_null(registry);
}

static const char *greeting(const char *type)
{
    struct patchbay_error error = {.text = ""};
    const struct host_greeter *greeter = host_get_greeter_by_name(registry, type, &error);
    return greeter ? greeter->greet(&guest) : error.text[0] ? "failed" : "?";
}

/* Runs `body` in a child: its exit code must be 0. */
static void in_child(int (*body)(void))
{
    pid_t child = fork();
    if (child == 0)
        _exit(body());
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static int count_of(const char *variable)
{
    const char *value = getenv(variable);
    return value ? atoi(value) : 0;
}

static void *greet_first(void *context)
{
    (void)context;
    return strcmp(greeting("first"), "first") == 0 ? NULL : registry;
}

static int threads_fail(void *(*body)(void *))
{
    pthread_t threads[THREADS];
    void *result = NULL;
    int failures = 0;
    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, body, NULL) != 0)
            return 100;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], &result);
        failures += result != NULL;
    }
    return failures;
}

static int ask_from_many_threads(void)
{
    open_host();
    int failures = threads_fail(greet_first);
    patchbay_close(registry);
    return failures ? 1 : count_of("CONSTRUCTED_first") != 1;
}

static void constructor_runs_once_however_many_threads_ask_first(void **state)
{
    (void)state;
    in_child(ask_from_many_threads);
}

static bool ignore(void *context, const struct patchbay_implementation *implementation)
{
    (void)context, (void)implementation;
    return true;
}

static int only_list(void)
{
    struct patchbay_decision decision;
    open_host();
    patchbay_each(registry, PATCHBAY_ALL, ignore, NULL, NULL);
    int type = patchbay_find_type(registry, HOST_GREETER, "first", NULL);
    patchbay_explain(registry, HOST_GREETER, (unsigned)type, &decision, ignore, NULL, NULL);
    patchbay_close(registry);
    return type < 0 || count_of("CONSTRUCTED_first") != 0;
}

static void listing_and_explaining_load_nothing(void **state)
{
    (void)state;
    in_child(only_list);
}

static void set_callback(void (*callback)(const char *name))
{
    char address[32];
    union {
        void (*call)(const char *name);
        uintptr_t number;
    } pointer = {callback};
    snprintf(address, sizeof address, "%lx", (unsigned long)pointer.number);
    setenv("CALLBACK", address, 1);
}

static int wrong;

static void look_up_builtin(const char *name)
{
    (void)name;
    wrong += strcmp(greeting("english"), "plain") != 0;
}

static int call_back(void)
{
    open_host();
    set_callback(look_up_builtin);
    return strcmp(greeting("first"), "first") != 0 || wrong;
}

static void constructor_may_look_something_up(void **state)
{
    (void)state;
    in_child(call_back);
}

static void look_up_each_other(const char *name)
{
    const char *other = strcmp(name, "first") == 0 ? "second" : "first";
    if (strcmp(greeting(other), other) != 0)
        __atomic_add_fetch(&wrong, 1, __ATOMIC_RELAXED);
}

static void *greet_second(void *context)
{
    (void)context;
    return strcmp(greeting("second"), "second") == 0 ? NULL : registry;
}

static int cross(void)
{
    pthread_t one, two;
    void *first = NULL, *second = NULL;
    open_host();
    set_callback(look_up_each_other);
    pthread_create(&one, NULL, greet_first, NULL);
    pthread_create(&two, NULL, greet_second, NULL);
    pthread_join(one, &first);
    pthread_join(two, &second);
    return first || second || wrong;
}

static void constructors_that_look_each_other_up_from_two_threads_both_work(void **state)
{
    (void)state;
    in_child(cross);
}

static void discover_again(const char *name)
{
    (void)name;
    wrong += !patchbay_discover(registry, NULL);
}

static int discover_during_load(void)
{
    open_host();
    set_callback(discover_again);
    if (strcmp(greeting("first"), "first") != 0 || wrong || !patchbay_discover(registry, NULL))
        return 1;
    struct patchbay_selection first = PATCHBAY_SELECTION_INIT;
    int type = patchbay_find_type(registry, HOST_GREETER, "first", NULL);
    return !patchbay_select(registry, HOST_GREETER, (unsigned)type, &first, NULL) ||
           host_next_greeter(registry, &first, NULL) || count_of("CONSTRUCTED_first") != 1;
}

static void discovery_during_a_load_does_not_disturb_it(void **state)
{
    (void)state;
    in_child(discover_during_load);
}

/* ---- Constructors and start functions that wait for each other ---------------------------- */

extern const char *(*host_begin)(void); /* of the builtin of `other` */

static struct patchbay *other; /* a second registry of the same plugins */
static int entered;            /* 1: a start function runs; 2: a constructor, too */

/* Needs the lock of the dynamic loader while a constructor has it. */
static const char *open_library(void)
{
    __atomic_store_n(&entered, 1, __ATOMIC_RELEASE);
    while (__atomic_load_n(&entered, __ATOMIC_ACQUIRE) != 2)
        sched_yield();
    return dlopen(PLUGINS "/loading_second.so", RTLD_NOW) ? NULL : "cannot load it";
}

/* The same through a look-up in the first registry. */
static const char *look_up_second(void)
{
    __atomic_store_n(&entered, 1, __ATOMIC_RELEASE);
    while (__atomic_load_n(&entered, __ATOMIC_ACQUIRE) != 2)
        sched_yield();
    return strcmp(greeting("second"), "second") == 0 ? NULL : "cannot look it up";
}

static void look_up_what_starts(const char *name)
{
    struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
    if (strcmp(name, "first") != 0)
        return;
    __atomic_store_n(&entered, 2, __ATOMIC_RELEASE);
    if (!host_get_greeter(other, HOST_GREETER_OTHER, &error))
        wrong += error.code != PATCHBAY_RECURSION;
}

static void *look_up_other(void *context)
{
    (void)context;
    return host_get_greeter(other, HOST_GREETER_OTHER, NULL) ? NULL : registry;
}

/* One thread is in a constructor, and looks up what another one starts, which needs the loader. */
static int start_beside_constructor(struct patchbay *of, const char *(*begin)(void))
{
    pthread_t one, two;
    void *first = NULL, *second = NULL;
    host_begin = begin;
    other = of;
    entered = 0;
    set_callback(look_up_what_starts);
    pthread_create(&one, NULL, look_up_other, NULL);
    while (__atomic_load_n(&entered, __ATOMIC_ACQUIRE) != 1)
        sched_yield();
    pthread_create(&two, NULL, greet_first, NULL);
    pthread_join(one, &first);
    pthread_join(two, &second);
    return first || second || wrong;
}

static int start_that_loads(void)
{
    open_host();
    return start_beside_constructor(registry, open_library);
}

static void constructor_may_look_up_what_another_thread_starts(void **state)
{
    (void)state;
    in_child(start_that_loads);
}

static int start_in_two_registries(void)
{
    open_host();
    struct patchbay *first = registry;
    open_host();
    return start_beside_constructor(first, look_up_second);
}

static void constructor_may_look_it_up_in_another_registry(void **state)
{
    (void)state;
    in_child(start_in_two_registries);
}

static bool done;

static void *keep_greeting(void *context)
{
    (void)context;
    void *failed = NULL;
    while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE))
        if (strcmp(greeting("first"), "first") != 0 || strcmp(greeting("english"), "plain") != 0)
            failed = registry;
    return failed;
}

static int rescan(void)
{
    pthread_t watcher;
    void *failed = NULL;
    struct patchbay_error error;
    int code = 0;
    open_host();
    greeting("first");
    pthread_create(&watcher, NULL, keep_greeting, NULL);
    for (int i = 0; i < 100 && !code; i++)
        code = patchbay_discover(registry, &error) ? 0 : 1;
    __atomic_store_n(&done, true, __ATOMIC_RELEASE);
    pthread_join(watcher, &failed);
    patchbay_close(registry);
    return code || failed;
}

static void rescan_does_not_disturb_look_ups(void **state)
{
    (void)state;
    in_child(rescan);
}

static int look_up_on_a_small_stack(void)
{
    enum { SMALL_STACK = 32 * 1024 };
    pthread_t thread;
    pthread_attr_t attributes;
    void *failed = registry;
    open_host();
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, SMALL_STACK);
    if (pthread_create(&thread, &attributes, greet_first, NULL) == 0)
        pthread_join(thread, &failed);
    return failed != NULL;
}

static void first_look_up_needs_little_stack(void **state)
{
    (void)state;
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
    skip(); /* sanitizers enlarge stack frames */
#endif
    in_child(look_up_on_a_small_stack);
}

static int resolve_then_fork(void)
{
    open_host();
    if (!patchbay_resolve_all(registry, NULL) || count_of("CONSTRUCTED_first") != 1)
        return 1;
    pid_t child = fork();
    if (child == 0)
        _exit(strcmp(greeting("second"), "second") != 0);
    int status = 0;
    waitpid(child, &status, 0);
    return status != 0;
}

static void fork_after_resolve_all_finds_everything_loaded(void **state)
{
    (void)state;
    in_child(resolve_then_fork);
}

static int add_one(void)
{
    static const char *const environment[] = {NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    struct patchbay_error error;
    options.environment = environment;
    registry = patchbay_open(&host_table, &options, NULL);
    if (host_get_greeter_by_name(registry, "first", &error) || error.code != PATCHBAY_UNKNOWN_TYPE)
        return 1;
    const char *name = patchbay_add_plugin(registry, PLUGINS "/loading_first.so", &error);
    if (!name || strcmp(name, "loading_first") != 0)
        return 2;
    if (patchbay_add_plugin(registry, PLUGINS "/nowhere.so", &error))
        return 3;
    return strcmp(greeting("first"), "first") != 0;
}

/* Whether type "first" is served when the installed directory is the one of the plugins, and these
 * are disabled. */
static bool is_served(const char *disabled)
{
    static const char *const environment[] = {NULL};
    const char *const globs[] = {disabled, NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    options.installed_directory = PLUGINS;
    options.disabled_plugins = globs;
    registry = patchbay_open(&host_table, &options, NULL);
    bool served = host_get_greeter_by_name(registry, "first", NULL);
    patchbay_close(registry);
    return served;
}

static int set_options(void)
{
    return !is_served(NULL) || !is_served("other*") || is_served("Loading-f*");
}

static void options_name_the_installed_directory_and_disabled_plugins(void **state)
{
    (void)state;
    in_child(set_options);
}

static void added_plugin_serves_its_new_type(void **state)
{
    (void)state;
    in_child(add_one);
}

static void added_plugin_must_not_be_null(void **state)
{
    (void)state;
    struct patchbay_error error;
    open_host();
    assert_false(patchbay_add_plugin(registry, NULL, &error));
    assert_int_equal(error.code, PATCHBAY_BAD_ARGUMENT);
    patchbay_close(registry);
}

static int ask_for_named_types(void)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    open_host();
    int first = patchbay_find_type(registry, HOST_GREETER, "first", NULL);
    int second = patchbay_find_type(registry, HOST_GREETER, "second", NULL);
    if (!patchbay_select(registry, HOST_GREETER, (unsigned)second, &selection, NULL) ||
        host_greeter_metadata(&selection)->has_after)
        return 1;
    return !patchbay_select(registry, HOST_GREETER, (unsigned)first, &selection, NULL) ||
           (int)host_greeter_metadata(&selection)->after != second;
}

static void type_of_another_plugin_is_a_value_and_one_of_none_is_not_given(void **state)
{
    (void)state;
    in_child(ask_for_named_types);
}

static int choose_new_type(void)
{
    struct patchbay_error error;
    open_host();
    if (!host_use_greeter_default(registry, "first", "--greeter", &error))
        return 1;
    return strcmp(greeting(NULL), "first") != 0;
}

static void type_of_a_plugin_can_be_made_the_default(void **state)
{
    (void)state;
    in_child(choose_new_type);
}

static int seal_host(void)
{
    struct patchbay_error error;
    open_host();
    if (!patchbay_seal(registry, &error))
        return 1;
    if (patchbay_discover(registry, &error) || error.code != PATCHBAY_SEALED)
        return 2;
    if (patchbay_add_plugin(registry, PLUGINS "/loading_first.so", &error))
        return 3;
    return strcmp(greeting("first"), "first") != 0;
}

static void sealed_registry_takes_no_more_plugins(void **state)
{
    (void)state;
    in_child(seal_host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constructor_runs_once_however_many_threads_ask_first),
        cmocka_unit_test(listing_and_explaining_load_nothing),
        cmocka_unit_test(constructor_may_look_something_up),
        cmocka_unit_test(constructors_that_look_each_other_up_from_two_threads_both_work),
        cmocka_unit_test(discovery_during_a_load_does_not_disturb_it),
        cmocka_unit_test(constructor_may_look_up_what_another_thread_starts),
        cmocka_unit_test(constructor_may_look_it_up_in_another_registry),
        cmocka_unit_test(rescan_does_not_disturb_look_ups),
        cmocka_unit_test(first_look_up_needs_little_stack),
        cmocka_unit_test(type_of_another_plugin_is_a_value_and_one_of_none_is_not_given),
        cmocka_unit_test(fork_after_resolve_all_finds_everything_loaded),
        cmocka_unit_test(added_plugin_serves_its_new_type),
        cmocka_unit_test(options_name_the_installed_directory_and_disabled_plugins),
        cmocka_unit_test(added_plugin_must_not_be_null),
        cmocka_unit_test(type_of_a_plugin_can_be_made_the_default),
        cmocka_unit_test(sealed_registry_takes_no_more_plugins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
