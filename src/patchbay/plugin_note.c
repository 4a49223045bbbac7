/* From the notes of a file to candidates: checked as a whole, refused as a whole. */
#include "plugins.h"

#include "patchbay/plugin.h"
#include "rows.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* What is wrong with a plugin: the code of the first fault, the texts of all. */
struct verdict {
    enum patchbay_code code;
    char text[1024];
};

__attribute__((format(printf, 3, 4))) static void
refuse(struct verdict *verdict, enum patchbay_code code, const char *format, ...)
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

/* ---- Properties --------------------------------------------------------------------------- */

struct property {
    const char *category, *type, *identifier;
    const char *pair; /* "key=value"; further elements of a list follow */
    const char *end;  /* of the note's text */
};

static bool read_property(const struct plugin_note *note, struct property *property)
{
    const char *registry;
    const char **fields[] = {&registry, &property->category, &property->type, &property->identifier,
                             &property->pair};
    const char *at = note->text, *end = note->text + note->text_size;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (at >= end)
            return false;
        *fields[i] = at;
        at += strlen(at) + 1;
    }
    property->end = end;
    return strchr(property->pair, '=');
}

static bool belongs(const struct property *property, const struct implementation_note *note)
{
    return strcmp(property->category, note->category) == 0 &&
           strcmp(property->type, note->type) == 0 &&
           strcmp(property->identifier, note->identifier) == 0;
}

static bool take_priority(struct candidate *candidate, const char *value)
{
    char *end;
    long priority = strtol(value, &end, 10);
    candidate->priority = (int)priority;
    return end != value && !*end && priority >= INT32_MIN && priority <= INT32_MAX;
}

static bool take_flag(bool *flag, const char *value)
{
    *flag = strcmp(value, "true") == 0;
    return *flag || strcmp(value, "false") == 0;
}

/* Takes a property that is no metadata; false when it is metadata. */
static bool take_own(struct candidate *candidate, const char *pair, struct verdict *verdict)
{
    const char *value = strchr(pair, '=') + 1;
    bool fine = true;
    if (strncmp(pair, "description=", 12) == 0)
        candidate->description = value;
    else if (strncmp(pair, "deprecated=", 11) == 0)
        candidate->deprecated = value;
    else if (strncmp(pair, "priority=", 9) == 0)
        fine = take_priority(candidate, value);
    else if (strncmp(pair, "opt_in=", 7) == 0)
        fine = take_flag(&candidate->opt_in, value);
    else
        return false;
    if (!fine)
        refuse(verdict, PATCHBAY_BAD_METADATA, "'%s': '%s' is not of its kind",
               candidate->identifier, pair);
    return true;
}

/* More metadata than this is no description of anything. */
enum { METADATA_MOST = 1 << 20 };

/* Appends "key=value", and "key=" with each further element, each with its NUL. Returns the size of
 * all that; with NULL nothing is written. */
static size_t append_pairs(char *end, const struct property *property)
{
    size_t key = (size_t)(strchr(property->pair, '=') - property->pair) + 1;
    size_t size = strlen(property->pair) + 1;
    if (end)
        memcpy(end, property->pair, size);
    for (const char *element = property->pair + size; element < property->end && *element;) {
        size_t length = strlen(element) + 1;
        if (end) {
            memcpy(end + size, property->pair, key);
            memcpy(end + size + key, element, length);
        }
        size += key + length;
        element += length;
    }
    return size;
}

/* All metadata that an implementation's properties hold; returns its size without the last NUL. */
static size_t append_metadata(char *text, const struct plugin *plugin,
                              const struct implementation_note *note, struct candidate *candidate,
                              struct verdict *verdict)
{
    struct property property;
    size_t size = 0;
    for (const struct plugin_note *n = plugin->notes.notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_PROPERTY && read_property(n, &property) &&
            belongs(&property, note) && !take_own(candidate, property.pair, verdict) &&
            size <= METADATA_MOST)
            size += append_pairs(text ? text + size : NULL, &property);
    return size;
}

/* The same as one metadata text: measured first, then written. */
static const char *metadata_text(struct registry *registry, const struct plugin *plugin,
                                 const struct implementation_note *note,
                                 struct candidate *candidate, struct verdict *verdict)
{
    struct verdict again = {PATCHBAY_NO_ERROR, ""}; /* each fault is told once */
    size_t size = append_metadata(NULL, plugin, note, candidate, verdict);
    if (size > METADATA_MOST) {
        refuse(verdict, PATCHBAY_BAD_METADATA, "'%s' has more than %d bytes of metadata",
               note->identifier, METADATA_MOST);
        return "";
    }
    char *text = pb_registry_keep(registry, size + 1);
    if (text)
        append_metadata(text, plugin, note, candidate, &again);
    return text;
}

/* ---- Implementations ---------------------------------------------------------------------- */

/* The number of the type; a new type when the program does not know it. -1 after refusing. */
static int type_of(struct registry *registry, unsigned category, const char *name,
                   struct verdict *verdict)
{
    int type = pb_types_find(registry, category, name);
    if (type >= 0)
        return type;
    if (pb_is_name(name) && strcmp(name, "help") != 0)
        type = pb_types_add(registry, category, name);
    if (type < 0)
        refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' cannot be the name of a type", name);
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
    if (!pb_is_name(note->identifier))
        refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' cannot be an identifier", note->identifier);
    if (is_duplicate(plugin, from, note))
        refuse(verdict, PATCHBAY_DUPLICATE, "it has '%s' of %s/%s twice", note->identifier,
               note->category, note->type);
    if (!pb_fingerprint_fits(registry->table, candidate->category, note, why, sizeof why))
        refuse(verdict, PATCHBAY_INCOMPATIBLE, "%s", why);
    candidate->metadata_text = metadata_text(registry, plugin, note, candidate, verdict);
    if (candidate->metadata_text && !pb_metadata_fits(registry->table, candidate->category,
                                                      candidate->metadata_text, why, sizeof why))
        refuse(verdict, PATCHBAY_BAD_METADATA, "'%s': %s", note->identifier, why);
    if (!candidate->metadata_text)
        refuse(verdict, PATCHBAY_OUT_OF_MEMORY, "out of memory");
}

/* The candidate of one note, not yet in its type's list; NULL when it can be none. */
static struct candidate *make_candidate(struct registry *registry, struct plugin *plugin,
                                        const struct plugin_note *from, struct verdict *verdict)
{
    struct candidate *candidate = pb_registry_keep(registry, sizeof *candidate);
    struct plugin_part *part = pb_registry_keep(registry, sizeof *part);
    if (!candidate || !part || !pb_note_read(from, &part->note)) {
        refuse(verdict, PATCHBAY_BAD_FILE, "a note contradicts itself");
        return NULL;
    }
    int category = pb_category_find(registry->table, part->note.category);
    if (category < 0) {
        refuse(verdict, PATCHBAY_UNKNOWN_CATEGORY, "this program has no category '%s'",
               part->note.category);
        return NULL;
    }
    int type = type_of(registry, (unsigned)category, part->note.type, verdict);
    if (type < 0)
        return NULL;
    part->plugin = plugin;
    part->raw = from;
    part->candidate = candidate;
    part->next = plugin->parts;
    plugin->parts = part;
    candidate->part = part;
    candidate->category = (unsigned)category;
    candidate->type = (unsigned)type;
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
            refuse(verdict, PATCHBAY_BAD_PLUGIN_NAME,
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

void pb_plugin_check(struct registry *registry, struct plugin *plugin)
{
    const char *ours = row_text(registry->table, registry->table->registry);
    struct verdict verdict;
    struct candidate *made = NULL, *next;
    verdict.code = plugin->code;
    snprintf(verdict.text, sizeof verdict.text, "%s", plugin->reason);
    for (const struct plugin_note *note = plugin->notes.notes; note; note = note->next) {
        struct candidate *candidate = NULL;
        if (strcmp(note->text, ours) != 0)
            refuse(&verdict, PATCHBAY_WRONG_REGISTRY, "it has a note for registry '%s', too",
                   note->text);
        else if (note->kind == PATCHBAY_NOTE_PLUGIN)
            take_own_note(plugin, note, &verdict);
        else if (note->kind == PATCHBAY_NOTE_IMPLEMENTATION)
            candidate = make_candidate(registry, plugin, note, &verdict);
        if (candidate) {
            candidate->next = made;
            made = candidate;
        }
    }
    plugin->reason = pb_registry_print(registry, "%s%s", verdict.text,
                                       plugin->code ? "" : pb_remedy(verdict.code));
    plugin->code = verdict.code;
    for (; made; made = next) {
        struct type_state *state = pb_candidates_of(registry, made->category, made->type);
        next = made->next;
        made->code = plugin->code;
        made->reason = plugin->reason ? plugin->reason : "out of memory";
        made->step = plugin->code ? STEP_FAILED : STEP_NEW;
        if (state)
            pb_candidates_insert(state, made);
    }
}
