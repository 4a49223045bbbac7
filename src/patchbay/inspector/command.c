#include "inspector/command.h"

#include "environment/process.h"
#include "inspector/answer/answer.h"
#include "inspector/answer/json.h"
#include "inspector/answer/text.h"
#include "registry/registry.h"
#include <string.h>
#include <unistd.h>

static bool wants_color(const struct request *request)
{
    if (request->options & OPTION_PLAIN)
        return false;
    if (strcmp(request->color, "auto") != 0)
        return strcmp(request->color, "always") == 0;
    return !*pb_process_variable("NO_COLOR") && isatty(STDOUT_FILENO) &&
           strcmp(pb_process_variable("TERM"), "dumb") != 0;
}

static unsigned shortages(struct patchbay *handle)
{
    return handle ? pb_registry_of(handle)->shortages : 0;
}

static int gather(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    int status = COMMAND_FAILURE;
    unsigned before = shortages(handle);
    if (pb_answer_begin(answer, request->command->name)) {
        if (request->program->registry) {
            pb_answer_text(answer->root, "registry", request->program->registry);
            pb_answer_text(answer->root, "environ", request->environ_file);
        }
        status = request->command->gather(handle, request, answer);
    }
    if (shortages(handle) != before) /* what was gathered may be incomplete */
        answer->out_of_memory = true;
    if (!(request->options & OPTION_JSON))
        pb_answer_join(answer, request->options & OPTION_PLAIN ? "," : ", ");
    return status;
}

int pb_command_run(struct patchbay *handle, const struct request *request)
{
    const struct command *command = request->command;
    const char *program = request->program->name;
    bool json = request->options & OPTION_JSON;
    struct style style = {stdout, request->options & OPTION_PLAIN, wants_color(request),
                          pb_text_width(stdout), pb_text_height(stdout)};
    struct answer answer = {NULL, false, false};
    int status = command->run ? command->run(handle, request) : gather(handle, request, &answer);
    if (answer.out_of_memory) {
        fprintf(stderr, "%s: out of memory\n", program);
        status = COMMAND_FAILURE;
    } else if (answer.root && json) {
        pb_print_json(answer.root, stdout);
    } else if (answer.root) {
        command->print(&style, answer.root);
    }
    if (!pb_print_end(program) || answer.incomplete)
        status = COMMAND_FAILURE;
    if (answer.root && !answer.out_of_memory && !json)
        pb_print_errors(answer.root);
    pb_answer_free(&answer);
    return status;
}
