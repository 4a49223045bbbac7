/* starter: prints a greeting, by the selected greeter.
 *
 *     starter [NAME]
 *     starter registry COMMAND      shows the implementations and the selection
 */
#include "starter_registry.h"
#include <stdio.h>
#include <string.h>

static int fail(const struct patchbay_error *error, int status)
{
    fprintf(stderr, "starter: %s%s%s\n", error->text, *error->hint ? "\n" : "", error->hint);
    return status;
}

static int greet(struct patchbay *registry, const char *name)
{
    struct patchbay_error error;
    const struct starter_greeter *greeter = starter_get_greeter(registry, STARTER_GREETER_ENGLISH,
                                                                &error);
    if (!greeter)
        return fail(&error, 1);
    greeter->greet(name);
    return 0;
}

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&starter_table, NULL, &error);
    if (!registry)
        return fail(&error, 3);
    int code;
    if (argc > 1 && strcmp(argv[1], "registry") == 0)
        code = patchbay_command(registry, argc - 2, argv + 2);
    else
        code = greet(registry, argc > 1 ? argv[1] : "world");
    patchbay_close(registry);
    return code;
}
