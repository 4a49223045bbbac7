#include "command/generated.h"

#include "base/message.h"
#include "base/output.h"
#include <stdio.h>
#include <string.h>

struct generated {
    struct arena *arena;
    const struct options *options;
    const char *targets; /* of the rule in the depfile */
    int status;
};

struct generated *generated_create(struct arena *arena, const struct options *options)
{
    struct generated *generated = arena_alloc(arena, 1, sizeof *generated);
    *generated = (struct generated){.arena = arena, .options = options, .targets = ""};
    return generated;
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

void generated_add(struct generated *generated, const char *name, const struct text *text)
{
    const char *path = arena_printf(generated->arena, "%s/%s", generated->options->output, name);
    size_t size;
    const char *bytes = text_bytes(text, &size);
    generated->targets = with_file(generated->arena, generated->targets, path);
    if (generated->status == STATUS_FAILURE)
        return;
    if (!generated->options->verify) {
        if (!output_write(path, bytes, size))
            generated->status = STATUS_FAILURE;
    } else if (!output_equal(path, bytes, size)) {
        message("%s is out of date; regenerate it", path);
        generated->status = STATUS_NEGATIVE;
    }
}

static bool write_depfile(const struct generated *generated)
{
    struct arena *arena = generated->arena;
    const struct options *options = generated->options;
    const char *rule = arena_printf(
        arena, "%s:", options->stamp ? make_escaped(arena, options->stamp) : generated->targets);
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

int generated_finish(const struct generated *generated)
{
    const struct options *options = generated->options;
    if (generated->status || options->verify)
        return generated->status;
    bool ok = (!options->depfile || write_depfile(generated)) &&
              (!options->stamp || output_touch(options->stamp));
    return ok ? STATUS_SUCCESS : STATUS_FAILURE;
}
