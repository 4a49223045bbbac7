/* Options, help, and what to say about wrong words. */
#include "inspector/command.h"

#include <string.h>

static const struct option_row {
    const char *name;  /* with "=" when a word belongs to it */
    const char *words; /* what that may be */
    unsigned options;
    const char *description;
} options[] = {
    {"--all", "", OPTION_ALL, "every candidate, not only the selected one"},
    {"--load", "", OPTION_LOAD, "load and start what would be used: runs its code"},
    {"--environ=", "FILE", OPTION_ENVIRON,
     "answer as a process with this environment would: /proc/PID/environ"},
    {"--json", "", OPTION_FORM, "one JSON document"},
    {"--plain", "", OPTION_FORM, "for scripts: tabs, no headings"},
    {"--color=", "auto|always|never", OPTION_FORM, "colour; NO_COLOR in the environment: none"},
};

const char *pb_command_option(unsigned number, unsigned *takers)
{
    if (number >= sizeof options / sizeof *options)
        return NULL;
    *takers = options[number].options;
    return options[number].name;
}

/* ---- Help --------------------------------------------------------------------------------- */

static void help_options(unsigned takers, FILE *stream)
{
    fputs("\nOptions:\n", stream);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (options[i].options & takers)
            fprintf(stream, "  %s%s\n      %s\n", options[i].name, options[i].words,
                    options[i].description);
}

void pb_command_help(struct patchbay *handle, const char *program, const struct command *only,
                     FILE *stream)
{
    const struct command *command;
    unsigned takers = 0;
    for (unsigned i = 0; (command = pb_command(i)); i++) {
        const char *words = command->example ? command->example : patchbay_category_name(handle, 0);
        if (!only || command == only)
            fprintf(stream, "%s %s%s%s\n", program, command->name, *words ? " " : "", words);
    }
    fputs("\nCommands:\n", stream);
    for (unsigned i = 0; (command = pb_command(i)); i++)
        if (!only || command == only) {
            fprintf(stream, "  %s%s%s\n      %s\n", command->name, *command->words ? " " : "",
                    command->words, command->description);
            takers |= command->options;
        }
    if (!only)
        fputs("  completion bash|zsh|fish\n      what makes a shell complete all of these\n",
              stream);
    help_options(takers, stream);
    fputs("\nExit codes: 0 fine, 1 the answer is no, 2 wrong usage, 3 could not do the work.\n",
          stream);
}

/* ---- Wrong words -------------------------------------------------------------------------- */

int pb_command_unknown(const char *program, const char *what, const struct nearest *nearest)
{
    fprintf(stderr, "%s: unknown %s '%s'", program, what, nearest->wanted);
    if (nearest->name)
        fprintf(stderr, "; did you mean '%s'?\n", nearest->name);
    else
        fprintf(stderr, "; see: %s help\n", program);
    return COMMAND_USAGE;
}

static int complain(const struct request *request, const struct command *command, const char *what,
                    const char *word)
{
    fprintf(stderr, "%s: %s%s%s%s; expected: %s %s %s\n", request->program, what, word ? " '" : "",
            word ? word : "", word ? "'" : "", request->program, command->name, command->words);
    return COMMAND_USAGE;
}

/* ---- Reading ------------------------------------------------------------------------------ */

static const struct option_row *find(const struct command *command, const char *word, size_t length,
                                     struct nearest *nearest)
{
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        const char *name = options[i].name;
        size_t own = strcspn(name, "=");
        if (!(options[i].options & command->options))
            continue;
        if (own == length && strncmp(name, word, own) == 0)
            return &options[i];
        pb_nearest_try(nearest, name);
    }
    return NULL;
}

static int take(const struct command *command, const struct option_row *option, const char *value,
                struct request *request)
{
    switch (option - options) {
    case 0:
        request->all = true;
        break;
    case 1:
        request->load = true;
        break;
    case 2:
        request->environ_file = value;
        break;
    case 3:
        request->json = true;
        break;
    case 4:
        request->plain = true;
        break;
    default:
        request->colour = value;
        if (strcmp(value, "auto") != 0 && strcmp(value, "always") != 0 &&
            strcmp(value, "never") != 0)
            return complain(request, command, "expected auto, always or never, found", value);
    }
    return COMMAND_FINE;
}

/* Takes the option argv[0], and the word behind it where one belongs to it; `*used` says how many.
 */
static int parse_option(const struct command *command, int argc, char **argv,
                        struct request *request, int *used)
{
    struct nearest nearest = {.wanted = argv[0]};
    size_t length = strcspn(argv[0], "=");
    const struct option_row *option = find(command, argv[0], length, &nearest);
    bool has_value = argv[0][length];
    *used = 1;
    if (!option)
        return pb_command_unknown(request->program, "option", &nearest);
    if (!*option->words)
        return has_value ? complain(request, command, "no value belongs to", option->name)
                         : take(command, option, NULL, request);
    if (!has_value && argc < 2)
        return complain(request, command, "a value is missing behind", argv[0]);
    *used = has_value ? 1 : 2;
    return take(command, option, has_value ? argv[0] + length + 1 : argv[1], request);
}

int pb_command_parse(const struct command *command, int argc, char **argv, struct request *request)
{
    bool words_only = false;
    for (int i = 0, used = 1, code; i < argc; i += used) {
        used = 1;
        if (!words_only && strcmp(argv[i], "--") == 0) {
            words_only = true;
        } else if (!words_only && argv[i][0] == '-' && argv[i][1]) {
            code = parse_option(command, argc - i, argv + i, request, &used);
            if (code != COMMAND_FINE)
                return code;
        } else if (request->count == command->most) {
            return complain(request, command, "one word too many:", argv[i]);
        } else {
            request->words[request->count++] = argv[i];
        }
    }
    if (request->json && request->plain)
        return complain(request, command, "--json and --plain exclude each other", NULL);
    if (request->count < command->fewest)
        return complain(request, command, "a word is missing", NULL);
    return COMMAND_FINE;
}
