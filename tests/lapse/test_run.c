/* The load generator, with transports registered at run time. */
#include "run.h"

#include "measure/statistics.h"
#include "report/message.h"
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Counters of the transports in this file; cleared by the set-up of each test. */
static atomic_int opened, closed, under_way, most_under_way, exchanges;

struct lapse_connection {
    atomic_int in_use;
};

static struct lapse_connection connections[64];

static struct lapse_connection *open_one(const struct lapse_target *target,
                                         struct lapse_reply *reply)
{
    (void)target, (void)reply;
    return &connections[atomic_fetch_add(&opened, 1)];
}

static struct lapse_connection *open_none(const struct lapse_target *target,
                                          struct lapse_reply *reply)
{
    (void)target;
    snprintf(reply->error, sizeof reply->error, "connection refused");
    return NULL;
}

static void close_one(struct lapse_connection *connection)
{
    (void)connection;
    atomic_fetch_add(&closed, 1);
}

/* Takes 10 ms, and answers with the prompt. */
static int answer(struct lapse_connection *connection, const struct lapse_buffer *request,
                  struct lapse_reply *reply)
{
    assert_int_equal(atomic_fetch_add(&connection->in_use, 1), 0);
    int now = atomic_fetch_add(&under_way, 1) + 1, most = atomic_load(&most_under_way);
    while (now > most && !atomic_compare_exchange_weak(&most_under_way, &most, now))
        continue;
    nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    const char *prompt = strstr(request->bytes, "\"content\":\"") + 11;
    char body[200];
    int size = snprintf(body, sizeof body, "{\"choices\":[{\"message\":{\"content\":\"%.*s\"}}]}",
                        (int)strcspn(prompt, "\""), prompt);
    reply->status = 200;
    atomic_fetch_sub(&under_way, 1);
    atomic_fetch_sub(&connection->in_use, 1);
    return reply->receive(reply, body, (size_t)size);
}

/* Every other exchange fails. */
static int answer_sometimes(struct lapse_connection *connection, const struct lapse_buffer *request,
                            struct lapse_reply *reply)
{
    if (atomic_fetch_add(&exchanges, 1) % 2 == 0)
        return answer(connection, request, reply);
    snprintf(reply->error, sizeof reply->error, "connection reset");
    return -1;
}

static const struct lapse_transport steady = {open_one, answer, close_one, NULL};
static const struct lapse_transport moody = {open_one, answer_sometimes, close_one, NULL};
static const struct lapse_transport dead = {open_none, answer, close_one, NULL};

static int set_up(void **state)
{
    (void)state;
    opened = closed = under_way = most_under_way = exchanges = 0;
    memset(connections, 0, sizeof connections);
    return 0;
}

/* Runs with `transport` in the place of loopback, and computes the report's figures. */
struct trial {
    struct plan plan;
    struct outcome outcome;
    struct lapse_report report;
};

static void try(struct trial *trial, const struct lapse_transport *transport,
                const struct options *options)
{
    static const char *const no_variables[] = {NULL};
    struct patchbay_options quiet = PATCHBAY_OPTIONS_INIT;
    quiet.environment = no_variables;
    struct patchbay *registry = patchbay_open(&lapse_table, &quiet, NULL);
    assert_true(lapse_register_transport(registry, LAPSE_TRANSPORT_LOOPBACK, "trial", transport,
                                         "test", NULL));
    assert_int_equal(plan_make(&trial->plan, registry, options), CODE_OK);
    assert_string_equal(trial->plan.selected.transport.identifier, "trial");
    assert_int_equal(run(&trial->plan, &trial->outcome), CODE_OK);
    trial->report = (struct lapse_report){.samples = trial->outcome.samples,
                                          .sample_count = trial->outcome.count,
                                          .wall = trial->outcome.wall};
    assert_int_equal(statistics_compute(&trial->report), 0);
    patchbay_close(registry);
}

static void end(struct trial *trial)
{
    outcome_free(&trial->outcome);
    plan_free(&trial->plan);
}

static struct options options_of(size_t requests, size_t concurrency)
{
    return (struct options){
        .requests = requests, .concurrency = concurrency, .timeout = 60, .ui = "none"};
}

static void every_request_is_sent_once(void **state)
{
    (void)state;
    struct options options = options_of(30, 7);
    struct trial trial;
    try(&trial, &steady, &options);
    assert_int_equal(trial.outcome.count, 30);
    for (size_t i = 0; i < 30; i++)
        assert_int_equal(trial.outcome.samples[i].number, i + 1);
    assert_int_equal(trial.report.errors, 0);
    end(&trial);
}

static void concurrency_is_reached_and_never_exceeded(void **state)
{
    (void)state;
    struct options options = options_of(60, 5);
    struct trial trial;
    try(&trial, &steady, &options);
    assert_int_equal(most_under_way, 5);
    end(&trial);
}

static void no_more_connections_are_opened_than_asked_for_and_all_closed(void **state)
{
    (void)state;
    struct options options = options_of(30, 5);
    struct trial trial;
    try(&trial, &steady, &options);
    assert_in_range(opened, 1, 5);
    assert_int_equal(closed, opened);
    end(&trial);
}

static void prompts_are_sent_in_turn(void **state)
{
    (void)state;
    char *prompts[] = {"first", "second"};
    struct options options = options_of(4, 1);
    options.prompts = (struct texts){prompts, 2};
    struct trial trial;
    try(&trial, &steady, &options);
    assert_int_equal(trial.plan.body_count, 2);
    assert_non_null(strstr(trial.plan.bodies[1].bytes, "second"));
    assert_string_equal(trial.outcome.answer, "first");
    end(&trial);
}

static void an_endpoint_of_many_texts_gets_all_prompts_at_once(void **state)
{
    (void)state;
    char *prompts[] = {"first", "second"};
    struct options options = options_of(1, 1);
    options.prompts = (struct texts){prompts, 2};
    options.endpoint = "embeddings";
    struct trial trial;
    try(&trial, &dead, &options);
    assert_int_equal(trial.plan.body_count, 1);
    assert_non_null(strstr(trial.plan.bodies[0].bytes, "[\"first\",\"second\"]"));
    end(&trial);
}

static void an_unreachable_server_fails_every_request(void **state)
{
    (void)state;
    struct options options = options_of(6, 2);
    struct trial trial;
    try(&trial, &dead, &options);
    assert_int_equal(trial.report.errors, 6);
    assert_int_equal(trial.outcome.failures.count, 1);
    assert_int_equal(trial.outcome.failures.items[0].count, 6);
    assert_string_equal(trial.outcome.samples[5].error, "connection refused");
    end(&trial);
}

static void a_failed_exchange_does_not_stop_the_others(void **state)
{
    (void)state;
    struct options options = options_of(8, 1);
    struct trial trial;
    try(&trial, &moody, &options);
    assert_int_equal(trial.report.errors, 4);
    assert_int_equal(trial.report.latency.count, 4);
    assert_string_equal(trial.outcome.samples[0].error, "");
    assert_string_equal(trial.outcome.samples[1].error, "connection reset");
    assert_int_equal(opened, 1);
    end(&trial);
}

/* One connection that takes 10 ms each time, and requests that are due every millisecond. */
static void paced_latency_includes_the_wait_for_a_connection(void **state)
{
    (void)state;
    struct options options = options_of(5, 1);
    options.rate = 1000;
    struct trial trial;
    try(&trial, &steady, &options);
    assert_string_equal(trial.plan.selected.arrival.type, "constant");
    const struct lapse_sample *last = &trial.outcome.samples[4];
    assert_true(last->due > 0.0039 && last->due < 0.0041);
    assert_true(last->sent >= 0.040);
    assert_true(last->latency >= 0.050 - 0.0041);
    end(&trial);
}

static void unpaced_latency_is_that_of_the_request_alone(void **state)
{
    (void)state;
    struct options options = options_of(5, 1);
    struct trial trial;
    try(&trial, &steady, &options);
    const struct lapse_sample *last = &trial.outcome.samples[4];
    assert_true(last->due == 0 && last->sent >= 0.040);
    assert_true(last->latency >= 0.010 && last->latency <= trial.report.wall - last->sent + 0.0001);
    end(&trial);
}

static void no_request_is_sent_before_it_is_due(void **state)
{
    (void)state;
    struct options options = options_of(20, 4);
    options.rate = 400;
    options.arrival = "poisson";
    struct trial trial;
    try(&trial, &steady, &options);
    for (size_t i = 0; i < 20; i++)
        assert_true(trial.outcome.samples[i].sent >= trial.outcome.samples[i].due);
    end(&trial);
}

static void poisson_gaps_have_the_mean_of_the_rate(void **state)
{
    (void)state;
    const struct lapse_arrival *poisson = lapse_builtin_arrival(LAPSE_ARRIVAL_POISSON);
    struct lapse_load load = {.rate = 50};
    double due = 0, step = 1.0 / 20000;
    for (size_t i = 0; i < 20000; i++)
        due = poisson->start_time(&load, i, due, ((double)i + 0.5) * step);
    assert_true(due / 20000 > 0.0199 && due / 20000 < 0.0201);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(every_request_is_sent_once, set_up),
        cmocka_unit_test_setup(concurrency_is_reached_and_never_exceeded, set_up),
        cmocka_unit_test_setup(no_more_connections_are_opened_than_asked_for_and_all_closed,
                               set_up),
        cmocka_unit_test_setup(prompts_are_sent_in_turn, set_up),
        cmocka_unit_test_setup(an_endpoint_of_many_texts_gets_all_prompts_at_once, set_up),
        cmocka_unit_test_setup(an_unreachable_server_fails_every_request, set_up),
        cmocka_unit_test_setup(a_failed_exchange_does_not_stop_the_others, set_up),
        cmocka_unit_test_setup(paced_latency_includes_the_wait_for_a_connection, set_up),
        cmocka_unit_test_setup(unpaced_latency_is_that_of_the_request_alone, set_up),
        cmocka_unit_test_setup(no_request_is_sent_before_it_is_due, set_up),
        cmocka_unit_test(poisson_gaps_have_the_mean_of_the_rate),
    };
    return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
