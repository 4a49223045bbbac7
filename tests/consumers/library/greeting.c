#include "greeting.h"

#include <stdio.h>

struct patchbay *greeting_open(void)
{
    return patchbay_open(&small_table, NULL, NULL);
}

const char *greeting_text(struct patchbay *registry)
{
    struct patchbay_error error;
    const struct small_greeter *greeter = small_get_greeter(registry, SMALL_GREETER_ENGLISH,
                                                            &error);
    if (!greeter)
        fprintf(stderr, "greeting: %s\n", error.text);
    return greeter ? greeter->greet() : "";
}
