#include "inspector/command_line.h"

#include "error/nearest.h"
#include "error/printable.h"
#include "inspector/answer/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option_row {
    const char *name;  /* with "=" if it takes a value */
    const char *value; /* as shown by help */
    unsigned bit;
    const char *description;
} options[] = {
    {"--all", "", OPTION_ALL, "list every candidate, and internal categories"},
    {"--where=", "KEY=VALUE", OPTION_WHERE, "list only what has this metadata; can be repeated"},
    {"--search=", "TEXT", OPTION_SEARCH,
     "list only what has this text in a name or the description"},
    {"--load", "", OPTION_LOAD, "also load and start what is selected, which runs its code"},
    {"--environ=", "FILE", OPTION_ENVIRON,
     "use the environment in FILE, such as /proc/PID/environ"},
    {"--json", "", OPTION_JSON, "print one JSON document"},
    {"--plain", "", OPTION_PLAIN, "print tab-separated lines without headings, for scripts"},
    {"--color=", "auto|always|never", OPTION_COLOR,
     "when to use colour (default: auto; NO_COLOR disables it)"},
    {"--help", "", OPTION_HELP, "print help for a command"},
};

enum { OPTIONS = sizeof options / sizeof *options };

const char *const pb_command_line_colors[] = {"auto", "always", "never", NULL};

const char *pb_command_line_option(unsigned number, unsigned *bit)
{
    if (number >= OPTIONS)
        return NULL;
    *bit = options[number].bit;
    return options[number].name;
}

/* ---- Help --------------------------------------------------------------------------------- */

static const char *blank_before(const char *text)
{
    return *text ? " " : "";
}

/* A line, and an indented text about it. */
static void help_entry(const struct style *style, const char *name, const char *arguments,
                       const char *description)
{
    char line[256];
    snprintf(line, sizeof line, "%s%s%s", name, blank_before(arguments), arguments);
    pb_print_words(style, line, 2);
    pb_print_words(style, description, 6);
}

static void help_options(const struct style *style, unsigned bits)
{
    fputs("\nOptions:\n", style->stream);
    for (size_t i = 0; i < OPTIONS; i++) {
        char name[64];
        snprintf(name, sizeof name, "%s%s%s", options[i].bit == OPTION_HELP ? "-h, " : "",
                 options[i].name, options[i].value);
        if (options[i].bit & bits)
            help_entry(style, name, "", options[i].description);
    }
}

/* Of one command, or with NULL of all. */
static void help(const struct program *program, const struct command *only, FILE *stream)
{
    const struct style style = {stream, false, false, pb_text_width(stream), 0};
    unsigned bits = OPTION_HELP;
    for (const struct command *const *c = program->commands; *c; c++) {
        const char *arguments = (*c)->example ? (*c)->example : program->example;
        if ((*c)->description && (!only || *c == only))
            fprintf(stream, "%s %s%s%s\n", program->name, (*c)->name, blank_before(arguments),
                    arguments);
    }
    if (program->description && !only) {
        putc('\n', stream);
        pb_print_words(&style, program->description, 0);
    }
    fputs("\nCommands:\n", stream);
    for (const struct command *const *c = program->commands; *c; c++)
        if ((*c)->description && (!only || *c == only)) {
            help_entry(&style, (*c)->name, (*c)->arguments, (*c)->description);
            bits |= (*c)->options;
        }
    help_options(&style, bits);
    if (program->version && !only)
        help_entry(&style, "--version", "", "print the version");
    putc('\n', stream);
    pb_print_words(&style, "Exit status: 0 success, 1 negative result, 2 usage error, 3 failure.",
                   0);
}

/* ---- Usage errors ------------------------------------------------------------------------- */

void pb_print_argument(const char *word)
{
    for (size_t control; *word; word += control ? control : 1) {
        control = pb_unprintable(word);
        putc(control ? '?' : *word, stderr);
    }
}

int pb_command_line_unknown(const struct program *program, const char *what,
                            const struct nearest *nearest)
{
    fprintf(stderr, "%s: unknown %s '", program->name, what);
    pb_print_argument(nearest->wanted);
    fputs("'\n", stderr);
    if (nearest->name)
        fprintf(stderr, "did you mean '%s'?\n", nearest->name);
    else
        fprintf(stderr, "see: %s help\n", program->name);
    return COMMAND_USAGE;
}

/* `word` may be NULL. */
static int usage_error(const struct request *request, const char *what, const char *word)
{
    const struct command *command = request->command;
    fprintf(stderr, "%s: %s%s", request->program->name, what, word ? " '" : "");
    pb_print_argument(word ? word : "");
    fprintf(stderr, "%s\nusage: %s %s [OPTION]...%s%s\n", word ? "'" : "", request->program->name,
            command->name, blank_before(command->arguments), command->arguments);
    return COMMAND_USAGE;
}

/* ---- Reading ------------------------------------------------------------------------------ */

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
}

static const struct option_row *find_option(const struct command *command, const char *word,
                                            struct nearest *nearest)
{
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < OPTIONS; i++) {
        const char *name = options[i].name;
        if (!(options[i].bit & (command->options | OPTION_HELP)))
            continue;
        if (strcspn(name, "=") == length && strncmp(name, word, length) == 0)
            return &options[i];
        pb_nearest_try(nearest, name);
    }
    return NULL;
}

static int add_where(const char *value, struct request *request)
{
    size_t count = 0;
    while (request->where[count])
        count++;
    if (!strchr(value, '='))
        return usage_error(request, "expected KEY=VALUE, found", value);
    if (count == WHERE_MOST)
        return usage_error(request, "--where is given too often", NULL);
    request->where[count] = value;
    return COMMAND_OK;
}

static int take_value(const struct option_row *option, const char *value, struct request *request)
{
    if (option->bit == OPTION_ENVIRON)
        request->environ_file = value;
    if (option->bit == OPTION_SEARCH)
        request->search = value;
    if (option->bit == OPTION_WHERE)
        return add_where(value, request);
    if (option->bit != OPTION_COLOR)
        return COMMAND_OK;
    request->color = value;
    for (const char *const *known = pb_command_line_colors; *known; known++)
        if (strcmp(value, *known) == 0)
            return COMMAND_OK;
    return usage_error(request, "expected auto, always or never, found", value);
}

/* Reads the option argv[0], and its value in argv[1] if it is there: `*used` counts them. */
static int read_option(int argc, char **argv, struct request *request, int *used)
{
    struct nearest nearest = {.wanted = argv[0]};
    const struct option_row *option = find_option(request->command, argv[0], &nearest);
    const char *value = strchr(argv[0], '=');
    if (!option)
        return pb_command_line_unknown(request->program, "option", &nearest);
    request->options |= option->bit;
    if (!*option->value)
        return value ? usage_error(request, "option takes no value:", option->name) : COMMAND_OK;
    if (!value && argc < 2)
        return usage_error(request, "missing value for", argv[0]);
    *used = value ? 1 : 2;
    return take_value(option, value ? value + 1 : argv[1], request);
}

static int read_arguments(int argc, char **argv, struct request *request)
{
    const struct command *command = request->command;
    bool options_end = false;
    for (int i = 0, used; i < argc; i += used) {
        used = 1;
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (!options_end && (strcmp(argv[i], "-h") == 0 || (i == 0 && is_help(argv[i])))) {
            request->options |= OPTION_HELP;
        } else if (!options_end && argv[i][0] == '-' && argv[i][1]) {
            int status = read_option(argc - i, argv + i, request, &used);
            if (status != COMMAND_OK)
                return status;
        } else if (request->count == command->most) {
            return usage_error(request, "unexpected argument", argv[i]);
        } else {
            request->arguments[request->count++] = argv[i];
        }
    }
    if (request->options & OPTION_HELP)
        return COMMAND_OK;
    if (request->options & OPTION_JSON && request->options & OPTION_PLAIN)
        return usage_error(request, "--json and --plain are mutually exclusive", NULL);
    if (request->count < command->least)
        return usage_error(request, "missing argument", NULL);
    return COMMAND_OK;
}

static const struct command *find_command(const struct program *program, const char *word,
                                          struct nearest *nearest)
{
    for (const struct command *const *c = program->commands; *c; c++) {
        if (strcmp((*c)->name, word) == 0)
            return *c;
        if ((*c)->description)
            pb_nearest_try(nearest, (*c)->name);
    }
    return NULL;
}

/* Reads the words behind the command. */
static int read_command(int argc, char **argv, struct request *request)
{
    request->arguments = malloc((size_t)argc * sizeof *argv + 1);
    if (!request->arguments) {
        fprintf(stderr, "%s: out of memory\n", request->program->name);
        return COMMAND_FAILURE;
    }
    if (request->command->description)
        return read_arguments(argc, argv, request);
    memcpy(request->arguments, argv, (size_t)argc * sizeof *argv);
    request->count = argc;
    return COMMAND_OK;
}

/* Returns false. */
static bool end(const struct program *program, int *status)
{
    if (!pb_print_end(program->name))
        *status = COMMAND_FAILURE;
    return false;
}

bool pb_command_line_read(const struct program *program, int argc, char **argv,
                          struct request *request, int *status)
{
    *request = (struct request){.program = program, .color = "auto"};
    bool helps = argc && is_help(argv[0]);
    *status = argc ? COMMAND_OK : COMMAND_USAGE;
    if (argc == helps) {
        help(program, NULL, argc ? stdout : stderr);
        return end(program, status);
    }
    if (program->version && strcmp(argv[0], "--version") == 0) {
        printf("%s %s\n", program->name, program->version);
        return end(program, status);
    }
    struct nearest nearest = {.wanted = argv[helps]};
    request->command = find_command(program, argv[helps], &nearest);
    if (!request->command) {
        *status = pb_command_line_unknown(program, "command", &nearest);
        return false;
    }
    if (helps)
        request->options = OPTION_HELP;
    else
        *status = read_command(argc - 1, argv + 1, request);
    if (*status == COMMAND_OK && !(request->options & OPTION_HELP))
        return true;
    if (*status == COMMAND_OK)
        help(program, request->command, stdout);
    free(request->arguments);
    return end(program, status);
}
