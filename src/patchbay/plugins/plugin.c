#include "plugins/plugin.h"

#include "error/error.h"
#include "error/verdict.h"
#include "plugins/plugins.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "trust/trust.h"
#include "trust/walk.h"
#include <errno.h>
#include <limits.h>
#include <string.h>

/* ---- Of a candidate ----------------------------------------------------------------------- */

const char *pb_plugin_name(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->name : NULL;
}

const char *pb_plugin_path(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->file : NULL;
}

const char *pb_plugin_version(const struct candidate *candidate)
{
    return candidate->part ? pb_note_plugin_value(&candidate->part->plugin->notes, "version")
                           : NULL;
}

unsigned pb_plugin_position(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->position : 0;
}

bool pb_is_installed(const struct candidate *candidate)
{
    return candidate->part ? candidate->part->plugin->installed
                           : candidate->origin == PATCHBAY_BUILTIN;
}

/* ---- Changes ------------------------------------------------------------------------------ */

void pb_plugin_withdraw(struct plugin *plugin)
{
    plugin->withdrawn = true;
    for (struct plugin_part *part = plugin->parts; part; part = part->next)
        part->candidate->removed = true;
}

static void fail_candidate_of_plugin(struct candidate *candidate, enum patchbay_code code,
                                     const char *reason, const char *hint)
{
    candidate->step = STEP_FAILED;
    candidate->code = code;
    candidate->reason = reason;
    candidate->hint = hint;
}

void pb_plugin_restore(struct plugin *plugin)
{
    plugin->withdrawn = false;
    for (struct plugin_part *part = plugin->parts; part; part = part->next) {
        struct candidate *candidate = part->candidate;
        candidate->removed = false;
        if (plugin->code) {
            fail_candidate_of_plugin(candidate, plugin->code, plugin->reason, plugin->hint);
        } else if (candidate->step == STEP_FAILED) {
            candidate->step = STEP_NEW;
            candidate->code = PATCHBAY_NO_ERROR;
        }
    }
}

void pb_plugin_shadow(struct registry *registry, struct plugin *plugin,
                      const struct patchbay_error *verdict)
{
    const char *reason = pb_intern(registry, verdict->text);
    const char *hint = pb_intern(registry, verdict->hint);
    if (!reason || !hint)
        return;
    plugin->code = verdict->code;
    plugin->reason = reason;
    plugin->hint = hint;
    for (struct plugin_part *part = plugin->parts; part; part = part->next)
        if (part->candidate->step == STEP_NEW || part->candidate->step == STEP_FAILED)
            fail_candidate_of_plugin(part->candidate, plugin->code, reason, hint);
        else
            part->candidate->removed = true;
}

void pb_plugin_outdate(struct plugin *plugin)
{
    for (struct plugin_part *part = plugin->parts; part; part = part->next)
        if (part->candidate->step == STEP_NEW || part->candidate->step == STEP_FAILED)
            fail_candidate_of_plugin(part->candidate, PATCHBAY_RECORD_MISMATCH,
                                     "its file changed after it was loaded", "restart the program");
}

bool pb_plugin_same_content(const struct stat *left, const struct stat *right)
{
    return left->st_size == right->st_size && left->st_mtim.tv_sec == right->st_mtim.tv_sec &&
           left->st_mtim.tv_nsec == right->st_mtim.tv_nsec &&
           left->st_ctim.tv_sec == right->st_ctim.tv_sec &&
           left->st_ctim.tv_nsec == right->st_ctim.tv_nsec;
}

static bool check_trust(struct registry *registry, const struct plugin *plugin,
                        const struct stat *file, char *resolved, struct patchbay_error *verdict)
{
    struct trust *trust = registry->plugins->trust;
    if (pb_trust_check(trust, plugin->file, file, resolved, verdict))
        return true;
    if (pb_error_is_transient(verdict))
        pb_set_transient(registry, trust->origin_error);
    return false;
}

bool pb_plugin_check_trust(struct registry *registry, const struct plugin *plugin, char *resolved,
                           struct patchbay_error *verdict)
{
    const struct stat *file = plugin->may_be_link ? NULL : &plugin->status;
    return check_trust(registry, plugin, file, resolved, verdict);
}

bool pb_plugin_is_unchanged(struct registry *registry, const struct plugin *plugin,
                            struct patchbay_error *verdict)
{
    struct stat status;
    char resolved[PATH_MAX];
    if (stat(plugin->file, &status) != 0)
        return pb_reject(verdict, PATCHBAY_LOAD_FAILED, "%s: %s", plugin->file, strerror(errno));
    pb_trust_forget(registry->plugins->trust);
    if (!check_trust(registry, plugin, NULL, resolved, verdict))
        return false;
    return (stat(resolved, &status) == 0 && strcmp(resolved, plugin->resolved) == 0 &&
            status.st_dev == plugin->status.st_dev && status.st_ino == plugin->status.st_ino &&
            pb_plugin_same_content(&plugin->status, &status)) ||
           pb_reject(verdict, PATCHBAY_RECORD_MISMATCH, "%s changed after it was read",
                     plugin->file);
}
