#include "inspector/commands/check_plugins.h"

#include "environment/variables.h"
#include "error/error.h"
#include "inspector/answer/answer.h"
#include "inspector/check/examine.h"
#include "inspector/check/finding.h"
#include "inspector/check/trial.h"
#include "inspector/open_again.h"
#include "plugins/known.h"
#include "plugins/places.h"
#include "plugins/plugins.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static void add_stack(const struct plugin *plugin, struct value *findings)
{
    if (!plugin->code && plugin->notes.executable_stack)
        pb_finding_add(findings, "warning", NULL, plugin->file,
                       "requires an executable stack: loading it makes those of the program "
                       "executable, or fails",
                       "link it with -Wl,-z,noexecstack");
}

/* The reason of such a place begins with "by". */
static void add_unused(const struct place *place, const char *code, struct value *findings)
{
    char reason[sizeof((struct patchbay_error *)NULL)->text + 16];
    snprintf(reason, sizeof reason, "%s %s", code, place->reason);
    pb_finding_add(findings, "note", code, place->path, reason, place->hint);
}

void pb_check_places(struct registry *registry, struct value *findings)
{
    pb_registry_lock(registry);
    for (const struct place *place = registry->plugins->places; place; place = place->next) {
        bool ignored = place->state == PLACE_IGNORED && place->is_file;
        bool missing = place->state == PLACE_MISSING && strcmp(place->source, "installed") != 0;
        const char *code = place->code ? patchbay_code_name(place->code) : NULL;
        if (missing)
            pb_finding_add(findings, "warning", NULL, place->path, "directory does not exist",
                           "create it, or correct the variable");
        else if (place->state == PLACE_REFUSED || place->state == PLACE_IGNORED)
            pb_finding_add(findings, ignored ? "warning" : "error", code, place->path,
                           place->reason, place->hint);
        else if (place->state == PLACE_HIDDEN || place->state == PLACE_DISABLED)
            add_unused(place, code, findings);
    }
    for (const struct plugin *plugin = registry->plugins->first; plugin; plugin = plugin->next)
        if (!plugin->withdrawn)
            add_stack(plugin, findings);
    pb_registry_unlock(registry);
}

/* The plugin that was read from this file, or NULL. */
static const struct plugin *find_plugin(const struct registry *registry, const char *file)
{
    struct stat status;
    return stat(file, &status) == 0 ? pb_known_file(registry, &status) : NULL;
}

/* Adds how to make the program find a plugin outside its plugin directories. */
static void add_place(struct registry *registry, const struct plugin *plugin,
                      struct value *findings)
{
    struct value *finding = pb_finding_begin(findings, "note", NULL, plugin->file);
    pb_registry_lock(registry);
    pb_answer_text(finding, "text", "not in a searched directory");
    pb_answer_print(finding, "hint", "set %s=%.*s, or copy it to one that 'paths' lists",
                    pb_variable_name(registry, VARIABLE_PLUGIN_PATH),
                    (int)(strrchr(plugin->file, '/') - plugin->file), plugin->file);
    pb_registry_unlock(registry);
}

struct check_gathering {
    const struct plugin *plugin;
    struct value *list;
    struct value *findings;
    struct patchbay *handle;
    bool load, ok;
};

static bool belongs_to(const struct plugin *plugin,
                       const struct patchbay_implementation *implementation)
{
    return implementation->file && strcmp(implementation->file, plugin->file) == 0;
}

static bool examine(void *context, const struct patchbay_implementation *implementation)
{
    const struct check_gathering *gathering = context;
    if (belongs_to(gathering->plugin, implementation))
        pb_examine(pb_registry_of(gathering->handle), implementation->category_number,
                   implementation->type_number);
    return true;
}

static void load_in_trial(struct trials *trials, unsigned number)
{
    const struct patchbay_implementation *implementation = trials->context;
    struct patchbay_error error;
    char qualified[160];
    (void)number;
    snprintf(qualified, sizeof qualified, "%s:%s", implementation->plugin,
             implementation->identifier);
    pb_trial_begin(trials, implementation->file, implementation->identifier, "");
    if (!patchbay_get_implementation(trials->handle, implementation->category_number,
                                     implementation->type_number, qualified, &error))
        pb_finding_add(trials->findings, "error", patchbay_code_name(error.code),
                       implementation->file, error.text, error.hint);
}

static bool add_loaded(void *context, const struct patchbay_implementation *from)
{
    struct check_gathering *gathering = context;
    struct value *findings = gathering->findings;
    const struct value *before = findings ? findings->last : NULL;
    struct patchbay_implementation copy = *from;
    struct trials trials = {gathering->handle, findings, &copy, 1, load_in_trial, NULL, NULL};
    bool usable = from->state != PATCHBAY_STATE_FAILED && !gathering->plugin->code;
    if (!belongs_to(gathering->plugin, from))
        return true;
    if (from->state == PATCHBAY_STATE_FAILED)
        pb_finding_add(findings, "error", NULL, from->file, from->reason, from->hint);
    else if (usable && gathering->load)
        gathering->ok = findings && pb_trials_run(&trials) && gathering->ok;
    bool fails = findings && findings->last != before;
    struct value *value = pb_answer_object(gathering->list, NULL);
    pb_answer_bool(value, "selected", from->state == PATCHBAY_STATE_SELECTED);
    pb_answer_text(value, "category", from->category);
    pb_answer_text(value, "type", from->type);
    pb_answer_text(value, "identifier", from->identifier);
    pb_answer_text(value, "state", fails ? "failed" : patchbay_state_name(from->state));
    pb_answer_text(value, "reason", from->reason);
    pb_answer_text(value, "hint", from->hint);
    return gathering->ok;
}

/* Whether the program would use the file where it is: adding one of a directory would put it before
 * a plugin of its name that shadows it. `searched`: whether discovery examined it. */
static bool accepts(struct patchbay *handle, const char *file, bool *searched,
                    struct patchbay_error *error)
{
    struct registry *registry = pb_registry_of(handle);
    pb_registry_lock(registry);
    pb_discover_once(registry);
    const struct plugin *plugin = find_plugin(registry, file);
    bool shadowed = plugin && plugin->code == PATCHBAY_SHADOWED;
    *searched = plugin != NULL;
    if (shadowed) {
        pb_error_set(error, plugin->code, "plugin %s: shadowed %s", plugin->file, plugin->reason);
        pb_error_hint(error, "%s", plugin->hint);
    }
    pb_registry_unlock(registry);
    return !shadowed && patchbay_add_plugin(handle, file, error);
}

bool pb_check_file(struct patchbay *handle, const char *file, bool load, struct value *files,
                   struct value *findings)
{
    struct patchbay_error error = {.code = PATCHBAY_NO_ERROR};
    struct patchbay *copy = pb_open_again(handle, NULL, &error);
    struct value *value = pb_answer_object(files, NULL);
    bool searched = false;
    bool accepted = copy && accepts(copy, file, &searched, &error);
    const struct plugin *plugin = copy ? find_plugin(pb_registry_of(copy), file) : NULL;
    struct check_gathering gathering = {plugin, NULL, findings, copy, load, true};
    pb_answer_text(value, "file", file);
    gathering.list = pb_answer_list(value, "implementations");
    if (!accepted)
        pb_finding_add(findings, "error", patchbay_code_name(error.code), file,
                       error.code ? error.text
                       : plugin   ? plugin->reason
                                  : "out of memory",
                       error.code ? error.hint : "");
    if (plugin) {
        add_stack(plugin, findings);
        if (!searched)
            add_place(pb_registry_of(copy), plugin, findings);
        const struct value *before = findings ? findings->last : NULL;
        patchbay_each(copy, PATCHBAY_ALL, examine, &gathering, NULL);
        patchbay_each(copy, PATCHBAY_ALL, add_loaded, &gathering, NULL);
        accepted = accepted && findings && findings->last == before;
    }
    pb_answer_bool(value, "accepted", accepted);
    patchbay_close(copy);
    return gathering.ok;
}
