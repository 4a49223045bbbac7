#include "plugins/places.h"

#include "error/error.h"
#include "plugins/plugin.h"
#include "plugins/plugins.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *pb_place_state_name(enum place_state state)
{
    static const char names[][9] = {"used", "missing", "ignored", "hidden", "disabled", "refused"};
    return names[state];
}

/* Copies a text to `*end`, and advances that behind it. */
static const char *copy_text(char **end, const char *text)
{
    char *copy = *end;
    size_t size = strlen(text) + 1;
    *end += size;
    return memcpy(copy, text, size);
}

/* Sets the texts of a place to copies of those of `from`, which may be its own. False, which the
 * registry notes, without memory. */
static bool set_texts(struct registry *registry, struct place *place, const struct place *from)
{
    char *texts = malloc(strlen(from->path) + strlen(from->source) + strlen(from->reason) +
                         strlen(from->hint) + 4);
    if (!texts)
        return !pb_set_transient(registry, ENOMEM);
    char *end = texts;
    place->path = copy_text(&end, from->path);
    place->source = copy_text(&end, from->source);
    place->reason = copy_text(&end, from->reason);
    place->hint = copy_text(&end, from->hint);
    free(place->texts);
    place->texts = texts;
    return true;
}

/* NULL, which the registry notes, without memory. */
static struct place *make(struct registry *registry, const struct place *from)
{
    struct place *place = malloc(sizeof *place);
    if (!place) {
        pb_set_transient(registry, ENOMEM);
        return NULL;
    }
    *place = *from;
    if (set_texts(registry, place, from))
        return place;
    free(place);
    return NULL;
}

static void log_place(struct registry *registry, const struct place *place)
{
    pb_log_debug(registry, "%s %s (%s): %s%s%s%s%s", place->is_file ? "file" : "directory",
                 place->path, place->source, pb_place_state_name(place->state),
                 *place->reason ? ": " : "", place->reason, *place->hint ? "; " : "", place->hint);
}

static struct place *append_place(struct registry *registry, const struct place *from)
{
    struct plugins *plugins = registry->plugins;
    struct place *place = make(registry, from);
    if (!place)
        return NULL;
    *(plugins->last_place ? &plugins->last_place->next : &plugins->places) = place;
    plugins->last_place = place;
    log_place(registry, place);
    return place;
}

void pb_places_clear(struct registry *registry)
{
    struct plugins *plugins = registry->plugins;
    struct place *place = plugins->places;
    plugins->places = plugins->last_place = NULL; /* first: a child may be forked in between */
    for (struct place *next; place; place = next) {
        next = place->next;
        free(place->texts);
        free(place);
    }
}

void pb_place_add_directory(struct registry *registry, const char *path, const char *source,
                            enum place_state state, const char *reason, const char *hint)
{
    append_place(
        registry,
        &(struct place){
            .path = path, .source = source, .state = state, .reason = reason, .hint = hint});
}

static enum place_state place_state_of(enum patchbay_code code)
{
    switch (code) {
    case PATCHBAY_NO_ERROR:
        return PLACE_USED;
    case PATCHBAY_NO_PLUGIN:
    case PATCHBAY_WRONG_REGISTRY:
    case PATCHBAY_WRONG_MACHINE:
        return PLACE_IGNORED;
    case PATCHBAY_SHADOWED:
        return PLACE_HIDDEN;
    case PATCHBAY_DISABLED:
        return PLACE_DISABLED;
    default:
        return PLACE_REFUSED;
    }
}

struct place *pb_place_add_file(struct registry *registry, const char *path, const char *source,
                                const struct patchbay_error *verdict)
{
    return append_place(registry, &(struct place){.path = path,
                                                  .source = source,
                                                  .is_file = true,
                                                  .state = place_state_of(verdict->code),
                                                  .code = verdict->code,
                                                  .reason = verdict->text,
                                                  .hint = verdict->hint});
}

bool pb_error_rejected(const struct registry *registry, struct patchbay_error *error)
{
    unsigned left_out = 0;
    for (const struct place *place = registry->plugins->places; place; place = place->next)
        if (place->state == PLACE_REFUSED || (place->state == PLACE_IGNORED && !place->is_file))
            pb_error_item(error, &left_out, "\n  %s %s: %s", pb_place_state_name(place->state),
                          place->path, place->reason);
    return left_out && pb_error_add(error, "\n  and %u more refused or ignored", left_out);
}

/* Whether a program or a user named a directory that does not exist. */
static bool is_wrong(const struct place *place)
{
    return place->state == PLACE_MISSING && strcmp(place->source, "installed") != 0;
}

bool pb_error_searched(const struct registry *registry, struct patchbay_error *error)
{
    unsigned left_out = 0;
    for (int wrong = 1; wrong >= 0; wrong--)
        for (const struct place *place = registry->plugins->places; place; place = place->next)
            if (!place->is_file && is_wrong(place) == wrong &&
                (place->state == PLACE_USED || place->state == PLACE_MISSING))
                pb_error_item(error, &left_out, "\n  searched %s (%s)%s", place->path,
                              place->source, place->state == PLACE_MISSING ? ": missing" : "");
    return left_out && pb_error_add(error, "\n  and %u more directories", left_out);
}

void pb_place_change(struct registry *registry, const struct plugin *plugin,
                     const struct patchbay_error *verdict)
{
    struct place *place = plugin->place;
    if (!place)
        return;
    struct place changed = {.path = place->path,
                            .source = place->source,
                            .reason = verdict->text,
                            .hint = verdict->hint};
    if (!set_texts(registry, place, &changed))
        return;
    place->state = place_state_of(verdict->code);
    place->code = verdict->code;
    log_place(registry, place);
}
