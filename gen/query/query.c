#include "query/query.h"

#include "base/exit_status.h"
#include "base/output.h"
#include "diagnostic/fault.h"
#include "read/read.h"
#include <stdio.h>
#include <string.h>

/* The value of a key; NULL when `node` is not a mapping or lacks the key. */
static const struct node *value_of(const struct node *node, const char *key)
{
    for (uint32_t i = 0; node && node->kind == NODE_MAPPING && i < node->count; i++)
        if (strcmp(node->entries[i].key.text, key) == 0)
            return &node->entries[i].value;
    return NULL;
}

/* The text of a key's value; NULL unless it is a scalar. */
static const char *text_of(const struct node *node, const char *key)
{
    const struct node *value = value_of(node, key);
    return value && value->kind == NODE_SCALAR ? value->text : NULL;
}

static bool is_weak(const struct node *implementation)
{
    const char *link = text_of(implementation, "link");
    return link && strcmp(link, "weak") == 0;
}

/* Whether `test` holds for the value of any entry. */
static bool any(const struct node *node, bool (*test)(const struct node *value))
{
    for (uint32_t i = 0; node && node->kind == NODE_MAPPING && i < node->count; i++)
        if (test(&node->entries[i].value))
            return true;
    return false;
}

/* Of a type, or of a category without types. */
static bool has_weak_implementations(const struct node *node)
{
    return any(value_of(node, "implementations"), is_weak);
}

static bool has_weak_builtins(const struct node *category)
{
    return has_weak_implementations(category) ||
           any(value_of(category, "types"), has_weak_implementations);
}

int query_print(struct arena *arena, const char *path)
{
    static const char *const names[] = {"registry", "plugin"};
    const char *bytes;
    size_t size;
    if (!output_read(arena, path, READ_MOST, &bytes, &size))
        return STATUS_FAILURE;
    struct faults *faults = faults_create(arena, path, bytes, size);
    const struct node *root = read_tree(arena, faults, bytes, size);
    if (!root) {
        faults_print(faults, stderr);
        return STATUS_NEGATIVE;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_of(root, names[i]))
            printf("%s=%s\n", names[i], text_of(root, names[i]));
    const struct node *categories = value_of(root, "categories");
    for (uint32_t i = 0; categories && categories->kind == NODE_MAPPING && i < categories->count;
         i++)
        printf("category=%s\n", categories->entries[i].key.text);
    if (any(categories, has_weak_builtins))
        puts("weak=yes");
    return STATUS_SUCCESS;
}
