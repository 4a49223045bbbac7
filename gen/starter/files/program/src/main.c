/* starter: greets somebody with the greeter that is selected.
 *
 *     starter [NAME]
 *     starter registry COMMAND      shows what can be selected, and why it is
 */
#include "starter_registry.h"
#include <stdio.h>
#include <string.h>

static int greet(struct patchbay *registry, const char *name)
{
    struct patchbay_error error;
    const struct starter_greeter *greeter = starter_get_greeter(registry, STARTER_GREETER_ENGLISH,
                                                                &error);
    if (!greeter) {
        fprintf(stderr, "starter: %s\n%s\n", error.text, error.hint);
        return 1;
    }
    greeter->greet(name);
    return 0;
}

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&starter_table, NULL, &error);
    if (!registry) {
        fprintf(stderr, "starter: %s\n%s\n", error.text, error.hint);
        return 3;
    }
    int code;
    if (argc > 1 && strcmp(argv[1], "registry") == 0)
        code = patchbay_command(registry, argc - 2, argv + 2);
    else
        code = greet(registry, argc > 1 ? argv[1] : "world");
    patchbay_close(registry);
    return code;
}
