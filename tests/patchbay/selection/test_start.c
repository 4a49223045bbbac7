/* Start functions that are left without returning, that are asked for twice, and that change what
 * is selected; and locks that a child of fork() inherits. */
#include "demo.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct patchbay *registry;

/* gcc's address sanitizer does not follow the stack of a thread that is cancelled. */
static void skip_under_address_sanitizer(void)
{
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
}

/* ---- Left without returning --------------------------------------------------------------- */

static void *look_up_slow(void *context)
{
    (void)context;
    return (void *)(uintptr_t)demo_get_codec(registry, DEMO_CODEC_SLOW, NULL);
}

static void exit_thread(void)
{
    pthread_exit(NULL);
}

static void thread_that_exits_inside_start_leaves_the_next_candidate(void **state)
{
    (void)state;
    pthread_t thread;
    registry = open_demo(NULL);
    during_gamma_start = exit_thread;
    assert_int_equal(pthread_create(&thread, NULL, look_up_slow, NULL), 0);
    pthread_join(thread, NULL);
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

static int inside; /* set when gamma's start runs */

static void sleep_until_cancelled(void)
{
    __atomic_store_n(&inside, 1, __ATOMIC_RELEASE);
    for (;; sched_yield())
        pthread_testcancel();
}

static void thread_that_is_cancelled_inside_start_leaves_the_next_candidate(void **state)
{
    (void)state;
    skip_under_address_sanitizer();
    pthread_t thread;
    registry = open_demo(NULL);
    inside = 0;
    during_gamma_start = sleep_until_cancelled;
    assert_int_equal(pthread_create(&thread, NULL, look_up_slow, NULL), 0);
    while (!__atomic_load_n(&inside, __ATOMIC_ACQUIRE))
        sched_yield();
    pthread_cancel(thread);
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    pthread_join(thread, NULL);
    patchbay_close(registry);
}

static void *look_up_cancelled(void *context)
{
    pthread_cancel(pthread_self());
    return look_up_slow(context);
}

static void thread_that_is_cancelled_while_lines_are_logged_leaves_the_next_candidate(void **state)
{
    (void)state;
    skip_under_address_sanitizer();
    pthread_t thread;
    registry = open_demo("DEMO_PLUGIN_DEBUG=1", NULL);
    assert_int_equal(pthread_create(&thread, NULL, look_up_cancelled, NULL), 0);
    pthread_join(thread, NULL);
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    patchbay_close(registry);
}

static jmp_buf outside;

static void jump_out(void)
{
    longjmp(outside, 1);
}

static void start_that_is_left_by_longjmp_leaves_the_next_candidate(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    during_gamma_start = jump_out;
    if (setjmp(outside) == 0)
        demo_get_codec(registry, DEMO_CODEC_SLOW, NULL);
    const struct demo_codec *codec = demo_get_codec(registry, DEMO_CODEC_SLOW, NULL);
    assert_non_null(codec);
    assert_string_equal(codec->identify(), "delta");
    patchbay_close(registry);
}

static void *jump_and_stay(void *context)
{
    (void)context;
    if (setjmp(outside) == 0)
        demo_get_codec(registry, DEMO_CODEC_SLOW, NULL);
    __atomic_store_n(&inside, 1, __ATOMIC_RELEASE);
    return NULL;
}

static void other_threads_do_not_wait_for_ever_for_a_start_that_was_left(void **state)
{
    (void)state;
    pthread_t thread;
    registry = open_demo(NULL);
    inside = 0;
    during_gamma_start = jump_out;
    assert_int_equal(pthread_create(&thread, NULL, jump_and_stay, NULL), 0);
    pthread_join(thread, NULL);
    assert_fails(registry, DEMO_CODEC_SLOW, PATCHBAY_RECURSION,
                 "the start function of 'gamma' has not returned yet");
    patchbay_close(registry);
}

/* ---- Once for a constant ------------------------------------------------------------------ */

static int starts;
static const char *mock_declines;

static const char *start_mock(void)
{
    starts++;
    return mock_declines;
}

static const struct demo_codec *make_mock(const char *declines)
{
    static struct demo_codec mock;
    mock = *demo_builtin_codec(DEMO_CODEC_FAST);
    mock.initialise = start_mock;
    starts = 0;
    mock_declines = declines;
    return &mock;
}

static void start_runs_once_for_a_constant_of_several_names(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    const struct demo_codec *mock = make_mock(NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "one", mock, "test", NULL));
    assert_true(demo_register_codec(registry, DEMO_CODEC_SLOW, "two", mock, "test", NULL));
    assert_int_equal(starts, 1);
    patchbay_close(registry);
}

static void refused_registration_runs_start_once(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    const struct demo_codec *mock = make_mock("no device");
    for (int i = 0; i < 3; i++)
        assert_false(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", mock, "test", NULL));
    assert_int_equal(starts, 1);
    mock_declines = NULL;
    patchbay_discover(registry, NULL);
    patchbay_close(registry);
}

static void duplicate_registration_runs_no_start(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    const struct demo_codec *alpha = demo_builtin_codec(DEMO_CODEC_FAST), *mock = make_mock(NULL);
    assert_true(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", alpha, "test", NULL));
    assert_false(demo_register_codec(registry, DEMO_CODEC_FAST, "mock", mock, "test", NULL));
    assert_int_equal(starts, 0);
    patchbay_close(registry);
}

static void next_of_an_interface_of_two_types_follows_the_selected_one(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    const struct demo_codec *mock = make_mock(NULL), *next;
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    demo_register_codec(registry, DEMO_CODEC_SLOW, "mock", mock, "test", NULL);
    demo_register_codec(registry, DEMO_CODEC_FAST, "mock", mock, "test", NULL);
    demo_use_codec(registry, DEMO_CODEC_FAST, "alpha", "test", NULL);
    assert_true(demo_select_codec(registry, DEMO_CODEC_SLOW, &selection, NULL));
    assert_ptr_equal(selection.interface, mock);
    assert_non_null(next = demo_next_codec(registry, &selection, NULL));
    assert_string_equal(next->identify(), "gamma");
    patchbay_close(registry);
}

/* ---- Changes by start functions ----------------------------------------------------------- */

static void clear_override(void)
{
    demo_use_codec(registry, DEMO_CODEC_SLOW, NULL, "start", NULL);
}

static void change_by_a_start_that_an_identifier_began_is_published(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    during_gamma_start = clear_override;
    assert_true(demo_use_codec(registry, DEMO_CODEC_SLOW, "delta", "test", NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    assert_non_null(demo_get_codec_implementation(registry, DEMO_CODEC_SLOW, "gamma", NULL));
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    patchbay_close(registry);
}

static void discover_and_ask_for_delta(void)
{
    patchbay_discover(registry, NULL);
    assert_non_null(demo_get_codec_implementation(registry, DEMO_CODEC_SLOW, "delta", NULL));
}

static void start_that_discovers_may_ask_for_the_published_implementation(void **state)
{
    (void)state;
    registry = open_demo(NULL);
    demo_use_codec(registry, DEMO_CODEC_SLOW, "delta", "test", NULL);
    assert_serves(registry, DEMO_CODEC_SLOW, "delta");
    during_gamma_start = discover_and_ask_for_delta;
    demo_use_codec(registry, DEMO_CODEC_SLOW, NULL, "test", NULL);
    assert_serves(registry, DEMO_CODEC_SLOW, "gamma");
    patchbay_close(registry);
}

/* ---- fork() ------------------------------------------------------------------------------- */

static bool done;

static void *keep_selecting(void *context)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    (void)context;
    while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE))
        patchbay_select(registry, DEMO_CODEC, DEMO_CODEC_FAST, &selection, NULL);
    return NULL;
}

static bool child_selects(void)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        alarm(10);
        _exit(!patchbay_select(registry, DEMO_CODEC, DEMO_CODEC_SLOW, &selection, NULL));
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void child_may_look_up_while_a_thread_of_its_parent_does(void **state)
{
    (void)state;
    pthread_t threads[4];
    int failures = 0;
    registry = open_demo(NULL);
    done = false;
    demo_use_codec(registry, DEMO_CODEC_SLOW, "delta", "test", NULL);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, keep_selecting, NULL), 0);
    for (int i = 0; i < 100; i++)
        failures += !child_selects();
    __atomic_store_n(&done, true, __ATOMIC_RELEASE);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(failures, 0);
    patchbay_close(registry);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thread_that_exits_inside_start_leaves_the_next_candidate),
        cmocka_unit_test(thread_that_is_cancelled_inside_start_leaves_the_next_candidate),
        cmocka_unit_test(thread_that_is_cancelled_while_lines_are_logged_leaves_the_next_candidate),
        cmocka_unit_test(start_that_is_left_by_longjmp_leaves_the_next_candidate),
        cmocka_unit_test(other_threads_do_not_wait_for_ever_for_a_start_that_was_left),
        cmocka_unit_test(start_runs_once_for_a_constant_of_several_names),
        cmocka_unit_test(refused_registration_runs_start_once),
        cmocka_unit_test(duplicate_registration_runs_no_start),
        cmocka_unit_test(next_of_an_interface_of_two_types_follows_the_selected_one),
        cmocka_unit_test(change_by_a_start_that_an_identifier_began_is_published),
        cmocka_unit_test(start_that_discovers_may_ask_for_the_published_implementation),
        cmocka_unit_test(child_may_look_up_while_a_thread_of_its_parent_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
