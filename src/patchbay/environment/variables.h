/* The variables of a registry, read once, in one pass over the environment. */
#ifndef PATCHBAY_VARIABLES_H
#define PATCHBAY_VARIABLES_H

#include "patchbay/patchbay.h"

struct category_state;
struct fault;
struct registry;

/* A variable that is set and has a prefix of ours. */
struct variable {
    struct variable *next;
    const char *name;
    const char *value;
    bool ignored; /* because the program is elevated */
    bool quoted;  /* the value was in quotes, which were removed */
};

/* The variables about plugins. */
enum plugin_variable {
#define PATCHBAY_VARIABLE(name, class, value, effect) VARIABLE_##name,
#include "patchbay/variables.def"
#undef PATCHBAY_VARIABLE
    PLUGIN_VARIABLES /* how many there are */
};

struct environment {
    struct variable *variables;           /* all that are set, in the order of the environment */
    const char *names[PLUGIN_VARIABLES];  /* NULL: not assembled yet */
    const char *values[PLUGIN_VARIABLES]; /* NULL: not set, or ignored */
    struct fault *faults;                 /* that concern every look-up */
    struct fault *discovery_faults;       /* the same, found by the latest discovery */
    struct fault *file_faults;            /* plugin files that could not be read */
    struct fault *remarks;                /* likewise, but no look-up fails */
    struct fault *spare;                  /* of earlier discoveries, to be used again */
    bool ignored;                         /* the program is elevated */
};

/* False when memory is short. */
bool pb_environment_read(struct registry *registry, const struct patchbay_options *options);

/* "LAPSE_PLUGIN_PATH"; "" when memory is short. Under the lock. */
const char *pb_variable_name(struct registry *registry, enum plugin_variable variable);

/* NULL if it is not set, or ignored. */
const char *pb_variable_value(const struct registry *registry, enum plugin_variable variable);

/* "LAPSE_USE_ENDPOINT"; "" when memory is short. Under the lock. */
const char *pb_use_variable_name(struct category_state *category);

#endif
