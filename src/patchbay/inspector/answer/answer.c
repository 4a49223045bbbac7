#include "inspector/answer/answer.h"

#include "error/error.h"
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct value *create(struct answer *answer, const char *key, enum value_kind kind,
                            size_t text_size)
{
    struct value *value = calloc(1, sizeof *value + text_size);
    if (!value) {
        answer->out_of_memory = true;
        return NULL;
    }
    value->answer = answer;
    value->key = key;
    value->kind = kind;
    return value;
}

static struct value *append_value(struct value *parent, const char *key, enum value_kind kind,
                                  size_t text_size)
{
    struct value *value = parent ? create(parent->answer, key, kind, text_size) : NULL;
    if (value)
        pb_answer_move(value, parent);
    return value;
}

void pb_answer_move(struct value *value, struct value *parent)
{
    *(parent->last ? &parent->last->next : &parent->first) = value;
    parent->last = value;
    value->next = NULL;
}

bool pb_answer_begin(struct answer *answer, const char *command)
{
    *answer = (struct answer){NULL, false, false};
    answer->root = create(answer, NULL, VALUE_OBJECT, 0);
    pb_answer_integer(answer->root, "schema", 1);
    pb_answer_text(answer->root, "command", command);
    pb_answer_list(answer->root, "errors");
    return !answer->out_of_memory;
}

static void free_all(struct value *value)
{
    for (struct value *next; value; value = next) {
        next = value->next;
        free_all(value->first);
        free(value->joined);
        free(value);
    }
}

void pb_answer_free(struct answer *answer)
{
    free_all(answer->root);
    answer->root = NULL;
}

struct value *pb_answer_object(struct value *parent, const char *key)
{
    return append_value(parent, key, VALUE_OBJECT, 0);
}

struct value *pb_answer_list(struct value *parent, const char *key)
{
    return append_value(parent, key, VALUE_LIST, 0);
}

static void add_text(struct value *parent, const char *key, enum value_kind kind, const char *text)
{
    struct value *value = append_value(parent, key, kind, strlen(text) + 1);
    if (value)
        memcpy(value->text, text, strlen(text) + 1);
}

void pb_answer_text(struct value *parent, const char *key, const char *text)
{
    add_text(parent, key, text ? VALUE_TEXT : VALUE_NULL, text ? text : "");
}

void pb_answer_print(struct value *parent, const char *key, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    struct value *value = append_value(parent, key, VALUE_TEXT,
                                       length < 0 ? 1 : (size_t)length + 1);
    va_start(list, format);
    if (value)
        vsnprintf(value->text, (size_t)length + 1, format, list);
    va_end(list);
}

void pb_answer_integer(struct value *parent, const char *key, int64_t number)
{
    char literal[24];
    snprintf(literal, sizeof literal, "%" PRId64, number);
    add_text(parent, key, VALUE_LITERAL, literal);
}

void pb_answer_number(struct value *parent, const char *key, double number)
{
    char literal[32], *end = literal;
    snprintf(literal, sizeof literal, "%.15g", number);
    if (strtod(literal, NULL) != number)
        snprintf(literal, sizeof literal, "%.17g", number);
    /* The locale's decimal point may have several bytes; only digits precede it. */
    for (const char *at = literal; *at; at++)
        if (strchr("0123456789+-e", *at))
            *end++ = *at;
        else if (end > literal && end[-1] != '.')
            *end++ = '.';
    *end = '\0';
    if (isfinite(number))
        add_text(parent, key, VALUE_LITERAL, literal);
    else
        pb_answer_text(parent, key, NULL);
}

void pb_answer_bool(struct value *parent, const char *key, bool yes)
{
    add_text(parent, key, VALUE_LITERAL, yes ? "true" : "false");
}

void pb_answer_error(struct answer *answer, const struct patchbay_error *error)
{
    struct value *errors = answer->root->first->next->next; /* see pb_answer_begin() */
    struct value *object = pb_answer_object(errors, NULL);
    pb_answer_text(object, "code", patchbay_code_name(error->code));
    pb_answer_text(object, "text", error->text);
    pb_answer_text(object, "hint", error->hint);
    answer->incomplete = answer->incomplete || pb_error_is_transient(error);
}

void pb_answer_filter(struct value *list, struct value *from,
                      bool (*keep)(const void *context, const struct value *value),
                      const void *context)
{
    struct value **place = from ? &from->next : &list->first;
    list->last = from;
    while (*place) {
        struct value *value = *place;
        if (keep(context, value)) {
            list->last = value;
            place = &value->next;
        } else {
            *place = value->next;
            value->next = NULL;
            free_all(value);
        }
    }
}

/* ---- Reading ------------------------------------------------------------------------------ */

const struct value *pb_answer_find(const struct value *object, const char *key)
{
    const struct value *member = object ? object->first : NULL;
    while (member && strcmp(member->key, key) != 0)
        member = member->next;
    return member;
}

const char *pb_answer_item(const struct value *item)
{
    return item->kind == VALUE_OBJECT ? pb_answer_get(item, "text") : item->text;
}

static void join_items(struct value *list, const char *separator)
{
    size_t size = 1;
    for (const struct value *item = list->first; item; item = item->next)
        size += strlen(pb_answer_item(item)) + strlen(separator);
    char *end = list->joined = calloc(1, size);
    for (const struct value *item = list->first; end && item; item = item->next)
        end += sprintf(end, "%s%s", pb_answer_item(item), item->next ? separator : "");
    list->answer->out_of_memory = list->answer->out_of_memory || !end;
}

static void join_all(struct value *value, const char *separator)
{
    for (; value; value = value->next) {
        join_all(value->first, separator);
        if (value->kind == VALUE_LIST)
            join_items(value, separator);
    }
}

void pb_answer_join(struct answer *answer, const char *separator)
{
    join_all(answer->root, separator);
}

const char *pb_answer_get(const struct value *object, const char *key)
{
    const struct value *member = pb_answer_find(object, key);
    return !member ? "" : member->joined ? member->joined : member->text;
}

bool pb_answer_is(const struct value *object, const char *key)
{
    return strcmp(pb_answer_get(object, key), "true") == 0;
}
