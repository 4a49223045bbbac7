#include "plugins/plugin_notes.h"

#include "error/error.h"
#include "error/nearest.h"
#include "error/verdict.h"
#include "notes/fingerprint.h"
#include "notes/note_rules.h"
#include "patchbay/plugin.h"
#include "plugins/properties.h"
#include "plugins/types.h"
#include "registry/category.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "table/metadata.h"
#include "table/name.h"
#include "table/rows.h"
#include "table/type_names.h"
#include <string.h>

static bool is_of_registry(const struct registry *registry, const struct plugin_note *note)
{
    return strcmp(note->text, row_text(registry->table, registry->table->registry)) == 0;
}

const char *pb_plugin_other_registry(const struct registry *registry,
                                     const struct notes_file *notes)
{
    const char *other = "";
    for (const struct plugin_note *note = notes->notes; note; note = note->next) {
        if (is_of_registry(registry, note))
            return NULL;
        other = note->text;
    }
    return other;
}

/* ---- Implementations ---------------------------------------------------------------------- */

static int find_noted_category(const struct registry *registry, const char *name,
                               struct patchbay_error *verdict)
{
    int category = pb_category_find(registry->table, name);
    if (category < 0)
        pb_reject(verdict, PATCHBAY_UNKNOWN_CATEGORY, "this program has no category '%s'", name);
    return category;
}

/* The type that a candidate names, which is added if the program does not know it and the plugin is
 * not rejected already; NULL if there is none. A flat one has the written name of its
 * implementation. */
static struct type_state *find_noted_type(struct registry *registry,
                                          const struct candidate *candidate, unsigned category,
                                          const struct patchbay_error *verdict)
{
    const char *name = candidate->part->note.type;
    int number = pb_types_find(registry, category, name);
    if (number >= 0)
        return pb_type_of(registry, category, (unsigned)number);
    if (pb_is_flat(&registry->categories[category]) && pb_names_equal(candidate->identifier, name))
        name = candidate->identifier;
    return candidate->part->plugin->code || verdict->code ? NULL
                                                          : pb_types_add(registry, category, name);
}

static void check_new_candidate(struct registry *registry, const struct candidate *candidate,
                                struct patchbay_error *verdict)
{
    const struct implementation_note *note = &candidate->part->note;
    unsigned category = candidate->type->category->number;
    char why[512];
    if (!pb_names_equal(candidate->identifier, note->identifier))
        pb_reject(verdict, PATCHBAY_BAD_PLUGIN_NAME, "'%s' is not a written form of '%s'",
                  candidate->identifier, note->identifier);
    if (!pb_fingerprint_fits(registry->table, category, note, why, sizeof why))
        pb_reject(verdict, PATCHBAY_INCOMPATIBLE, "%s", why);
    if (!pb_metadata_fits(registry->table, category, candidate->metadata_text, why, sizeof why))
        pb_reject(verdict, PATCHBAY_BAD_METADATA, "'%s': %s", note->identifier, why);
}

/* The candidate of one note, not yet in its type's list; NULL if there can be none. */
static struct candidate *make_candidate(struct registry *registry, struct plugin *plugin,
                                        const struct plugin_note *from,
                                        struct patchbay_error *verdict)
{
    struct candidate *candidate = pb_alloc(registry, sizeof *candidate);
    struct plugin_part *part = pb_alloc(registry, sizeof *part);
    if (!candidate || !part) {
        pb_error_out_of_memory(verdict);
        return NULL;
    }
    if (!pb_note_implementation(from, &part->note))
        return NULL; /* the rules rejected it */
    *part = (struct plugin_part){plugin->parts, candidate, plugin, from, part->note};
    candidate->part = part;
    candidate->identifier = part->note.identifier;
    candidate->origin = PATCHBAY_PLUGIN_FILE;
    int category = find_noted_category(registry, part->note.category, verdict);
    if (category < 0 || !pb_properties_apply(registry, plugin, candidate, verdict))
        return NULL;
    candidate->type = find_noted_type(registry, candidate, (unsigned)category, verdict);
    if (!candidate->type)
        return NULL;
    plugin->parts = part;
    if (!plugin->code)
        check_new_candidate(registry, candidate, verdict);
    if (candidate->aliases && !plugin->code && !verdict->code)
        pb_types_add_aliases(candidate->type, candidate->aliases);
    return candidate;
}

/* ---- The plugin --------------------------------------------------------------------------- */

static void check_plugin_name(const struct plugin *plugin, struct patchbay_error *verdict)
{
    const char *name = pb_note_plugin_value(&plugin->notes, "plugin");
    if (name && strcmp(name, plugin->name) != 0)
        pb_reject(verdict, PATCHBAY_BAD_PLUGIN_NAME,
                  "its manifest names it '%s', so the file must be %s.so", name, name);
}

static void reject_note(void *context, enum note_rule rule, const char *text)
{
    static const enum patchbay_code codes[] = {
        [RULE_COUNT] = PATCHBAY_BAD_FILE,        [RULE_TEXT] = PATCHBAY_BAD_FILE,
        [RULE_KIND] = PATCHBAY_BAD_FILE,         [RULE_CONSISTENT] = PATCHBAY_BAD_FILE,
        [RULE_NAME] = PATCHBAY_BAD_PLUGIN_NAME,  [RULE_ONE_REGISTRY] = PATCHBAY_BAD_FILE,
        [RULE_DUPLICATE] = PATCHBAY_DUPLICATE,   [RULE_STRAY] = PATCHBAY_BAD_METADATA,
        [RULE_REPEATED] = PATCHBAY_BAD_METADATA, [RULE_VALUE] = PATCHBAY_BAD_METADATA,
    };
    pb_reject(context, codes[rule], "%s", text);
}

/* Returns the candidates that the notes make, rejected or not. */
static struct candidate *make_candidates(struct registry *registry, struct plugin *plugin,
                                         struct patchbay_error *verdict)
{
    struct candidate *made = NULL;
    if (!pb_note_rules_check(&plugin->notes, reject_note, verdict))
        return NULL;
    check_plugin_name(plugin, verdict);
    for (const struct plugin_note *n = plugin->notes.notes; n; n = n->next) {
        if (!is_of_registry(registry, n))
            continue;
        if (n->kind == PATCHBAY_NOTE_TYPE)
            find_noted_category(registry, pb_note_string(n, 1), verdict);
        struct candidate *candidate = n->kind == PATCHBAY_NOTE_IMPLEMENTATION
                                          ? make_candidate(registry, plugin, n, verdict)
                                          : NULL;
        if (candidate) {
            candidate->next = made;
            made = candidate;
        }
    }
    return made;
}

void pb_plugin_check_notes(struct registry *registry, struct plugin *plugin,
                           struct patchbay_error *verdict)
{
    struct patchbay_error found;
    pb_error_clear(&found);
    plugin->code = verdict->code;
    struct candidate *made = make_candidates(registry, plugin, &found), *next;
    if (!verdict->code && found.code)
        *verdict = found;
    plugin->code = verdict->code;
    if (plugin->code) {
        plugin->reason = pb_strdup(registry, verdict->text);
        plugin->hint = pb_strdup(registry, verdict->hint);
    }
    if (!plugin->reason || !plugin->hint) {
        plugin->code = PATCHBAY_OUT_OF_MEMORY;
        plugin->reason = "out of memory";
        plugin->hint = "";
    }
    for (; made; made = next) {
        next = made->next;
        made->code = plugin->code;
        made->reason = plugin->reason;
        made->hint = plugin->hint;
        made->step = plugin->code ? STEP_FAILED : STEP_NEW;
        pb_candidates_insert(made);
    }
}
