#include "show.h"

#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "notes/note_rules.h"
#include "notes/note_text.h"
#include "patchbay/plugin.h"
#include <string.h>

/* ---- Gathering ---------------------------------------------------------------------------- */

static void add_members(const struct implementation_note *note, struct value *parent)
{
    struct value *list = pb_answer_list(parent, "members");
    struct noted_member member;
    for (struct note_walk walk = note->members; pb_note_next_member(&walk, &member);) {
        struct value *value = pb_answer_object(list, NULL);
        pb_answer_text(value, "name", member.name);
        pb_answer_text(value, "kind", member.constant ? "constant" : "function");
        pb_answer_text(value, "need", member.optional ? "optional" : "");
        pb_answer_text(value, "signature", member.signature);
    }
}

static void add_layouts(const struct implementation_note *note, struct value *parent)
{
    struct value *list = pb_answer_list(parent, "layouts");
    struct noted_layout layout;
    for (struct note_walk walk = note->layouts; pb_note_next_layout(&walk, &layout);) {
        struct value *value = pb_answer_object(list, NULL);
        pb_answer_text(value, "type", layout.type);
        pb_answer_integer(value, "size", layout.size);
        pb_answer_text(value, "need", layout.grows ? "may grow" : "");
        struct value *fields = pb_answer_list(value, "fields");
        const uint32_t *numbers = layout.numbers;
        for (const char *at = layout.fields; *at; at += strlen(at) + 1, numbers += 2)
            pb_answer_print(fields, NULL, "%s at %u", at, *numbers);
    }
}

/* The elements of a list are values of one key. */
static void add_properties(const struct notes_file *notes, const struct plugin_note *of,
                           struct value *parent)
{
    struct value *list = pb_answer_list(parent, "properties");
    struct property_note property;
    for (const struct plugin_note *n = notes->notes; n; n = n->next) {
        if (n->kind != PATCHBAY_NOTE_PROPERTY || !pb_note_same_implementation(n, of) ||
            !pb_note_property(n, &property))
            continue;
        struct value *value = pb_answer_object(list, NULL);
        pb_answer_print(value, "key", "%.*s", (int)property.key_length, property.key);
        struct value *values = pb_answer_list(value, "values");
        for (const char *at = property.value; at < property.end; at += strlen(at) + 1)
            pb_answer_text(values, NULL, at);
    }
}

static void add_implementation(const struct notes_file *notes, const struct plugin_note *note,
                               struct value *list)
{
    struct implementation_note parts;
    if (!pb_note_implementation(note, &parts))
        return;
    struct value *value = pb_answer_object(list, NULL);
    pb_answer_text(value, "category", parts.category);
    pb_answer_text(value, "type", parts.type);
    pb_answer_text(value, "identifier", parts.identifier);
    pb_answer_text(value, "record", parts.record);
    pb_answer_integer(value, "revision", parts.revision);
    add_properties(notes, note, value);
    add_members(&parts, value);
    add_layouts(&parts, value);
}

static void add_plugin(const struct notes_file *notes, struct value *file)
{
    static const char *const keys[] = {"plugin", "version", "description", "license"};
    char machine[64];
    pb_answer_text(file, "machine", pb_notes_architecture(notes, machine, sizeof machine));
    pb_answer_text(file, "registry", pb_note_string(notes->notes, 0));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        pb_answer_text(file, keys[i], pb_note_plugin_value(notes, keys[i]));
    struct value *list = pb_answer_list(file, "implementations");
    for (const struct plugin_note *n = notes->notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION)
            add_implementation(notes, n, list);
}

/* Keeps the first fault that forbids showing the notes. */
static void keep_fault(void *context, enum note_rule rule, const char *text)
{
    struct value *file = context;
    if (rule <= RULE_CONSISTENT && !pb_answer_find(file, "problem"))
        pb_answer_text(file, "problem", text);
}

enum outcome inspect_show(const char *path, struct value *files)
{
    struct notes_file notes;
    enum finding finding;
    const char *why = inspect_read(path, &notes, &finding);
    struct value *file = pb_answer_object(files, NULL);
    pb_answer_text(file, "file", path);
    if (why) {
        pb_answer_text(file, "problem", why);
    } else {
        pb_note_rules_check(&notes, keep_fault, file);
        finding = pb_answer_find(file, "problem") ? FINDING_BAD_NOTE : FINDINGS;
    }
    bool shown = finding == FINDINGS;
    if (shown)
        pb_answer_text(file, "problem", NULL);
    pb_answer_text(file, "hint", shown ? NULL : inspect_finding(finding)->hint);
    if (shown)
        add_plugin(&notes, file);
    pb_notes_free(&notes);
    return shown                           ? OUTCOME_OK
           : finding == FINDING_UNREADABLE ? OUTCOME_UNREADABLE
                                           : OUTCOME_PROBLEM;
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
    static const struct column facts[] = {{"machine", "machine"}, {"registry", "registry"},
                                          {"plugin", "plugin"},   {"version", "version"},
                                          {"license", "license"}, {"description", "description"},
                                          {"problem", "problem"}, {"hint", "hint"}};
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
