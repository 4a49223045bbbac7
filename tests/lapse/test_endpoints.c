/* The endpoints against bodies of the API as its servers send them, and against themselves. */
#include "lapse_registry.h"
#include "measure/reception.h"
#include "wire/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

static const char *const texts[] = {"one two \"three\"", "fo\xc3\xbcr"};

static const struct lapse_prompt prompt = {
    .model = "m", .texts = texts, .count = 2, .max_tokens = 5};

static const struct lapse_endpoint *builtin(enum lapse_endpoint_type type)
{
    return lapse_builtin_endpoint(type);
}

/* Compares a request with JSON written by hand. */
static void check_request(enum lapse_endpoint_type type, struct lapse_prompt asked,
                          const char *expected)
{
    struct lapse_buffer body = buffer_empty();
    assert_int_equal(builtin(type)->write_request(&asked, &body), 0);
    json_t *found = json_loadb(body.bytes, body.size, 0, NULL);
    json_t *wanted = json_loads(expected, 0, NULL);
    assert_non_null(found);
    assert_non_null(wanted);
    assert_true(json_equal(found, wanted));
    json_decref(found);
    json_decref(wanted);
    buffer_free(&body);
}

static void a_chat_request_is_a_message_of_the_user(void **state)
{
    (void)state;
    check_request(LAPSE_ENDPOINT_CHAT, prompt,
                  "{\"model\": \"m\", \"max_tokens\": 5, \"messages\": "
                  "[{\"role\": \"user\", \"content\": \"one two \\\"three\\\"\"}]}");
}

static void a_streamed_request_asks_for_events_and_usage(void **state)
{
    (void)state;
    struct lapse_prompt streamed = prompt;
    streamed.stream = true;
    check_request(LAPSE_ENDPOINT_COMPLETIONS, streamed,
                  "{\"model\": \"m\", \"max_tokens\": 5, \"prompt\": \"one two \\\"three\\\"\", "
                  "\"stream\": true, \"stream_options\": {\"include_usage\": true}}");
}

static void an_embeddings_request_carries_all_prompts(void **state)
{
    (void)state;
    check_request(LAPSE_ENDPOINT_EMBEDDINGS, prompt,
                  "{\"model\": \"m\", \"input\": [\"one two \\\"three\\\"\", \"fo\\u00fcr\"]}");
}

/* Receives a response in pieces of `piece` bytes. Returns what
 * reception_finish() does; the reply is copied. */
static int receive(enum lapse_endpoint_type type, bool stream, int status, const char *body,
                   size_t piece, struct lapse_reply *reply)
{
    struct lapse_reception reception;
    int result = 0;
    reception_begin(&reception, builtin(type), stream);
    reception.reply.status = status;
    for (size_t at = 0, size = strlen(body); at < size && result == 0; at += piece)
        result = reception.reply.receive(&reception.reply, body + at,
                                         size - at < piece ? size - at : piece);
    if (result == 0)
        result = reception_finish(&reception);
    *reply = reception.reply;
    reception_end(&reception);
    return result;
}

static void check_answer(enum lapse_endpoint_type type, bool stream, const char *body,
                         const char *text, long tokens)
{
    for (size_t piece = 1; piece <= strlen(body); piece++) {
        struct lapse_reply reply;
        assert_int_equal(receive(type, stream, 200, body, piece, &reply), 0);
        assert_string_equal(reply.text, text);
        assert_int_equal(reply.tokens, tokens);
        assert_string_equal(reply.error, "");
    }
}

static void check_error(bool stream, int status, const char *body, const char *error)
{
    struct lapse_reply reply;
    assert_int_equal(receive(LAPSE_ENDPOINT_CHAT, stream, status, body, 7, &reply), -1);
    assert_string_equal(reply.error, error);
}

static void a_chat_response_has_text_and_tokens(void **state)
{
    (void)state;
    check_answer(LAPSE_ENDPOINT_CHAT, false,
                 "{\"object\": \"chat.completion\", \"choices\": [{\"index\": 0, \"message\": "
                 "{\"role\": \"assistant\", \"content\": \"Hello.\"}, \"finish_reason\": "
                 "\"stop\"}], \"usage\": {\"completion_tokens\": 9}}",
                 "Hello.", 9);
}

static void a_completions_response_has_text_and_tokens(void **state)
{
    (void)state;
    check_answer(LAPSE_ENDPOINT_COMPLETIONS, false,
                 "{\"choices\": [{\"text\": \" there\"}], \"usage\": {\"completion_tokens\": 2}}",
                 " there", 2);
}

static void an_embeddings_response_has_vectors(void **state)
{
    (void)state;
    check_answer(LAPSE_ENDPOINT_EMBEDDINGS, false,
                 "{\"data\": [{\"index\": 0, \"embedding\": [0.5, -1, 0]}, {\"index\": 1, "
                 "\"embedding\": [1, 1, 1]}], \"usage\": {\"total_tokens\": 4}}",
                 "2 vectors of 3 dimensions", 4);
}

static void events_of_a_stream_add_up(void **state)
{
    (void)state;
    check_answer(LAPSE_ENDPOINT_CHAT, true,
                 "data: {\"choices\": [{\"delta\": {\"role\": \"assistant\"}}]}\r\n\r\n"
                 ": keep-alive\n\n"
                 "data: {\"choices\": [{\"delta\": {\"content\": \"Hel\"}}], \"usage\": null}\n\n"
                 "data: {\"choices\": [{\"delta\": {\"content\": \"lo\"}}]}\n\n"
                 "data: [DONE]\n\n",
                 "Hello", 2);
}

static void the_usage_at_the_end_of_a_stream_counts_tokens(void **state)
{
    (void)state;
    check_answer(LAPSE_ENDPOINT_CHAT, true,
                 "data: {\"choices\": [{\"delta\": {\"content\": \"Hello\"}}]}\n\n"
                 "data: {\"choices\": [], \"usage\": {\"completion_tokens\": 3}}\n\n"
                 "data: [DONE]\n",
                 "Hello", 3);
}

static void a_whole_response_to_a_streamed_request_is_read(void **state)
{
    (void)state;
    check_answer(LAPSE_ENDPOINT_CHAT, true,
                 "{\"choices\": [{\"message\": {\"content\": \"Hi\"}}]}\n", "Hi", 0);
}

static void a_stream_that_breaks_off_is_an_error(void **state)
{
    (void)state;
    check_error(true, 200, "data: {\"choices\": [{\"delta\": {\"content\": \"Hel\"}}]}\n\n",
                "the stream ended before it was complete");
}

static void an_error_in_a_stream_is_the_server_s(void **state)
{
    (void)state;
    check_error(true, 200, "data: {\"error\": {\"message\": \"overloaded\"}}\n\n", "overloaded");
}

static void a_status_is_shown_with_the_server_s_message(void **state)
{
    (void)state;
    check_error(false, 404, "{\"error\": {\"message\": \"no such model\"}}",
                "HTTP 404: no such model");
    check_error(true, 401, "{\"error\": \"no key\"}", "HTTP 401: no key");
    check_error(true, 503, "", "HTTP 503");
}

static void body_that_is_not_json_is_quoted(void **state)
{
    (void)state;
    struct lapse_reply reply;
    assert_int_equal(receive(LAPSE_ENDPOINT_CHAT, false, 200, "<html>", 9, &reply), -1);
    assert_non_null(strstr(reply.error, "expected a JSON object, found \"<html>\""));
    check_error(false, 200, "", "expected a JSON object, found an empty body");
}

static void an_object_without_an_answer_is_an_error(void **state)
{
    (void)state;
    check_error(false, 200, "{}", "the response has no \"choices\"");
    check_error(false, 200, "{\"choices\": []}", "the response has no \"choices\"");
}

/* The answer of an endpoint's server side to its own request. */
static void check_both_sides(enum lapse_endpoint_type type, bool stream, const char *text,
                             long tokens)
{
    struct lapse_buffer request = buffer_empty(), response = buffer_empty();
    struct lapse_prompt asked = prompt;
    asked.stream = stream;
    assert_int_equal(builtin(type)->write_request(&asked, &request), 0);
    assert_int_equal(builtin(type)->write_response(request.bytes, request.size, &response), 0);
    check_answer(type, stream, response.bytes, text, tokens);
    buffer_free(&request);
    buffer_free(&response);
}

static void both_sides_of_an_endpoint_understand_each_other(void **state)
{
    (void)state;
    check_both_sides(LAPSE_ENDPOINT_CHAT, false, texts[0], 3);
    check_both_sides(LAPSE_ENDPOINT_CHAT, true, texts[0], 3);
    check_both_sides(LAPSE_ENDPOINT_COMPLETIONS, false, texts[0], 3);
    check_both_sides(LAPSE_ENDPOINT_COMPLETIONS, true, texts[0], 3);
    check_both_sides(LAPSE_ENDPOINT_EMBEDDINGS, false, "2 vectors of 8 dimensions", 6);
}

static void a_server_rejects_invalid_requests(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "{}",
                                        "[]",
                                        "{\"messages\": []}",
                                        "{\"messages\": [{\"content\": 1}]}",
                                        "{\"prompt\": []}",
                                        "{\"input\": []}",
                                        "{\"input\": [\"a\", 1]}"};
    for (size_t type = 0; type < LAPSE_ENDPOINT_RANKINGS; type++)
        for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
            struct lapse_buffer response = buffer_empty();
            assert_int_equal(builtin((enum lapse_endpoint_type)type)
                                 ->write_response(wrong[i], strlen(wrong[i]), &response),
                             -1);
            buffer_free(&response);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chat_request_is_a_message_of_the_user),
        cmocka_unit_test(a_streamed_request_asks_for_events_and_usage),
        cmocka_unit_test(an_embeddings_request_carries_all_prompts),
        cmocka_unit_test(a_chat_response_has_text_and_tokens),
        cmocka_unit_test(a_completions_response_has_text_and_tokens),
        cmocka_unit_test(an_embeddings_response_has_vectors),
        cmocka_unit_test(events_of_a_stream_add_up),
        cmocka_unit_test(the_usage_at_the_end_of_a_stream_counts_tokens),
        cmocka_unit_test(a_whole_response_to_a_streamed_request_is_read),
        cmocka_unit_test(a_stream_that_breaks_off_is_an_error),
        cmocka_unit_test(an_error_in_a_stream_is_the_server_s),
        cmocka_unit_test(a_status_is_shown_with_the_server_s_message),
        cmocka_unit_test(body_that_is_not_json_is_quoted),
        cmocka_unit_test(an_object_without_an_answer_is_an_error),
        cmocka_unit_test(both_sides_of_an_endpoint_understand_each_other),
        cmocka_unit_test(a_server_rejects_invalid_requests),
    };
    return cmocka_run_group_tests_name("endpoints", tests, NULL, NULL);
}
