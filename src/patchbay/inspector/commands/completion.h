#ifndef PATCHBAY_COMPLETION_H
#define PATCHBAY_COMPLETION_H

#include <stddef.h>

struct completion_script {
    const char *path; /* "inspector.bash" */
    const char *bytes;
    size_t size;
};

/* The files in ../completion, embedded by the build; the last has no path. */
extern const struct completion_script pb_completion_scripts[];

#endif
