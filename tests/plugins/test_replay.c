/* The plugin replay: answers with the content of a file, and is selected only by name. */
#include "lapse_registry.h"
#include "opened.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LONG = 200001 }; /* bytes: more than is read at once */

/* The body that the reply received. */
static char received[LONG + 1];
static size_t received_size;

static int receive(struct lapse_reply *reply, const char *bytes, size_t size)
{
    assert_int_equal(reply->status, 200);
    assert_true(received_size + size <= sizeof received);
    memcpy(received + received_size, bytes, size);
    received_size += size;
    return 0;
}

static enum lapse_transport_type type_file(struct patchbay *registry)
{
    int type = patchbay_find_type(registry, LAPSE_TRANSPORT, "file", NULL);
    assert_true(type >= LAPSE_TRANSPORT_TYPES);
    return (enum lapse_transport_type)type;
}

static int open_transport(void **state)
{
    *state = opened();
    return 0;
}

static int close_transport(void **state)
{
    patchbay_close(*state);
    return 0;
}

static const struct lapse_transport *replay(struct patchbay *registry)
{
    struct patchbay_error error;
    if (!lapse_use_transport(registry, type_file(registry), "replay", "a test", &error))
        fail_msg("%s", error.text);
    return lapse_get_transport(registry, type_file(registry), NULL);
}

static void it_is_skipped_until_it_is_named(void **state)
{
    struct patchbay_error error;
    assert_null(lapse_get_transport(*state, type_file(*state), &error));
    assert_int_equal(error.code, PATCHBAY_NO_IMPLEMENTATION);
    assert_non_null(replay(*state));
}

static void every_request_is_answered_with_the_whole_file(void **state)
{
    char url[] = "file:///tmp/replay-XXXXXX", *path = url + strlen("file://");
    static char content[LONG];
    int file = mkstemp(path);
    memset(content, 'x', LONG);
    content[0] = '\0';
    assert_int_equal(write(file, content, LONG), LONG);
    close(file);
    const struct lapse_transport *transport = replay(*state);
    struct lapse_target target = {.url = url, .path = "/v1/chat/completions"};
    struct lapse_reply reply = {.receive = receive};
    struct lapse_connection *connection = transport->open(&target, &reply);
    unlink(path);
    assert_non_null(connection);
    for (int i = 0; i < 2; i++) {
        received_size = 0;
        assert_int_equal(transport->exchange(connection, NULL, &reply), 0);
        assert_int_equal(received_size, LONG);
        assert_memory_equal(received, content, LONG);
    }
    transport->close(connection);
}

static void check_rejected(void **state, const char *url, const char *expected)
{
    struct lapse_target target = {.url = url, .path = "/v1/chat/completions"};
    struct lapse_reply reply = {.receive = receive};
    assert_null(replay(*state)->open(&target, &reply));
    assert_string_equal(reply.error, expected);
}

static void file_that_cannot_be_read_is_named_with_the_reason(void **state)
{
    check_rejected(state, "file://" PICTURES "/missing",
                   "cannot read " PICTURES "/missing: No such file or directory");
    check_rejected(state, "file://" PICTURES, "cannot read " PICTURES ": Is a directory");
}

static void relative_path_is_rejected(void **state)
{
    check_rejected(state, "file://answer.json",
                   "expected an absolute path, as in file:///PATH, found file://answer.json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_skipped_until_it_is_named, open_transport,
                                        close_transport),
        cmocka_unit_test_setup_teardown(every_request_is_answered_with_the_whole_file,
                                        open_transport, close_transport),
        cmocka_unit_test_setup_teardown(file_that_cannot_be_read_is_named_with_the_reason,
                                        open_transport, close_transport),
        cmocka_unit_test_setup_teardown(relative_path_is_rejected, open_transport, close_transport),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
