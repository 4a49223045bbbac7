#include "command/help.h"

static void print_option(const struct option *option, FILE *stream)
{
    fprintf(stream, "  %s%s%s%s%s\n      %s\n", option->letter ? option->letter : "",
            option->letter ? ", " : "", option->name, option->argument ? " " : "",
            option->argument ? option->argument : "", option->description);
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

void help_print_usage(const struct command *command, FILE *stream)
{
    fprintf(stream, "patchbay-gen %s%s%s", command->name, *command->arguments ? " " : "",
            command->arguments);
    for (const struct option *o = known_options; o->name; o++)
        if (o->bit & command->needs)
            fprintf(stream, " %s %s", o->name, o->argument);
    fputc('\n', stream);
}

static void print_all(FILE *stream)
{
    for (const struct command *c = commands; c->name; c++)
        print_example(c, stream);
    fputs("\nCompiles a registry.yaml into typed C.\n\nCommands:\n", stream);
    for (const struct command *c = commands; c->name; c++)
        fprintf(stream, "  %s%s%s\n      %s\n", c->name, *c->arguments ? " " : "", c->arguments,
                c->description);
    print_options(NULL, stream);
    fputs("\n"
          "Files are replaced only when they differ. FILE can be - for standard input.\n"
          "Exit status: 0 success, 1 negative result (invalid input, files differ,\n"
          "plugins would stop working), 2 usage error, 3 a file could not be read or\n"
          "written.\n",
          stream);
}

void help_print(const struct command *command, FILE *stream)
{
    if (!command) {
        print_all(stream);
        return;
    }
    print_example(command, stream);
    fprintf(stream, "\n%s%s%s:\n%s.\n", command->name, *command->arguments ? " " : "",
            command->arguments, command->description);
    print_options(command, stream);
}
