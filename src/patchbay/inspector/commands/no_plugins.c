/* Stands in for command_paths.c and check_plugins.c in a build without plugins. */
#include "inspector/command.h"

int pb_gather_paths(struct patchbay *handle, const struct request *request, struct answer *answer)
{
    (void)handle, (void)request;
    pb_answer_list(answer->root, "places");
    pb_answer_list(answer->root, "variables");
    pb_answer_error(answer, patchbay_code_name(PATCHBAY_UNSUPPORTED),
                    "this library is built without plugins: no place is looked at");
    return COMMAND_NO;
}

void pb_print_paths(const struct style *style, const struct value *root)
{
    (void)style, (void)root;
}

void pb_check_places(struct registry *registry, struct value *findings)
{
    (void)registry, (void)findings;
}

void pb_check_file(struct patchbay *handle, const char *file, bool load, struct value *files,
                   struct value *findings)
{
    (void)handle, (void)load, (void)files;
    pb_check_add(findings, "error", patchbay_code_name(PATCHBAY_UNSUPPORTED), file,
                 "this library is built without plugins");
}
