/* From the notes of a file to candidates: checked as a whole, refused as a whole. */
#include "plugins/plugins.h"

#include "patchbay/plugin.h"
#include "table/metadata.h"
#include "table/rows.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void pb_refuse(struct verdict *verdict, enum patchbay_code code, const char *format, ...)
{
    size_t used = strlen(verdict->text);
    if (!verdict->code)
        verdict->code = code;
    if (used && used + 3 < sizeof verdict->text)
        used += (size_t)snprintf(verdict->text + used, sizeof verdict->text - used, "; ");
    va_list list;
    va_start(list, format);
    vsnprintf(verdict->text + used, sizeof verdict->text - used, format, list);
    va_end(list);
}

/* ---- Implementations ---------------------------------------------------------------------- */

/* The type of a name; a new one when the program does not know it, unless the plugin is refused
 * already. NULL after refusing. */
static struct type_state *type_of(struct registry *registry, const struct plugin *plugin,
                                  unsigned category, const char *name, struct verdict *verdict)
{
    int number = pb_types_find(registry, category, name);
    struct type_state *type = NULL;
    if (number >= 0)
        return pb_type_of(registry, category, (unsigned)number);
    if (!plugin->code && pb_is_name(name) && strcmp(name, "help") != 0)
        type = pb_types_add(registry, category, name);
    if (!plugin->code && !type)
        pb_refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' cannot be the name of a type", name);
    return type;
}

static bool is_duplicate(const struct plugin *plugin, const struct plugin_note *until,
                         const struct implementation_note *note)
{
    struct implementation_note other;
    for (const struct plugin_note *n = plugin->notes.notes; n != until; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION && pb_note_read(n, &other) &&
            strcmp(other.category, note->category) == 0 && strcmp(other.type, note->type) == 0 &&
            strcmp(other.identifier, note->identifier) == 0)
            return true;
    return false;
}

static void check_implementation(struct registry *registry, const struct plugin *plugin,
                                 const struct plugin_note *from, struct candidate *candidate,
                                 struct verdict *verdict)
{
    const struct implementation_note *note = &candidate->part->note;
    char why[512];
    if (plugin->code) { /* refused already; it is only shown */
        struct verdict unused = {plugin->code, ""};
        const char *text = pb_properties_text(registry, plugin, note, candidate, &unused);
        candidate->metadata_text = text ? text : "";
        return;
    }
    if (!pb_is_name(note->identifier))
        pb_refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' cannot be an identifier",
                  note->identifier);
    if (is_duplicate(plugin, from, note))
        pb_refuse(verdict, PATCHBAY_DUPLICATE, "it has '%s' of %s/%s twice", note->identifier,
                  note->category, note->type);
    if (!pb_fingerprint_fits(registry->table, candidate->type->category->number, note, why,
                             sizeof why))
        pb_refuse(verdict, PATCHBAY_INCOMPATIBLE, "%s", why);
    candidate->metadata_text = pb_properties_text(registry, plugin, note, candidate, verdict);
    if (candidate->metadata_text &&
        !pb_metadata_fits(registry->table, candidate->type->category->number,
                          candidate->metadata_text, why, sizeof why))
        pb_refuse(verdict, PATCHBAY_BAD_METADATA, "'%s': %s", note->identifier, why);
    if (!candidate->metadata_text)
        pb_refuse(verdict, PATCHBAY_OUT_OF_MEMORY, "out of memory");
}

/* The candidate of one note, not yet in its type's list; NULL when it can be none. */
static struct candidate *make_candidate(struct registry *registry, struct plugin *plugin,
                                        const struct plugin_note *from, struct verdict *verdict)
{
    struct candidate *candidate = pb_alloc(registry, sizeof *candidate);
    struct plugin_part *part = pb_alloc(registry, sizeof *part);
    if (!candidate || !part || !pb_note_read(from, &part->note)) {
        pb_refuse(verdict, PATCHBAY_BAD_FILE, "a note contradicts itself");
        return NULL;
    }
    int category = pb_category_find(registry->table, part->note.category);
    if (category < 0) {
        pb_refuse(verdict, PATCHBAY_UNKNOWN_CATEGORY, "this program has no category '%s'",
                  part->note.category);
        return NULL;
    }
    struct type_state *type = type_of(registry, plugin, (unsigned)category, part->note.type,
                                      verdict);
    if (!type)
        return NULL;
    part->plugin = plugin;
    part->raw = from;
    part->candidate = candidate;
    part->next = plugin->parts;
    plugin->parts = part;
    candidate->part = part;
    candidate->type = type;
    candidate->identifier = part->note.identifier;
    candidate->description = "";
    candidate->origin = PATCHBAY_PLUGIN_FILE;
    check_implementation(registry, plugin, from, candidate, verdict);
    return candidate;
}

/* ---- The plugin --------------------------------------------------------------------------- */

static void take_own_note(struct plugin *plugin, const struct plugin_note *note,
                          struct verdict *verdict)
{
    const char *end = note->text + note->text_size;
    for (const char *at = note->text + strlen(note->text) + 1; at < end && *at;
         at += strlen(at) + 1) {
        if (strncmp(at, "version=", 8) == 0)
            plugin->version = at + 8;
        else if (strncmp(at, "description=", 12) == 0)
            plugin->description = at + 12;
        else if (strncmp(at, "license=", 8) == 0)
            plugin->license = at + 8;
        else if (strncmp(at, "plugin=", 7) == 0 && strcmp(at + 7, plugin->name) != 0)
            pb_refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME,
                      "its manifest names it '%s'; the file must be named %s.so", at + 7, at + 7);
    }
}

const char *pb_plugin_other_registry(const struct registry *registry,
                                     const struct notes_file *notes)
{
    const char *ours = row_text(registry->table, registry->table->registry);
    const char *other = NULL;
    for (const struct plugin_note *note = notes->notes; note; note = note->next) {
        if (strcmp(note->text, ours) == 0)
            return NULL;
        other = note->text;
    }
    return other ? other : "";
}

/* What concerns no note alone. False when candidates should not be made of them. */
static bool check_all(const struct plugin *plugin, struct verdict *verdict)
{
    size_t count = 0;
    for (const struct plugin_note *note = plugin->notes.notes; note; note = note->next) {
        count += note->kind == PATCHBAY_NOTE_IMPLEMENTATION || note->kind == PATCHBAY_NOTE_PROPERTY;
        if (!pb_note_is_readable(note)) {
            pb_refuse(verdict, PATCHBAY_BAD_FILE, "a note has control characters, or is not UTF-8");
            return false;
        }
    }
    if (count <= NOTES_MOST) {
        if (!plugin->code)
            pb_properties_check(plugin, verdict);
        return true;
    }
    pb_refuse(verdict, PATCHBAY_BAD_FILE, "it has more than %d notes", NOTES_MOST);
    return false;
}

/* A type that the plugin announces must be one that it may bring. */
static void check_type_note(struct registry *registry, const struct plugin_note *note,
                            struct verdict *verdict)
{
    const char *end = note->text + note->text_size;
    const char *category = note->text + strlen(note->text) + 1;
    const char *type = category < end ? category + strlen(category) + 1 : end;
    if (type >= end)
        pb_refuse(verdict, PATCHBAY_BAD_FILE, "a note contradicts itself");
    else if (pb_category_find(registry->table, category) < 0)
        pb_refuse(verdict, PATCHBAY_UNKNOWN_CATEGORY, "this program has no category '%s'",
                  category);
    else if (!pb_is_name(type))
        pb_refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' cannot be the name of a type", type);
}

/* Returns the candidate that a note makes, or NULL. */
static struct candidate *check_note(struct registry *registry, struct plugin *plugin,
                                    const struct plugin_note *note, struct verdict *verdict)
{
    if (strcmp(note->text, row_text(registry->table, registry->table->registry)) != 0)
        pb_refuse(verdict, PATCHBAY_WRONG_REGISTRY, "it has a note for registry '%s', too",
                  note->text);
    else if (note->kind == PATCHBAY_NOTE_IMPLEMENTATION)
        return make_candidate(registry, plugin, note, verdict);
    else if (note->kind == PATCHBAY_NOTE_PLUGIN)
        take_own_note(plugin, note, verdict);
    else if (note->kind == PATCHBAY_NOTE_TYPE)
        check_type_note(registry, note, verdict);
    else if (note->kind != PATCHBAY_NOTE_PROPERTY)
        pb_refuse(verdict, PATCHBAY_BAD_FILE,
                  "it has a note of kind %u, which this Patchbay does not know", note->kind);
    return NULL;
}

void pb_plugin_check(struct registry *registry, struct plugin *plugin)
{
    struct verdict verdict;
    struct candidate *made = NULL, *next;
    verdict.code = plugin->code;
    snprintf(verdict.text, sizeof verdict.text, "%s", plugin->reason);
    const struct plugin_note *note = check_all(plugin, &verdict) ? plugin->notes.notes : NULL;
    for (; note; note = note->next) {
        struct candidate *candidate = check_note(registry, plugin, note, &verdict);
        if (candidate) {
            candidate->next = made;
            made = candidate;
        }
    }
    plugin->reason = pb_asprintf(registry, "%s%s", verdict.text,
                                 plugin->code ? "" : pb_remedy(verdict.code));
    plugin->code = plugin->reason ? verdict.code : PATCHBAY_OUT_OF_MEMORY;
    if (!plugin->reason)
        plugin->reason = "out of memory";
    for (; made; made = next) {
        next = made->next;
        made->code = plugin->code;
        made->reason = plugin->reason;
        made->step = plugin->code ? STEP_FAILED : STEP_NEW;
        pb_candidates_insert(made);
    }
}
