/* The examples of explanations, as they are checked. */
#include "check/check.h"
#include "check/manifest.h"
#include "explain/explain.h"
#include "read/read.h"

#include <stdlib.h>
#include <string.h>

/* An example as a whole file. Its category is completed. */
static const char *whole(struct arena *arena, enum explain_frame frame, const char *example)
{
    if (frame == WHOLE)
        return example;
    if (frame == IN_PLUGIN)
        return arena_printf(arena, "format: 1\nplugin: fast\n%s", example);
    bool has_members = strstr(example, "functions:") || strstr(example, "constants:");
    bool has_types = strstr(example, "types:") || strstr(example, "implementations:");
    return arena_printf(arena, "format: 1\nregistry: demo\ncategories:\n  endpoint:\n%s%s%s",
                        example, has_members ? "" : "    functions: {run: int (void)}\n",
                        has_types ? "" : "    types: {}\n");
}

static const struct node *read_text(struct arena *arena, const char *file, struct faults **faults)
{
    *faults = faults_create(arena, "file", file, strlen(file));
    return read_tree(arena, *faults, file, strlen(file));
}

/* The registry of the example plugins. */
static struct model *read_registry(struct arena *arena)
{
    struct faults *faults;
    const char *file = whole(arena, IN_CATEGORY, "    types: {chat: {}}\n");
    const struct node *root = read_text(arena, file, &faults);
    return root ? check_registry(arena, faults, "file", root) : NULL;
}

const char *explain_messages(struct arena *arena, enum explain_frame frame, const char *example)
{
    struct faults *faults;
    struct model *registry = read_registry(arena);
    const struct node *root = read_text(arena, whole(arena, frame, example), &faults);
    if (root && frame == IN_PLUGIN)
        check_plugin(arena, faults, "file", root, registry);
    else if (root)
        check_registry(arena, faults, "file", root);
    char *bytes = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&bytes, &size);
    if (!stream)
        arena_out_of_memory();
    faults_print(faults, stream);
    bool printed = !ferror(stream);
    if (fclose(stream) != 0 || !printed || !bytes)
        arena_out_of_memory();
    const char *messages = arena_copy(arena, bytes, size);
    free(bytes);
    return messages;
}
