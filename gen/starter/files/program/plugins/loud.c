/* A plugin: where the program finds it, it takes the place of the builtin. */
#include "starter_registry.h"
#include <stdio.h>

STARTER_SET_GREETER(english, loud, description, "Greets so that everybody hears it.");

static void greet(const char *name)
{
    printf("HEY, %s!\n", name);
}

STARTER_DEFINE_GREETER(english, loud) = {.greet = greet};
