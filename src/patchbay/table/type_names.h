/* Names and numbers of types, including those that plugins bring. No function needs the lock. */
#ifndef PATCHBAY_TYPE_NAMES_H
#define PATCHBAY_TYPE_NAMES_H

#include <stdbool.h>

struct registry;
struct type_state;

unsigned pb_types_count(const struct registry *registry, unsigned category);
const char *pb_types_name(const struct registry *registry, unsigned category, unsigned type);

/* The number of a type by name or alias; -1 if there is none. */
int pb_types_find(const struct registry *registry, unsigned category, const char *name);

/* Types that plugins brought, by their folded names and aliases: slots that are probed one after
 * the other, up to the first that is empty. A slot is filled once; a larger table replaces a full
 * one, which stays for those who still read it. */
struct extra_names {
    unsigned slot_count, used; /* the former is a power of two */
    struct extra_name {
        const char *name; /* set last; NULL: empty */
        struct type_state *type;
    } slots[];
};

/* The first slot to probe. */
unsigned pb_extra_names_slot(const struct extra_names *names, const char *name);

/* A type that a plugin brought, counted from 0: their numbers follow those of the table. */
struct type_state *pb_types_extra(const struct registry *registry, unsigned category,
                                  unsigned number);

/* Where the interface of a type is published; written only under the lock. */
const void **pb_types_slot(struct registry *registry, unsigned category, unsigned type);

/* Whether a string list, which may be NULL, has a name in any form. */
bool pb_name_is_in(const char *list, const char *name);

#endif
