#include "command/command_line.h"

#include "base/version.h"
#include "names/nearest.h"
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const struct option known_options[] = {
    {"--output", "-o", "DIR", TAKES_OUTPUT, offsetof(struct options, output),
     "where to write; directories are made when missing (catalogue: a file)"},
    {"--verify", NULL, NULL, TAKES_VERIFY, offsetof(struct options, verify),
     "write nothing; exit 1 when the files there differ"},
    {"--depfile", NULL, "FILE", TAKES_DEPFILE, offsetof(struct options, depfile),
     "also write the dependencies, for Make and Ninja"},
    {"--stamp", NULL, "FILE", TAKES_STAMP, offsetof(struct options, stamp),
     "also write an empty FILE, last; the depfile then speaks of it"},
    {"--registry", NULL, "registry.yaml", TAKES_REGISTRY, offsetof(struct options, registry),
     "the registry that a plugin extends"},
    {"--plugin", NULL, NULL, TAKES_PLUGIN, offsetof(struct options, plugin),
     "for a plugin rather than a program"},
    {"--serves", NULL, "CATEGORY[/TYPE]", TAKES_SERVES, offsetof(struct options, serves),
     "what the new plugin serves; by default the first category"},
    {"--list", NULL, NULL, TAKES_LIST, offsetof(struct options, list),
     "all codes with their titles; the same as without CODE"},
    {"--help", "-h", NULL, TAKES_ALWAYS, offsetof(struct options, help),
     "examples, and what a command takes"},
    {"--version", NULL, NULL, TAKES_ALWAYS, offsetof(struct options, version),
     "the version of patchbay-gen"},
    {NULL, NULL, NULL, 0, 0, NULL},
};

bool command_takes(const struct command *command, const struct option *option)
{
    return (option->bit & (command->takes | TAKES_ALWAYS)) != 0;
}

/* ---- Help --------------------------------------------------------------------------------- */

static void print_option(const struct option *option, FILE *stream)
{
    fprintf(stream, "  %s%s%s%s%s\n      %s\n", option->letter ? option->letter : "",
            option->letter ? ", " : "", option->name, option->word ? " " : "",
            option->word ? option->word : "", option->description);
}

static void print_options(const struct command *only, FILE *stream)
{
    fputs("\nOptions:\n", stream);
    for (const struct option *o = known_options; o->name; o++)
        if (!only || command_takes(only, o))
            print_option(o, stream);
}

static void print_example(const struct command *command, FILE *stream)
{
    fprintf(stream, "patchbay-gen %s%s%s\n", command->name, *command->example ? " " : "",
            command->example);
}

static void print_help_of(const struct command *command, FILE *stream)
{
    print_example(command, stream);
    fprintf(stream, "\n%s%s%s: %s.\n", command->name, *command->words ? " " : "", command->words,
            command->description);
    print_options(command, stream);
}

static void print_help(FILE *stream)
{
    for (const struct command *c = commands; c->name; c++)
        print_example(c, stream);
    fputs("\nCompiles a registry.yaml into typed C.\n\nCommands:\n", stream);
    for (const struct command *c = commands; c->name; c++)
        fprintf(stream, "  %s%s%s\n      %s\n", c->name, *c->words ? " " : "", c->words,
                c->description);
    print_options(NULL, stream);
    fputs("\n"
          "Files are replaced only when they differ. Exit codes: 0 fine, 1 the answer is no (the\n"
          "input is wrong, files differ, plugins would stop working), 2 wrong usage, 3 a file\n"
          "could not be read or written.\n",
          stream);
}

/* ---- Wrong words -------------------------------------------------------------------------- */

static void complain(const struct command *command, const char *what, const char *word)
{
    fprintf(stderr, "patchbay-gen: %s%s%s%s; expected: patchbay-gen %s%s%s\n", what,
            word ? " '" : "", word ? word : "", word ? "'" : "", command->name,
            *command->words ? " " : "", command->words);
    for (const struct option *o = known_options; o->name; o++)
        if (o->bit & command->needs)
            fprintf(stderr, "    %s %s: %s\n", o->name, o->word ? o->word : "", o->description);
}

static void complain_unknown(const char *what, const char *word, const char *nearest)
{
    fprintf(stderr, "patchbay-gen: unknown %s '%s'%s%s%s\n", what, word,
            nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

static void complain_command(const char *word)
{
    struct nearest nearest = nearest_to(word);
    for (const struct command *c = commands; c->name; c++)
        nearest_offer(&nearest, c->name);
    complain_unknown("command", word, nearest.name);
    fputs("commands:", stderr);
    for (const struct command *c = commands; c->name; c++)
        fprintf(stderr, " %s", c->name);
    fputs("; see patchbay-gen --help\n", stderr);
}

/* `command` may be NULL when none was read yet. */
static void complain_option(const struct command *command, const char *word, const char *nearest)
{
    complain_unknown("option", word, nearest);
    fputs("options:", stderr);
    for (const struct option *o = known_options; o->name; o++)
        if (!command || command_takes(command, o))
            fprintf(stderr, " %s", o->name);
    fputs("; see patchbay-gen --help\n", stderr);
}

/* ---- Reading ------------------------------------------------------------------------------ */

enum { WORDS_MOST = 3 }; /* a command and its two */

/* What is read before it is known which command it is for. */
struct reading {
    struct options *options;
    const char *words[WORDS_MOST];
    int count;
    unsigned given; /* options */
};

static const struct command *find_command(const char *word)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, word) == 0)
            return c;
    return NULL;
}

static const struct option *find_option(const char *name, struct nearest *nearest)
{
    for (const struct option *o = known_options; o->name; o++) {
        if (strcmp(o->name, name) == 0 || (o->letter && strcmp(o->letter, name) == 0))
            return o;
        nearest_offer(nearest, o->name);
    }
    return NULL;
}

/* Takes the word of an option, `given` or the `next` argument; false after saying that there is
 * none. */
static bool take_word(const struct option *option, const char *given, const char *next,
                      const char **word)
{
    *word = given ? given : next;
    if (*word && **word)
        return true;
    fprintf(stderr, "patchbay-gen: %s needs a word behind it: %s\n", option->name, option->word);
    return false;
}

/* Takes the option argv[0]; returns how many arguments that were, 0 after saying what is wrong. */
static int take_option(struct reading *reading, char **argv)
{
    char name[32];
    const char *value = strchr(argv[0], '=');
    size_t length = value ? (size_t)(value - argv[0]) : strlen(argv[0]);
    snprintf(name, sizeof name, "%.*s", length < sizeof name ? (int)length : 0, argv[0]);
    struct nearest nearest = nearest_to(name);
    const struct option *option = find_option(name, &nearest);
    if (!option) {
        complain_option(reading->count ? find_command(reading->words[0]) : NULL, argv[0],
                        nearest.name);
        return 0;
    }
    char *member = (char *)reading->options + option->offset;
    reading->given |= option->bit;
    if (option->word)
        return !take_word(option, value ? value + 1 : NULL, argv[1], (const char **)(void *)member)
                   ? 0
               : value ? 1
                       : 2;
    if (value)
        fprintf(stderr, "patchbay-gen: %s takes no word\n", option->name);
    *(bool *)member = true;
    return !value;
}

/* Returns false after saying what is wrong. `argv` ends with a NULL. */
static bool read_all(struct reading *reading, char **argv)
{
    bool words_only = false;
    for (int used = 1; *argv; argv += used) {
        used = 1;
        if (!words_only && strcmp(*argv, "--") == 0)
            words_only = true;
        else if (!words_only && **argv == '-' && (*argv)[1])
            used = take_option(reading, argv);
        else if (reading->count < WORDS_MOST)
            reading->words[reading->count++] = *argv;
        else
            return complain_unknown("word", *argv, NULL), false;
        if (!used)
            return false;
    }
    return true;
}

/* The command that the first word names, or, when that is a file, the first; NULL after saying that
 * it is misspelt. */
static const struct command *take_command(struct reading *reading)
{
    const char *word = reading->words[0];
    const struct command *command = word ? find_command(word) : NULL;
    if (command) {
        reading->count--;
        memmove(reading->words, reading->words + 1, sizeof reading->words - sizeof *reading->words);
        return command;
    }
    if (!word || strpbrk(word, "./") || access(word, F_OK) == 0)
        return &commands[0];
    complain_command(word);
    return NULL;
}

static bool fits(const struct command *command, const struct reading *reading)
{
    for (const struct option *o = known_options; o->name; o++) {
        if (o->bit & reading->given && !command_takes(command, o))
            return complain(command, "this command does not take", o->name), false;
        if (o->bit & command->needs & ~reading->given)
            return complain(command, "this command needs", o->name), false;
    }
    if (command->takes & TAKES_VERIFY && !reading->options->output && reading->given & TAKES_FILES)
        return complain(command, "these options need", "--output"), false;
    if (reading->count < command->fewest)
        return complain(command, "a word is missing", NULL), false;
    if (reading->count > command->most)
        return complain(command, "one word too many:", reading->words[command->most]), false;
    return true;
}

/* ---- Both together ------------------------------------------------------------------------ */

/* `about` is a command, a file, or NULL. Returns the exit code. */
static int help(const char *about)
{
    const struct command *command = about ? find_command(about) : NULL;
    if (command)
        print_help_of(command, stdout);
    else if (!about || access(about, F_OK) == 0)
        print_help(stdout);
    else
        return complain_command(about), EXIT_USAGE;
    return EXIT_FINE;
}

static int print_version(void)
{
    puts("patchbay-gen " GEN_VERSION);
    return EXIT_FINE;
}

const struct command *command_line_read(char **argv, struct options *options, int *code)
{
    struct reading reading = {.options = options, .count = 0};
    const struct command *command = NULL;
    *options = (struct options){.input = NULL};
    *code = EXIT_USAGE;
    if (!argv[0] || !argv[1])
        print_help(stderr);
    else if (!read_all(&reading, argv + 1))
        return NULL;
    else if (reading.count && strcmp(reading.words[0], "help") == 0)
        *code = help(reading.words[1]);
    else if (options->help)
        *code = help(reading.words[0]);
    else if (options->version)
        *code = print_version();
    else
        command = take_command(&reading);
    if (!command || !fits(command, &reading))
        return NULL;
    options->input = reading.words[0];
    options->second = reading.words[1];
    return command;
}
