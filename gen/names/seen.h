/* Finds texts that appear twice, and where. */
#ifndef GEN_SEEN_H
#define GEN_SEEN_H

#include "base/arena.h"
#include "diagnostic/mark.h"

struct seen;

/* What was seen, and where. The rest is for messages: `what` describes it, with one %s for `name`:
 * "type '%s'"; it belongs to the category `of`, if that is not NULL. `thing` is for the caller. */
struct sighting {
    const char *text;
    const char *what;
    const char *name;
    const char *of;
    const void *thing;
    struct mark mark;
    uint32_t width;
};

/* `count` is an estimate of how many texts there will be. */
struct seen *seen_create(struct arena *arena, size_t count);

/* Adds a sighting and returns NULL, or returns the earlier one of the same text and adds nothing;
 * it is valid until the next call. The strings are not copied. */
const struct sighting *seen_add(struct seen *seen, const struct sighting *sighting);

/* The sighting of a text, or NULL. */
const struct sighting *seen_find(const struct seen *seen, const char *text);

#endif
