/* A plugin whose constructor counts its runs in the environment, and calls the function whose
 * address is in a variable, since a plugin uses no symbol of the program. It adds the type `first`
 * or `second`, which is its name, too. With QUIET, it has no constructor. */
#include "host_registry.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define TEXT(name) PATCHBAY_TEXT_OF(name)

#ifndef QUIET
__attribute__((constructor)) static void construct(void)
{
    const char *count = getenv("CONSTRUCTED_" TEXT(NAME)), *address = getenv("CALLBACK");
    char text[32];
    snprintf(text, sizeof text, "%d", count ? atoi(count) + 1 : 1);
    setenv("CONSTRUCTED_" TEXT(NAME), text, 1);
    if (address) {
        union {
            uintptr_t number;
            void (*call)(const char *name);
        } callback = {.number = (uintptr_t)strtoumax(address, NULL, 16)};
        callback.call(TEXT(NAME));
    }
}
#endif

static const char *greet(const struct guest *guest)
{
    return guest->age ? TEXT(NAME) : "?";
}

/* `first` names the type of another plugin, `second` one that nobody brings. */
#define AFTER_first second
#define AFTER_second nobody
#define AFTER_quiet nobody
#define AFTER(name) AFTER_##name

#define SET_AFTER(name, other) HOST_SET_GREETER(name, name, after, other)
#define DEFINE_FOR(name)                                                                           \
    HOST_NEW_GREETER_TYPE(name);                                                                   \
    HOST_SET_GREETER(name, name, language, "xx");                                                  \
    SET_AFTER(name, AFTER(name));                                                                  \
    HOST_DEFINE_GREETER(name, name)
DEFINE_FOR(NAME) = {.greet = greet};
