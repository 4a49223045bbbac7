/* Replaces paths.c and check_plugins.c in a build without plugins. */
#include "error/error.h"
#include "inspector/answer/answer.h"
#include "inspector/check/finding.h"
#include "inspector/command.h"
#include "inspector/commands/check_plugins.h"
#include "inspector/commands/paths.h"
#include "patchbay/patchbay.h"

static const char unsupported[] = "this library is built without plugins";

static int gather_nothing(struct patchbay *handle, const struct request *request,
                          struct answer *answer)
{
    struct patchbay_error error;
    (void)handle, (void)request;
    pb_answer_list(answer->root, "places");
    pb_answer_list(answer->root, "variables");
    pb_error_set(&error, PATCHBAY_UNSUPPORTED, "%s", unsupported);
    pb_answer_error(answer, &error);
    return COMMAND_NO;
}

static void print_nothing(const struct style *style, const struct value *root)
{
    (void)style, (void)root;
}

const struct command pb_command_paths = {
    .name = "paths",
    .arguments = "",
    .example = "",
    .description = "list plugin directories and files (this build has no plugins)",
    .options = OPTION_OUTPUT | OPTION_ENVIRON,
    .gather = gather_nothing,
    .print = print_nothing};

void pb_add_places(struct registry *registry, bool only_rejected, struct value *list)
{
    (void)registry, (void)only_rejected, (void)list;
}

void pb_check_places(struct registry *registry, struct value *findings)
{
    (void)registry, (void)findings;
}

bool pb_check_file(struct patchbay *handle, const char *file, bool load, struct value *files,
                   struct value *findings)
{
    (void)handle, (void)load, (void)files;
    pb_finding_add(findings, "error", patchbay_code_name(PATCHBAY_UNSUPPORTED), file, unsupported,
                   "");
    return true;
}
