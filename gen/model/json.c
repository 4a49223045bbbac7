#include "model/json.h"

#include "base/utf8.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *json_quoted(struct arena *arena, const char *text)
{
    char *quoted = arena_alloc(arena, strlen(text) + 1, 6), *end = quoted;
    *end++ = '"';
    for (size_t control; *text; text += control ? control : 1) {
        uint32_t point;
        if ((control = utf8_any_control(text, strlen(text)))) {
            utf8_decode(text, control, &point);
            end += sprintf(end, "\\u%04x", (unsigned)point);
        } else if (*text == '"' || *text == '\\') {
            end += sprintf(end, "\\%c", *text);
        } else {
            *end++ = *text;
        }
    }
    *end++ = '"';
    *end = '\0';
    return quoted;
}

static void flush(struct json *json, const char *ending)
{
    if (json->line)
        text_line(json->text, "%s%s", json->line, ending);
    json->line = NULL;
}

void json_value(struct json *json, const char *key, const char *value)
{
    flush(json, ",");
    json->line = key ? arena_printf(json->arena, "\"%s\": %s", key, value) : value;
}

void json_begin(struct json *json, const char *key, const char *bracket)
{
    json_value(json, key, bracket);
    flush(json, "");
    text_indent(json->text);
}

void json_end(struct json *json, const char *bracket)
{
    flush(json, "");
    text_outdent(json->text);
    json->line = bracket;
}

void json_finish(struct json *json)
{
    flush(json, "");
}

void json_continue(struct json *json)
{
    flush(json, ",");
}

const char *json_decimal(struct arena *arena, const char *text)
{
    double value = strtod(text, NULL);
    const char *shorter = arena_printf(arena, "%.15g", value);
    return strtod(shorter, NULL) == value ? shorter : arena_printf(arena, "%.17g", value);
}

void json_text(struct json *json, const char *key, const char *text)
{
    if (text)
        json_value(json, key, json_quoted(json->arena, text));
}

void json_bool(struct json *json, const char *key, bool value)
{
    json_value(json, key, value ? "true" : "false");
}

void json_number(struct json *json, const char *key, long long value)
{
    json_value(json, key, arena_printf(json->arena, "%lld", value));
}

void json_texts(struct json *json, const char *key, const struct strings *texts)
{
    const char *list = "";
    for (size_t i = 0; i < texts->count; i++)
        list = arena_printf(json->arena, "%s%s%s", list, i ? ", " : "",
                            json_quoted(json->arena, texts->items[i]));
    json_value(json, key, arena_printf(json->arena, "[%s]", list));
}
