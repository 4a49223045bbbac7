/* patchbay: inspects plugin files for any architecture. */
#include "lint.h"
#include "show.h"

#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "inspector/command_line.h"
#include "patchbay/patchbay.h"
#include <limits.h>
#include <stdlib.h>

/* Each file by itself; the exit status is the worst of all. */
static int gather(const struct request *request, struct answer *answer,
                  enum outcome (*one)(const char *path, struct value *files))
{
    struct value *files = pb_answer_list(answer->root, "files");
    int status = COMMAND_OK;
    for (int i = 0; i < request->count; i++) {
        int outcome = (int)one(request->arguments[i], files);
        status = outcome > status ? outcome : status;
    }
    return status;
}

static int gather_show(struct patchbay *handle, const struct request *request,
                       struct answer *answer)
{
    (void)handle;
    return gather(request, answer, inspect_show);
}

static int gather_lint(struct patchbay *handle, const struct request *request,
                       struct answer *answer)
{
    (void)handle;
    return gather(request, answer, inspect_lint);
}

static const struct command show = {
    .name = "show",
    .arguments = "FILE.so...",
    .example = "plugins/curl.so",
    .description = "show the notes of plugin files: implementations, properties, interfaces",
    .least = 1,
    .most = INT_MAX,
    .options = OPTION_OUTPUT,
    .gather = gather_show,
    .print = inspect_print_show};

static const struct command lint = {.name = "lint",
                                    .arguments = "FILE.so...",
                                    .example = "plugins/*.so",
                                    .description = "check plugin files for problems",
                                    .least = 1,
                                    .most = INT_MAX,
                                    .options = OPTION_OUTPUT,
                                    .gather = gather_lint,
                                    .print = inspect_print_lint};

int main(int argc, char **argv)
{
    static const struct command *const commands[] = {&show, &lint, NULL};
    static const struct program program = {
        .name = "patchbay",
        .description = "Shows and checks plugin files for any architecture without loading them.\n"
                       "To see whether a program accepts one: PROGRAM registry check FILE.so",
        .version = PATCHBAY_VERSION,
        .example = "",
        .commands = commands};
    struct request request;
    int status;
    if (pb_command_line_read(&program, argc - (argc > 0), argv + (argc > 0), &request, &status)) {
        status = pb_command_run(NULL, &request);
        free(request.arguments);
    }
    return status;
}
