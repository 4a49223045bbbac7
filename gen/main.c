/* patchbay-gen: the command line. bytes --read--> tree --check--> model --emit--> text --> files */
#include "base/arena.h"
#include "base/output.h"
#include "catalogue/catalogue.h"
#include "check/check.h"
#include "check/manifest.h"
#include "command/command_line.h"
#include "command/completion.h"
#include "compare/compare.h"
#include "diagnostic/fault.h"
#include "emit/emit.h"
#include "emit/manifest.h"
#include "explain/explain.h"
#include "read/read.h"
#include "schema/schema.h"
#include "starter/init.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Input -------------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The bytes of every file that was read; models point into them. */
struct inputs {
    char *bytes[2];
    size_t sizes[2];
    size_t count;
};

/* Reads `path` to its tree. NULL after printing why, with the exit code in `*code`; faults that
 * leave a tree are in `*faults`. */
static const struct node *read_file(struct arena *arena, struct inputs *inputs, const char *path,
                                    struct faults **faults, int *code)
{
    char **bytes = &inputs->bytes[inputs->count];
    size_t *size = &inputs->sizes[inputs->count];
    *code = EXIT_CANNOT;
    if (!output_read(path, bytes, size))
        return NULL;
    inputs->count++;
    *code = EXIT_NO;
    *faults = faults_create(arena, path, *bytes, *size);
    const struct node *root = read_tree(arena, *faults, *bytes, *size);
    if (!root)
        faults_print(*faults, stderr);
    return root;
}

static struct model *load(struct arena *arena, struct inputs *inputs, const char *path, int *code)
{
    struct faults *faults;
    const struct node *root = read_file(arena, inputs, path, &faults, code);
    struct model *model = root ? check_registry(arena, faults, base_name(path), root) : NULL;
    if (root && !model)
        faults_print(faults, stderr);
    return model;
}

/* ---- Output ------------------------------------------------------------------------------- */

struct generated {
    const char *path;
    const char *bytes;
    size_t size;
};

enum { HEADER, SOURCE, FILES_MOST };

struct files {
    struct generated items[FILES_MOST];
    size_t count;
};

static void generate_texts(struct arena *arena, const struct model *model, const char *directory,
                           struct files *all)
{
    struct generated *files = all->items;
    all->count = 2;
    struct text *header = text_create(arena), *source = text_create(arena);
    emit_header(arena, header, model);
    emit_source(arena, source, model, rows_lay_out(arena, model));
    files[HEADER].path = arena_printf(arena, "%s/%s_registry.h", directory, model->name);
    files[HEADER].bytes = text_bytes(header, &files[HEADER].size);
    files[SOURCE].path = arena_printf(arena, "%s/%s_registry.c", directory, model->name);
    files[SOURCE].bytes = text_bytes(source, &files[SOURCE].size);
}

/* A file name as Make reads it. */
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

static bool write_depfile(struct arena *arena, const struct options *options,
                          const struct files *files)
{
    const char *targets = options->stamp
                              ? make_escaped(arena, options->stamp)
                              : arena_printf(
                                    arena, "%s %s", make_escaped(arena, files->items[HEADER].path),
                                    make_escaped(arena, files->items[files->count - 1].path));
    const char *rule = arena_printf(
        arena, "%s: %s%s%s\n", targets, make_escaped(arena, options->input),
        options->registry ? " " : "",
        options->registry ? make_escaped(arena, options->registry) : "");
    return output_write(options->depfile, rule, strlen(rule));
}

/* The stamp must become newer even when nothing changed. */
static bool write_stamp(const char *path)
{
    FILE *stream = fopen(path, "wb");
    if (stream && fclose(stream) == 0)
        return true;
    perror("patchbay-gen: cannot write the stamp");
    return false;
}

static int verify(const struct files *files)
{
    int code = EXIT_FINE;
    for (size_t i = 0; i < files->count; i++) {
        const struct generated *file = &files->items[i];
        if (output_equal(file->path, file->bytes, file->size))
            continue;
        fprintf(stderr, "patchbay-gen: %s differs from what would be generated; generate it anew\n",
                file->path);
        code = EXIT_NO;
    }
    return code;
}

static int write_all(struct arena *arena, const struct options *options, const struct files *files)
{
    bool ok = output_make_directory(options->output);
    for (size_t i = 0; ok && i < files->count; i++)
        ok = output_write(files->items[i].path, files->items[i].bytes, files->items[i].size);
    ok = ok && (!options->depfile || write_depfile(arena, options, files));
    ok = ok && (!options->stamp || write_stamp(options->stamp));
    return ok ? EXIT_FINE : EXIT_CANNOT;
}

static int print_text(const struct text *text, const char *output)
{
    size_t size;
    const char *bytes = text_bytes(text, &size);
    if (output)
        return output_write(output, bytes, size) ? EXIT_FINE : EXIT_CANNOT;
    fwrite(bytes, 1, size, stdout);
    return EXIT_FINE;
}

/* ---- Commands ----------------------------------------------------------------------------- */

static int run_generate(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    struct files files;
    int code;
    const struct model *model = load(arena, inputs, options->input, &code);
    if (!model)
        return code;
    generate_texts(arena, model, options->output, &files);
    return options->verify ? verify(&files) : write_all(arena, options, &files);
}

static int run_check(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    int code;
    return load(arena, inputs, options->input, &code) ? EXIT_FINE : code;
}

static int run_plugin(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    struct faults *faults;
    int code;
    struct model *registry = load(arena, inputs, options->registry, &code);
    const struct node *root = registry ? read_file(arena, inputs, options->input, &faults, &code)
                                       : NULL;
    if (!root)
        return code;
    const struct plugin_model *plugin = check_plugin(arena, faults, base_name(options->input), root,
                                                     registry);
    if (!plugin) {
        faults_print(faults, stderr);
        return EXIT_NO;
    }
    if (!options->output)
        return EXIT_FINE;
    struct text *text = text_create(arena);
    emit_manifest(arena, text, registry, plugin);
    struct files files = {.count = 1};
    files.items[0].path = arena_printf(arena, "%s/%s_plugin.c", options->output, plugin->name);
    files.items[0].bytes = text_bytes(text, &files.items[0].size);
    return options->verify ? verify(&files) : write_all(arena, options, &files);
}

static bool same_bytes(const struct inputs *inputs)
{
    return inputs->sizes[0] == inputs->sizes[1] &&
           memcmp(inputs->bytes[0], inputs->bytes[1], inputs->sizes[0]) == 0;
}

static int run_compare(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    int code;
    const struct model *before = load(arena, inputs, options->input, &code);
    const struct model *now = before ? load(arena, inputs, options->second, &code) : NULL;
    if (!now)
        return code;
    struct text *text = text_create(arena);
    bool compatible = compare_registries(arena, text, (struct compared){options->input, before},
                                         (struct compared){options->second, now},
                                         same_bytes(inputs));
    print_text(text, NULL);
    return compatible ? EXIT_FINE : EXIT_NO;
}

static int run_schema(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    struct text *text = text_create(arena);
    (void)inputs;
    schema_print(arena, text, options->plugin);
    return print_text(text, NULL);
}

static int run_catalogue(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    struct text *text = text_create(arena);
    int code;
    const struct model *model = load(arena, inputs, options->input, &code);
    if (!model)
        return code;
    catalogue_print(arena, text, model);
    return print_text(text, options->output);
}

static int run_init(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    (void)inputs;
    return options->plugin
               ? init_plugin_serving(arena, options->input, options->registry, options->serves)
               : init_registry(arena, options->input);
}

static int run_explain(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    struct text *text = text_create(arena);
    (void)inputs;
    if (!options->input || options->list)
        explain_list(text);
    else if (!explain_print(arena, text, options->input))
        return EXIT_NO;
    return print_text(text, NULL);
}

static int run_completion(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    struct text *text = text_create(arena);
    (void)inputs;
    if (completion_print(arena, text, options->input))
        return print_text(text, NULL);
    fprintf(stderr, "patchbay-gen: expected bash, zsh or fish, found '%s'\n", options->input);
    return EXIT_USAGE;
}

const struct command commands[] = {
    {"generate", "FILE", "registry.yaml --output build/generated",
     "write NAME_registry.h and NAME_registry.c (what happens without a command)", 1, 1,
     TAKES_FILES, TAKES_OUTPUT, run_generate},
    {"check", "FILE", "registry.yaml", "report all that is wrong with FILE, write nothing", 1, 1, 0,
     0, run_check},
    {"plugin", "FILE", "plugin.yaml --registry registry.yaml --output build/generated",
     "compile a plugin.yaml into NAME_plugin.c; without --output check it", 1, 1,
     TAKES_FILES | TAKES_REGISTRY, TAKES_REGISTRY, run_plugin},
    {"compare", "OLD NEW", "released.yaml registry.yaml",
     "tell whether plugins built for OLD go on working with NEW", 2, 2, 0, 0, run_compare},
    {"schema", "", "> registry.schema.json",
     "print the JSON schema of registry.yaml, with --plugin of plugin.yaml", 0, 0, TAKES_PLUGIN, 0,
     run_schema},
    {"catalogue", "FILE", "registry.yaml --output docs/registry.md",
     "print a Markdown page of all that FILE declares", 1, 1, TAKES_OUTPUT, 0, run_catalogue},
    {"init", "NAME", "demo",
     "make a program that builds, with --plugin a plugin, in the directory NAME", 1, 1,
     TAKES_PLUGIN | TAKES_REGISTRY | TAKES_SERVES, 0, run_init},
    {"explain", "[CODE]", "unknown-key",
     "what a [code] means, of patchbay-gen or of a program, and what to do; or all codes", 0, 1,
     TAKES_LIST, 0, run_explain},
    {"completion", "bash|zsh|fish", "bash", "what makes a shell complete all of these", 1, 1, 0, 0,
     run_completion},
    {NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL},
};

/* A reader who has gone wanted no more. */
static int finish(int code)
{
    if ((fflush(stdout) == 0 && !ferror(stdout)) || errno == EPIPE)
        return code;
    perror("patchbay-gen: cannot write the output");
    return EXIT_CANNOT;
}

int main(int argc, char **argv)
{
    struct options options;
    int code;
    (void)argc;
    signal(SIGPIPE, SIG_IGN); /* a file being written must not be left half done */
    const struct command *command = command_line_read(argv, &options, &code);
    if (!command)
        return finish(code);
    struct arena *arena = arena_create();
    struct inputs inputs = {.count = 0};
    code = finish(command->run(arena, &inputs, &options));
    arena_destroy(arena);
    for (size_t i = 0; i < inputs.count; i++)
        free(inputs.bytes[i]);
    return code;
}
