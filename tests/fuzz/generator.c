#include "fuzz.h"

#include "generator.h"

#include "catalogue/catalogue.h"
#include "check/check.h"
#include "emit/each.h"
#include "emit/header.h"
#include "emit/registry_header.h"
#include "emit/source.h"
#include "model/print.h"
#include "read/read.h"
#include <stdlib.h>
#include <string.h>

/* The number of lines, and the bytes of one of them. */
static size_t count_lines(const char *bytes, size_t size)
{
    size_t lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += bytes[i] == '\n' || bytes[i] == '\r';
    return lines;
}

/* "registry.yaml:3:7: error: ..." and the lines that belong to it. */
static void check_position(const char *line, size_t lines, size_t size)
{
    unsigned long number, column;
    if (strncmp(line, FUZZ_FILE ":", sizeof FUZZ_FILE) != 0 ||
        sscanf(line + sizeof FUZZ_FILE, "%lu:%lu: ", &number, &column) != 2)
        return;
    if (!number || number > lines || !column || column > size + 1)
        fuzz_found("a position outside the file", line);
}

static void check_faults(const struct faults *faults, const char *bytes, size_t size)
{
    char *printed, *line;
    size_t length;
    FILE *stream = open_memstream(&printed, &length);
    faults_print(faults, stream);
    fclose(stream);
    fuzz_check_output("a message", printed, length);
    for (line = printed; *line; line += strcspn(line, "\n") + 1)
        check_position(line, count_lines(bytes, size), size);
    if (faults_count(faults) && !*printed)
        fuzz_found("a fault without a message", "");
    free(printed);
}

/* The tree; `*faults` has what is wrong with it so far. */
static struct node *read(struct arena *arena, const uint8_t *bytes, size_t size,
                         struct loaded *loaded, struct faults **faults)
{
    *loaded = (struct loaded){.path = FUZZ_FILE, .size = size};
    loaded->bytes = arena_copy(arena, (const char *)bytes, size);
    *faults = faults_create(arena, FUZZ_FILE, loaded->bytes, size);
    return read_tree(arena, *faults, loaded->bytes, size);
}

const struct model *fuzz_model(struct arena *arena, const uint8_t *bytes, size_t size,
                               struct loaded *loaded)
{
    struct faults *faults;
    struct node *root = read(arena, bytes, size, loaded, &faults);
    loaded->model = root ? check_registry(arena, faults, FUZZ_FILE, root) : NULL;
    check_faults(faults, loaded->bytes, size);
    if (!loaded->model == !faults_count(faults))
        fuzz_found("a model with faults, or neither", loaded->bytes);
    return loaded->model;
}

const struct plugin_model *fuzz_plugin_model(struct arena *arena, const uint8_t *bytes, size_t size,
                                             const struct model *registry)
{
    struct loaded loaded;
    struct faults *faults;
    struct node *root = read(arena, bytes, size, &loaded, &faults);
    const struct plugin_model *plugin = root
                                            ? check_plugin(arena, faults, FUZZ_FILE, root, registry)
                                            : NULL;
    check_faults(faults, loaded.bytes, size);
    if (!plugin == !faults_count(faults))
        fuzz_found("a plugin with faults, or neither", loaded.bytes);
    return plugin;
}

struct text *fuzz_generate(struct arena *arena, const struct model *model)
{
    struct text *text = text_create(arena);
    emit_registry_header(arena, text, model);
    emit_category_numbers(arena, text, model);
    for (size_t i = 0; i < model->category_count; i++) {
        emit_category_header(arena, text, model, &model->categories[i]);
        emit_each_header(arena, text, model, &model->categories[i]);
    }
    if (!emit_source(arena, text, model))
        fuzz_found("names that cannot be hashed", model->name);
    model_print(arena, text, model);
    catalogue_print(arena, text, model, true);
    return text;
}
