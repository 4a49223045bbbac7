#ifndef PATCHBAY_FAULTS_H
#define PATCHBAY_FAULTS_H

struct category_state;
struct fault;
struct registry;
struct skipped;

/* Calls `each` for everything that is wrong with the variables. Under the lock. */
void pb_faults_each(struct registry *registry,
                    void (*each)(void *context, const struct fault *fault), void *context);

/* Calls `each` for every member of the lists of a level that is skipped: of those of a category's
 * types and of its default type. Under the lock. */
void pb_skipped_each_of(struct category_state *category, unsigned level,
                        void (*each)(void *context, const struct skipped *skipped), void *context);

/* Why variables are ignored. */
#define ELEVATED "this program is elevated (set-uid, set-gid or capabilities)"

#endif
