/* JSON as text: one member or element a line, commas where they belong. */
#ifndef GEN_JSON_H
#define GEN_JSON_H

#include "base/text.h"

struct json;

/* Writes to `text`, which must be at the beginning of a line. */
struct json *json_begin(struct arena *arena, struct text *text);

/* Writes what is still held back. */
void json_end(struct json *json);

/* In all of these `key` is NULL for an element of an array and for the whole document. */

/* An object or an array up to its bracket, and the bracket that closes it. */
void json_open_object(struct json *json, const char *key);
void json_close_object(struct json *json);
void json_open_array(struct json *json, const char *key);
void json_close_array(struct json *json);

void json_string(struct json *json, const char *key, const char *value);

/* A value that is JSON already: true, 63, ["a", "b"]. */
void json_value(struct json *json, const char *key, const char *value);

/* `text` with its quotes. */
const char *json_quoted(struct arena *arena, const char *text);

#endif
