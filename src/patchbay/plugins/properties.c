/* Properties: what the notes of a plugin say of an implementation beside its interface. */
#include "plugins/plugins.h"

#include "patchbay/plugin.h"
#include <stdlib.h>
#include <string.h>

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
        pb_refuse(verdict, PATCHBAY_BAD_METADATA, "'%s': '%s' is not of its kind",
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
const char *pb_properties_text(struct registry *registry, const struct plugin *plugin,
                               const struct implementation_note *note, struct candidate *candidate,
                               struct verdict *verdict)
{
    struct verdict again = {PATCHBAY_NO_ERROR, ""}; /* each fault is told once */
    size_t size = append_metadata(NULL, plugin, note, candidate, verdict);
    if (size > METADATA_MOST) {
        pb_refuse(verdict, PATCHBAY_BAD_METADATA, "'%s' has more than %d bytes of metadata",
                  note->identifier, METADATA_MOST);
        return "";
    }
    char *text = pb_alloc(registry, size + 1);
    if (text)
        append_metadata(text, plugin, note, candidate, &again);
    return text;
}

/* ---- As a whole --------------------------------------------------------------------------- */

static bool names_an_implementation(const struct plugin *plugin, const struct property *property)
{
    struct implementation_note note;
    for (const struct plugin_note *n = plugin->notes.notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION && pb_note_read(n, &note) &&
            belongs(property, &note))
            return true;
    return false;
}

/* Whether another note gives the same key to the same implementation. */
static bool is_given_twice(const struct plugin_note *first, const struct plugin_note *note,
                           const struct property *property)
{
    struct property other;
    size_t key = strcspn(property->pair, "=") + 1;
    for (; first != note; first = first->next)
        if (first->kind == PATCHBAY_NOTE_PROPERTY && read_property(first, &other) &&
            strcmp(other.category, property->category) == 0 &&
            strcmp(other.type, property->type) == 0 &&
            strcmp(other.identifier, property->identifier) == 0 &&
            strncmp(other.pair, property->pair, key) == 0)
            return true;
    return false;
}

void pb_properties_check(const struct plugin *plugin, struct verdict *verdict)
{
    struct property property;
    for (const struct plugin_note *n = plugin->notes.notes; n; n = n->next) {
        if (n->kind != PATCHBAY_NOTE_PROPERTY)
            continue;
        if (!read_property(n, &property))
            pb_refuse(verdict, PATCHBAY_BAD_FILE, "a property contradicts itself");
        else if (!names_an_implementation(plugin, &property))
            pb_refuse(verdict, PATCHBAY_BAD_METADATA,
                      "'%s' is a property of %s/%s: %s, which it lacks", property.pair,
                      property.category, property.type, property.identifier);
        else if (is_given_twice(plugin->notes.notes, n, &property))
            pb_refuse(verdict, PATCHBAY_BAD_METADATA, "'%s' gives '%s' a second value",
                      property.identifier, property.pair);
    }
}
