/* The builtins of host/registry.yaml. */
#include "host_registry.h"

static const char *plain(const struct guest *guest)
{
    return guest->age ? "plain" : "?";
}

static const char *one(void)
{
    return "builtin_one";
}

HOST_GREETER_DEFINE(english, plain) = {.greet = plain};
HOST_GREETER_DEFINE(other, quiet) = {.greet = plain};
HOST_LENIENT_DEFINE(main, builtin_one) = {.name = one};
