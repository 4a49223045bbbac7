/* The plugin rankings against bodies as its servers send them, and against itself. */
#include "lapse_registry.h"
#include "opened.h"
#include "wire/buffer.h"
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>

static int open_endpoint(void **state)
{
    *state = opened();
    return 0;
}

static int close_endpoint(void **state)
{
    patchbay_close(*state);
    return 0;
}

static const struct lapse_endpoint *rankings(void **state)
{
    struct patchbay_error error;
    const struct lapse_endpoint *endpoint = lapse_get_endpoint(*state, LAPSE_ENDPOINT_RANKINGS,
                                                               &error);
    if (!endpoint)
        fail_msg("%s", error.text);
    return endpoint;
}

/* Compares JSON with what was written by hand. */
static void check_body(const struct lapse_buffer *body, const char *expected)
{
    json_t *found = json_loadb(body->bytes, body->size, 0, NULL);
    json_t *wanted = json_loads(expected, 0, NULL);
    assert_non_null(found);
    assert_non_null(wanted);
    assert_true(json_equal(found, wanted));
    json_decref(found);
    json_decref(wanted);
}

static void check_request(void **state, const char *const *texts, size_t count,
                          const char *expected)
{
    struct lapse_prompt prompt = {.model = "m", .texts = texts, .count = count};
    struct lapse_buffer body = buffer_empty();
    assert_int_equal(rankings(state)->write_request(&prompt, &body), 0);
    check_body(&body, expected);
    buffer_free(&body);
}

static void first_prompt_is_the_query_and_the_others_are_passages(void **state)
{
    static const char *const texts[] = {"which \"one\"", "this", "that"};
    check_request(state, texts, 3,
                  "{\"model\": \"m\", \"query\": \"which \\\"one\\\"\", "
                  "\"documents\": [\"this\", \"that\"]}");
}

static void single_prompt_is_its_own_passage(void **state)
{
    static const char *const texts[] = {"alone"};
    check_request(state, texts, 1,
                  "{\"model\": \"m\", \"query\": \"alone\", \"documents\": [\"alone\"]}");
}

static void text_that_is_not_utf8_makes_no_request(void **state)
{
    static const char *const texts[] = {"query", "fine", "\xff"};
    struct lapse_prompt prompt = {.model = "m", .texts = texts, .count = 3};
    struct lapse_buffer body = buffer_empty();
    assert_int_equal(rankings(state)->write_request(&prompt, &body), -1);
    assert_int_equal(body.size, 0);
    buffer_free(&body);
}

static void best_passage_and_tokens_are_read(void **state)
{
    static const char body[] =
        "{\"model\": \"m\", \"usage\": {\"total_tokens\": 815}, \"results\": ["
        "{\"index\": 2, \"relevance_score\": 0.9}, {\"index\": 0, \"relevance_score\": 0.1}]}";
    struct lapse_reply reply = {.status = 200};
    assert_int_equal(rankings(state)->read_response(body, sizeof body - 1, &reply), 0);
    assert_string_equal(reply.text, "passage 3 first of 2");
    assert_int_equal(reply.tokens, 815);
    assert_string_equal(reply.error, "");
}

static void check_error(void **state, const char *body, const char *expected)
{
    struct lapse_reply reply = {.status = 400};
    assert_int_equal(rankings(state)->read_response(body, strlen(body), &reply), -1);
    assert_string_equal(reply.error, expected);
}

static void each_kind_of_server_is_quoted_when_it_complains(void **state)
{
    check_error(state, "{\"message\": \"invalid api token\"}", "invalid api token");
    check_error(state, "{\"detail\": \"no such model\"}", "no such model");
    check_error(state, "{\"error\": \"too long\", \"error_type\": \"Validation\"}", "too long");
    check_error(state, "{\"error\": {\"message\": \"not found\"}}", "not found");
}

static void other_bodies_are_shown_from_their_beginning(void **state)
{
    check_error(state, "<html>", "expected \"results\" with an \"index\", found \"<html>\"");
    check_error(state, "{\"results\": []}",
                "expected \"results\" with an \"index\", found \"{\"results\": []}\"");
    check_error(state, "", "expected \"results\" with an \"index\", found \"\"");
}

static void played_server_puts_the_passage_first_that_begins_like_the_query(void **state)
{
    static const char request[] =
        "{\"query\": \"latency\", \"documents\": [\"x\", \"late\", \"l\"]}";
    struct lapse_buffer body = buffer_empty();
    assert_int_equal(rankings(state)->write_response(request, sizeof request - 1, &body), 0);
    json_t *root = json_loadb(body.bytes, body.size, 0, NULL);
    const json_t *results = json_object_get(root, "results");
    static const json_int_t order[] = {1, 0, 2};
    assert_int_equal(json_array_size(results), 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(json_integer_value(json_object_get(json_array_get(results, i), "index")),
                         order[i]);
    json_decref(root);
    buffer_free(&body);
}

static void in_process_server_rejects_requests_of_another_api(void **state)
{
    static const char *const requests[] = {"{\"query\": \"q\"}", "{\"documents\": [\"d\"]}", "?"};
    struct lapse_buffer body = buffer_empty();
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(rankings(state)->write_response(requests[i], strlen(requests[i]), &body),
                         -1);
    assert_int_equal(body.size, 0);
    buffer_free(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_prompt_is_the_query_and_the_others_are_passages),
        cmocka_unit_test(single_prompt_is_its_own_passage),
        cmocka_unit_test(text_that_is_not_utf8_makes_no_request),
        cmocka_unit_test(best_passage_and_tokens_are_read),
        cmocka_unit_test(each_kind_of_server_is_quoted_when_it_complains),
        cmocka_unit_test(other_bodies_are_shown_from_their_beginning),
        cmocka_unit_test(played_server_puts_the_passage_first_that_begins_like_the_query),
        cmocka_unit_test(in_process_server_rejects_requests_of_another_api),
    };
    return cmocka_run_group_tests(tests, open_endpoint, close_endpoint);
}
