/* patchbay-gen: the command line. bytes --read--> tree --check--> model --emit--> text --> files */
#include "arena.h"
#include "check.h"
#include "emit.h"
#include "fault.h"
#include "output.h"
#include "read.h"
#include "version.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum exit_code { EXIT_FINE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_CANNOT = 3 };

struct options {
    const char *input;
    const char *output;
    const char *depfile;
    const char *stamp;
    bool verify;
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
    "\n"
    "Options of generate:\n"
    "  --output DIR      where to write; made when missing\n"
    "  --verify          write nothing; exit 1 when the files in DIR differ\n"
    "  --depfile FILE    also write the dependencies, for Make and Ninja\n"
    "  --stamp FILE      also write an empty FILE, last; the depfile then speaks of it\n"
    "\n"
    "  --help, --version\n"
    "\n"
    "Files are replaced only when they differ. Exit codes: 0 fine, 1 the input is wrong or the\n"
    "files differ, 2 wrong usage, 3 a file could not be read or written.\n";

/* ---- Input -------------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* Reads and checks `path`. NULL after printing why, with the exit code in `*code`. `*bytes` is the
 * caller's to free, after the model. */
static const struct model *load(struct arena *arena, const char *path, char **bytes, int *code)
{
    size_t size;
    *code = EXIT_CANNOT;
    if (!output_read(path, bytes, &size))
        return NULL;
    struct faults *faults = faults_create(arena, path, *bytes, size);
    const struct node *root = read_tree(arena, faults, *bytes, size);
    const struct model *model = root ? check_registry(arena, faults, base_name(path), root) : NULL;
    if (faults_count(faults)) {
        faults_print(faults, stderr);
        *code = EXIT_NO;
        return NULL;
    }
    return model;
}

/* ---- Output ------------------------------------------------------------------------------- */

struct generated {
    const char *path;
    const char *bytes;
    size_t size;
};

enum { HEADER, SOURCE, FILES };

static void generate_texts(struct arena *arena, const struct model *model, const char *directory,
                           struct generated *files)
{
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
                          const struct generated *files)
{
    const char *targets =
        options->stamp ? make_escaped(arena, options->stamp)
                       : arena_print(arena, "%s %s", make_escaped(arena, files[HEADER].path),
                                     make_escaped(arena, files[SOURCE].path));
    const char *rule =
        arena_print(arena, "%s: %s\n", targets, make_escaped(arena, options->input));
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

static int verify(const struct generated *files)
{
    int code = EXIT_FINE;
    for (int i = 0; i < FILES; i++) {
        if (output_equal(files[i].path, files[i].bytes, files[i].size))
            continue;
        fprintf(stderr, "patchbay-gen: %s differs from what would be generated; generate it anew\n",
                files[i].path);
        code = EXIT_NO;
    }
    return code;
}

static int write_all(struct arena *arena, const struct options *options,
                     const struct generated *files)
{
    bool ok = output_make_directory(options->output);
    for (int i = 0; ok && i < FILES; i++)
        ok = output_write(files[i].path, files[i].bytes, files[i].size);
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

static int run_generate(struct arena *arena, const struct options *options,
                        const struct model *model)
{
    struct generated files[FILES];
    generate_texts(arena, model, options->output, files);
    return options->verify ? verify(files) : write_all(arena, options, files);
}

static int run_check(struct arena *arena, const struct options *options, const struct model *model)
{
    (void)arena, (void)options, (void)model;
    return EXIT_FINE;
}

static const struct command {
    const char *name;
    bool writes;
    int (*run)(struct arena *arena, const struct options *options, const struct model *model);
} commands[] = {
    {"generate", true, run_generate},
    {"check", false, run_check},
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
        {"stamp", required_argument, NULL, 's'},  {"verify", no_argument, NULL, 'v'},
        {"help", no_argument, NULL, 'h'},         {"version", no_argument, NULL, 'V'},
        {NULL, 0, NULL, 0},
    };
    for (int option; (option = getopt_long(argc, argv, "o:h", known, NULL)) != -1;) {
        switch (option) {
        case 'o':
            options->output = optarg;
            break;
        case 'd':
            options->depfile = optarg;
            break;
        case 's':
            options->stamp = optarg;
            break;
        case 'v':
            options->verify = true;
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
    if (argc == 1)
        options->input = argv[0];
    return command;
}

int main(int argc, char **argv)
{
    struct options options = {0};
    int code = parse_options(argc, argv, &options);
    if (code >= 0)
        return code;
    const struct command *command = parse_words(argc - optind, argv + optind, &options);
    if (!options.input)
        return complain_usage("expected one registry.yaml");
    if (command->writes && !options.output)
        return complain_usage("generate needs --output DIR");
    if (!command->writes && (options.output || options.depfile || options.stamp || options.verify))
        return complain_usage("check takes no options");
    struct arena *arena = arena_create();
    char *bytes = NULL;
    const struct model *model = load(arena, options.input, &bytes, &code);
    if (model)
        code = command->run(arena, &options, model);
    arena_destroy(arena);
    free(bytes);
    return code;
}
