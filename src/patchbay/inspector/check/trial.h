/* Loading and starting implementations in a child process, since their code may end it. */
#ifndef PATCHBAY_TRIAL_H
#define PATCHBAY_TRIAL_H

#include <stdbool.h>
#include <stdio.h>

struct patchbay;
struct value;

struct trials {
    struct patchbay *handle;
    struct value *findings;
    void *context;
    unsigned count;
    /* Makes one trial: calls pb_trial_begin() before code of an implementation runs, then adds
     * findings. */
    void (*run)(struct trials *trials, unsigned number);
    /* In the child: */
    FILE *parent;
    const struct value *sent; /* the last finding that the parent knows */
};

/* Makes the trials. One that ends its process is a finding, and a new process makes the rest. False
 * if there can be no process. */
bool pb_trials_run(struct trials *trials);

/* Reports which implementation of `subject` is tried, and what to do if it ends the process. */
void pb_trial_begin(struct trials *trials, const char *subject, const char *identifier,
                    const char *hint);

#endif
