/* Tree of a plugin.yaml to model, checked against the registry that it extends. */
#ifndef GEN_CHECK_PLUGIN_H
#define GEN_CHECK_PLUGIN_H

#include "base/arena.h"
#include "check/model.h"
#include "diagnostic/fault.h"

/* One implementation of the plugin. */
struct provided {
    const struct category *category;
    const char *type;
    struct implementation implementation;
};

struct plugin_model {
    const char *file; /* base name of plugin.yaml */
    const char *name;
    const char *version, *description, *license; /* NULL: not given */
    struct provided *provided;
    size_t count;
};

/* Returns NULL after adding at least one fault. */
struct plugin_model *check_plugin(struct arena *arena, struct faults *faults, const char *file,
                                  const struct node *root, const struct model *registry);

#endif
