#include "plugins/places.h"

#include "error/error.h"
#include "plugins/plugins.h"
#include "registry/log.h"
#include "registry/memory.h"
#include "registry/plugins.h"
#include "registry/registry.h"

const char *pb_place_state_name(enum place_state state)
{
    static const char names[][9] = {"used", "missing", "ignored", "hidden", "disabled", "refused"};
    return names[state];
}

static void add(struct registry *registry, const struct place *from)
{
    struct plugins *plugins = registry->plugins;
    struct place *place = pb_alloc(registry, sizeof *place);
    if (!place)
        return;
    *place = *from;
    place->path = pb_strdup(registry, from->path);
    place->source = pb_intern(registry, from->source);
    place->reason = *from->reason ? pb_strdup(registry, from->reason) : "";
    place->hint = *from->hint ? pb_strdup(registry, from->hint) : "";
    if (!place->path || !place->source || !place->reason || !place->hint)
        return;
    *(plugins->last_place ? &plugins->last_place->next : &plugins->places) = place;
    plugins->last_place = place;
    pb_log_debug(registry, "%s %s (%s): %s%s%s%s%s", from->is_file ? "file" : "directory",
                 from->path, from->source, pb_place_state_name(from->state),
                 *from->reason ? ": " : "", from->reason, *from->hint ? "; " : "", from->hint);
}

void pb_place_add_directory(struct registry *registry, const char *path, const char *source,
                            enum place_state state, const char *reason, const char *hint)
{
    add(registry,
        &(struct place){
            .path = path, .source = source, .state = state, .reason = reason, .hint = hint});
}

static enum place_state state_of(enum patchbay_code code)
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

void pb_place_add_file(struct registry *registry, const char *path, const char *source,
                       const struct patchbay_error *verdict)
{
    add(registry, &(struct place){.path = path,
                                  .source = source,
                                  .is_file = true,
                                  .state = state_of(verdict->code),
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
