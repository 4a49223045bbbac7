/* Chat completions: each prompt is a user message. */
#include "lapse_endpoint.h"
#include "wire/openai.h"

static json_t *choice(json_t *text, bool chunk)
{
    json_t *message = json_pack("{s:s,s:o}", "role", "assistant", "content", text);
    return json_pack("{s:i,s:o,s:s?}", "index", 0, chunk ? "delta" : "message", message,
                     "finish_reason", chunk ? NULL : "stop");
}

static const char *text_of(const json_t *one)
{
    const json_t *message = json_object_get(one, "message");
    if (!message)
        message = json_object_get(one, "delta");
    return json_string_value(json_object_get(message, "content"));
}

static const struct openai_shape shape = {"chat.completion", "chat.completion.chunk", choice,
                                          text_of};

static int write_request(const struct lapse_prompt *prompt, struct lapse_buffer *body)
{
    json_t *root = openai_request(prompt);
    json_t *messages = json_pack("[{s:s,s:s}]", "role", "user", "content", prompt->texts[0]);
    if (!root || json_object_set_new(root, "messages", messages) != 0) {
        json_decref(root);
        return -1;
    }
    return openai_append(body, root);
}

static int read_response(const char *body, size_t size, struct lapse_reply *reply)
{
    return openai_read_response(&shape, body, size, reply);
}

static int read_event(const char *data, size_t size, struct lapse_reply *reply)
{
    return openai_read_event(&shape, data, size, reply);
}

static int write_response(const char *request, size_t size, struct lapse_buffer *body)
{
    json_t *root = json_loadb(request, size, 0, NULL);
    const json_t *messages = json_object_get(root, "messages");
    const json_t *last = json_array_get(messages, json_array_size(messages) - 1);
    const char *prompt = json_string_value(json_object_get(last, "content"));
    int result = openai_answer(&shape, root, prompt, body);
    json_decref(root);
    return result;
}

LAPSE_DEFINE_ENDPOINT(chat, openai_chat) = {
    .write_request = write_request,
    .read_response = read_response,
    .read_event = read_event,
    .write_response = write_response,
    .probe = openai_start,
    .max_prompts = 1,
};
