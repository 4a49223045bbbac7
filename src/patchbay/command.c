/* The inspector: finds the command and its arguments. */
#include "command.h"

#include "registry.h"
#include "rows.h"
#include <errno.h>
#include <stdio.h>

struct command {
    const char *name;
    const char *words; /* as usage shows them */
    int fewest, most;
    int (*run)(struct patchbay *registry, const struct arguments *arguments);
    const char *description;
};

static const struct command commands[] = {
    {"list", "[CATEGORY] [--all]", 0, 1, pb_command_list,
     "every type with the implementation that is selected; --all: every candidate"},
    {"show", "CATEGORY [TYPE [IDENTIFIER]]", 1, 3, pb_command_show,
     "an interface, its types, and what is known of an implementation"},
    {"why", "CATEGORY [TYPE]", 1, 2, pb_command_why,
     "which implementation is selected, what decided, and who was passed over"},
    {"paths", "", 0, 0, pb_command_paths,
     "every directory and file that is looked at for plugins, and what became of it"},
    {"env", "", 0, 0, pb_command_env,
     "every variable that is read, its value, its effect, and what is wrong with it"},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static void print_usage(const struct patchbay_table *table, FILE *stream)
{
    const char *inspector = row_text(table, table->inspector);
    const char *before = *inspector ? " " : "";
    for (int i = 0; i < COMMANDS; i++)
        fprintf(stream, "%s%s%s %s\n    %s\n", inspector, before, commands[i].name,
                commands[i].words, commands[i].description);
}

static int complain_usage(const char *what, const char *word, const struct nearest *nearest)
{
    fprintf(stderr, "%s '%s'", what, word);
    if (nearest && nearest->name)
        fprintf(stderr, "; did you mean '%s'?", nearest->name);
    else
        fputs("; see --help", stderr);
    fputc('\n', stderr);
    return COMMAND_USAGE;
}

static const struct command *find_command(const char *word, struct nearest *nearest)
{
    for (int i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, word) == 0)
            return &commands[i];
        pb_nearest_try(nearest, commands[i].name);
    }
    return NULL;
}

/* Returns COMMAND_FINE, or an exit code after saying why. */
static int parse(const struct command *command, int argc, char **argv, struct arguments *arguments)
{
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "--all") == 0 && command->run == pb_command_list)
            arguments->all = true;
        else if (argv[i][0] == '-')
            return complain_usage("unknown option", argv[i], NULL);
        else if (arguments->count == command->most)
            return complain_usage("too many words: did not expect", argv[i], NULL);
        else
            arguments->words[arguments->count++] = argv[i];
    }
    if (arguments->count < command->fewest)
        return complain_usage("a word is missing after", command->name, NULL);
    return COMMAND_FINE;
}

int patchbay_command(struct patchbay *handle, int argc, char **argv)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    struct arguments arguments = {.count = 0};
    if (argc < 1 || strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "help") == 0) {
        print_usage(table, argc < 1 ? stderr : stdout);
        return argc < 1 ? COMMAND_USAGE : COMMAND_FINE;
    }
    struct nearest nearest = {.wanted = argv[0]};
    const struct command *command = find_command(argv[0], &nearest);
    if (!command)
        return complain_usage("unknown command", argv[0], &nearest);
    int code = parse(command, argc - 1, argv + 1, &arguments);
    if (code != COMMAND_FINE)
        return code;
    code = command->run(handle, &arguments);
    if ((fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE) {
        perror("cannot write the output");
        return COMMAND_CANNOT;
    }
    return code;
}

/* ---- Words -------------------------------------------------------------------------------- */

int pb_command_category(struct patchbay *handle, const char *name)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    struct nearest nearest = {.wanted = name};
    for (unsigned i = 0; i < table->categories.count; i++) {
        const char *known = row_text(table, row_category(table, i)->name);
        if (pb_names_equal(known, name))
            return (int)i;
        pb_nearest_try(&nearest, known);
    }
    fprintf(stderr,
            "registry '%s' has no category '%s'; there are: ", row_text(table, table->registry),
            name);
    for (unsigned i = 0; i < table->categories.count; i++)
        fprintf(stderr, "%s%s", i ? ", " : "", row_text(table, row_category(table, i)->name));
    if (nearest.name)
        fprintf(stderr, "; did you mean '%s'?", nearest.name);
    fputc('\n', stderr);
    return -1;
}

int pb_command_type(struct patchbay *handle, unsigned category, const char *name)
{
    struct patchbay_error error;
    int type = patchbay_find_type(handle, category, name, &error);
    if (type < 0)
        fprintf(stderr, "%s\n", error.text);
    return type;
}

const char *pb_command_origin(const struct patchbay_implementation *implementation)
{
    if (implementation->origin == PATCHBAY_PLUGIN_FILE)
        return implementation->plugin;
    return implementation->origin == PATCHBAY_RUNTIME ? "runtime" : "builtin";
}
