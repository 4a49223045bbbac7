/* patchbay-gen: the command line. bytes --read--> tree --check--> model --emit--> text --> files */
#include "arena.h"
#include "catalogue.h"
#include "check.h"
#include "check_plugin.h"
#include "compare.h"
#include "emit.h"
#include "emit_manifest.h"
#include "fault.h"
#include "init.h"
#include "output.h"
#include "read.h"
#include "schema.h"
#include "version.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum exit_code { EXIT_FINE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_CANNOT = 3 };

struct options {
    const char *input;
    const char *second; /* the other registry of compare */
    const char *registry;
    const char *output;
    const char *depfile;
    const char *stamp;
    const char *serves;
    bool verify, plugin;
};

static const char usage[] =
    "patchbay-gen registry.yaml --output build/generated\n"
    "patchbay-gen check registry.yaml\n"
    "\n"
    "Compiles a registry.yaml into typed C: NAME_registry.h and NAME_registry.c.\n"
    "\n"
    "Commands:\n"
    "  generate FILE     write the two files (this is what happens without a command)\n"
    "  check FILE        report all that is wrong with FILE, write nothing\n"
    "  plugin FILE --registry registry.yaml\n"
    "                    compile a plugin.yaml into NAME_plugin.c, or with no --output check it\n"
    "  compare OLD NEW   tell whether plugins built for OLD go on working with NEW\n"
    "  schema [--plugin] print the JSON schema of registry.yaml, or of plugin.yaml\n"
    "  catalogue FILE    print a Markdown page of all that FILE declares; --output PAGE\n"
    "  init NAME         make a program that builds, in the directory NAME\n"
    "  init --plugin NAME --registry registry.yaml [--serves CATEGORY[/TYPE]]\n"
    "                    make a plugin for the program with this registry\n"
    "\n"
    "Options of generate and plugin:\n"
    "  --output DIR      where to write; made when missing\n"
    "  --verify          write nothing; exit 1 when the files in DIR differ\n"
    "  --depfile FILE    also write the dependencies, for Make and Ninja\n"
    "  --stamp FILE      also write an empty FILE, last; the depfile then speaks of it\n"
    "\n"
    "  --help, --version\n"
    "\n"
    "Files are replaced only when they differ. Exit codes: 0 fine, 1 the input is wrong or the\n"
    "files differ, or plugins would stop working, 2 wrong usage, 3 a file could not be read or "
    "written.\n";

/* ---- Input -------------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The bytes of every file that was read; models point into them. */
struct inputs {
    char *bytes[2];
    size_t count;
};

/* Reads `path` to its tree. NULL after printing why, with the exit code in `*code`; faults that
 * leave a tree are in `*faults`. */
static const struct node *read_file(struct arena *arena, struct inputs *inputs, const char *path,
                                    struct faults **faults, int *code)
{
    size_t size;
    char **bytes = &inputs->bytes[inputs->count];
    *code = EXIT_CANNOT;
    if (!output_read(path, bytes, &size))
        return NULL;
    inputs->count++;
    *code = EXIT_NO;
    *faults = faults_create(arena, path, *bytes, size);
    const struct node *root = read_tree(arena, *faults, *bytes, size);
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
    files[HEADER].path = arena_print(arena, "%s/%s_registry.h", directory, model->name);
    files[HEADER].bytes = text_bytes(header, &files[HEADER].size);
    files[SOURCE].path = arena_print(arena, "%s/%s_registry.c", directory, model->name);
    files[SOURCE].bytes = text_bytes(source, &files[SOURCE].size);
}

/* A file name as Make reads it. */
static const char *make_escaped(struct arena *arena, const char *path)
{
    char *escaped = arena_take(arena, strlen(path) * 2 + 1, 1), *end = escaped;
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
                              : arena_print(
                                    arena, "%s %s", make_escaped(arena, files->items[HEADER].path),
                                    make_escaped(arena, files->items[files->count - 1].path));
    const char *rule = arena_print(arena, "%s: %s%s%s\n", targets,
                                   make_escaped(arena, options->input),
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

/* ---- Commands ----------------------------------------------------------------------------- */

static int complain_usage(const char *what)
{
    fprintf(stderr, "patchbay-gen: %s; see patchbay-gen --help\n", what);
    return EXIT_USAGE;
}

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
    files.items[0].path = arena_print(arena, "%s/%s_plugin.c", options->output, plugin->name);
    files.items[0].bytes = text_bytes(text, &files.items[0].size);
    return options->verify ? verify(&files) : write_all(arena, options, &files);
}

static int run_compare(struct arena *arena, struct inputs *inputs, const struct options *options)
{
    int code;
    const struct model *before = load(arena, inputs, options->input, &code);
    const struct model *now = before ? load(arena, inputs, options->second, &code) : NULL;
    if (!now)
        return code;
    bool compatible = compare_registries(before, now, stdout);
    if (fflush(stdout) != 0)
        return EXIT_CANNOT;
    return compatible ? EXIT_FINE : EXIT_NO;
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

static const struct command {
    const char *name;
    int words; /* files it takes */
    bool needs_output;
    bool writes; /* takes the options about output at all */
    bool needs_registry;
    int (*run)(struct arena *arena, struct inputs *inputs, const struct options *options);
} commands[] = {
    {"generate", 1, true, true, false, run_generate},
    {"check", 1, false, false, false, run_check},
    {"plugin", 1, false, true, true, run_plugin},
    {"compare", 2, false, false, false, run_compare},
    {"schema", 0, false, false, false, run_schema},
    {"catalogue", 1, false, true, false, run_catalogue},
    {"init", 1, false, false, false, run_init},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct command *find_command(const char *word)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, word) == 0)
            return &commands[i];
    return NULL;
}

/* Returns -1 to go on, else an exit code. */
static int parse_options(int argc, char **argv, struct options *options)
{
    static const struct option known[] = {
        {"output", required_argument, NULL, 'o'}, {"depfile", required_argument, NULL, 'd'},
        {"stamp", required_argument, NULL, 's'},  {"registry", required_argument, NULL, 'r'},
        {"verify", no_argument, NULL, 'v'},       {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, 'V'},      {"plugin", no_argument, NULL, 'p'},
        {"serves", required_argument, NULL, 'S'}, {NULL, 0, NULL, 0},
    };
    for (int option; (option = getopt_long(argc, argv, "o:h", known, NULL)) != -1;) {
        switch (option) {
        case 'o':
            options->output = optarg;
            break;
        case 'd':
            options->depfile = optarg;
            break;
        case 'r':
            options->registry = optarg;
            break;
        case 's':
            options->stamp = optarg;
            break;
        case 'v':
            options->verify = true;
            break;
        case 'p':
            options->plugin = true;
            break;
        case 'S':
            options->serves = optarg;
            break;
        case 'h':
            return fputs(usage, stdout) < 0 || fflush(stdout) ? EXIT_CANNOT : EXIT_FINE;
        case 'V':
            return puts("patchbay-gen " GEN_VERSION) < 0 || fflush(stdout) ? EXIT_CANNOT
                                                                           : EXIT_FINE;
        default:
            return complain_usage("wrong option");
        }
    }
    return -1;
}

/* Takes the command, if there is one, and the input from the words that are no options. */
static const struct command *parse_words(int argc, char **argv, struct options *options)
{
    const struct command *command = argc ? find_command(argv[0]) : NULL;
    if (command)
        argc--, argv++;
    else
        command = &commands[0];
    if (argc == command->words) {
        options->input = argv[0];
        options->second = argc > 1 ? argv[1] : NULL;
    }
    return command;
}

/* Returns -1 when the options fit the command, else an exit code. */
static int check_options(const struct command *command, const struct options *options)
{
    bool about_output = options->output || options->depfile || options->stamp || options->verify;
    if (!options->input && command->words)
        return complain_usage(command->words == 2       ? "expected two registry.yaml"
                              : command->needs_registry ? "expected one plugin.yaml"
                                                        : "expected one registry.yaml");
    if (command->needs_output && !options->output)
        return complain_usage("generate needs --output DIR");
    if (!command->writes && about_output)
        return complain_usage("this command writes nothing: it takes no options about output");
    if (command->run != run_init && command->needs_registry != (options->registry != NULL))
        return complain_usage(command->needs_registry ? "plugin needs --registry registry.yaml"
                                                      : "only plugin takes --registry");
    if (!options->output && about_output)
        return complain_usage("these options need --output DIR");
    return -1;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    int code = parse_options(argc, argv, &options);
    if (code >= 0)
        return code;
    const struct command *command = parse_words(argc - optind, argv + optind, &options);
    if ((code = check_options(command, &options)) >= 0)
        return code;
    struct arena *arena = arena_create();
    struct inputs inputs = {.count = 0};
    code = command->run(arena, &inputs, &options);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("patchbay-gen: cannot write the output");
        code = EXIT_CANNOT;
    }
    arena_destroy(arena);
    for (size_t i = 0; i < inputs.count; i++)
        free(inputs.bytes[i]);
    return code;
}
