#include "schema/json.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A line is held back until it is known whether a comma belongs behind it. */
struct json {
    struct arena *arena;
    struct text *text;
    const char *held;
};

struct json *json_begin(struct arena *arena, struct text *text)
{
    struct json *json = arena_alloc(arena, 1, sizeof *json);
    *json = (struct json){arena, text, NULL};
    return json;
}

static void write_held(struct json *json, const char *comma)
{
    if (json->held)
        text_line(json->text, "%s%s", json->held, comma);
    json->held = NULL;
}

void json_end(struct json *json)
{
    write_held(json, "");
}

const char *json_quoted(struct arena *arena, const char *text)
{
    char *quoted = arena_alloc(arena, strlen(text) + 1, 6), *end = quoted;
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            *end++ = '\\';
        if (byte == '\n' || byte == '\t')
            end += sprintf(end, byte == '\n' ? "\\n" : "\\t");
        else if (byte < 0x20)
            end += sprintf(end, "\\u%04x", byte);
        else
            *end++ = *text;
    }
    return arena_printf(arena, "\"%s\"", quoted);
}

static const char *labelled(struct json *json, const char *key, const char *value)
{
    if (!key)
        return value;
    return arena_printf(json->arena, "%s: %s", json_quoted(json->arena, key), value);
}

static void open_bracket(struct json *json, const char *key, const char *bracket)
{
    write_held(json, ",");
    text_line(json->text, "%s", labelled(json, key, bracket));
    text_indent(json->text);
}

static void close_bracket(struct json *json, const char *bracket)
{
    write_held(json, "");
    text_outdent(json->text);
    json->held = bracket;
}

void json_open_object(struct json *json, const char *key)
{
    open_bracket(json, key, "{");
}

void json_close_object(struct json *json)
{
    close_bracket(json, "}");
}

void json_open_array(struct json *json, const char *key)
{
    open_bracket(json, key, "[");
}

void json_close_array(struct json *json)
{
    close_bracket(json, "]");
}

void json_value(struct json *json, const char *key, const char *value)
{
    write_held(json, ",");
    json->held = labelled(json, key, value);
}

void json_string(struct json *json, const char *key, const char *value)
{
    json_value(json, key, json_quoted(json->arena, value));
}
