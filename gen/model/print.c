#include "model/print.h"

#include "keys/kinds.h"
#include "model/json.h"

static void print_value(struct json *json, const char *name, const struct key *key,
                        const struct strings *items)
{
    if (key_has_list(key)) {
        json_texts(json, name, items);
        return;
    }
    switch (key->kind) {
    case PATCHBAY_KIND_BOOL:
    case PATCHBAY_KIND_INT:
        json_value(json, name, items->items[0]);
        break;
    case PATCHBAY_KIND_NUMBER:
        json_value(json, name, json_decimal(json->arena, items->items[0]));
        break;
    default:
        json_text(json, name, items->items[0]);
    }
}

static void print_implementation(struct json *json, const struct implementation *from)
{
    json_begin(json, NULL, "{");
    json_text(json, "name", from->identifier);
    json_text(json, "description", from->description);
    json_texts(json, "aliases", &from->aliases);
    json_text(json, "symbol", from->symbol);
    json_text(json, "when", from->when);
    json_text(json, "deprecated", from->deprecated);
    json_number(json, "priority", from->priority);
    json_bool(json, "weak", from->weak);
    json_bool(json, "opt_in", from->opt_in);
    json_begin(json, "metadata", "{");
    for (size_t i = 0; i < from->value_count; i++)
        print_value(json, from->values[i].key->name, from->values[i].key, &from->values[i].items);
    json_end(json, "}");
    json_end(json, "}");
}

static void print_type(struct json *json, const struct type *type)
{
    json_begin(json, NULL, "{");
    json_text(json, "name", type->name);
    json_text(json, "description", type->description);
    json_texts(json, "aliases", &type->aliases);
    json_begin(json, "implementations", "[");
    for (size_t i = 0; i < type->implementation_count; i++)
        print_implementation(json, &type->implementations[i]);
    json_end(json, "]");
    json_end(json, "}");
}

static void print_member(struct json *json, const struct member *member)
{
    json_begin(json, NULL, "{");
    json_text(json, "name", member->name);
    json_text(json, "description", member->description);
    json_text(json, "kind", member->constant ? "constant" : "function");
    json_text(json, "signature", member->signature.normal);
    json_bool(json, "optional", member->optional);
    json_end(json, "}");
}

static void print_bound(struct json *json, const char *name, const struct key *key,
                        const char *bound)
{
    if (bound)
        print_value(json, name, key, &(struct strings){.items = &bound, .count = 1});
}

static void print_key(struct json *json, const struct key *key)
{
    json_begin(json, NULL, "{");
    json_text(json, "name", key->name);
    json_text(json, "description", key->description);
    json_text(json, "kind", kinds[key->kind].name);
    json_bool(json, "required", key->required);
    print_bound(json, "min", key, key->min);
    print_bound(json, "max", key, key->max);
    if (key->values.count)
        json_texts(json, "values", &key->values);
    if (key->of)
        json_text(json, "of", key->of->name);
    if (key->of)
        json_bool(json, "several", key->several);
    if (key->has_default)
        print_value(json, "default", key, &key->default_values);
    json_end(json, "}");
}

static void print_layout(struct json *json, const struct layout *layout)
{
    json_begin(json, NULL, "{");
    json_text(json, "type", layout->type);
    json_texts(json, "fields", &layout->fields);
    json_bool(json, "grows", layout->grows);
    json_end(json, "}");
}

static void print_interface(struct json *json, const struct category *category)
{
    json_text(json, "interface", category->interface);
    json_bool(json, "elsewhere", category->elsewhere);
    json_bool(json, "mutable", category->mutable);
    json_bool(json, "grows", category->grows);
    json_number(json, "revision", category->revision);
    json_texts(json, "includes", &category->includes);
    if (category->start) {
        static const char *const returns[] = {"text", "bool", "zero"};
        json_text(json, "start", category->start->name);
        json_text(json, "start_returns", returns[category->start_returns]);
        json_bool(json, "automatic", category->automatic);
    }
    json_begin(json, "members", "[");
    for (size_t i = 0; i < category->member_count; i++)
        print_member(json, &category->members[i]);
    json_end(json, "]");
    json_begin(json, "layouts", "[");
    for (size_t i = 0; i < category->layout_count; i++)
        print_layout(json, &category->layouts[i]);
    json_end(json, "]");
    json_begin(json, "metadata", "[");
    for (size_t i = 0; i < category->key_count; i++)
        print_key(json, &category->keys[i]);
    json_end(json, "]");
}

static void print_category(struct json *json, const struct category *category)
{
    json_begin(json, NULL, "{");
    json_text(json, "name", category->name);
    json_text(json, "description", category->description);
    json_bool(json, "flat", category->flat);
    json_bool(json, "internal", category->internal);
    json_text(json, "default", category->default_type ? category->default_type->name : NULL);
    json_text(json, "on_failure", category->next ? "next" : "error");
    json_texts(json, "variables", &category->variables);
    if (category->variables.count) {
        json_text(json, "separator", (const char[]){category->separator, '\0'});
        json_text(json, "unknown", category->warns ? "warn" : "error");
    }
    print_interface(json, category);
    json_begin(json, "types", "[");
    for (size_t i = 0; i < category->type_count; i++)
        print_type(json, &category->types[i]);
    json_end(json, "]");
    json_end(json, "}");
}

void model_print(struct arena *arena, struct text *text, const struct model *model)
{
    struct json json = {.arena = arena, .text = text};
    json_begin(&json, NULL, "{");
    json_number(&json, "schema", 1);
    json_text(&json, "registry", model->name);
    json_text(&json, "description", model->description);
    json_text(&json, "inspector", model->inspector);
    json_text(&json, "config", model->config);
    json_text(&json, "prefix", model->prefix);
    json_begin(&json, "categories", "[");
    for (size_t i = 0; i < model->category_count; i++)
        print_category(&json, &model->categories[i]);
    json_end(&json, "]");
    json_end(&json, "}");
    json_finish(&json);
}
