/* The first use of a plugin: loaded, compared with what its notes promised. Only user of <dlfcn.h>.
 * Nothing here holds the lock while the dynamic loader runs: constructors may look things up. */
#define _GNU_SOURCE /* dladdr */
#include "plugins/plugins.h"

#include "selection/threads.h"

#include "patchbay/plugin.h"
#include "table/rows.h"
#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

/* What loading gave: an interface, or why there is none. */
struct loaded {
    const void *interface;
    enum patchbay_code code;
    char text[1024];
};

static void fail(struct loaded *loaded, enum patchbay_code code, const char *what,
                 const char *detail)
{
    loaded->code = code;
    snprintf(loaded->text, sizeof loaded->text, "%s%s%s", what, detail, pb_remedy(code));
}

/* Without the lock. */
static struct loaded load(const struct plugin_part *part)
{
    struct loaded loaded = {NULL, PATCHBAY_NO_ERROR, ""};
    void *handle = dlopen(part->plugin->resolved, RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        const char *text = dlerror(); /* dies at the next call */
        fail(&loaded, PATCHBAY_LOAD_FAILED, text ? text : "the loader does not say why", "");
        return loaded;
    }
    const struct patchbay_record *record = dlsym(handle, part->note.record);
    if (!record)
        fail(&loaded, PATCHBAY_RECORD_MISSING, "it does not export ", part->note.record);
    else if (record->magic != PATCHBAY_RECORD_MAGIC || record->size != part->raw->raw_size ||
             !record->note || memcmp(record->note, part->raw->raw, record->size) != 0)
        fail(&loaded, PATCHBAY_RECORD_MISMATCH,
             "what was loaded is not what was read: the note of its record differs; was the file "
             "replaced?",
             "");
    else if (!record->interface)
        fail(&loaded, PATCHBAY_RECORD_MISMATCH, "its record has no interface", "");
    else
        loaded.interface = record->interface;
    return loaded;
}

/* The interface in the program's shape: as it is, or a copy member by member. */
static const void *in_shape(struct registry *registry, const struct candidate *candidate,
                            const void *interface)
{
    const struct patchbay_table *table = registry->table;
    if (pb_fingerprint_same_shape(table, candidate->type->category->number, &candidate->part->note))
        return interface;
    void *copy = pb_alloc(registry,
                          row_category(table, candidate->type->category->number)->interface_size);
    if (copy)
        pb_fingerprint_reshape(table, candidate->type->category->number, &candidate->part->note,
                               interface, copy);
    return copy;
}

static void give_up(struct registry *registry, struct candidate *candidate,
                    const struct loaded *loaded)
{
    candidate->step = STEP_FAILED;
    candidate->code = loaded->code ? loaded->code : PATCHBAY_OUT_OF_MEMORY;
    candidate->reason = pb_strdup(registry, loaded->text);
    if (!candidate->reason)
        candidate->reason = "out of memory";
}

void pb_load(struct registry *registry, struct candidate *candidate)
{
    struct loader loader;
    struct loaded loaded = {NULL, PATCHBAY_NO_ERROR, ""};
    if (!pb_plugin_unchanged(registry, candidate->part->plugin, &loaded.code, loaded.text,
                             sizeof loaded.text)) {
        give_up(registry, candidate, &loaded);
        return;
    }
    pb_loader_enter(registry, &loader);
    pb_registry_pause(registry);
    loaded = load(candidate->part);
    pb_registry_lock(registry);
    pb_loader_leave(registry, &loader);
    if (candidate->step != STEP_NEW || candidate->interface)
        return; /* another thread was faster */
    if (loaded.interface)
        candidate->interface = in_shape(registry, candidate, loaded.interface);
    if (candidate->interface) {
        candidate->part->plugin->used = true;
        pb_log_debug(registry, "loaded %s for '%s'", candidate->part->plugin->resolved,
                     candidate->identifier);
        return;
    }
    give_up(registry, candidate, &loaded);
}

/* ---- $ORIGIN ------------------------------------------------------------------------------ */

/* Whether an object that begins at `base` is the program: its program headers are in its first
 * page. */
static bool is_program(const void *base)
{
    unsigned long headers = getauxval(AT_PHDR), start = (unsigned long)(uintptr_t)base;
    return headers >= start && headers - start < 4096;
}

/* dladdr() tells the truth about libraries only; of the program it returns argv[0], which the
 * caller of the program chooses. */
char *pb_origin(const struct patchbay_table *table)
{
    Dl_info info;
    bool library = dladdr(table, &info) && info.dli_fname && !is_program(info.dli_fbase);
    if (library && *info.dli_fname != '/')
        return NULL; /* relative to a directory that the program may have left */
    char *path = realpath(library ? info.dli_fname : "/proc/self/exe", NULL);
    char *slash = path ? strrchr(path, '/') : NULL;
    if (slash)
        *slash = '\0';
    return path;
}
