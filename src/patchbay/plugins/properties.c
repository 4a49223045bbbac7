#include "plugins/properties.h"

#include "error/error.h"
#include "error/verdict.h"
#include "patchbay/plugin.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include <stdlib.h>
#include <string.h>

/* More metadata than this does not describe anything. */
enum { METADATA_MAX = 1 << 20 };

/* A copy, since no empty string ends the list in the note. Without memory, which the registry
 * notes, there are none. */
static const char *copy_aliases(struct registry *registry, const struct property_note *property)
{
    size_t size = (size_t)(property->end - property->value);
    char *aliases = pb_alloc(registry, size + 1);
    return aliases ? memcpy(aliases, property->value, size) : NULL;
}

/* The rules of notes checked the kind of the value; a rejected candidate may have any. */
static void set_own(struct registry *registry, struct candidate *candidate,
                    const struct property_note *property)
{
    switch (property->property) {
    case NOTE_PROPERTY_NAME:
        candidate->identifier = property->value;
        break;
    case NOTE_PROPERTY_DESCRIPTION:
        candidate->description = property->value;
        break;
    case NOTE_PROPERTY_DEPRECATED:
        candidate->deprecated = property->value;
        break;
    case NOTE_PROPERTY_PRIORITY:
        candidate->priority = (int)strtol(property->value, NULL, 10);
        break;
    case NOTE_PROPERTY_OPT_IN:
        candidate->opt_in = strcmp(property->value, "true") == 0;
        break;
    case NOTE_PROPERTY_ALIASES:
        candidate->aliases = copy_aliases(registry, property);
        break;
    case NOTE_PROPERTIES:
        break;
    }
}

/* Appends "key=value" for each element, or the key alone, each with its NUL. Returns the size of
 * all that; with NULL nothing is written. */
static size_t append_metadata(char *text, const struct property_note *property)
{
    size_t key = property->key_length + 1; /* with '=' */
    size_t size = 0;
    if (property->value == property->end) {
        if (text)
            memcpy(stpncpy(text, property->key, key - 1), "", 1);
        return key;
    }
    for (const char *element = property->value; element < property->end;) {
        size_t length = strlen(element) + 1;
        if (text) {
            memcpy(text + size, property->key, key);
            memcpy(text + size + key, element, length);
        }
        size += key + length;
        element += length;
    }
    return size;
}

static bool is_of(const struct plugin_note *note, const struct candidate *candidate,
                  struct property_note *property)
{
    return note->kind == PATCHBAY_NOTE_PROPERTY &&
           pb_note_same_implementation(note, candidate->part->from) &&
           pb_note_property(note, property);
}

/* Calls set_own() for what is not metadata; returns the size of the metadata text without the last
 * NUL. */
static size_t set_all_own(struct registry *registry, const struct plugin *plugin,
                          struct candidate *candidate)
{
    struct property_note property;
    size_t size = 0;
    for (const struct plugin_note *n = plugin->notes.notes; n && size <= METADATA_MAX; n = n->next)
        if (is_of(n, candidate, &property)) {
            if (property.property == NOTE_PROPERTIES)
                size += append_metadata(NULL, &property);
            else
                set_own(registry, candidate, &property);
        }
    return size;
}

static void write_metadata(const struct plugin *plugin, const struct candidate *candidate,
                           char *text)
{
    struct property_note property;
    for (const struct plugin_note *n = plugin->notes.notes; n; n = n->next)
        if (is_of(n, candidate, &property) && property.property == NOTE_PROPERTIES)
            text += append_metadata(text, &property);
}

bool pb_properties_apply(struct registry *registry, const struct plugin *plugin,
                         struct candidate *candidate, struct patchbay_error *verdict)
{
    unsigned shortages = registry->shortages;
    candidate->description = candidate->metadata_text = "";
    size_t size = set_all_own(registry, plugin, candidate);
    if (size > METADATA_MAX) {
        pb_reject(verdict, PATCHBAY_BAD_METADATA, "'%s' has more than %d bytes of metadata",
                  candidate->identifier, METADATA_MAX);
        return true;
    }
    char *text = size ? pb_alloc(registry, size + 1) : NULL;
    if (registry->shortages != shortages)
        return pb_error_out_of_memory(verdict);
    if (size) {
        write_metadata(plugin, candidate, text);
        candidate->metadata_text = text;
    }
    return true;
}
