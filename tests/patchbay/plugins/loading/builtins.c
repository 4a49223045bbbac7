/* The builtins of host/registry.yaml. */
#include "host_registry.h"

static const char *plain(const struct guest *guest)
{
    return guest->age ? "plain" : "?";
}

const char *(*host_begin)(void); /* what the builtin of `other` begins with; NULL: nothing */

static const char *begin(void)
{
    return host_begin ? host_begin() : NULL;
}

static const char *one(void)
{
    return "builtin_one";
}

HOST_DEFINE_GREETER(english, plain) = {.greet = plain};
HOST_DEFINE_GREETER(other, quiet) = {.greet = plain, .begin = begin};
HOST_DEFINE_LENIENT(main, builtin_one) = {.name = one};
