/* A plugin, which overrides the builtin. */
#include "starter_greeter.h"
#include <stdio.h>

STARTER_SET_GREETER(english, loud, description, "Greets loudly.");

static void greet(const char *name)
{
    printf("HEY, %s!\n", name);
}

STARTER_DEFINE_GREETER(english, loud) = {.greet = greet};
