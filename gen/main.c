/* patchbay-gen: the commands. bytes --read--> tree --check--> model --emit--> text --> files */
#include "base/arena.h"
#include "base/embedded.h"
#include "base/exit_status.h"
#include "base/message.h"
#include "base/output.h"
#include "catalogue/catalogue.h"
#include "check/load.h"
#include "command/command_line.h"
#include "command/generated.h"
#include "compare/compare.h"
#include "emit/each.h"
#include "emit/header.h"
#include "emit/manifest.h"
#include "emit/registry_header.h"
#include "emit/source.h"
#include "explain/explain.h"
#include "model/print.h"
#include "query/query.h"
#include "schema/of.h"
#include "starter/init.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>

static int print_text(const struct text *text, const char *output)
{
    size_t size;
    const char *bytes = text_bytes(text, &size);
    if (output)
        return output_write(output, bytes, size) ? STATUS_SUCCESS : STATUS_FAILURE;
    fwrite(bytes, 1, size, stdout);
    return STATUS_SUCCESS;
}

/* The headers of the registry. */
static void generate_headers(struct arena *arena, struct generated *generated,
                             const struct model *model)
{
    struct text *header = text_create(arena), *numbers = text_create(arena);
    emit_registry_header(arena, header, model);
    generated_add(generated, arena_printf(arena, "%s_registry.h", model->name), header);
    emit_category_numbers(arena, numbers, model);
    generated_add(generated, arena_printf(arena, "%s_category.h", model->name), numbers);
}

/* The headers of a category. */
static void generate_category(struct arena *arena, struct generated *generated,
                              const struct model *model, const struct category *category)
{
    struct text *header = text_create(arena), *each = text_create(arena);
    emit_category_header(arena, header, model, category);
    generated_add(generated, arena_printf(arena, "%s_%s.h", model->name, category->name), header);
    emit_each_header(arena, each, model, category);
    generated_add(generated, arena_printf(arena, "%s_%s_each.h", model->name, category->name),
                  each);
}

static int run_generate(struct arena *arena, const struct options *options)
{
    struct loaded registry;
    int status = load_registry(arena, options->input, &registry);
    if (status)
        return status;
    const struct model *model = registry.model;
    struct generated *generated = generated_create(arena, options);
    struct text *source = text_create(arena);
    if (!emit_source(arena, source, model)) {
        message("cannot hash the names of the types; please report this");
        return STATUS_FAILURE;
    }
    struct arena *headers = arena_create();
    generate_headers(headers, generated, model);
    for (size_t i = 0; i < model->category_count; i++) {
        arena_reset(headers);
        generate_category(headers, generated, model, &model->categories[i]);
    }
    arena_destroy(headers);
    generated_add(generated, arena_printf(arena, "%s_registry.c", model->name), source);
    return generated_finish(generated);
}

static int run_check(struct arena *arena, const struct options *options)
{
    struct loaded registry;
    return load_registry(arena, options->input, &registry);
}

static int run_plugin(struct arena *arena, const struct options *options)
{
    struct loaded registry;
    const struct plugin_model *plugin;
    int status = load_registry(arena, options->registry, &registry);
    if (!status)
        status = load_manifest(arena, options->input, registry.model, &plugin);
    if (status || !options->output)
        return status;
    struct text *text = text_create(arena);
    emit_manifest(arena, text, registry.model, plugin);
    struct generated *generated = generated_create(arena, options);
    generated_add(generated, arena_printf(arena, "%s_plugin.c", plugin->name), text);
    return generated_finish(generated);
}

static int run_compare(struct arena *arena, const struct options *options)
{
    struct loaded before, now;
    int status = load_registry(arena, options->input, &before);
    if (!status)
        status = load_registry(arena, options->second, &now);
    if (status)
        return status;
    struct text *text = text_create(arena);
    bool compatible = compare_registries(arena, text, &before, &now);
    print_text(text, NULL);
    return compatible ? STATUS_SUCCESS : STATUS_NEGATIVE;
}

static int run_query(struct arena *arena, const struct options *options)
{
    return query_print(arena, options->input);
}

static int print_embedded(const struct embedded_file *file)
{
    fwrite(file->bytes, 1, file->size, stdout);
    return STATUS_SUCCESS;
}

static int run_schema(struct arena *arena, const struct options *options)
{
    if (!options->of)
        return print_embedded(embedded_find(options->plugin ? "schema/plugin.schema.json"
                                                            : "schema/registry.schema.json"));
    struct loaded registry;
    struct text *text = text_create(arena);
    int status = load_registry(arena, options->of, &registry);
    if (status)
        return status;
    schema_of_print(arena, text, registry.model);
    return print_text(text, NULL);
}

static int run_catalogue(struct arena *arena, const struct options *options)
{
    struct text *text = text_create(arena);
    struct loaded registry;
    int status = load_registry(arena, options->input, &registry);
    if (status)
        return status;
    catalogue_print(arena, text, registry.model, options->all);
    return print_text(text, options->output);
}

static int run_model(struct arena *arena, const struct options *options)
{
    struct text *text = text_create(arena);
    struct loaded registry;
    int status = load_registry(arena, options->input, &registry);
    if (status)
        return status;
    model_print(arena, text, registry.model);
    return print_text(text, options->output);
}

static int run_init(struct arena *arena, const struct options *options)
{
    return options->plugin ? init_plugin(arena, options->input, options->registry, options->serves)
                           : init_program(arena, options->input);
}

static int run_explain(struct arena *arena, const struct options *options)
{
    struct text *text = text_create(arena);
    if (!options->input || options->list)
        explain_list(text);
    else if (!explain_print(arena, text, options->input))
        return STATUS_NEGATIVE;
    return print_text(text, NULL);
}

static int run_completion(struct arena *arena, const struct options *options)
{
    const char *path = arena_printf(arena, "completion/patchbay-gen.%s", options->input);
    const struct embedded_file *script = embedded_find(path);
    if (script)
        return print_embedded(script);
    message("unknown shell '%s'; expected bash, zsh or fish", options->input);
    return STATUS_USAGE;
}

const struct command commands[] = {
    {"generate", "FILE", "registry.yaml --output generated",
     "write NAME_registry.c and its headers (the default command)", 1, 1, TAKES_FILES, TAKES_OUTPUT,
     run_generate},
    {"check", "FILE", "registry.yaml", "report all errors in FILE, write nothing", 1, 1, 0, 0,
     run_check},
    {"plugin", "FILE", "plugin.yaml --registry registry.yaml --output generated",
     "compile a plugin.yaml into NAME_plugin.c; without --output only check it", 1, 1,
     TAKES_FILES | TAKES_REGISTRY, TAKES_REGISTRY, run_plugin},
    {"compare", "OLD NEW", "released.yaml registry.yaml",
     "report whether plugins built for OLD still work with NEW", 2, 2, 0, 0, run_compare},
    {"query", "FILE", "registry.yaml",
     "print what build systems need: the names, and whether builtins are weak", 1, 1, 0, 0,
     run_query},
    {"schema", "", "> registry.schema.json",
     "print the JSON schema of registry.yaml, with --plugin of plugin.yaml", 0, 0,
     TAKES_PLUGIN | TAKES_OF, 0, run_schema},
    {"catalogue", "FILE", "registry.yaml --output docs/registry.md",
     "print a Markdown page of everything that FILE declares", 1, 1, TAKES_OUTPUT | TAKES_ALL, 0,
     run_catalogue},
    {"model", "FILE", "registry.yaml", "print what FILE declares as JSON, for other generators", 1,
     1, TAKES_OUTPUT, 0, run_model},
    {"init", "NAME", "demo", "create a project (with --plugin: a plugin) in the directory NAME", 1,
     1, TAKES_PLUGIN | TAKES_REGISTRY | TAKES_SERVES, 0, run_init},
    {"explain", "[CODE]", "unknown-key", "explain a diagnostic code, or list all codes", 0, 1,
     TAKES_LIST, 0, run_explain},
    {"completion", "bash|zsh|fish", "bash", "print a shell completion script", 1, 1, 0, 0,
     run_completion},
    {NULL, NULL, NULL, NULL, 0, 0, 0, 0, NULL},
};

/* A closed pipe is not an error: whoever reads it has seen enough. */
static int finish(int status)
{
    if ((fflush(stdout) == 0 && !ferror(stdout)) || errno == EPIPE)
        return status;
    perror("patchbay-gen: cannot write the output");
    return STATUS_FAILURE;
}

int main(int argc, char **argv)
{
    struct options options;
    int status;
    (void)argc;
    signal(SIGPIPE, SIG_IGN); /* no file is left half written */
    struct arena *arena = arena_create();
    const struct command *command = command_line_read(arena, argv, &options, &status);
    status = finish(command ? command->run(arena, &options) : status);
    arena_destroy(arena);
    return status;
}
