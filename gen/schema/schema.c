#include "schema/schema.h"

#include "keys/keys.h"
#include "patchbay/names.h"
#include "schema/json.h"
#include <string.h>

/* What of JSON stands for a scalar of each kind. A scalar is text until its key gives it a kind,
 * but whoever reads YAML by its types sees a number in `version: 1.10` and a truth in `default:
 * on`. */
struct form {
    const char *types;
    const char *pattern; /* of what is seen as a string */
    const char *expected;
};

static const char expected_name[] = "Expected a name: a-z, 0-9 and _, a letter first.";

#define NAME_PATTERN "^[a-z][a-z0-9_]*$"
#define SCALAR "\"string\", \"number\", \"boolean\""

static const struct form forms[] = {
    [VALUE_NAME] = {"\"string\", \"boolean\"", NAME_PATTERN, expected_name},
    [VALUE_TEXT] = {SCALAR, "^[^\n]*[^ \t\n][^\n]*\n*$", "Expected one line that says something."},
    [VALUE_IDENTIFIER] = {"\"string\", \"boolean\"", "^(?!_[_A-Z])[A-Za-z_][A-Za-z0-9_]*$",
                          "Expected an identifier of C."},
    [VALUE_SIGNATURE] = {"\"string\", \"boolean\"", "[^ \t\n]", "Expected a C type."},
    [VALUE_BOOLEAN] = {"\"boolean\", \"string\"", "^(true|false)$", "Expected true or false."},
    [VALUE_INTEGER] = {"\"integer\", \"string\"", "^-?(0|[1-9][0-9]*)$",
                       "Expected a decimal integer."},
    [VALUE_CHOICE] = {"\"string\"", NULL, NULL},
    [VALUE_MAPPING] = {"\"object\"", NULL, NULL},
    [VALUE_SEQUENCE] = {"\"array\"", NULL, NULL},
    [VALUE_ANY] = {SCALAR ", \"array\"", NULL, NULL},
};

struct schema {
    struct arena *arena;
    struct json *json;
};

/* ---- Values -------------------------------------------------------------------------------- */

/* `types` are one or more, in quotes. */
static void write_types(const struct schema *s, const char *types)
{
    bool several = strchr(types, ',') != NULL;
    json_value(s->json, "type", several ? arena_printf(s->arena, "[%s]", types) : types);
}

/* What editors show in place of the pattern stands beside it. */
static void write_pattern(const struct schema *s, const char *pattern, const char *expected)
{
    json_string(s->json, "pattern", pattern);
    json_string(s->json, "patternErrorMessage", expected);
}

static void write_longest_name(const struct schema *s)
{
    json_value(s->json, "maxLength", arena_printf(s->arena, "%d", (int)PATCHBAY_NAME_MAX));
}

static void write_name_rules(const struct schema *s)
{
    write_pattern(s, NAME_PATTERN, expected_name);
    write_longest_name(s);
}

/* What the elements of some lists must be; in all they are scalars. */
static const struct {
    enum key_number key;
    bool name; /* not longer than names are */
    const char *pattern;
    const char *expected;
} elements[] = {
    {KEY_CATEGORY_INCLUDES, false,
     "^(<[^<>\"\\\\\n ][^<>\"\\\\\n]*>|[^<>\"\\\\\n ][^<>\"\\\\\n]*)$",
     "Expected a file to include: lapse/exchange.h or <stdio.h>."},
    {KEY_LAYOUT_FIELDS, false, "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*$",
     "Expected a member, or a.b for a member of a member."},
    {KEY_METADATA_VALUES, true, NAME_PATTERN, expected_name},
    {KEY_TYPE_ALIASES, true, "^[!-)+.0-9;<>-~-]+$",
     "Expected printable ASCII without blanks and without : = , / *"},
};

static void write_items(const struct schema *s, enum key_number key)
{
    json_open_object(s->json, "items");
    write_types(s, SCALAR);
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
        if (elements[i].key != key)
            continue;
        write_pattern(s, elements[i].pattern, elements[i].expected);
        if (elements[i].name)
            write_longest_name(s);
    }
    json_close_object(s->json);
}

/* "1" stands as the number and as the text. */
static void write_choices(const struct schema *s, const struct key_rule *rule)
{
    const char *list = "";
    for (const char *at = rule->choices; *at; at += strspn(at, ", ")) {
        int length = (int)strcspn(at, ",");
        const char *comma = *list ? ", " : "";
        if (rule->kind == VALUE_INTEGER)
            list = arena_printf(s->arena, "%s%s%.*s, \"%.*s\"", list, comma, length, at, length,
                                at);
        else
            list = arena_printf(s->arena, "%s%s\"%.*s\"", list, comma, length, at);
        at += length;
    }
    json_value(s->json, "enum", arena_printf(s->arena, "[%s]", list));
}

/* What a value of the kind must be, but for its type. */
static void write_kind(const struct schema *s, enum key_number number)
{
    const struct key_rule *rule = key_rule(number);
    if (rule->choices)
        write_choices(s, rule);
    else if (rule->kind == VALUE_NAME)
        write_name_rules(s);
    else if (rule->kind == VALUE_SEQUENCE || rule->kind == VALUE_ANY)
        write_items(s, number);
    else if (forms[rule->kind].pattern)
        write_pattern(s, forms[rule->kind].pattern, forms[rule->kind].expected);
}

/* ---- Keys ---------------------------------------------------------------------------------- */

/* The definition of a context as a reference spells it: "metadata_key". */
static const char *definition_of(const struct schema *s, enum key_context context)
{
    const char *noun = key_noun(context);
    char *name = arena_copy(s->arena, noun, strlen(noun));
    for (char *c = name; *c; c++)
        if (*c == ' ')
            *c = '_';
    return name;
}

static void write_reference(const struct schema *s, const char *key, const char *definition)
{
    json_open_object(s->json, key);
    json_string(s->json, "$ref", arena_printf(s->arena, "#/definitions/%s", definition));
    json_close_object(s->json);
}

/* The names in a mapping, and what each stands for. */
static void write_named(const struct schema *s, enum key_context of, const char *definition)
{
    json_open_object(s->json, "propertyNames");
    if (of == KEYS_LAYOUT)
        write_pattern(s, "^ *((struct|union|enum) +)?[A-Za-z_][A-Za-z0-9_]* *$",
                      "Expected struct x, union x, enum x or the name of a type.");
    else
        write_name_rules(s);
    json_close_object(s->json);
    write_reference(s, "additionalProperties", definition);
}

static void write_key(const struct schema *s, enum key_number number)
{
    const struct key_rule *rule = key_rule(number);
    json_open_object(s->json, rule->name);
    json_string(s->json, "description", rule->description);
    if (!rule->choices)
        write_types(s, forms[rule->kind].types);
    if (rule->kind == VALUE_MAPPING) {
        if (rule->required)
            json_value(s->json, "minProperties", "1");
        write_named(s, rule->of,
                    rule->of != KEYS_NONE                  ? definition_of(s, rule->of)
                    : number == KEY_PLUGIN_IMPLEMENTATIONS ? "category"
                                                           : "value");
    } else {
        write_kind(s, number);
    }
    json_close_object(s->json);
}

static const char *required_keys(const struct schema *s, enum key_context context)
{
    const char *list = "";
    for (enum key_number n = key_first(context); n < key_end(context); n++)
        if (key_rule(n)->required)
            list = arena_printf(s->arena, "%s%s\"%s\"", list, *list ? ", " : "", key_rule(n)->name);
    return list;
}

static void write_keys(const struct schema *s, enum key_context context)
{
    json_open_object(s->json, "properties");
    for (enum key_number n = key_first(context); n < key_end(context); n++)
        write_key(s, n);
    json_close_object(s->json);
    const char *required = required_keys(s, context);
    if (*required)
        json_value(s->json, "required", arena_printf(s->arena, "[%s]", required));
    json_value(s->json, "additionalProperties", "false");
}

/* ---- What no single key says --------------------------------------------------------------- */

/* "required": ["types"] */
static const char *requirement(const struct schema *s, enum key_number number)
{
    return arena_printf(s->arena, "\"required\": [\"%s\"]", key_rule(number)->name);
}

static void write_one_of_two(const struct schema *s, const char *key, enum key_number first,
                             enum key_number second)
{
    json_open_array(s->json, key);
    json_value(s->json, NULL, arena_printf(s->arena, "{%s}", requirement(s, first)));
    json_value(s->json, NULL, arena_printf(s->arena, "{%s}", requirement(s, second)));
    json_close_array(s->json);
}

static const struct form any_scalar = {SCALAR, NULL, NULL};
static const struct form any_number = {"\"number\", \"string\"",
                                       "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$",
                                       "Expected a number."};

/* What the default of a metadata key must be, by its kind. */
static const struct {
    const char *kind;
    const struct form *form;
} standards[] = {
    {"string", &any_scalar}, {"bool", &forms[VALUE_BOOLEAN]},     {"int", &forms[VALUE_INTEGER]},
    {"number", &any_number}, {"strings", &forms[VALUE_SEQUENCE]}, {"enum", &forms[VALUE_NAME]},
};

/* The condition that a metadata key is of this kind, up to what follows from it. */
static void open_if_kind(const struct schema *s, const char *kind)
{
    const char *name = key_rule(KEY_METADATA_KIND)->name;
    json_open_object(s->json, NULL);
    json_value(s->json, "if",
               arena_printf(s->arena, "{\"properties\": {\"%s\": {\"const\": \"%s\"}}, %s}", name,
                            kind, requirement(s, KEY_METADATA_KIND)));
}

static void write_standards(const struct schema *s)
{
    for (size_t i = 0; i < sizeof standards / sizeof *standards; i++) {
        open_if_kind(s, standards[i].kind);
        json_open_object(s->json, "then");
        json_open_object(s->json, "properties");
        json_open_object(s->json, key_rule(KEY_METADATA_DEFAULT)->name);
        write_types(s, standards[i].form->types);
        if (standards[i].form->pattern)
            write_pattern(s, standards[i].form->pattern, standards[i].form->expected);
        json_close_object(s->json);
        json_close_object(s->json);
        json_close_object(s->json);
        json_close_object(s->json);
    }
}

/* Values are for an enum, which has some; what is required needs no default; a default has the kind
 * of its key. */
static void write_metadata_rules(const struct schema *s)
{
    json_value(s->json, "not",
               arena_printf(s->arena,
                            "{\"properties\": {\"%s\": {\"enum\": [true, \"true\"]}}, "
                            "\"required\": [\"%s\", \"%s\"]}",
                            key_rule(KEY_METADATA_REQUIRED)->name,
                            key_rule(KEY_METADATA_REQUIRED)->name,
                            key_rule(KEY_METADATA_DEFAULT)->name));
    json_open_array(s->json, "allOf");
    open_if_kind(s, "enum");
    json_value(s->json, "then",
               arena_printf(s->arena, "{\"properties\": {\"%s\": {\"minItems\": 1}}, %s}",
                            key_rule(KEY_METADATA_VALUES)->name,
                            requirement(s, KEY_METADATA_VALUES)));
    json_value(s->json, "else",
               arena_printf(s->arena, "{\"not\": {%s}}", requirement(s, KEY_METADATA_VALUES)));
    json_close_object(s->json);
    write_standards(s);
    json_close_array(s->json);
}

static void write_rules(const struct schema *s, enum key_context context)
{
    if (context == KEYS_CATEGORY) {
        write_one_of_two(s, "oneOf", KEY_CATEGORY_TYPES, KEY_CATEGORY_IMPLEMENTATIONS);
        write_one_of_two(s, "anyOf", KEY_CATEGORY_FUNCTIONS, KEY_CATEGORY_CONSTANTS);
    } else if (context == KEYS_METADATA) {
        write_metadata_rules(s);
    }
}

/* ---- Definitions --------------------------------------------------------------------------- */

/* One kind of mapping. Its short form is another type of the same definition rather than a choice
 * of two: then a fault in the mapping is told as such, and not as "neither of the two". */
static void write_definition(const struct schema *s, enum key_context context)
{
    enum key_number number = key_short_form(context);
    const struct key_rule *short_form = number == KEY_NONE ? NULL : key_rule(number);
    json_open_object(s->json, definition_of(s, context));
    json_string(s->json, "title", key_noun(context));
    if (short_form)
        json_string(s->json, "description",
                    arena_printf(s->arena, "Its keys, or its %s alone.", short_form->name));
    write_types(s, short_form ? arena_printf(s->arena, "%s, %s", forms[VALUE_MAPPING].types,
                                             forms[short_form->kind].types)
                              : forms[VALUE_MAPPING].types);
    if (short_form)
        write_kind(s, number);
    write_keys(s, context);
    write_rules(s, context);
    json_close_object(s->json);
}

/* A metadata value: what it must be is up to the category. */
static void write_value(const struct schema *s)
{
    json_open_object(s->json, "value");
    json_string(s->json, "title", "value of a metadata key");
    write_types(s, forms[VALUE_ANY].types);
    write_items(s, KEY_NONE);
    json_close_object(s->json);
}

/* What a plugin lists below a category: types with implementations, or, where the category is flat,
 * implementations. Which of them it is, only registry.yaml says. */
static void write_brought(const struct schema *s)
{
    json_open_object(s->json, "category");
    json_string(s->json, "title", "category");
    json_string(s->json, "description",
                "What the plugin brings to it: types, or in a flat category implementations.");
    json_string(s->json, "type", "object");
    write_named(s, KEYS_NONE, "type");
    json_close_object(s->json);
    json_open_object(s->json, "type");
    json_string(s->json, "title", "type");
    json_open_array(s->json, "anyOf");
    json_open_object(s->json, NULL);
    json_string(s->json, "description", "Implementations of the type, by identifier.");
    json_string(s->json, "type", "object");
    write_named(s, KEYS_NONE, "implementation");
    json_close_object(s->json);
    write_reference(s, NULL, "implementation");
    json_close_array(s->json);
    json_close_object(s->json);
}

static void write_definitions(const struct schema *s, bool plugin)
{
    json_open_object(s->json, "definitions");
    if (plugin) {
        write_brought(s);
        write_definition(s, KEYS_IMPLEMENTATION);
    } else {
        for (enum key_context context = KEYS_CATEGORY; context < KEYS_PLUGIN; context++)
            write_definition(s, context);
    }
    write_value(s);
    json_close_object(s->json);
}

void schema_print(struct arena *arena, struct text *text, bool plugin)
{
    struct schema schema = {arena, json_begin(arena, text)}, *s = &schema;
    json_open_object(s->json, NULL);
    json_string(s->json, "$schema", "http://json-schema.org/draft-07/schema#");
    json_string(s->json, "title", plugin ? "plugin.yaml" : "registry.yaml");
    json_string(s->json, "description",
                plugin ? "What a plugin for a program with Patchbay brings."
                       : "The interfaces of a program and the implementations that come with it.");
    json_string(s->json, "type", "object");
    write_keys(s, plugin ? KEYS_PLUGIN : KEYS_REGISTRY);
    write_definitions(s, plugin);
    json_close_object(s->json);
    json_end(s->json);
}
