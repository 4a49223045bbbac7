/* Rankings, as Cohere's and Jina's servers make them: the first prompt is the query, the others are
 * the passages to be ordered by relevance. */
#include "lapse_registry.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

LAPSE_ENDPOINT_SET(rankings, rankings, description, "Order of passages by relevance.");
LAPSE_ENDPOINT_SET(rankings, rankings, path, "/v1/rerank");
LAPSE_ENDPOINT_SET(rankings, rankings, input, texts);

/* Appends `root` and takes its reference. */
static int append(struct lapse_buffer *body, json_t *root)
{
    char *text = root ? json_dumps(root, JSON_COMPACT) : NULL;
    int result = text ? body->append(body, text, strlen(text)) : -1;
    free(text);
    json_decref(root);
    return result;
}

static int write_request(const struct lapse_prompt *prompt, struct lapse_buffer *body)
{
    json_t *documents = json_array();
    size_t first = prompt->count > 1 ? 1 : 0; /* a single prompt is its own passage */
    for (size_t i = first; i < prompt->count; i++)
        json_array_append_new(documents, json_string(prompt->texts[i]));
    return append(body, json_pack("{s:s,s:s,s:o}", "model", prompt->model, "query",
                                  prompt->texts[0], "documents", documents));
}

static int read_response(const char *body, size_t size, struct lapse_reply *reply)
{
    json_error_t error;
    json_t *root = json_loadb(body, size, 0, &error);
    const json_t *results = json_object_get(root, "results");
    const json_t *best = json_array_get(results, 0);
    const json_t *index = json_object_get(best, "index");
    bool found = json_is_integer(index);
    if (found) {
        snprintf(reply->text, sizeof reply->text, "passage %lld first of %zu",
                 (long long)json_integer_value(index) + 1, json_array_size(results));
        reply->tokens = (long)json_integer_value(
            json_object_get(json_object_get(root, "usage"), "total_tokens"));
    } else {
        snprintf(reply->error, sizeof reply->error, "%.200s",
                 root ? "expected \"results\" with an \"index\", found none" : error.text);
    }
    json_decref(root);
    return found ? 0 : -1;
}

/* How many bytes of the query a passage shares from its beginning: enough of a ranking for a server
 * that plays one. */
static size_t shared(const char *query, const char *passage)
{
    size_t length = 0;
    while (query[length] && query[length] == passage[length])
        length++;
    return length;
}

static int write_response(const char *request, size_t size, struct lapse_buffer *body)
{
    json_t *root = json_loadb(request, size, 0, NULL);
    const char *query = json_string_value(json_object_get(root, "query"));
    const json_t *documents = json_object_get(root, "documents");
    size_t count = json_array_size(documents), best = 0, most = 0;
    for (size_t i = 0; query && i < count; i++) {
        const char *passage = json_string_value(json_array_get(documents, i));
        size_t length = passage ? shared(query, passage) : 0;
        if (length > most) {
            most = length;
            best = i;
        }
    }
    json_t *results = json_array();
    for (size_t i = 0; i < count; i++) {
        size_t index = i == 0 ? best : i <= best ? i - 1 : i;
        json_array_append_new(results, json_pack("{s:I,s:f}", "index", (json_int_t)index,
                                                 "relevance_score", 1.0 / (double)(i + 1)));
    }
    bool fine = query && count;
    json_decref(root);
    if (!fine) {
        json_decref(results);
        return -1;
    }
    return append(body, json_pack("{s:s,s:o,s:{s:i}}", "object", "list", "results", results,
                                  "usage", "total_tokens", (int)count));
}

LAPSE_ENDPOINT_DEFINE(rankings, rankings) = {
    .write_request = write_request,
    .read_response = read_response,
    .write_response = write_response,
    .max_prompts = 64,
};
