#include "command/generated.h"

#include "base/message.h"
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

/* A file name in the syntax of Make, as gcc writes it and Ninja reads it: a backslash is special
 * only before a blank, '#' or ':'. */
static const char *make_escaped(struct arena *arena, const char *path)
{
    char *escaped = arena_alloc(arena, strlen(path) * 3 + 1, 1), *end = escaped;
    size_t backslashes = 0;
    for (; *path; path++) {
        bool special = strchr(" \t#:", *path);
        for (size_t i = 0; special && i < backslashes; i++)
            *end++ = '\\';
        backslashes = *path == '\\' ? backslashes + 1 : 0;
        if (special)
            *end++ = '\\';
        else if (*path == '$')
            *end++ = '$';
        *end++ = *path;
    }
    return escaped;
}

/* Adds a file name to a rule. */
static const char *with_file(struct arena *arena, const char *rule, const char *path)
{
    return arena_printf(arena, "%s%s%s", rule, *rule ? " " : "", make_escaped(arena, path));
}

/* Standard input is not a file that can change. */
static bool is_file(const char *path)
{
    return path && strcmp(path, "-") != 0;
}

static bool write_depfile(const struct generated *generated)
{
    struct arena *arena = generated->arena;
    const struct options *options = generated->options;
    const char *rule = options->stamp ? make_escaped(arena, options->stamp) : "";
    for (size_t i = 0; i < generated->count && !options->stamp; i++)
        rule = with_file(arena, rule, generated->files[i].path);
    rule = arena_printf(arena, "%s:", rule);
    if (is_file(options->input))
        rule = with_file(arena, rule, options->input);
    if (is_file(options->registry))
        rule = with_file(arena, rule, options->registry);
    if (strchr(rule, '\n')) {
        message("a file name contains a line break, which a depfile cannot hold");
        return false;
    }
    rule = arena_printf(arena, "%s\n", rule);
    return output_write(options->depfile, rule, strlen(rule));
}

static int verify(const struct generated *generated)
{
    int status = STATUS_SUCCESS;
    for (size_t i = 0; i < generated->count; i++) {
        const struct file *file = &generated->files[i];
        if (output_equal(file->path, file->bytes, file->size))
            continue;
        message("%s is out of date; regenerate it", file->path);
        status = STATUS_NEGATIVE;
    }
    return status;
}

int generated_finish(const struct generated *generated)
{
    const struct options *options = generated->options;
    if (options->verify)
        return verify(generated);
    bool ok = true;
    for (size_t i = 0; ok && i < generated->count; i++)
        ok = output_write(generated->files[i].path, generated->files[i].bytes,
                          generated->files[i].size);
    ok = ok && (!options->depfile || write_depfile(generated));
    ok = ok && (!options->stamp || output_touch(options->stamp));
    return ok ? STATUS_SUCCESS : STATUS_FAILURE;
}
