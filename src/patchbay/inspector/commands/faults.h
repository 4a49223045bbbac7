#ifndef PATCHBAY_FAULTS_H
#define PATCHBAY_FAULTS_H

struct fault;
struct registry;

/* Calls `each` for everything that is wrong with the variables. Under the lock. */
void pb_faults_each(struct registry *registry,
                    void (*each)(void *context, const struct fault *fault), void *context);

/* Why variables are ignored. */
#define ELEVATED "this program is elevated (set-uid, set-gid or capabilities)"

#endif
