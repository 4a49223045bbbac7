#include "small_registry.h"

static const char *greet(void)
{
    return "hello";
}

SMALL_GREETER_DEFINE(english, plain) = {.greet = greet};
