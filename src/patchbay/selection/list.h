/* Lists of identifiers or types, in the order of preference: "pulse/alsa", "-oss/". Overrides keep
 * them as text, which is read again by each decision. */
#ifndef PATCHBAY_LIST_H
#define PATCHBAY_LIST_H

#include "patchbay/patchbay.h"

/* An origin, ':' and an identifier are shorter. */
enum { MEMBER_SIZE = 192 };

struct member {
    char name[MEMBER_SIZE];
    bool excluded; /* written with '-' */
};

/* The next member of a list that passed pb_list_check(); false after the last. `*rest` begins as
 * the list, or NULL. */
bool pb_list_next(const char **rest, struct member *member);

/* Whether the weaker levels follow the list: it ends with '/', or has exclusions only. */
bool pb_list_continues(const char *list);

/* Whether it is one member that is not an exclusion. */
bool pb_list_is_name(const char *list);

/* Whether a text has the form of a list; if not, an error that begins with `source`. */
bool pb_list_check(const char *list, const char *source, struct patchbay_error *error);

#endif
