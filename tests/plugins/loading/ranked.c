/* A plugin for greeter/english, in variants that differ in how they are ranked. */
#include "host_registry.h"

HOST_GREETER_SET(english, ranked, language, "en");
#ifdef PRIORITY
HOST_GREETER_SET(english, ranked, priority, PRIORITY);
#endif
#ifdef OPT_IN
HOST_GREETER_SET(english, ranked, opt_in, true);
#endif
#ifdef BROKEN
HOST_GREETER_DEFINE(english, ranked) = {.leave = 0};
#else
static const char *greet(const struct guest *guest)
{
    return guest->age ? "ranked" : "?";
}

HOST_GREETER_DEFINE(english, ranked) = {.greet = greet};
#endif
