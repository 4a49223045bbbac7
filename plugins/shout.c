/* A plugin in one file: overrides chat completions and answers in capitals. Build it with
 *
 *     cc -shared -fPIC -DPATCHBAY_PLUGIN $(pkg-config --cflags lapse-plugins) shout.c -o shout.so
 */
#include "lapse_endpoint.h"
#include <stdio.h>
#include <string.h>

LAPSE_SET_ENDPOINT(chat, shout, description, "Answers in capitals.");
LAPSE_SET_ENDPOINT(chat, shout, path, "/v1/shout");

static int write_request(const struct lapse_prompt *prompt, struct lapse_buffer *body)
{
    return body->append(body, prompt->texts[0], strlen(prompt->texts[0]));
}

static int read_response(const char *body, size_t size, struct lapse_reply *reply)
{
    snprintf(reply->text, sizeof reply->text, "%.*s", (int)size, body);
    reply->tokens = 1;
    return 0;
}

/* The server side, for the loopback transport. */
static int write_response(const char *request, size_t size, struct lapse_buffer *body)
{
    for (size_t i = 0; i < size; i++) {
        char c = request[i] >= 'a' && request[i] <= 'z' ? (char)(request[i] - 32) : request[i];
        if (body->append(body, &c, 1) != 0)
            return -1;
    }
    return 0;
}

LAPSE_DEFINE_ENDPOINT(chat, shout) = {
    .write_request = write_request,
    .read_response = read_response,
    .write_response = write_response,
    .max_prompts = 1,
};
