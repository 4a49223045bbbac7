#include "check/load.h"

#include "base/output.h"
#include "check/check.h"
#include "read/read.h"
#include <string.h>

/* The name of a file in generated files. */
static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : strcmp(path, "-") == 0 ? "standard input" : path;
}

/* Reads `file` to its tree. Faults that leave a tree are in `*faults`. */
static int load_tree(struct arena *arena, struct loaded *file, struct faults **faults,
                     const struct node **root)
{
    if (!output_read(arena, file->path, READ_MOST, &file->bytes, &file->size))
        return STATUS_FAILURE;
    *faults = faults_create(arena, file->path, file->bytes, file->size);
    *root = read_tree(arena, *faults, file->bytes, file->size);
    return STATUS_SUCCESS;
}

static int finish(const void *model, const struct faults *faults)
{
    faults_print(faults, stderr);
    return model ? STATUS_SUCCESS : STATUS_NEGATIVE;
}

int load_registry(struct arena *arena, const char *path, struct loaded *loaded)
{
    struct faults *faults;
    const struct node *root;
    *loaded = (struct loaded){.path = path};
    int status = load_tree(arena, loaded, &faults, &root);
    if (status)
        return status;
    if (root)
        loaded->model = check_registry(arena, faults, base_name(path), root);
    return finish(loaded->model, faults);
}

int load_manifest(struct arena *arena, const char *path, const struct model *registry,
                  const struct plugin_model **plugin)
{
    struct faults *faults;
    const struct node *root;
    struct loaded file = {.path = path};
    int status = load_tree(arena, &file, &faults, &root);
    if (status)
        return status;
    *plugin = root ? check_plugin(arena, faults, base_name(path), root, registry) : NULL;
    return finish(*plugin, faults);
}
