/* Text completions: each prompt is the beginning of a text. */
#include "lapse_endpoint.h"
#include "wire/openai.h"

static json_t *choice(json_t *text, bool chunk)
{
    return json_pack("{s:i,s:o,s:s?}", "index", 0, "text", text, "finish_reason",
                     chunk ? NULL : "stop");
}

static const char *text_of(const json_t *one)
{
    return json_string_value(json_object_get(one, "text"));
}

static const struct openai_shape shape = {"text_completion", "text_completion", choice, text_of};

static int write_request(const struct lapse_prompt *prompt, struct lapse_buffer *body)
{
    json_t *root = openai_request(prompt);
    if (!root || json_object_set_new(root, "prompt", json_string(prompt->texts[0])) != 0) {
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
    const char *prompt = json_string_value(json_object_get(root, "prompt"));
    int result = openai_answer(&shape, root, prompt, body);
    json_decref(root);
    return result;
}

LAPSE_DEFINE_ENDPOINT(completions, openai_completions) = {
    .write_request = write_request,
    .read_response = read_response,
    .read_event = read_event,
    .write_response = write_response,
    .probe = openai_start,
    .max_prompts = 1,
};
