/* The arguments CATEGORY and TYPE of a command. */
#ifndef PATCHBAY_ARGUMENTS_H
#define PATCHBAY_ARGUMENTS_H

struct answer;
struct category_state;
struct patchbay_error;
struct registry;
struct type_state;

/* The category of this name, or NULL with an error in the answer. */
struct category_state *pb_argument_category(struct registry *registry, const char *name,
                                            struct answer *answer);

/* The number of the default type, as far as can be decided without starting anything; -1 with an
 * error. */
int pb_default_type(struct category_state *category, struct patchbay_error *error);

/* The type of this name or alias, with NULL the default type, or that for look-ups without a type;
 * or NULL with an error in the answer.
 */
struct type_state *pb_argument_type(struct category_state *category, const char *name,
                                    struct answer *answer);

#endif
