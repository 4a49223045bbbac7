/* The arguments CATEGORY and TYPE of a command. */
#ifndef PATCHBAY_ARGUMENTS_H
#define PATCHBAY_ARGUMENTS_H

struct answer;
struct patchbay;

/* The number of a category by name, or -1 with an error in the answer. */
int pb_argument_category(struct patchbay *handle, const char *name, struct answer *answer);

/* The number of a type by name, or with NULL of the default type; -1 with an error in the answer.
 */
int pb_argument_type(struct patchbay *handle, unsigned category, const char *name,
                     struct answer *answer);

#endif
