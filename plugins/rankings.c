/* Rankings in the API of Cohere and Jina: the first prompt is the query, the others are the
 * passages to be ordered by relevance. */
#include "lapse_endpoint.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

LAPSE_SET_ENDPOINT(rankings, rankings, description, "Passages ordered by relevance.");
LAPSE_SET_ENDPOINT(rankings, rankings, path, "/v1/rerank");
LAPSE_SET_ENDPOINT(rankings, rankings, input, texts);

static const char *probe(void)
{
    json_object_seed(0); /* jansson's only shared state */
    return NULL;
}

/* Appends `root` and takes its reference. Fails on NULL: out of memory, or text not in UTF-8. */
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
    for (size_t i = first; documents && i < prompt->count; i++)
        if (json_array_append_new(documents, json_string(prompt->texts[i])) != 0) {
            json_decref(documents);
            return -1;
        }
    return append(body, json_pack("{s:s,s:s,s:o}", "model", prompt->model, "query",
                                  prompt->texts[0], "documents", documents));
}

/* The server's error message; each kind of server has its own key. */
static const char *error_message(const json_t *root)
{
    const json_t *error = json_object_get(root, "error");
    const json_t *texts[] = {error, json_object_get(error, "message"),
                             json_object_get(root, "message"), json_object_get(root, "detail")};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (json_is_string(texts[i]))
            return json_string_value(texts[i]);
    return NULL;
}

static int read_response(const char *body, size_t size, struct lapse_reply *reply)
{
    json_t *root = json_loadb(body, size, 0, NULL);
    const json_t *results = json_object_get(root, "results");
    const json_t *index = json_object_get(json_array_get(results, 0), "index");
    const json_t *usage = json_object_get(root, "usage");
    const char *why = error_message(root);
    bool found = json_is_integer(index);
    if (found) {
        snprintf(reply->text, sizeof reply->text, "passage %lld first of %zu",
                 (long long)json_integer_value(index) + 1, json_array_size(results));
        reply->tokens = (long)json_integer_value(json_object_get(usage, "total_tokens"));
    } else if (why) {
        snprintf(reply->error, sizeof reply->error, "%.255s", why);
    } else {
        snprintf(reply->error, sizeof reply->error,
                 "expected \"results\" with an \"index\", found \"%.*s\"",
                 size < 80 ? (int)size : 80, body);
    }
    json_decref(root);
    return found ? 0 : -1;
}

/* ---- Server side ---- */

/* Relevance for the in-process server: the length of the common prefix. */
static size_t shared(const char *query, const char *passage)
{
    size_t length = 0;
    while (query[length] && query[length] == passage[length])
        length++;
    return length;
}

/* The passage with the longest common prefix; the first of several. */
static size_t find_best(const char *query, const json_t *documents)
{
    size_t best = 0, most = 0;
    for (size_t i = 0; i < json_array_size(documents); i++) {
        const char *passage = json_string_value(json_array_get(documents, i));
        size_t length = passage ? shared(query, passage) : 0;
        if (length > most) {
            most = length;
            best = i;
        }
    }
    return best;
}

/* The best passage, then the others in their order. NULL when out of memory. */
static json_t *rank(size_t best, size_t count)
{
    json_t *results = json_array();
    for (size_t i = 0; results && i < count; i++) {
        size_t index = i == 0 ? best : i <= best ? i - 1 : i;
        json_t *result = json_pack("{s:I,s:f}", "index", (json_int_t)index, "relevance_score",
                                   1.0 / (double)(i + 1));
        if (json_array_append_new(results, result) != 0) {
            json_decref(results);
            results = NULL;
        }
    }
    return results;
}

static int write_response(const char *request, size_t size, struct lapse_buffer *body)
{
    json_t *root = json_loadb(request, size, 0, NULL);
    const char *query = json_string_value(json_object_get(root, "query"));
    const json_t *documents = json_object_get(root, "documents");
    size_t count = json_array_size(documents);
    json_t *results = query && count ? rank(find_best(query, documents), count) : NULL;
    json_decref(root);
    if (!results)
        return -1;
    return append(body, json_pack("{s:s,s:o,s:{s:I}}", "object", "list", "results", results,
                                  "usage", "total_tokens", (json_int_t)count));
}

LAPSE_DEFINE_ENDPOINT(rankings, rankings) = {
    .write_request = write_request,
    .read_response = read_response,
    .write_response = write_response,
    .probe = probe,
    .max_prompts = 64,
};
