/* The builtin greeter. */
#include "starter_greeter.h"
#include <stdio.h>

static void greet(const char *name)
{
    printf("Dear %s, good day.\n", name);
}

STARTER_DEFINE_GREETER(english, polite) = {.greet = greet};
