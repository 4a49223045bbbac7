#include "schema/of.h"

#include "base/embedded.h"
#include "model/json.h"
#include <string.h>

static void print_types(struct json *json, const struct strings *types)
{
    json_begin(json, NULL, "{");
    json_texts(json, "type", types);
    json_end(json, "}");
}

/* ---- Metadata ------------------------------------------------------------------------------ */

/* Plain `true` and `false` are not texts in JSON. */
static void print_choice(struct json *json, const struct strings *values)
{
    json_begin(json, "enum", "[");
    for (size_t i = 0; i < values->count; i++) {
        const char *value = values->items[i];
        json_value(json, NULL, json_quoted(json->arena, value));
        if (strcmp(value, "true") == 0 || strcmp(value, "false") == 0)
            json_value(json, NULL, value);
    }
    json_end(json, "]");
}

/* Another plugin may bring the type that is meant: the names are offered, and none is refused. */
static void print_type_names(struct json *json, const struct category *of)
{
    struct strings names = {0};
    const char *text = "string";
    for (size_t i = 0; i < of->type_count; i++)
        strings_add(json->arena, &names, of->types[i].name);
    json_begin(json, "anyOf", "[");
    json_begin(json, NULL, "{");
    print_choice(json, &names);
    json_end(json, "}");
    print_types(json, &(struct strings){&text, 1});
    json_end(json, "]");
}

/* Also as a text, which the generator reads alike. */
static void print_number(struct json *json, bool integer)
{
    const char *types[] = {integer ? "integer" : "number", "string"};
    json_texts(json, "type", &(struct strings){types, 2});
    json_text(json, "pattern",
              integer ? "^-?(0|[1-9][0-9]*)$"
                      : "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$");
}

static void print_element(struct json *json, const struct key *key)
{
    static const char *any[] = {"string", "number", "boolean"};
    static const char *truth[] = {"true", "false"};
    if (key->of)
        print_type_names(json, key->of);
    else if (key_has_values(key))
        print_choice(json, &key->values);
    else if (key->kind == PATCHBAY_KIND_BOOL)
        print_choice(json, &(struct strings){truth, 2});
    else if (key->kind == PATCHBAY_KIND_INT || key->kind == PATCHBAY_KIND_NUMBER)
        print_number(json, key->kind == PATCHBAY_KIND_INT);
    else
        json_texts(json, "type", &(struct strings){any, 3});
    if (key->min)
        json_value(json, "minimum", json_decimal(json->arena, key->min));
    if (key->max)
        json_value(json, "maximum", json_decimal(json->arena, key->max));
}

static void print_key(struct json *json, const struct key *key)
{
    json_begin(json, key->name, "{");
    if (*key->description)
        json_text(json, "description", key->description);
    if (key_has_list(key)) {
        json_text(json, "type", "array");
        json_begin(json, "items", "{");
        print_element(json, key);
        json_end(json, "}");
    } else {
        print_element(json, key);
    }
    json_end(json, "}");
}

static void print_metadata(struct json *json, const struct category *category)
{
    struct strings required = {0};
    json_begin(json, "metadata", "{");
    json_begin(json, "properties", "{");
    for (size_t i = 0; i < category->key_count; i++) {
        print_key(json, &category->keys[i]);
        if (category->keys[i].required)
            strings_add(json->arena, &required, category->keys[i].name);
    }
    json_end(json, "}");
    json_texts(json, "required", &required);
    json_bool(json, "additionalProperties", false);
    json_end(json, "}");
}

/* ---- Categories ---------------------------------------------------------------------------- */

static bool needs_metadata(const struct category *category)
{
    for (size_t i = 0; i < category->key_count; i++)
        if (category->keys[i].required)
            return true;
    return false;
}

static void print_implementation(struct json *json, const char *name,
                                 const struct category *category)
{
    json_begin(json, name, "{");
    if (needs_metadata(category)) {
        json_text(json, "type", "object");
        json_value(json, "required", "[\"metadata\"]");
    }
    json_begin(json, "properties", "{");
    print_metadata(json, category);
    json_end(json, "}");
    json_end(json, "}");
}

/* The types of the registry, which editors offer, and new ones. */
static void print_category(struct json *json, const struct category *category)
{
    json_begin(json, category->name, "{");
    if (*category->description)
        json_text(json, "description", category->description);
    json_begin(json, "properties", "{");
    for (size_t i = 0; i < category->type_count; i++) {
        json_begin(json, category->types[i].name, "{");
        if (*category->types[i].description)
            json_text(json, "description", category->types[i].description);
        json_end(json, "}");
    }
    json_end(json, "}");
    json_begin(json, "patternProperties", "{");
    if (category->flat) {
        print_implementation(json, "", category);
    } else {
        json_begin(json, "", "{");
        print_implementation(json, "additionalProperties", category);
        json_end(json, "}");
    }
    json_end(json, "}");
    json_end(json, "}");
}

static void print_names(struct json *json, const struct model *model, bool flat)
{
    struct strings names = {0};
    for (size_t i = 0; i < model->category_count; i++)
        if (flat || !model->categories[i].flat)
            strings_add(json->arena, &names, model->categories[i].name);
    json_begin(json, "propertyNames", "{");
    json_texts(json, "enum", &names);
    json_end(json, "}");
}

static void print_registry(struct json *json, const struct model *model)
{
    json_begin(json, NULL, "{");
    json_begin(json, "properties", "{");
    json_begin(json, "new_types", "{");
    print_names(json, model, false);
    json_end(json, "}");
    json_begin(json, "implementations", "{");
    print_names(json, model, true);
    json_begin(json, "properties", "{");
    for (size_t i = 0; i < model->category_count; i++)
        print_category(json, &model->categories[i]);
    json_end(json, "}");
    json_end(json, "}");
    json_end(json, "}");
    json_end(json, "}");
}

void schema_of_print(struct arena *arena, struct text *text, const struct model *model)
{
    const struct embedded_file *any = embedded_find("schema/plugin.schema.json");
    const char *rest = memchr(any->bytes, '\n', any->size); /* after its "{" */
    struct json json = {.arena = arena, .text = text};
    json_begin(&json, NULL, "{");
    json_begin(&json, "allOf", "[");
    print_registry(&json, model);
    json_end(&json, "]");
    json_continue(&json);
    text_outdent(text);
    for (const char *line = rest + 1, *end = any->bytes + any->size; line < end;) {
        size_t length = strcspn(line, "\n");
        text_line(text, "%.*s", (int)length, line);
        line += length + 1;
    }
}
