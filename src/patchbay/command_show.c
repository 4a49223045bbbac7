/* `show`: an interface, its types, and what is known of each implementation. */
#include "command.h"

#include "columns.h"
#include "registry.h"
#include "rows.h"
#include <stdio.h>

/* "int (const char *)" with the name put before the parameters, as one reads it in C. */
static void print_signature(const char *name, const char *signature)
{
    const char *parameters = strchr(signature, '(');
    if (!parameters) {
        size_t length = strlen(signature);
        printf("  %s%s%s\n", signature, signature[length - 1] == '*' ? "" : " ", name);
        return;
    }
    printf("  %.*s%s%s\n", (int)(parameters - signature), signature, name, parameters);
}

static void print_members(const struct patchbay_table *table, unsigned category)
{
    const struct patchbay_category_row *row = row_category(table, category);
    const struct patchbay_member_row *members = row_members(table, category);
    printf("struct %s, revision %u:\n", row_text(table, row->struct_tag), row->revision);
    for (uint32_t i = 0; i < row->members; i++) {
        struct columns note = {.columns = 1};
        const char *optional = members[i].flags & PATCHBAY_MEMBER_OPTIONAL ? "(optional) " : "";
        char text[1024];
        print_signature(row_text(table, members[i].name), row_text(table, members[i].signature));
        snprintf(text, sizeof text, "%s%s%s", row->start == i ? "(called before first use) " : "",
                 optional, row_text(table, members[i].description));
        if (*text) {
            pb_columns_add(&note, text);
            pb_columns_print(&note, 6);
        }
    }
}

static void print_keys(const struct patchbay_table *table, unsigned category)
{
    static const char *const kinds[] = {"string", "bool", "int", "number", "strings", "enum"};
    const struct patchbay_category_row *row = row_category(table, category);
    const struct patchbay_key_row *keys = row_keys(table, category);
    struct columns columns = {.columns = 4};
    for (uint32_t i = 0; i < row->keys; i++) {
        pb_columns_add(&columns, row_text(table, keys[i].name));
        pb_columns_add(&columns, kinds[keys[i].kind]);
        pb_columns_add(&columns, keys[i].flags & PATCHBAY_KEY_REQUIRED ? "required" : "");
        pb_columns_add(&columns, row_text(table, keys[i].description));
    }
    if (row->keys)
        printf("metadata:\n");
    pb_columns_print(&columns, 2);
}

static void print_types(struct patchbay *registry, unsigned category)
{
    const struct patchbay_table *table = pb_registry_of(registry)->table;
    struct columns columns = {.columns = 2};
    for (unsigned i = 0; i < row_category(table, category)->types; i++) {
        pb_columns_add(&columns, patchbay_type_name(registry, category, i));
        pb_columns_add(&columns, row_text(table, row_type(table, category, i)->description));
    }
    printf("types:\n");
    pb_columns_print(&columns, 2);
}

/* ---- Implementations ---------------------------------------------------------------------- */

struct showing {
    struct patchbay *registry;
    const char *identifier; /* NULL: all */
    unsigned shown;
};

/* "path=/v1/chat" for every value given and every default that stands. */
static void print_metadata(const struct registry *registry, const struct candidate *candidate)
{
    const struct patchbay_category_row *row = row_category(registry->table, candidate->category);
    const char *given = candidate->metadata_text;
    for (const char *pair = list_first(given); pair; pair = list_next(pair))
        printf("  metadata    %s\n", pair);
    for (const char *pair = list_first(row_text(registry->table, row->defaults)); pair;
         pair = list_next(pair)) {
        size_t key = strcspn(pair, "=") + 1;
        const char *other = list_first(given);
        while (other && strncmp(other, pair, key) != 0)
            other = list_next(other);
        if (!other)
            printf("  metadata    %s (default)\n", pair);
    }
}

static bool show_implementation(void *context, const struct patchbay_implementation *from)
{
    struct showing *showing = context;
    struct registry *registry = pb_registry_of(showing->registry);
    if (showing->identifier && !pb_names_equal(showing->identifier, from->identifier))
        return true;
    showing->shown++;
    printf("%s/%s: %s\n", from->category, from->type, from->identifier);
    if (*from->description)
        printf("  description %s\n", from->description);
    printf("  origin      %s\n", pb_command_origin(from));
    printf("  state       %s%s%s\n", patchbay_state_name(from->state), *from->reason ? ": " : "",
           from->reason);
    printf("  priority    %d%s\n", from->priority, from->opt_in ? ", opt-in" : "");
    if (from->deprecated)
        printf("  deprecated  use %s\n", from->deprecated);
    pb_registry_lock(registry);
    const struct type_state *state = pb_candidates_of(registry, from->category_number,
                                                      from->type_number);
    char qualified[160];
    snprintf(qualified, sizeof qualified, "%s:%s", pb_command_origin(from), from->identifier);
    const struct candidate *candidate = state ? pb_candidates_find(state, qualified) : NULL;
    pb_registry_unlock(registry);
    if (candidate)
        print_metadata(registry, candidate);
    return true;
}

int pb_command_show(struct patchbay *registry, const struct arguments *arguments)
{
    const struct patchbay_table *table = pb_registry_of(registry)->table;
    struct patchbay_decision decision;
    int category = pb_command_category(registry, arguments->words[0]);
    if (category < 0)
        return COMMAND_NO;
    unsigned number = (unsigned)category;
    if (arguments->count == 1) {
        printf("%s: %s\n", row_text(table, row_category(table, number)->name),
               row_text(table, row_category(table, number)->description));
        print_members(table, number);
        print_keys(table, number);
        print_types(registry, number);
        return COMMAND_FINE;
    }
    int type = pb_command_type(registry, number, arguments->words[1]);
    if (type < 0)
        return COMMAND_NO;
    struct showing showing = {registry, arguments->words[2], 0};
    patchbay_explain(registry, number, (unsigned)type, &decision, show_implementation, &showing,
                     NULL);
    if (showing.shown)
        return COMMAND_FINE;
    struct patchbay_error error;
    struct override wish = {showing.identifier ? showing.identifier : "", NULL};
    pb_registry_lock(pb_registry_of(registry));
    if (showing.identifier)
        pb_complain_identifier(pb_registry_of(registry), number, (unsigned)type, &wish, &error);
    else
        pb_complain(&error, PATCHBAY_NO_IMPLEMENTATION, "nothing implements %s/%s",
                    patchbay_category_name(registry, number),
                    patchbay_type_name(registry, number, (unsigned)type));
    pb_registry_unlock(pb_registry_of(registry));
    fprintf(stderr, "%s\n", error.text);
    return COMMAND_NO;
}
