/* Files to models: reads and checks them, and prints what is wrong. */
#ifndef GEN_LOAD_H
#define GEN_LOAD_H

#include "base/arena.h"
#include "base/exit_status.h"
#include "check/manifest.h"
#include "check/model.h"

/* A registry.yaml. */
struct loaded {
    const char *path; /* as given */
    const char *bytes;
    size_t size;
    const struct model *model;
};

/* Each returns STATUS_SUCCESS, or another status after printing why to stderr. */
int load_registry(struct arena *arena, const char *path, struct loaded *loaded);
int load_manifest(struct arena *arena, const char *path, const struct model *registry,
                  const struct plugin_model **plugin);

#endif
