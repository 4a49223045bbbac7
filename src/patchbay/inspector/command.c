#include "inspector/command.h"

#include "inspector/answer/answer.h"
#include "inspector/answer/json.h"
#include "inspector/answer/text.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool wants_color(const struct request *request)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (request->options & OPTION_PLAIN)
        return false;
    if (strcmp(request->color, "auto") != 0)
        return strcmp(request->color, "always") == 0;
    return !(no_color && *no_color) && isatty(STDOUT_FILENO) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

int pb_command_run(struct patchbay *handle, const struct request *request)
{
    const struct command *command = request->command;
    struct style style = {stdout, request->options & OPTION_PLAIN, wants_color(request)};
    struct answer answer;
    int status = COMMAND_FAILURE;
    if (command->run)
        return command->run(handle, request);
    if (pb_answer_begin(&answer, command->name)) {
        if (request->program->registry) {
            pb_answer_text(answer.root, "registry", request->program->registry);
            pb_answer_text(answer.root, "environ", request->environ_file);
        }
        status = command->gather(handle, request, &answer);
    }
    if (answer.out_of_memory) {
        fprintf(stderr, "%s: out of memory\n", request->program->name);
        status = COMMAND_FAILURE;
    } else if (request->options & OPTION_JSON) {
        pb_print_json(answer.root, stdout);
    } else {
        command->print(&style, answer.root);
        fflush(stdout);
        pb_print_errors(answer.root);
    }
    pb_answer_free(&answer);
    return status;
}
