#include "small_registry.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&small_table, NULL, &error);
    if (!registry)
        return fprintf(stderr, "small: %s\n", error.text), 3;
    if (argc > 1 && strcmp(argv[1], "registry") == 0) {
        int code = patchbay_command(registry, argc - 2, argv + 2);
        patchbay_close(registry);
        return code;
    }
    const struct small_greeter *greeter = small_get_greeter_by_name(registry, NULL, &error);
    if (greeter)
        puts(greeter->greet());
    else
        fprintf(stderr, "small: %s\n", error.text);
    patchbay_close(registry);
    return greeter ? 0 : 1;
}
