/* Embeddings: a vector for each prompt. */
#include "lapse_endpoint.h"
#include "wire/openai.h"
#include <stdio.h>
#include <string.h>

static int write_request(const struct lapse_prompt *prompt, struct lapse_buffer *body)
{
    json_t *input = json_array();
    int failed = 0;
    for (size_t i = 0; i < prompt->count; i++)
        failed |= json_array_append_new(input, json_string(prompt->texts[i]));
    json_t *root = json_pack("{s:s,s:o}", "model", prompt->model, "input", input);
    if (failed) {
        json_decref(root);
        return -1;
    }
    return openai_append(body, root);
}

static int read_response(const char *body, size_t size, struct lapse_reply *reply)
{
    json_t *root = openai_parse(body, size, reply);
    if (!root)
        return -1;
    const json_t *vectors = json_object_get(root, "data");
    const json_t *first = json_object_get(json_array_get(vectors, 0), "embedding");
    size_t dimensions = json_array_size(first);
    if (dimensions > 0) {
        openai_read_usage(root, "total_tokens", reply);
        snprintf(reply->text, sizeof reply->text, "%zu vectors of %zu dimensions",
                 json_array_size(vectors), dimensions);
    } else {
        snprintf(reply->error, sizeof reply->error, "the response has no vectors in \"data\"");
    }
    json_decref(root);
    return dimensions > 0 ? 0 : -1;
}

/* ---- Server side ---- */

enum { DIMENSIONS = 8 };

/* A vector derived from the text, with components between -1 and 1. */
static json_t *embedding(const char *text)
{
    json_t *vector = json_array();
    for (size_t i = 0; i < DIMENSIONS; i++) {
        unsigned hash = 2166136261u + (unsigned)i;
        for (const char *c = text; *c; c++)
            hash = (hash ^ (unsigned char)*c) * 16777619u;
        json_array_append_new(vector, json_real((double)(hash % 2001) / 1000 - 1));
    }
    return vector;
}

static int write_response(const char *request, size_t size, struct lapse_buffer *body)
{
    json_t *root = json_loadb(request, size, 0, NULL), *vectors = json_array(), *text;
    const json_t *input = json_object_get(root, "input");
    size_t i, bytes = 0;
    json_array_foreach(input, i, text)
    {
        const char *one = json_string_value(text);
        if (!one)
            break;
        bytes += strlen(one);
        json_array_append_new(vectors, json_pack("{s:s,s:I,s:o}", "object", "embedding", "index",
                                                 (json_int_t)i, "embedding", embedding(one)));
    }
    json_int_t tokens = (json_int_t)(bytes / 4 + 1);
    json_t *answer = json_pack("{s:s,s:O,s:{s:I,s:I}}", "object", "list", "data", vectors, "usage",
                               "prompt_tokens", tokens, "total_tokens", tokens);
    if (i == 0 || i < json_array_size(input) || json_array_size(vectors) < i) {
        json_decref(answer);
        answer = NULL;
    }
    json_decref(vectors);
    json_decref(root);
    return openai_append(body, answer);
}

LAPSE_DEFINE_ENDPOINT(embeddings, openai_embeddings) = {
    .write_request = write_request,
    .read_response = read_response,
    .write_response = write_response,
    .probe = openai_start,
    .max_prompts = 2048,
};
