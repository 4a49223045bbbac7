/* What the notes of a file say. */
#include "inspect.h"

#include "patchbay/plugin.h"
#include <string.h>

/* ---- Gathering ---------------------------------------------------------------------------- */

static void add_members(const struct implementation_note *note, struct value *parent)
{
    struct value *list = pb_answer_list(parent, "members");
    const char *at = note->members;
    for (size_t i = 0; i < note->member_count; i++) {
        struct value *member = pb_answer_object(list, NULL);
        bool marked = *at == '?' || *at == '=';
        const char *signature = at + strlen(at) + 1;
        pb_answer_text(member, "name", at + marked);
        pb_answer_text(member, "kind", *at == '=' ? "constant" : "function");
        pb_answer_text(member, "need", *at == '?' ? "optional" : "");
        pb_answer_text(member, "signature", signature);
        at = signature + strlen(signature) + 1;
    }
}

static void add_layouts(const struct implementation_note *note, struct value *parent)
{
    struct value *list = pb_answer_list(parent, "layouts");
    const uint32_t *number = note->layout_numbers;
    for (const char *at = note->layouts; *at;) {
        struct value *layout = pb_answer_object(list, NULL);
        pb_answer_text(layout, "type", at + (*at == '+'));
        pb_answer_integer(layout, "size", *number++);
        pb_answer_text(layout, "need", *at == '+' ? "may grow" : "");
        struct value *fields = pb_answer_list(layout, "fields");
        for (at += strlen(at) + 1; *at; at += strlen(at) + 1, number += 2)
            pb_answer_print(fields, NULL, "%s at %u", at, *number);
        at++;
    }
}

/* All properties of one implementation: "key", "value", and the further elements of a list. */
static void add_properties(const struct notes_file *notes, const struct implementation_note *of,
                           struct value *parent)
{
    struct value *list = pb_answer_list(parent, "properties");
    for (const struct plugin_note *n = notes->notes; n; n = n->next) {
        const char *pair = inspect_string(n, 4), *equals = strchr(pair, '=');
        if (n->kind != PATCHBAY_NOTE_PROPERTY || !equals ||
            strcmp(inspect_string(n, 1), of->category) != 0 ||
            strcmp(inspect_string(n, 2), of->type) != 0 ||
            strcmp(inspect_string(n, 3), of->identifier) != 0)
            continue;
        struct value *property = pb_answer_object(list, NULL);
        pb_answer_print(property, "key", "%.*s", (int)(equals - pair), pair);
        struct value *values = pb_answer_list(property, "values");
        pb_answer_text(values, NULL, equals + 1);
        for (size_t i = 5; *inspect_string(n, i); i++)
            pb_answer_text(values, NULL, inspect_string(n, i));
    }
}

static void add_implementation(const struct notes_file *notes, const struct plugin_note *note,
                               struct value *list)
{
    struct implementation_note parts;
    if (!pb_note_read(note, &parts))
        return;
    struct value *value = pb_answer_object(list, NULL);
    pb_answer_text(value, "category", parts.category);
    pb_answer_text(value, "type", parts.type);
    pb_answer_text(value, "identifier", parts.identifier);
    pb_answer_text(value, "record", parts.record);
    pb_answer_integer(value, "revision", parts.revision);
    add_properties(notes, &parts, value);
    add_members(&parts, value);
    add_layouts(&parts, value);
}

static void add_plugin(const struct notes_file *notes, struct value *file)
{
    char machine[32];
    pb_answer_print(file, "machine", "%s, %u bits, %s endian",
                    pb_machine_name(notes->machine, machine, sizeof machine), notes->bits,
                    notes->big_endian ? "big" : "little");
    pb_answer_text(file, "registry", inspect_string(notes->notes, 0));
    pb_answer_text(file, "plugin", inspect_own(notes, "plugin"));
    pb_answer_text(file, "version", inspect_own(notes, "version"));
    pb_answer_text(file, "description", inspect_own(notes, "description"));
    pb_answer_text(file, "license", inspect_own(notes, "license"));
    struct value *list = pb_answer_list(file, "implementations");
    for (const struct plugin_note *n = notes->notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION)
            add_implementation(notes, n, list);
}

enum outcome inspect_show(const char *path, struct value *files)
{
    struct notes_file notes;
    enum finding finding;
    const char *why = inspect_read(path, &notes, &finding);
    if (!why && (why = pb_notes_fault(&notes)))
        finding = FINDING_BAD_NOTE;
    struct value *file = pb_answer_object(files, NULL);
    pb_answer_text(file, "file", path);
    pb_answer_text(file, "problem", why);
    pb_answer_text(file, "remedy", why ? inspect_finding(finding)->remedy : NULL);
    if (!why)
        add_plugin(&notes, file);
    pb_notes_free(&notes);
    return !why ? FINE : finding == FINDING_UNREADABLE ? NOT_READ : AT_FAULT;
}

/* ---- Printing ----------------------------------------------------------------------------- */

static void print_implementation(const struct style *style, const struct value *value)
{
    static const struct column facts[] = {{"record", "record"}, {"revision", "revision"}};
    static const struct column properties[] = {{"key", NULL}, {"values", NULL}};
    static const struct column members[] = {
        {"name", NULL}, {"kind", NULL}, {"need", NULL}, {"signature", NULL}};
    static const struct column layouts[] = {
        {"type", NULL}, {"size", NULL}, {"need", NULL}, {"fields", NULL}};
    pb_print_heading(style, "%s/%s: %s", pb_answer_get(value, "category"),
                     pb_answer_get(value, "type"), pb_answer_get(value, "identifier"));
    if (style->plain) {
        static const struct column all[] = {
            {"category", "category"}, {"type", "type"}, {"identifier", "identifier"}};
        pb_print_facts(style, value, all, 3, 0);
    }
    pb_print_facts(style, value, facts, 2, 2);
    pb_print_rows(style, pb_answer_find(value, "properties"), "property", properties, 2, 2);
    pb_print_words(style, style->plain ? "" : "members", 2);
    pb_print_rows(style, pb_answer_find(value, "members"), "member", members, 4, 4);
    if (pb_answer_find(value, "layouts")->first)
        pb_print_words(style, style->plain ? "" : "layouts", 2);
    pb_print_rows(style, pb_answer_find(value, "layouts"), "layout", layouts, 4, 4);
}

void inspect_print_show(const struct style *style, const struct value *root)
{
    static const struct column facts[] = {{"machine", "machine"},   {"registry", "registry"},
                                          {"plugin", "plugin"},     {"version", "version"},
                                          {"license", "license"},   {"description", "description"},
                                          {"problem", "no plugin"}, {"remedy", "remedy"}};
    const struct value *file = pb_answer_find(root, "files")->first;
    for (; file; file = file->next) {
        static const struct column path = {"file", "file"};
        if (style->plain)
            pb_print_facts(style, file, &path, 1, 0);
        pb_print_heading(style, "%s", pb_answer_get(file, "file"));
        pb_print_facts(style, file, facts, sizeof facts / sizeof *facts, 2);
        const struct value *list = pb_answer_find(file, "implementations");
        for (const struct value *value = list ? list->first : NULL; value; value = value->next)
            print_implementation(style, value);
    }
}
