#include "command/command_line.h"

#include "base/message.h"
#include "base/strings.h"
#include "base/version.h"
#include "command/help.h"
#include "names/nearest.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct option known_options[] = {
    {"--output", "-o", "DIR", TAKES_OUTPUT, offsetof(struct options, output),
     "where to write; missing directories are created (catalogue: a file)"},
    {"--verify", NULL, NULL, TAKES_VERIFY, offsetof(struct options, verify),
     "write nothing; exit 1 when the existing files differ"},
    {"--depfile", NULL, "FILE", TAKES_DEPFILE, offsetof(struct options, depfile),
     "also write the dependencies, for Make and Ninja"},
    {"--stamp", NULL, "FILE", TAKES_STAMP, offsetof(struct options, stamp),
     "also write an empty FILE, last; it becomes the target in the depfile"},
    {"--registry", NULL, "registry.yaml", TAKES_REGISTRY, offsetof(struct options, registry),
     "the registry that a plugin extends"},
    {"--plugin", NULL, NULL, TAKES_PLUGIN, offsetof(struct options, plugin),
     "for a plugin rather than a program"},
    {"--of", NULL, "FILE", TAKES_OF, offsetof(struct options, of),
     "a registry.yaml: a schema for its plugins, with its names"},
    {"--serves", NULL, "CATEGORY[/TYPE]", TAKES_SERVES, offsetof(struct options, serves),
     "what the new plugin serves; by default the first category"},
    {"--list", NULL, NULL, TAKES_LIST, offsetof(struct options, list),
     "list all codes with their titles (the default without CODE)"},
    {"--all", NULL, NULL, TAKES_ALL, offsetof(struct options, all),
     "include categories that are internal"},
    {"--help", "-h", NULL, TAKES_ALWAYS, offsetof(struct options, help),
     "print examples, commands and options"},
    {"--version", NULL, NULL, TAKES_ALWAYS, offsetof(struct options, version),
     "print the version of patchbay-gen"},
    {NULL, NULL, NULL, 0, 0, NULL},
};

bool command_takes(const struct command *command, const struct option *option)
{
    return (option->bit & (command->takes | TAKES_ALWAYS)) != 0;
}

/* ---- Usage errors ------------------------------------------------------------------------- */

static bool reject(const struct command *command, const char *problem, const char *word)
{
    message("%s%s%s%s", problem, word ? " '" : "", word ? word : "", word ? "'" : "");
    fputs("usage: ", stderr);
    help_print_usage(command, stderr);
    return false;
}

static void reject_command(struct arena *arena, const char *word)
{
    struct strings names = {0};
    for (const struct command *c = commands; c->name; c++)
        strings_add(arena, &names, c->name);
    message("unknown command '%s'; %s", word, nearest_hint(arena, word, "commands", &names));
}

/* `command` is NULL before one was read. */
static void reject_option(struct arena *arena, const struct command *command, const char *word,
                          const char *name)
{
    struct strings names = {0};
    for (const struct option *o = known_options; o->name; o++)
        if (!command || command_takes(command, o))
            strings_add(arena, &names, o->name);
    message("unknown option '%s'; %s", word, nearest_hint(arena, name, "options", &names));
}

/* ---- Reading ------------------------------------------------------------------------------ */

enum { WORDS_MOST = 3 }; /* a command and two arguments */

/* What was read before the command is known. */
struct reading {
    struct arena *arena;
    struct options *options;
    const char *words[WORDS_MOST + 1]; /* with the first that is one too many */
    int count;
    unsigned given; /* options */
};

static const struct command *find_command(const char *word)
{
    for (const struct command *c = commands; c->name; c++)
        if (word && strcmp(c->name, word) == 0)
            return c;
    return NULL;
}

static const struct option *find_option(const char *name)
{
    for (const struct option *o = known_options; o->name; o++)
        if (strcmp(o->name, name) == 0 || (o->letter && strcmp(o->letter, name) == 0))
            return o;
    return NULL;
}

/* Reads the option argv[0]; returns how many elements of argv it took, 0 after an error. */
static int read_option(struct reading *reading, char **argv)
{
    const char *equals = strchr(argv[0], '=');
    size_t length = equals ? (size_t)(equals - argv[0]) : strlen(argv[0]);
    const char *name = arena_copy(reading->arena, argv[0], length);
    const struct option *option = find_option(name);
    if (!option) {
        reject_option(reading->arena, find_command(reading->words[0]), argv[0], name);
        return 0;
    }
    void *member = (char *)reading->options + option->offset;
    reading->given |= option->bit;
    if (option->argument) {
        const char *value = equals ? equals + 1 : argv[1];
        if (!value || !*value) {
            message("%s requires an argument: %s", option->name, option->argument);
            return 0;
        }
        *(const char **)member = value;
        return equals ? 1 : 2;
    }
    if (equals) {
        message("%s takes no argument", option->name);
        return 0;
    }
    *(bool *)member = true;
    return 1;
}

/* `argv` ends with a NULL. */
static bool read_all(struct reading *reading, char **argv)
{
    bool arguments_only = false;
    for (int used = 1; *argv; argv += used) {
        used = 1;
        if (!arguments_only && strcmp(*argv, "--") == 0)
            arguments_only = true;
        else if (!arguments_only && **argv == '-' && (*argv)[1])
            used = read_option(reading, argv);
        else if (reading->count <= WORDS_MOST)
            reading->words[reading->count++] = *argv;
        if (!used)
            return false;
    }
    return true;
}

/* The command that the first word names, or the default when that is a file; NULL after an error.
 */
static const struct command *take_command(struct reading *reading)
{
    const char *word = reading->words[0];
    const struct command *command = find_command(word);
    if (command) {
        reading->count--;
        memmove(reading->words, reading->words + 1, sizeof reading->words - sizeof *reading->words);
        return command;
    }
    if (!word || strpbrk(word, "./") || strcmp(word, "-") == 0 || access(word, F_OK) == 0)
        return &commands[0];
    reject_command(reading->arena, word);
    return NULL;
}

static bool check_usage(const struct command *command, const struct reading *reading)
{
    for (const struct option *o = known_options; o->name; o++) {
        if (o->bit & reading->given && !command_takes(command, o))
            return reject(command, "this command does not take the option", o->name);
        if (o->bit & command->needs & ~reading->given)
            return reject(command, "missing option", o->name);
    }
    if (command->takes & TAKES_VERIFY && !reading->options->output && reading->given & TAKES_FILES)
        return reject(command, "--verify, --depfile and --stamp require the option", "--output");
    if (reading->count < command->fewest)
        return reject(command, "missing argument", NULL);
    if (reading->count > command->most)
        return reject(command, "unexpected argument", reading->words[command->most]);
    return true;
}

/* `about` is a command, a file, or NULL. */
static int help(struct arena *arena, const char *about)
{
    const struct command *command = find_command(about);
    if (!command && about && access(about, F_OK) != 0) {
        reject_command(arena, about);
        return STATUS_USAGE;
    }
    help_print(command, stdout);
    return STATUS_SUCCESS;
}

/* Whether "help" follows a command, and is not the name of a file. */
static bool asks_for_help(const struct reading *reading)
{
    return reading->count == 2 && strcmp(reading->words[1], "help") == 0 &&
           find_command(reading->words[0]) && access("help", F_OK) != 0;
}

const struct command *command_line_read(struct arena *arena, char **argv, struct options *options,
                                        int *status)
{
    struct reading reading = {.arena = arena, .options = options};
    *options = (struct options){.input = NULL};
    *status = STATUS_USAGE;
    if (!argv[0] || !argv[1]) {
        help_print(NULL, stderr);
        return NULL;
    }
    if (!read_all(&reading, argv + 1))
        return NULL;
    bool help_command = reading.count && strcmp(reading.words[0], "help") == 0;
    if (help_command || options->help || asks_for_help(&reading)) {
        *status = help(arena, reading.words[help_command]);
        return NULL;
    }
    if (options->version) {
        puts("patchbay-gen " GEN_VERSION);
        *status = STATUS_SUCCESS;
        return NULL;
    }
    const struct command *command = take_command(&reading);
    if (!command || !check_usage(command, &reading))
        return NULL;
    options->input = reading.words[0];
    options->second = reading.words[1];
    return command;
}
