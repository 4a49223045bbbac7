/* Writes one JSON document. A line waits until it is known whether a comma ends it. `key` is NULL
 * in an array. */
#ifndef GEN_JSON_H
#define GEN_JSON_H

#include "base/strings.h"
#include "base/text.h"
#include <stdbool.h>

struct json {
    struct arena *arena;
    struct text *text;
    const char *line;
};

/* `bracket` is "{" or "[", and the one that closes it. */
void json_begin(struct json *json, const char *key, const char *bracket);
void json_end(struct json *json, const char *bracket);

/* Ends the document. */
void json_finish(struct json *json);

/* `value` is JSON. */
void json_value(struct json *json, const char *key, const char *value);

/* Nothing when `text` is NULL. */
void json_text(struct json *json, const char *key, const char *text);
void json_bool(struct json *json, const char *key, bool value);
void json_number(struct json *json, const char *key, long long value);
void json_texts(struct json *json, const char *key, const struct strings *texts);

/* Ends the line with a comma: the caller writes the rest of the object. */
void json_continue(struct json *json);

/* A number as JSON, which lacks forms such as ".5". */
const char *json_decimal(struct arena *arena, const char *text);

/* `text` as a JSON string. */
const char *json_quoted(struct arena *arena, const char *text);

#endif
