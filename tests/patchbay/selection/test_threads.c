/* Many threads at once; the thread sanitizer runs this, too. */
#include "demo.h"

#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8, CHANGES = 100000 };

static struct patchbay *registry;

static void run_threads(void *(*body)(void *))
{
    pthread_t threads[THREADS];
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, body, NULL), 0);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
}

static void *look_up_slow(void *context)
{
    (void)context;
    const struct demo_codec *codec = demo_get_codec(registry, DEMO_CODEC_SLOW, NULL);
    return codec && strcmp(codec->identify(), "gamma") == 0 ? NULL : registry;
}

static void start_runs_once_in_any_number_of_threads(void **state)
{
    (void)state;
    for (int round = 0; round < 50; round++) {
        registry = open_demo(NULL);
        run_threads(look_up_slow);
        assert_int_equal(gamma_starts, 1);
        patchbay_close(registry);
    }
}

static bool done;
static long wrong;

/* Counts look-ups that return neither alpha nor beta. */
static void *watch(void *context)
{
    (void)context;
    while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE)) {
        const struct demo_codec *codec = demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
        const char *name = codec ? codec->identify() : "none";
        if (strcmp(name, "alpha") != 0 && strcmp(name, "beta") != 0)
            __atomic_add_fetch(&wrong, 1, __ATOMIC_RELAXED);
    }
    return NULL;
}

static void no_stale_answer_after_use_has_returned(void **state)
{
    (void)state;
    pthread_t watcher;
    long stale = 0;
    registry = open_demo(NULL);
    done = false;
    wrong = 0;
    assert_non_null(demo_get_codec(registry, DEMO_CODEC_FAST, NULL));
    assert_int_equal(pthread_create(&watcher, NULL, watch, NULL), 0);
    for (int i = 0; i < CHANGES; i++) {
        const char *wanted = i % 2 ? "alpha" : "beta";
        demo_use_codec(registry, DEMO_CODEC_FAST, wanted, "test", NULL);
        stale += strcmp(demo_get_codec(registry, DEMO_CODEC_FAST, NULL)->identify(), wanted) != 0;
    }
    __atomic_store_n(&done, true, __ATOMIC_RELEASE);
    pthread_join(watcher, NULL);
    assert_int_equal(stale, 0);
    assert_int_equal(wrong, 0);
    patchbay_close(registry);
}

static struct demo_codec mock;

static void *register_and_unregister(void *context)
{
    (void)context;
    for (int i = 0; i < CHANGES / 100; i++) {
        demo_register_codec(registry, DEMO_CODEC_FAST, "mock", &mock, "test", NULL);
        demo_get_codec(registry, DEMO_CODEC_FAST, NULL);
        demo_unregister_codec(registry, DEMO_CODEC_FAST, "mock", NULL);
    }
    return NULL;
}

static void unregistering_a_selection_never_publishes_null(void **state)
{
    (void)state;
    pthread_t watcher;
    registry = open_demo(NULL);
    mock.identify = demo_get_codec(registry, DEMO_CODEC_FAST, NULL)->identify;
    done = false;
    wrong = 0;
    assert_int_equal(pthread_create(&watcher, NULL, watch, NULL), 0);
    run_threads(register_and_unregister);
    __atomic_store_n(&done, true, __ATOMIC_RELEASE);
    pthread_join(watcher, NULL);
    assert_int_equal(wrong, 0);
    assert_serves(registry, DEMO_CODEC_FAST, "alpha");
    patchbay_close(registry);
}

/* That do not exist. */
#define FIVE "/none/a:/none/b:/none/c:/none/d:/none/e:"
#define DIRECTORIES "DEMO_PLUGIN_PATH=" FIVE FIVE FIVE FIVE FIVE FIVE "/none/f"

static void *discover_until_done(void *context)
{
    (void)context;
    while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE))
        patchbay_discover(registry, NULL);
    return NULL;
}

static bool child_serves(void)
{
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        alarm(10);
        /* Success is a SIGKILL: at an exit, valgrind reports as a leak what the discovering
         * thread was allocating when the process forked. */
        if (demo_get_codec(registry, DEMO_CODEC_FAST, NULL))
            raise(SIGKILL);
        _exit(1);
    }
    return waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
           WTERMSIG(status) == SIGKILL;
}

static void child_may_look_up_though_its_parent_was_discovering(void **state)
{
    (void)state;
    pthread_t discoverer;
    struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
    int failures = 0;
#ifdef __SANITIZE_ADDRESS__
    skip(); /* a child inherits the locks of the sanitizer's allocator */
#endif
    registry = open_demo(DIRECTORIES, NULL);
    if (!patchbay_discover(registry, &error) && error.code == PATCHBAY_UNSUPPORTED) {
        patchbay_close(registry);
        skip(); /* a library without plugins discovers nothing */
    }
    done = false;
    assert_int_equal(pthread_create(&discoverer, NULL, discover_until_done, NULL), 0);
    for (int i = 0; i < 500; i++)
        failures += !child_serves();
    __atomic_store_n(&done, true, __ATOMIC_RELEASE);
    pthread_join(discoverer, NULL);
    assert_int_equal(failures, 0);
    patchbay_close(registry);
}

/* ---- Look-ups from start functions -------------------------------------------------------- */

static enum patchbay_code inner_code;
static const char *inner_name;

static void look_up_another(void)
{
    inner_name = demo_get_codec(registry, DEMO_CODEC_FAST, NULL)->identify();
}

static void look_up_itself(void)
{
    struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
    demo_get_codec(registry, DEMO_CODEC_SLOW, &error);
    inner_code = error.code;
}

static void override_it(void)
{
    demo_use_codec(registry, DEMO_CODEC_SLOW, "delta", "start", NULL);
}

static void start_may_look_up_others(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    during_gamma_start = look_up_another;
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    assert_string_equal(inner_name, "alpha");
    patchbay_close(registry);
}

static void start_that_looks_itself_up_gets_an_error_and_succeeds(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    during_gamma_start = look_up_itself;
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    assert_int_equal(inner_code, PATCHBAY_RECURSION);
    patchbay_close(registry);
}

static void look_up_decides_again_after_a_change(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    during_gamma_start = override_it;
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(start_runs_once_in_any_number_of_threads),
        cmocka_unit_test(no_stale_answer_after_use_has_returned),
        cmocka_unit_test(unregistering_a_selection_never_publishes_null),
        cmocka_unit_test(child_may_look_up_though_its_parent_was_discovering),
        cmocka_unit_test(start_may_look_up_others),
        cmocka_unit_test(start_that_looks_itself_up_gets_an_error_and_succeeds),
        cmocka_unit_test(look_up_decides_again_after_a_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
