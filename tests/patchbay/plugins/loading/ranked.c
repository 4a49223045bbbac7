/* A plugin for greeter/english, in variants that differ in how they are ranked. */
#include "host_registry.h"

HOST_SET_GREETER(english, ranked, language, "en");
#ifdef PRIORITY
HOST_SET_GREETER(english, ranked, priority, PRIORITY);
#endif
#ifdef OPT_IN
HOST_SET_GREETER(english, ranked, opt_in, true);
#endif
#ifdef BROKEN
HOST_DEFINE_GREETER(english, ranked) = {.leave = 0};
#else
static const char *greet(const struct guest *guest)
{
    return guest->age ? "ranked" : "?";
}

HOST_DEFINE_GREETER(english, ranked) = {.greet = greet};
#endif
