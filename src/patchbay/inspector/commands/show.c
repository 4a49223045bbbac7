/* `show`: an interface and its types, or the implementations of a type. */
#include "error/error.h"
#include "error/nearest.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/arguments.h"
#include "inspector/command.h"
#include "inspector/commands/implementations.h"
#include "registry/category.h"
#include "registry/log.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/unknown.h"
#include "table/rows.h"
#include <stdlib.h>

/* ---- A category --------------------------------------------------------------------------- */

/* Adds "int (const char *)" as a C declaration, with the name before the parameters. */
static void add_declaration(struct value *parent, const char *name, const char *signature)
{
    size_t type = strcspn(signature, "(");
    if (signature[type])
        pb_answer_print(parent, "declaration", "%.*s%s%s", (int)type, signature, name,
                        signature + type);
    else
        pb_answer_print(parent, "declaration", "%s%s%s", signature,
                        type && signature[type - 1] == '*' ? "" : " ", name);
}

/* Adds each element of a string list of the table. */
static void add_strings(struct value *parent, const char *key, const char *list)
{
    struct value *strings = pb_answer_list(parent, key);
    for (const char *item = list_first(list); item; item = list_next(item))
        pb_answer_text(strings, NULL, item);
}

static void add_members(const struct patchbay_table *table, unsigned category, struct value *parent)
{
    const struct patchbay_category_row *row = row_category(table, category);
    const struct patchbay_member_row *members = row_members(table, category);
    struct value *list = pb_answer_list(parent, "members");
    for (uint32_t i = 0; i < row->members; i++) {
        struct value *member = pb_answer_object(list, NULL);
        const char *name = row_text(table, members[i].name);
        bool constant = members[i].flags & PATCHBAY_MEMBER_CONSTANT;
        pb_answer_text(member, "name", name);
        pb_answer_text(member, "kind", constant ? "constant" : "function");
        pb_answer_text(member, "signature", row_text(table, members[i].signature));
        add_declaration(member, name, row_text(table, members[i].signature));
        pb_answer_bool(member, "optional", members[i].flags & PATCHBAY_MEMBER_OPTIONAL);
        pb_answer_bool(member, "start", row->start == i);
        pb_answer_text(member, "description", row_text(table, members[i].description));
    }
}

static void add_keys(const struct patchbay_table *table, unsigned category, struct value *parent)
{
    static const char kinds[][8] = {"string", "bool", "int", "number", "strings", "enum"};
    const struct patchbay_key_row *keys = row_keys(table, category);
    struct value *list = pb_answer_list(parent, "metadata");
    for (uint32_t i = 0; i < row_category(table, category)->keys; i++) {
        struct value *key = pb_answer_object(list, NULL);
        bool required = keys[i].flags & PATCHBAY_KEY_REQUIRED;
        pb_answer_text(key, "key", row_text(table, keys[i].name));
        pb_answer_text(key, "kind", kinds[keys[i].kind]);
        pb_answer_text(key, "need", required ? "required" : "");
        add_strings(key, "values", row_text(table, keys[i].values));
        pb_answer_text(key, "description", row_text(table, keys[i].description));
    }
}

/* Of a type that a plugin brought, only the name is known. */
static void add_types(struct patchbay *handle, unsigned category, struct value *parent)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    struct value *list = pb_answer_list(parent, "types");
    int default_type = patchbay_find_type(handle, category, NULL, NULL);
    for (unsigned i = 0; i < patchbay_types(handle, category); i++) {
        struct value *type = pb_answer_object(list, NULL);
        bool known = i < row_category(table, category)->types;
        const struct patchbay_type_row *row = known ? row_type(table, category, i) : NULL;
        pb_answer_bool(type, "default", (int)i == default_type);
        pb_answer_text(type, "type", patchbay_type_name(handle, category, i));
        add_strings(type, "aliases", row ? row_text(table, row->aliases) : "");
        pb_answer_text(type, "description",
                       row ? row_text(table, row->description) : "(defined by a plugin)");
    }
}

static int gather_category(struct patchbay *handle, unsigned category, struct value *root)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    const struct patchbay_category_row *row = row_category(table, category);
    pb_answer_text(root, "category", row_text(table, row->name));
    pb_answer_text(root, "description", row_text(table, row->description));
    pb_answer_print(root, "interface", "struct %s", row_text(table, row->struct_tag));
    pb_answer_integer(root, "revision", row->revision);
    pb_answer_text(root, "on_failure", row->flags & PATCHBAY_CATEGORY_NEXT ? "next" : "error");
    add_members(table, category, root);
    add_keys(table, category, root);
    add_types(handle, category, root);
    return COMMAND_OK;
}

/* ---- Implementations ---------------------------------------------------------------------- */

static void add_metadata_value(struct value *object, const struct patchbay_table *table,
                               const struct patchbay_key_row *key, const char *text)
{
    const char *name = row_text(table, key->name);
    size_t length = strlen(name);
    bool strings = key->kind == PATCHBAY_KIND_STRINGS;
    bool literal = key->kind == PATCHBAY_KIND_BOOL || key->kind == PATCHBAY_KIND_INT ||
                   key->kind == PATCHBAY_KIND_NUMBER;
    struct value *list = NULL;
    for (const char *pair = list_first(text); pair; pair = list_next(pair)) {
        if (strncmp(pair, name, length) != 0 || pair[length] != '=')
            continue;
        if (strings && !list)
            list = pb_answer_list(object, name);
        if (literal)
            pb_answer_number(object, name, pair + length + 1);
        else
            pb_answer_text(strings ? list : object, strings ? NULL : name, pair + length + 1);
    }
}

/* The values that are given, and the defaults of the other keys. */
static void add_metadata(const struct registry *registry, const struct candidate *candidate,
                         struct value *parent)
{
    const struct patchbay_table *table = registry->table;
    const struct patchbay_category_row *row = row_category(table,
                                                           candidate->type->category->number);
    const struct patchbay_key_row *keys = row_keys(table, candidate->type->category->number);
    const char *given = candidate->metadata_text ? candidate->metadata_text : "";
    struct value *object = pb_answer_object(parent, "metadata");
    for (uint32_t i = 0; i < row->keys; i++) {
        const struct value *before = object ? object->last : NULL;
        add_metadata_value(object, table, &keys[i], given);
        if (object && object->last == before)
            add_metadata_value(object, table, &keys[i], row_text(table, row->defaults));
    }
}

/* Adds the metadata to each of a list's implementations. */
static void add_all_metadata(struct patchbay *handle, unsigned category, unsigned type,
                             struct value *list)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    const struct type_state *state = pb_type_of(registry, category, type);
    const struct candidate *candidate = state ? state->candidates : NULL;
    for (struct value *value = list ? list->first : NULL; value && candidate;
         candidate = candidate->next) {
        if (candidate->removed)
            continue;
        add_metadata(registry, candidate, value);
        value = value->next;
    }
    pb_registry_unlock(registry);
}

/* Moves the implementations of another identifier to `rivals`. */
static void split_rivals(struct value *list, struct value *rivals, const char *identifier)
{
    struct value *value = list->first;
    list->first = list->last = NULL;
    for (struct value *next; value; value = next) {
        const char *colon = strchr(identifier, ':');
        const char *origin = pb_answer_get(value, "origin");
        bool named = pb_names_equal(pb_answer_get(value, "identifier"),
                                    colon ? colon + 1 : identifier) &&
                     (!colon || (strlen(origin) == (size_t)(colon - identifier) &&
                                 strncmp(origin, identifier, strlen(origin)) == 0));
        struct value *to = named ? list : rivals;
        next = value->next;
        value->next = NULL;
        if (to->last)
            to->last->next = value;
        else
            to->first = value;
        to->last = value;
    }
}

static int add_missing(struct patchbay *handle, unsigned category, unsigned type,
                       const char *identifier, struct answer *answer)
{
    struct registry *registry = pb_registry_of(handle);
    struct patchbay_error error;
    struct override override = {identifier, NULL};
    pb_registry_lock(registry);
    if (identifier)
        pb_error_unknown_identifier(pb_type_of(registry, category, type), &override, &error);
    else
        pb_error_set(&error, PATCHBAY_NO_IMPLEMENTATION, "%s/%s has no implementations",
                     patchbay_category_name(handle, category),
                     patchbay_type_name(handle, category, type));
    pb_registry_unlock(registry);
    pb_answer_error(answer, &error);
    return COMMAND_NO;
}

static int gather(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    int category = pb_argument_category(handle, request->arguments[0], answer);
    if (category < 0)
        return COMMAND_NO;
    if (request->count == 1)
        return gather_category(handle, (unsigned)category, answer->root);
    int type = pb_argument_type(handle, (unsigned)category, request->arguments[1], answer);
    if (type < 0)
        return COMMAND_NO;
    struct patchbay_decision decision;
    const char *identifier = request->count > 2 ? request->arguments[2] : NULL;
    pb_answer_text(answer->root, "category", patchbay_category_name(handle, (unsigned)category));
    pb_answer_text(answer->root, "type",
                   patchbay_type_name(handle, (unsigned)category, (unsigned)type));
    struct value *list = pb_answer_list(answer->root, "implementations");
    struct value *rivals = pb_answer_list(answer->root, "rivals");
    pb_add_implementations(handle, (unsigned)category, (unsigned)type, true, &decision, list);
    add_all_metadata(handle, (unsigned)category, (unsigned)type, list);
    if (identifier && list && rivals)
        split_rivals(list, rivals, identifier);
    if (list && list->first)
        return COMMAND_OK;
    return add_missing(handle, (unsigned)category, (unsigned)type, identifier, answer);
}

/* ---- Printing ----------------------------------------------------------------------------- */

static void print_members(const struct style *style, const struct value *list)
{
    static const struct column plain[] = {{"kind", NULL},      {"name", NULL},
                                          {"signature", NULL}, {"optional", NULL},
                                          {"start", NULL},     {"description", NULL}};
    if (style->plain) {
        pb_print_rows(style, list, "member", COLUMNS(plain), 0);
        return;
    }
    for (const struct value *member = list->first; member; member = member->next) {
        pb_print_words(style, pb_answer_get(member, "declaration"), 2);
        if (pb_answer_is(member, "start"))
            pb_print_words(style, "called once, before the first use", 6);
        if (pb_answer_is(member, "optional"))
            pb_print_words(style, "optional: may be NULL", 6);
        pb_print_words(style, pb_answer_get(member, "description"), 6);
    }
}

static void print_category(const struct style *style, const struct value *root)
{
    static const struct column facts[] = {{"description", "description"},
                                          {"interface", "interface"},
                                          {"revision", "revision"},
                                          {"on_failure", "on_failure"}};
    static const struct column keys[] = {
        {"key", NULL}, {"kind", NULL}, {"need", NULL}, {"values", NULL}, {"description", NULL}};
    static const struct column types[] = {
        {"default", NULL}, {"type", NULL}, {"aliases", NULL}, {"description", NULL}};
    pb_print_heading(style, "%s", pb_answer_get(root, "category"));
    pb_print_facts(style, root, COLUMNS(facts), 2);
    pb_print_heading(style, "Members of %s:", pb_answer_get(root, "interface"));
    print_members(style, pb_answer_find(root, "members"));
    if (pb_answer_find(root, "metadata")->first)
        pb_print_heading(style, "Metadata:");
    pb_print_rows(style, pb_answer_find(root, "metadata"), "key", COLUMNS(keys), 2);
    pb_print_heading(style, "Types (* is the default):");
    pb_print_rows(style, pb_answer_find(root, "types"), "type", COLUMNS(types), 2);
}

static void print_metadata(const struct style *style, const struct value *metadata)
{
    size_t count = 0;
    for (const struct value *key = metadata->first; key; key = key->next)
        count++;
    struct column *columns = calloc(count, sizeof *columns), *end = columns;
    for (const struct value *key = metadata->first; columns && key; key = key->next)
        *end++ = (struct column){key->key, key->key};
    pb_print_words(style, style->plain ? "" : "metadata", 2);
    if (columns)
        pb_print_facts(style, metadata, columns, count, 4);
    free(columns);
}

static void print_implementation(const struct style *style, const struct value *value)
{
    static const struct column identifier = {"identifier", "identifier"};
    static const struct column facts[] = {{"description", "description"},
                                          {"origin", "origin"},
                                          {"file", "file"},
                                          {"state", "state"},
                                          {"reason", "reason"},
                                          {"hint", "hint"},
                                          {"priority", "priority"},
                                          {"deprecated", "use instead"},
                                          {"opt_in", "opt-in"}};
    const size_t count = sizeof facts / sizeof *facts - !pb_answer_is(value, "opt_in");
    const struct value *metadata = pb_answer_find(value, "metadata");
    pb_print_heading(style, "%s/%s: %s", pb_answer_get(value, "category"),
                     pb_answer_get(value, "type"), pb_answer_get(value, "identifier"));
    if (style->plain)
        pb_print_facts(style, value, &identifier, 1, 0);
    pb_print_facts(style, value, facts, count, 2);
    if (metadata && metadata->first)
        print_metadata(style, metadata);
}

static void print(const struct style *style, const struct value *root)
{
    const struct value *list = pb_answer_find(root, "implementations");
    if (pb_answer_find(root, "members"))
        print_category(style, root);
    for (const struct value *value = list ? list->first : NULL; value; value = value->next)
        print_implementation(style, value);
    const struct value *others = pb_answer_find(root, "rivals");
    if (others && others->first && list->first) {
        pb_print_heading(style, "Others of this type, in order:");
        pb_print_candidates(style, others, "rival");
    }
}

const struct command pb_command_show = {
    .name = "show",
    .arguments = "CATEGORY [TYPE [IDENTIFIER]]",
    .description = "show an interface and its types, or the implementations of a type",
    .least = 1,
    .most = 3,
    .options = OPTION_OUTPUT | OPTION_ENVIRON,
    .gather = gather,
    .print = print};
