#include "small_greeter.h"

static const char *greet(void)
{
    return "hello";
}

SMALL_DEFINE_GREETER(english, plain) = {.greet = greet};
