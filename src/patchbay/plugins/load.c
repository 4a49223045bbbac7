/* The first use of a candidate of a plugin: dlopen, and whether the plugin matches its notes. The
 * only user of <dlfcn.h>. */
#define _GNU_SOURCE /* ST_NOEXEC */
#include "registry/plugins.h"

#include "error/error.h"
#include "error/verdict.h"
#include "notes/fingerprint.h"
#include "patchbay/plugin.h"
#include "plugins/plugin.h"
#include "registry/category.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/registry.h"
#include "selection/candidate.h"
#include "selection/candidates.h"
#include "selection/threads.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

static void reject_record(const struct plugin_part *part, struct patchbay_error *verdict)
{
    pb_reject(verdict, PATCHBAY_RECORD_MISSING, "does not export %s", part->note.record);
}

/* The loader's words for this are about segments. */
static bool reject_noexec(const char *path, struct patchbay_error *verdict)
{
    struct statvfs system;
    if (statvfs(path, &system) != 0 || !(system.f_flag & ST_NOEXEC))
        return false;
    pb_error_set(verdict, PATCHBAY_LOAD_FAILED, "its file system is mounted with noexec");
    pb_error_hint(verdict, "move it to another file system, or mount this one with exec");
    return true;
}

/* If something was short when dlopen() failed: memory is in errno, files only in its message. */
static bool reject_for_now(int number, const char *text, struct patchbay_error *verdict)
{
    static const int numbers[] = {ENOMEM, EMFILE, ENFILE, EAGAIN};
    for (size_t i = 0; text && i < sizeof numbers / sizeof *numbers; i++)
        if (number == numbers[i] || strstr(text, strerror(numbers[i])))
            return !pb_error_transient(numbers[i], verdict);
    return false;
}

static void reject_mismatch(struct patchbay_error *verdict)
{
    pb_error_set(verdict, PATCHBAY_RECORD_MISMATCH,
                 "the loaded file does not match the notes read earlier");
    pb_error_hint(verdict, "restart the program if the file was replaced; otherwise rebuild it");
}

/* The interface, or NULL with a verdict. The handle is never closed: pointers into a plugin that
 * was loaded stay valid. Without the lock. */
static const void *load_part(const struct plugin_part *part, bool *loaded,
                             struct patchbay_error *verdict)
{
    errno = 0;
    void *handle = dlopen(part->plugin->resolved, RTLD_NOW | RTLD_LOCAL);
    *loaded = handle;
    int number = errno;
    if (!handle) {
        const char *text = dlerror(); /* valid until the next call */
        if (!reject_for_now(number, text, verdict) &&
            !reject_noexec(part->plugin->resolved, verdict))
            pb_reject(verdict, PATCHBAY_LOAD_FAILED, "%s",
                      text ? text : "unknown error from dlopen");
        return NULL;
    }
    const struct patchbay_record *record = dlsym(handle, part->note.record);
    if (!record)
        reject_record(part, verdict);
    else if (record->magic != PATCHBAY_RECORD_MAGIC || record->size != part->from->raw_size ||
             !record->note || memcmp(record->note, part->from->raw, record->size) != 0)
        reject_mismatch(verdict);
    else if (!record->interface)
        pb_reject(verdict, PATCHBAY_RECORD_MISMATCH, "its record has no interface");
    else
        return record->interface;
    return NULL;
}

/* The interface in the program's layout: as it is, or a copy member by member. */
static const void *in_shape(struct registry *registry, const struct candidate *candidate,
                            const void *interface)
{
    const struct patchbay_table *table = registry->table;
    const struct implementation_note *note = &candidate->part->note;
    const struct category_state *category = candidate->type->category;
    if (pb_fingerprint_same_shape(table, category->number, note))
        return interface;
    void *copy = pb_alloc(registry, category->row->interface_size);
    if (copy)
        pb_fingerprint_reshape(table, category->number, note, interface, copy);
    return copy;
}

/* Releases the lock while the dynamic loader runs: constructors may look things up. */
static const void *load_unlocked(struct registry *registry, const struct plugin_part *part,
                                 struct patchbay_error *verdict)
{
    struct loader loader;
    int cancel_state = registry->cancel_state;
    bool loaded;
    pb_loader_enter(registry, &loader);
    part->plugin->loading++;
    /* A thread that is cancelled in the dynamic loader would keep the loader's lock. */
    registry->cancel_state = PTHREAD_CANCEL_DISABLE;
    pb_registry_pause(registry);
    const void *interface = load_part(part, &loaded, verdict);
    pb_registry_lock(registry);
    registry->cancel_state = cancel_state;
    part->plugin->loading--;
    part->plugin->used = part->plugin->used || loaded;
    pb_loader_leave(registry, &loader);
    return interface;
}

/* Makes the candidate STEP_FAILED, which is a result, and so true. False, with an error, if the
 * failure is not the plugin's. */
static bool fail_candidate(struct registry *registry, struct candidate *candidate,
                           const struct patchbay_error *verdict, struct patchbay_error *error)
{
    if (pb_error_is_transient(verdict)) {
        pb_error_set(error, verdict->code, "%s", verdict->text);
        return false;
    }
    return pb_candidate_fail(candidate, verdict->code, pb_intern(registry, verdict->text),
                             pb_intern(registry, verdict->hint)) ||
           pb_error_out_of_memory(error);
}

bool pb_load(struct registry *registry, struct candidate *candidate, struct patchbay_error *error)
{
    struct patchbay_error verdict;
    pb_error_clear(&verdict);
    struct plugin *plugin = candidate->part->plugin;
    pb_log_debug(registry, "loading %s for '%s'", plugin->resolved, candidate->identifier);
    const void *interface = pb_plugin_is_unchanged(registry, plugin, &verdict)
                                ? load_unlocked(registry, candidate->part, &verdict)
                                : NULL;
    if (candidate->step != STEP_NEW || candidate->interface)
        return true; /* another thread was faster */
    if (interface && !(candidate->interface = in_shape(registry, candidate, interface)))
        pb_error_out_of_memory(&verdict);
    return !verdict.code || fail_candidate(registry, candidate, &verdict, error);
}

/* ---- Without loading ---------------------------------------------------------------------- */

void pb_load_check(struct candidate *candidate)
{
    const struct plugin_part *part = candidate->part;
    struct patchbay_error verdict;
    int descriptor = candidate->interface ? -1 : open(part->plugin->resolved, O_RDONLY | O_CLOEXEC);
    pb_error_clear(&verdict);
    if (descriptor < 0)
        return;
    bool exports = pb_notes_exports(descriptor, part->note.record);
    if (!exports)
        reject_record(part, &verdict);
    if (!exports || reject_noexec(part->plugin->resolved, &verdict))
        fail_candidate(candidate->type->category->registry, candidate, &verdict, NULL);
    close(descriptor);
}
