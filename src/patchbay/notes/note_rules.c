#include "notes/note_rules.h"

#include "error/format.h"
#include "notes/note_text.h"
#include "notes/utf8.h"
#include "patchbay/plugin.h"
#include "table/name.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct note_check {
    const struct plugin_note *first;
    note_fault_fn *report;
    void *context;
};

PB_PRINTF(3, 4)
static void report(const struct note_check *check, enum note_rule rule, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    check->report(check->context, rule, text);
}

/* ---- All notes ---------------------------------------------------------------------------- */

static bool is_printable(const struct plugin_note *note)
{
    const char *end = note->text + note->text_size;
    for (const char *at = note->text; at < end;) {
        unsigned char byte = (unsigned char)*at;
        if (byte >= 0x20 && byte < 0x7f) {
            at++;
            continue;
        }
        size_t length = byte < 0x80 ? 1 : pb_utf8_length(at);
        bool control = (byte && byte < 0x20) || byte == 0x7f ||
                       (byte == 0xc2 && (unsigned char)at[1] < 0xa0);
        if (!length || control)
            return false;
        at += length;
    }
    return true;
}

static bool check_texts(const struct note_check *check)
{
    size_t count = 0;
    for (const struct plugin_note *n = check->first; n; n = n->next) {
        count += n->kind == PATCHBAY_NOTE_IMPLEMENTATION || n->kind == PATCHBAY_NOTE_PROPERTY;
        if (count > PATCHBAY_NOTES_MOST) {
            report(check, RULE_COUNT, "has more than %d notes", PATCHBAY_NOTES_MOST);
            return false;
        }
        if (!is_printable(n)) {
            report(check, RULE_TEXT, "a note contains control characters, or is not UTF-8");
            return false;
        }
    }
    return true;
}

static void check_registries(const struct note_check *check)
{
    for (const struct plugin_note *n = check->first; n; n = n->next)
        if (strcmp(n->text, check->first->text) != 0) {
            report(check, RULE_ONE_REGISTRY, "has notes for registry '%s' and for registry '%s'",
                   check->first->text, n->text);
            return;
        }
}

/* ---- One note ----------------------------------------------------------------------------- */

/* Whether a note before `note` is of the same kind, about the same implementation and, if it is a
 * property, of the same key. */
static bool is_repeated(const struct note_check *check, const struct plugin_note *note)
{
    const char *key = pb_note_string(note, 4);
    size_t length = note->kind == PATCHBAY_NOTE_PROPERTY ? strcspn(key, "=") + 1 : 0;
    for (const struct plugin_note *n = check->first; n != note; n = n->next)
        if (n->kind == note->kind && pb_note_same_implementation(n, note) &&
            strncmp(pb_note_string(n, 4), key, length) == 0)
            return true;
    return false;
}

static bool has_implementation(const struct note_check *check, const struct plugin_note *property)
{
    const struct plugin_note *n = check->first;
    while (n &&
           (n->kind != PATCHBAY_NOTE_IMPLEMENTATION || !pb_note_same_implementation(n, property)))
        n = n->next;
    return n;
}

static void check_type_name(const struct note_check *check, const char *name)
{
    if (!pb_is_name(name) || strcmp(name, "help") == 0)
        report(check, RULE_NAME, "'%s' is not a valid type name", name);
}

static void check_implementation(const struct note_check *check, const struct plugin_note *note)
{
    struct implementation_note parts;
    if (!pb_note_implementation(note, &parts)) {
        report(check, RULE_CONSISTENT, "has an inconsistent note");
        return;
    }
    check_type_name(check, parts.type);
    if (!pb_is_name(parts.identifier))
        report(check, RULE_NAME, "'%s' is not a valid identifier", parts.identifier);
    if (is_repeated(check, note))
        report(check, RULE_DUPLICATE, "defines %s/%s '%s' twice", parts.category, parts.type,
               parts.identifier);
}

static void check_property(const struct note_check *check, const struct plugin_note *note)
{
    struct property_note property;
    const char *identifier = pb_note_string(note, 3);
    if (!pb_note_property(note, &property)) {
        report(check, RULE_CONSISTENT, "has an inconsistent note of a property");
        return;
    }
    int length = (int)property.key_length;
    if (!has_implementation(check, note))
        report(check, RULE_STRAY,
               "property '%.*s' names %s/%s '%s', which the plugin does not "
               "define",
               length, property.key, pb_note_string(note, 1), pb_note_string(note, 2), identifier);
    else if (is_repeated(check, note))
        report(check, RULE_REPEATED, "'%s' sets '%.*s' twice", identifier, length, property.key);
    else if (pb_note_property_expects(&property))
        report(check, RULE_VALUE, "'%s': invalid value in '%s'; expected %s", identifier,
               property.key, pb_note_property_expects(&property));
}

/* The registry, then category and type. */
static void check_type_note(const struct note_check *check, const struct plugin_note *note)
{
    if (!*pb_note_string(note, 1) || !*pb_note_string(note, 2))
        report(check, RULE_CONSISTENT, "has an inconsistent note of a type");
    else
        check_type_name(check, pb_note_string(note, 2));
}

bool pb_note_rules_check(const struct notes_file *notes, note_fault_fn *report_fault, void *context)
{
    struct note_check check = {notes->notes, report_fault, context};
    if (!check_texts(&check))
        return false;
    check_registries(&check);
    for (const struct plugin_note *n = check.first; n; n = n->next)
        switch (n->kind) {
        case PATCHBAY_NOTE_IMPLEMENTATION:
            check_implementation(&check, n);
            break;
        case PATCHBAY_NOTE_PROPERTY:
            check_property(&check, n);
            break;
        case PATCHBAY_NOTE_TYPE:
            check_type_note(&check, n);
            break;
        case PATCHBAY_NOTE_PLUGIN:
            break;
        default:
            report(&check, RULE_KIND, "has a note of kind %u, which this Patchbay does not know",
                   n->kind);
        }
    return true;
}
