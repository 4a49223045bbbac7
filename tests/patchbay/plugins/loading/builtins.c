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

HOST_DEFINE_GREETER(english, plain) = {.greet = plain};
HOST_DEFINE_GREETER(other, quiet) = {.greet = plain};
HOST_DEFINE_LENIENT(main, builtin_one) = {.name = one};
