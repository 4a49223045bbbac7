/* server PATH MODULE...: the status of a request that these modules handle. */
#include "server_registry.h"
#include <stdio.h>

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&server_table, NULL, &error);
    int status = 0;
    for (int i = 2; i < argc && !status; i++) {
        struct plugin plugin;
        const struct server_module *module = server_get_module_by_name(registry, argv[i], &error);
        if (!module)
            return fprintf(stderr, "server: %s\n%s\n", error.text, error.hint), 1;
        if (module->plugin_init(&plugin) != 0)
            return fprintf(stderr, "server: %s cannot be initialised\n", argv[i]), 1;
        status = plugin.handle(argv[1]);
    }
    printf("%d\n", status ? status : 404);
    patchbay_close(registry);
    return 0;
}
