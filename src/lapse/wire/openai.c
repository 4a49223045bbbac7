#include "wire/openai.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

const char *openai_start(void)
{
    json_object_seed(0); /* jansson's only shared state */
    return NULL;
}

static int append_piece(const char *bytes, size_t size, void *body)
{
    struct lapse_buffer *buffer = body;
    return buffer->append(buffer, bytes, size);
}

int openai_append(struct lapse_buffer *body, json_t *root)
{
    int result = root ? json_dump_callback(root, append_piece, body, JSON_COMPACT) : -1;
    json_decref(root);
    return result;
}

json_t *openai_parse(const char *bytes, size_t size, struct lapse_reply *reply)
{
    json_error_t error;
    json_t *root = json_loadb(bytes, size, 0, &error);
    if (!json_is_object(root)) {
        const char *why = root ? "not an object" : error.text;
        if (size == 0)
            snprintf(reply->error, sizeof reply->error,
                     "expected a JSON object, found an empty body");
        else
            snprintf(reply->error, sizeof reply->error,
                     "expected a JSON object, found \"%.*s\" (%.80s)", size < 60 ? (int)size : 60,
                     bytes, why);
        json_decref(root);
        return NULL;
    }
    const json_t *failure = json_object_get(root, "error");
    if (!failure || json_is_null(failure))
        return root;
    const char *message = json_string_value(json_object_get(failure, "message"));
    if (!message)
        message = json_string_value(failure);
    snprintf(reply->error, sizeof reply->error, "%s", message ? message : "unspecified error");
    json_decref(root);
    return NULL;
}

void openai_read_usage(const json_t *root, const char *key, struct lapse_reply *reply)
{
    const json_t *tokens = json_object_get(json_object_get(root, "usage"), key);
    if (json_integer_value(tokens) > 0)
        reply->tokens = (long)json_integer_value(tokens);
}

json_t *openai_request(const struct lapse_prompt *prompt)
{
    json_t *root = json_pack("{s:s,s:I}", "model", prompt->model, "max_tokens",
                             (json_int_t)prompt->max_tokens);
    if (root && prompt->stream) {
        json_object_set_new(root, "stream", json_true());
        json_object_set_new(root, "stream_options", json_pack("{s:b}", "include_usage", 1));
    }
    return root;
}

static void add_text(struct lapse_reply *reply, const char *text)
{
    size_t size = strlen(reply->text);
    snprintf(reply->text + size, sizeof reply->text - size, "%s", text);
}

int openai_read_response(const struct openai_shape *shape, const char *body, size_t size,
                         struct lapse_reply *reply)
{
    json_t *root = openai_parse(body, size, reply);
    if (!root)
        return -1;
    const json_t *choice = json_array_get(json_object_get(root, "choices"), 0);
    const char *text = shape->text(choice);
    if (choice) {
        add_text(reply, text ? text : "");
        openai_read_usage(root, "completion_tokens", reply);
    } else {
        snprintf(reply->error, sizeof reply->error, "the response has no \"choices\"");
    }
    json_decref(root);
    return choice ? 0 : -1;
}

int openai_read_event(const struct openai_shape *shape, const char *data, size_t size,
                      struct lapse_reply *reply)
{
    if (size == 6 && memcmp(data, "[DONE]", 6) == 0)
        return 1;
    json_t *root = openai_parse(data, size, reply);
    if (!root)
        return -1;
    const char *text = shape->text(json_array_get(json_object_get(root, "choices"), 0));
    if (text && *text) {
        add_text(reply, text);
        reply->tokens++;
    }
    openai_read_usage(root, "completion_tokens", reply);
    json_decref(root);
    return 0;
}

/* ---- Server side ---- */

enum { ANSWER_WORDS = 12 };

static json_t *response(const char *object, const json_t *request, json_t *choices)
{
    const char *model = json_string_value(json_object_get(request, "model"));
    return json_pack("{s:s,s:s,s:I,s:s,s:o}", "id", "loopback-1", "object", object, "created",
                     (json_int_t)time(NULL), "model", model ? model : "", "choices", choices);
}

static json_t *usage(size_t asked, size_t answered)
{
    return json_pack("{s:I,s:I,s:I}", "prompt_tokens", (json_int_t)asked, "completion_tokens",
                     (json_int_t)answered, "total_tokens", (json_int_t)(asked + answered));
}

static int append_event(struct lapse_buffer *body, json_t *root)
{
    if (body->append(body, "data: ", 6) != 0) {
        json_decref(root);
        return -1;
    }
    int result = openai_append(body, root);
    return result == 0 ? body->append(body, "\n\n", 2) : result;
}

/* Bytes of the first `words` words of `text`, with the blanks before them. */
static size_t span_of_words(const char *text, size_t words)
{
    size_t size = 0;
    for (; words && text[size + strspn(text + size, " ")]; words--) {
        size += strspn(text + size, " ");
        size += strcspn(text + size, " ");
    }
    return size;
}

static size_t count_words(const char *text)
{
    size_t words = 0;
    for (size_t size; (size = span_of_words(text, 1)); text += size)
        words++;
    return words;
}

static int stream_answer(const struct openai_shape *shape, const json_t *request,
                         const char *prompt, size_t words, struct lapse_buffer *body)
{
    const char *word = prompt;
    for (size_t i = 0, size; i < words; i++, word += size) {
        size = span_of_words(word, 1);
        json_t *choice = shape->choice(json_stringn(word, size), true);
        json_t *chunk = response(shape->chunk_object, request, json_pack("[o]", choice));
        if (append_event(body, chunk) != 0)
            return -1;
    }
    json_t *last = response(shape->chunk_object, request, json_array());
    if (last)
        json_object_set_new(last, "usage", usage(count_words(prompt), words));
    if (append_event(body, last) != 0)
        return -1;
    return body->append(body, "data: [DONE]\n\n", 14);
}

int openai_answer(const struct openai_shape *shape, const json_t *request, const char *prompt,
                  struct lapse_buffer *body)
{
    if (!prompt)
        return -1;
    size_t asked = count_words(prompt), words = asked < ANSWER_WORDS ? asked : ANSWER_WORDS;
    json_int_t most = json_integer_value(json_object_get(request, "max_tokens"));
    if (most > 0 && (size_t)most < words)
        words = (size_t)most;
    if (json_is_true(json_object_get(request, "stream")))
        return stream_answer(shape, request, prompt, words, body);
    json_t *text = json_stringn(prompt, span_of_words(prompt, words));
    json_t *root = response(shape->object, request, json_pack("[o]", shape->choice(text, false)));
    if (root)
        json_object_set_new(root, "usage", usage(asked, words));
    return openai_append(body, root);
}
