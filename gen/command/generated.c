#include "command/generated.h"

#include "base/message.h"
#include "base/output.h"
#include "base/strings.h"
#include <stdio.h>
#include <string.h>

struct generated {
    struct arena *arena;
    const struct options *options;
    struct strings targets; /* of the rule in the depfile */
    int status;
};

struct generated *generated_create(struct arena *arena, const struct options *options)
{
    struct generated *generated = arena_alloc(arena, 1, sizeof *generated);
    *generated = (struct generated){.arena = arena, .options = options};
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
    strings_add(generated->arena, &generated->targets, make_escaped(generated->arena, path));
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
    const char *const inputs[] = {options->input, options->registry};
    const char *rule = arena_printf(arena, "%s:",
                                    options->stamp ? make_escaped(arena, options->stamp)
                                                   : strings_join(arena, &generated->targets, " "));
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        if (is_file(inputs[i]))
            rule = arena_printf(arena, "%s %s", rule, make_escaped(arena, inputs[i]));
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
