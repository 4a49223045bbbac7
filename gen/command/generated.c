#include "command/generated.h"

#include "base/output.h"
#include <stdio.h>
#include <string.h>

struct file {
    const char *path;
    const char *bytes;
    size_t size;
};

struct generated {
    struct arena *arena;
    const struct options *options;
    struct file *files;
    size_t count;
};

struct generated *generated_create(struct arena *arena, const struct options *options)
{
    struct generated *generated = arena_alloc(arena, 1, sizeof *generated);
    *generated = (struct generated){.arena = arena, .options = options};
    return generated;
}

void generated_add(struct generated *generated, const char *name, const struct text *text)
{
    generated->files = arena_grow(generated->arena, generated->files, generated->count,
                                  sizeof *generated->files);
    struct file *file = &generated->files[generated->count++];
    file->path = arena_printf(generated->arena, "%s/%s", generated->options->output, name);
    file->bytes = text_bytes(text, &file->size);
}

/* A file name in the syntax of Make. */
static const char *make_escaped(struct arena *arena, const char *path)
{
    char *escaped = arena_alloc(arena, strlen(path) * 2 + 1, 1), *end = escaped;
    for (; *path; path++) {
        if (*path == ' ' || *path == '#' || *path == '\\')
            *end++ = '\\';
        else if (*path == '$')
            *end++ = '$';
        *end++ = *path;
    }
    return escaped;
}

static bool write_depfile(const struct generated *generated)
{
    struct arena *arena = generated->arena;
    const struct options *options = generated->options;
    const char *rule = options->stamp ? make_escaped(arena, options->stamp) : "";
    for (size_t i = 0; i < generated->count && !options->stamp; i++)
        rule = arena_printf(arena, "%s%s%s", rule, i ? " " : "",
                            make_escaped(arena, generated->files[i].path));
    rule = arena_printf(arena, "%s: %s", rule, make_escaped(arena, options->input));
    if (options->registry)
        rule = arena_printf(arena, "%s %s", rule, make_escaped(arena, options->registry));
    rule = arena_printf(arena, "%s\n", rule);
    return output_write(options->depfile, rule, strlen(rule));
}

/* Always writes: the stamp must become newer even when nothing changed. */
static bool write_stamp(const char *path)
{
    FILE *stream = fopen(path, "wb");
    if (stream && fclose(stream) == 0)
        return true;
    perror("patchbay-gen: cannot write the stamp");
    return false;
}

static int verify(const struct generated *generated)
{
    int status = STATUS_SUCCESS;
    for (size_t i = 0; i < generated->count; i++) {
        const struct file *file = &generated->files[i];
        if (output_equal(file->path, file->bytes, file->size))
            continue;
        fprintf(stderr, "patchbay-gen: %s is out of date; regenerate it\n", file->path);
        status = STATUS_NEGATIVE;
    }
    return status;
}

int generated_finish(const struct generated *generated)
{
    const struct options *options = generated->options;
    if (options->verify)
        return verify(generated);
    bool ok = output_make_directory(options->output);
    for (size_t i = 0; ok && i < generated->count; i++)
        ok = output_write(generated->files[i].path, generated->files[i].bytes,
                          generated->files[i].size);
    ok = ok && (!options->depfile || write_depfile(generated));
    ok = ok && (!options->stamp || write_stamp(options->stamp));
    return ok ? STATUS_SUCCESS : STATUS_FAILURE;
}
