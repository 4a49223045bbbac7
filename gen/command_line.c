#include "command_line.h"

#include "names.h"
#include "version.h"
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct option {
    const char *name;
    const char *word; /* that belongs to it, or NULL */
    unsigned bit;
    size_t offset; /* of its member in struct options */
    const char *description;
} known[] = {
    {"--output", "DIR", TAKES_OUTPUT, offsetof(struct options, output),
     "where to write; directories are made when missing (catalogue: a file)"},
    {"--verify", NULL, TAKES_VERIFY, offsetof(struct options, verify),
     "write nothing; exit 1 when the files there differ"},
    {"--depfile", "FILE", TAKES_DEPFILE, offsetof(struct options, depfile),
     "also write the dependencies, for Make and Ninja"},
    {"--stamp", "FILE", TAKES_STAMP, offsetof(struct options, stamp),
     "also write an empty FILE, last; the depfile then speaks of it"},
    {"--registry", "registry.yaml", TAKES_REGISTRY, offsetof(struct options, registry),
     "the registry that a plugin extends"},
    {"--plugin", NULL, TAKES_PLUGIN, offsetof(struct options, plugin),
     "for a plugin rather than a program"},
    {"--serves", "CATEGORY[/TYPE]", TAKES_SERVES, offsetof(struct options, serves),
     "what the new plugin serves; by default the first category"},
};

enum { OPTIONS = sizeof known / sizeof *known };

/* ---- Help --------------------------------------------------------------------------------- */

static void print_options(unsigned takes, FILE *stream)
{
    if (takes)
        fputs("\nOptions:\n", stream);
    for (size_t i = 0; i < OPTIONS; i++)
        if (known[i].bit & takes)
            fprintf(stream, "  %s%s%s\n      %s\n", known[i].name, known[i].word ? " " : "",
                    known[i].word ? known[i].word : "", known[i].description);
}

static void print_help(const struct command *only, FILE *stream)
{
    unsigned takes = 0;
    for (const struct command *c = commands; c->name; c++)
        if (!only || c == only)
            fprintf(stream, "patchbay-gen %s%s%s\n", c->name, *c->example ? " " : "", c->example);
    if (!only)
        fputs("\nCompiles a registry.yaml into typed C.\n\nCommands:\n", stream);
    for (const struct command *c = commands; c->name; c++) {
        if (only && c != only)
            continue;
        if (!only)
            fprintf(stream, "  %s%s%s\n      %s\n", c->name, *c->words ? " " : "", c->words,
                    c->description);
        else
            fprintf(stream, "\n%s%s%s: %s.\n", c->name, *c->words ? " " : "", c->words,
                    c->description);
        takes |= c->takes;
    }
    print_options(takes, stream);
    if (!only)
        fputs("  --help, --version\n"
              "\n"
              "Files are replaced only when they differ. Exit codes: 0 fine, 1 the answer is no "
              "(the\n"
              "input is wrong, files differ, plugins would stop working), 2 wrong usage, 3 a file\n"
              "could not be read or written.\n",
              stream);
}

/* ---- Wrong words -------------------------------------------------------------------------- */

static int complain(const struct command *command, const char *what, const char *word)
{
    fprintf(stderr, "patchbay-gen: %s%s%s%s; expected: patchbay-gen %s%s%s\n", what,
            word ? " '" : "", word ? word : "", word ? "'" : "", command->name,
            *command->words ? " " : "", command->words);
    for (size_t i = 0; i < OPTIONS; i++)
        if (known[i].bit & command->needs)
            fprintf(stderr, "    %s %s: %s\n", known[i].name, known[i].word ? known[i].word : "",
                    known[i].description);
    return EXIT_USAGE;
}

static int complain_unknown(const char *what, const char *word, const char *nearest)
{
    fprintf(stderr, "patchbay-gen: unknown %s '%s'%s%s%s; see patchbay-gen --help\n", what, word,
            nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
    return EXIT_USAGE;
}

/* ---- Reading ------------------------------------------------------------------------------ */

static const struct command *find_command(const char *word)
{
    for (const struct command *c = commands; c->name; c++)
        if (strcmp(c->name, word) == 0)
            return c;
    return NULL;
}

static const struct option *find_option(const char *word, size_t length, struct nearest *nearest)
{
    if (length == 2 && strncmp(word, "-o", 2) == 0)
        return &known[0];
    for (size_t i = 0; i < OPTIONS; i++) {
        if (strlen(known[i].name) == length && strncmp(known[i].name, word, length) == 0)
            return &known[i];
        nearest_offer(nearest, known[i].name);
    }
    return NULL;
}

/* What is read before it is known which command it is for. */
struct reading {
    struct options *options;
    const char *words[3];
    int count;
    unsigned given; /* options */
    bool help;
};

/* Takes the option argv[0]; returns how many arguments that were, 0 after saying what is wrong. */
static int take_option(struct reading *reading, int argc, char **argv)
{
    struct nearest nearest = nearest_to(argv[0]);
    size_t length = strcspn(argv[0], "=");
    const struct option *option = find_option(argv[0], length, &nearest);
    bool has_value = argv[0][length];
    char *member = (char *)reading->options;
    if (!option)
        return complain_unknown("option", argv[0], nearest.name), 0;
    reading->given |= option->bit;
    member += option->offset;
    if (!option->word) {
        if (has_value)
            return complain_unknown("option", argv[0], option->name), 0;
        *(bool *)member = true;
        return 1;
    }
    if (!has_value && argc < 2) {
        fprintf(stderr, "patchbay-gen: %s needs a word behind it: %s\n", option->name,
                option->word);
        return 0;
    }
    *(const char **)(void *)member = has_value ? argv[0] + length + 1 : argv[1];
    return has_value ? 1 : 2;
}

/* Returns false after saying what is wrong. */
static bool read_all(struct reading *reading, int argc, char **argv)
{
    bool words_only = false;
    for (int i = 0, used = 1; i < argc; i += used) {
        used = 1;
        if (!words_only && strcmp(argv[i], "--") == 0)
            words_only = true;
        else if (!words_only && (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0))
            reading->help = true;
        else if (!words_only && argv[i][0] == '-' && argv[i][1])
            used = take_option(reading, argc - i, argv + i);
        else if (reading->count < 3)
            reading->words[reading->count++] = argv[i];
        else
            return complain_unknown("word", argv[i], NULL), false;
        if (!used)
            return false;
    }
    return true;
}

/* The command that the first word names, or the first; NULL after saying that it is misspelt. */
static const struct command *take_command(struct reading *reading)
{
    const char *word = reading->words[0];
    const struct command *command = word ? find_command(word) : NULL;
    struct nearest nearest = nearest_to(word ? word : "");
    if (command) {
        memmove(reading->words, reading->words + 1, 2 * sizeof *reading->words);
        reading->count--;
        return command;
    }
    for (const struct command *c = commands; c->name; c++)
        nearest_offer(&nearest, c->name);
    bool is_file = word && (strpbrk(word, "./") || access(word, F_OK) == 0);
    if (!word || is_file)
        return &commands[0];
    complain_unknown("command", word, nearest.name);
    return NULL;
}

static bool fits(const struct command *command, const struct reading *reading)
{
    unsigned wrong = reading->given & ~command->takes, missing = command->needs & ~reading->given;
    for (size_t i = 0; i < OPTIONS; i++) {
        if (known[i].bit & wrong)
            return complain(command, "this command does not take", known[i].name), false;
        if (known[i].bit & missing)
            return complain(command, "this command needs", known[i].name), false;
    }
    if (command->takes & TAKES_VERIFY && !reading->options->output && reading->given & TAKES_FILES)
        return complain(command, "these options need", "--output"), false;
    if (reading->count < command->fewest)
        return complain(command, "a word is missing", NULL), false;
    if (reading->count > command->most)
        return complain(command, "one word too many:", reading->words[command->most]), false;
    return true;
}

const struct command *command_line_read(int argc, char **argv, struct options *options, int *code)
{
    struct reading reading = {.options = options};
    *options = (struct options){.input = NULL};
    *code = EXIT_USAGE;
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("patchbay-gen " GEN_VERSION);
        *code = EXIT_FINE;
        return NULL;
    }
    if (argc < 2 || strcmp(argv[1], "help") == 0) {
        const struct command *about = argc > 2 ? find_command(argv[2]) : NULL;
        print_help(about, argc < 2 ? stderr : stdout);
        *code = argc < 2 ? EXIT_USAGE : EXIT_FINE;
        return NULL;
    }
    if (!read_all(&reading, argc - 1, argv + 1))
        return NULL;
    if (reading.help) {
        print_help(reading.count ? find_command(reading.words[0]) : NULL, stdout);
        *code = EXIT_FINE;
        return NULL;
    }
    const struct command *command = take_command(&reading);
    if (!command || !fits(command, &reading))
        return NULL;
    options->input = reading.words[0];
    options->second = reading.count > 1 ? reading.words[1] : NULL;
    return command;
}

/* ---- Completion --------------------------------------------------------------------------- */

static void print_bash(struct text *text)
{
    text_line(text, "# Put this into ~/.bashrc: eval \"$(patchbay-gen completion bash)\"");
    text_line(text, "_patchbay_gen() {");
    text_line(text, "    local word=${COMP_WORDS[COMP_CWORD]} choices=");
    text_line(text, "    case ${COMP_WORDS[1]} in");
    for (const struct command *c = commands; c->name; c++) {
        char line[512];
        size_t used = 0;
        line[0] = '\0';
        for (size_t i = 0; i < OPTIONS; i++)
            if (known[i].bit & c->takes)
                used += (size_t)snprintf(line + used, sizeof line - used, " %s", known[i].name);
        text_line(text, "    %s) choices='--help%s' ;;", c->name, line);
    }
    text_line(text, "    esac");
    text_line(text, "    if [[ $COMP_CWORD == 1 ]]; then");
    text_line(text, "        choices='--help --version help");
    for (const struct command *c = commands; c->name; c++)
        text_line(text, "            %s", c->name);
    text_line(text, "            '");
    text_line(text, "    elif [[ ${COMP_WORDS[1]} == completion ]]; then");
    text_line(text, "        choices='bash zsh fish'");
    text_line(text, "    elif [[ ${COMP_WORDS[1]} == explain ]]; then");
    text_line(text,
              "        choices=$(patchbay-gen explain | sed -n 's/^  \\([a-z-]*\\):.*/\\1/p')");
    text_line(text, "    elif [[ $word != -* ]]; then");
    text_line(text, "        choices=");
    text_line(text, "    fi");
    text_line(text, "    COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))");
    text_line(text, "}");
    text_line(text, "complete -o bashdefault -o default -F _patchbay_gen patchbay-gen");
}

static void print_fish(struct text *text)
{
    text_line(text, "# Put this into ~/.config/fish/completions/patchbay-gen.fish");
    for (const struct command *c = commands; c->name; c++)
        text_line(text, "complete -c patchbay-gen -n __fish_use_subcommand -a %s -d \"%s\"",
                  c->name, c->description);
    for (const struct command *c = commands; c->name; c++)
        for (size_t i = 0; i < OPTIONS; i++)
            if (known[i].bit & c->takes)
                text_line(text,
                          "complete -c patchbay-gen -n '__fish_seen_subcommand_from %s' -l %s%s -d "
                          "\"%s\"",
                          c->name, known[i].name + 2, known[i].word ? " -r" : "",
                          known[i].description);
    text_line(text, "complete -c patchbay-gen -n '__fish_seen_subcommand_from completion' -f -a "
                    "'bash zsh fish'");
}

bool completion_print(struct text *text, const char *shell)
{
    if (strcmp(shell, "fish") == 0) {
        print_fish(text);
    } else if (strcmp(shell, "bash") == 0) {
        print_bash(text);
    } else if (strcmp(shell, "zsh") == 0) {
        text_line(text,
                  "# Put this behind compinit into ~/.zshrc: eval \"$(patchbay-gen completion "
                  "zsh)\"");
        text_line(text, "autoload -U +X bashcompinit && bashcompinit");
        print_bash(text);
    } else {
        return false;
    }
    return true;
}
