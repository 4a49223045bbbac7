/* Server-sent events, whole and cut. */
#include "wire/event_stream.h"

#include "wire/buffer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Writes an event as "<data>". */
static int note(void *context, const char *data, size_t size)
{
    struct lapse_buffer *seen = context;
    assert_int_equal(strlen(data), size);
    seen->append(seen, "<", 1);
    seen->append(seen, data, size);
    seen->append(seen, ">", 1);
    return strcmp(data, "stop") == 0 ? 7 : 0;
}

/* Feeds `text` in pieces of `piece` bytes and compares the events. */
static void feed(const char *text, size_t piece, const char *expected)
{
    struct lapse_buffer seen = buffer_empty();
    struct event_stream stream = event_stream_start(note, &seen);
    for (size_t at = 0, size = strlen(text); at < size; at += piece)
        assert_int_equal(
            event_stream_feed(&stream, text + at, size - at < piece ? size - at : piece), 0);
    assert_int_equal(event_stream_end(&stream), 0);
    assert_string_equal(seen.bytes ? seen.bytes : "", expected);
    event_stream_free(&stream);
    buffer_free(&seen);
}

static void events(const char *text, const char *expected)
{
    for (size_t piece = 1; piece <= strlen(text); piece++)
        feed(text, piece, expected);
}

static void an_event_ends_at_a_blank_line(void **state)
{
    (void)state;
    events("data: a\n\ndata: b\n\n", "<a><b>");
}

static void lines_end_with_newline_return_or_both(void **state)
{
    (void)state;
    events("data: a\r\n\r\ndata: b\r\rdata: c\n\n", "<a><b><c>");
}

static void one_blank_behind_the_colon_is_dropped(void **state)
{
    (void)state;
    events("data:a\n\ndata:  b\n\n", "<a>< b>");
}

static void data_lines_of_one_event_are_joined(void **state)
{
    (void)state;
    events("data: a\ndata\ndata: b\n\n", "<a\n\nb>");
}

static void other_fields_and_comments_are_ignored(void **state)
{
    (void)state;
    events(": hello\nevent: message\nid: 7\ndatabase: no\ndata: a\nretry: 1\n\n", "<a>");
}

static void a_blank_line_without_data_is_not_an_event(void **state)
{
    (void)state;
    events("\n\n: ping\n\ndata: a\n\n\n\n", "<a>");
}

static void an_empty_data_field_is_an_event(void **state)
{
    (void)state;
    events("data:\n\n", "<>");
}

static void a_byte_order_mark_is_dropped_at_the_start_only(void **state)
{
    (void)state;
    events("\xef\xbb\xbf"
           "data: a\n\n\xef\xbb\xbf"
           "data: b\n\n",
           "<a>");
}

static void the_end_of_the_stream_ends_the_last_event(void **state)
{
    (void)state;
    events("data: a\n\ndata: b", "<a><b>");
    events("data: a\n\ndata: b\n", "<a><b>");
}

static void the_result_of_the_callback_is_returned_at_once(void **state)
{
    (void)state;
    static const char text[] = "data: a\n\ndata: stop\n\ndata: b\n\n";
    struct lapse_buffer seen = buffer_empty();
    struct event_stream stream = event_stream_start(note, &seen);
    assert_int_equal(event_stream_feed(&stream, text, sizeof text - 1), 7);
    assert_string_equal(seen.bytes, "<a><stop>");
    event_stream_free(&stream);
    buffer_free(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_ends_at_a_blank_line),
        cmocka_unit_test(lines_end_with_newline_return_or_both),
        cmocka_unit_test(one_blank_behind_the_colon_is_dropped),
        cmocka_unit_test(data_lines_of_one_event_are_joined),
        cmocka_unit_test(other_fields_and_comments_are_ignored),
        cmocka_unit_test(a_blank_line_without_data_is_not_an_event),
        cmocka_unit_test(an_empty_data_field_is_an_event),
        cmocka_unit_test(a_byte_order_mark_is_dropped_at_the_start_only),
        cmocka_unit_test(the_end_of_the_stream_ends_the_last_event),
        cmocka_unit_test(the_result_of_the_callback_is_returned_at_once),
    };
    return cmocka_run_group_tests_name("event_stream", tests, NULL, NULL);
}
