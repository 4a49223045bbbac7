/* server PATH MODULE...: the status of a request that these modules handle. */
#include "server_registry.h"
#include <stdio.h>

/* The status of the first that handles the request: of the modules that come before one, and of the
 * module itself. 0 if none does, -1 after an error. */
static int handle(struct patchbay *registry, int type, const char *path)
{
    struct patchbay_error error;
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct plugin plugin;
    int status = 0;
    if (!patchbay_select(registry, SERVER_MODULE, type, &selection, &error))
        return fprintf(stderr, "server: %s\n%s\n", error.text, error.hint), -1;
    const struct server_module_metadata *metadata = server_module_metadata(&selection);
    for (size_t i = 0; i < metadata->after_count && !status; i++)
        status = handle(registry, (int)metadata->after[i], path);
    const struct server_module *module = selection.interface;
    if (!status && module->plugin_init(&plugin) != 0)
        return fprintf(stderr, "server: %s cannot be initialised\n", selection.type), -1;
    return status ? status : plugin.handle(path);
}

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&server_table, NULL, &error);
    int status = 0;
    for (int i = 2; i < argc && !status; i++) {
        int type = patchbay_find_type(registry, SERVER_MODULE, argv[i], &error);
        if (type < 0)
            return fprintf(stderr, "server: %s\n%s\n", error.text, error.hint), 1;
        status = handle(registry, type, argv[1]);
    }
    if (status < 0)
        return 1;
    printf("%d\n", status ? status : 404);
    patchbay_close(registry);
    return 0;
}
