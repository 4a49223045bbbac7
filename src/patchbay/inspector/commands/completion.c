/* `completion SHELL`: prints the completion script of a shell for this program. */
#include "inspector/commands/completion.h"

#include "error/nearest.h"
#include "inspector/command_line.h"
#include <stdio.h>
#include <string.h>

/* Prints a script, with the command ("lapse registry"), the program ("lapse") and the words behind
 * it in place of @COMMAND@, @PROGRAM@ and @WORDS@. */
static void print_script(const char *script, const char *command)
{
    int program = (int)strcspn(command, " "), length = (int)strlen(command);
    const char *words = command + program + (program < length);
    const struct {
        const char *mark, *text;
        int length;
    } marks[] = {{"@COMMAND@", command, length},
                 {"@PROGRAM@", command, program},
                 {"@WORDS@", words, length}};
    while (*script) {
        size_t i = 0, count = sizeof marks / sizeof *marks;
        while (i < count && strncmp(script, marks[i].mark, strlen(marks[i].mark)) != 0)
            i++;
        if (i < count) {
            printf("%.*s", marks[i].length, marks[i].text);
            script += strlen(marks[i].mark);
        } else {
            putchar(*script++);
        }
    }
}

static int print_scripts(struct patchbay *handle, const struct request *request)
{
    const char *shell = request->arguments[0];
    struct nearest nearest = {.wanted = shell};
    (void)handle;
    for (const struct completion_script *s = pb_completion_scripts; s->path; s++) {
        const char *name = strrchr(s->path, '.') + 1;
        if (strcmp(name, shell) == 0) {
            print_script(s->bytes, request->program->name);
            return COMMAND_OK;
        }
        pb_nearest_try(&nearest, name);
    }
    return pb_command_line_unknown(request->program, "shell", &nearest);
}

const struct command pb_command_completion = {.name = "completion",
                                              .arguments = "bash|zsh|fish",
                                              .example = "bash",
                                              .description = "print a shell completion script",
                                              .least = 1,
                                              .most = 1,
                                              .run = print_scripts};
