/* The plugin of the tests, in variants: each macro breaks one thing. */
#include "host_registry.h"
#include <stdio.h>

__attribute__((constructor)) static void constructed(void)
{
    fputs("(constructed)", stderr);
}

#ifdef UNDEFINED_SYMBOL
int nowhere_defined(void);
#endif

static const char *greet(const struct guest *guest)
{
#ifdef UNDEFINED_SYMBOL
    return nowhere_defined() ? guest->name : "undefined";
#else
    return guest->age == 7 ? "plugin" : "wrong layout";
#endif
}

static const char *begin(void)
{
#ifdef DECLINES
    return "no such device";
#else
    return 0;
#endif
}

#ifndef NO_LANGUAGE
HOST_GREETER_SET(english, fancy, language, "en");
#endif
#ifdef BAD_FLAG
HOST_GREETER_SET(english, fancy, polite, perhaps);
#endif
#ifdef PRIORITY
HOST_GREETER_SET(english, fancy, priority, PRIORITY);
#endif
#ifdef OPT_IN
HOST_GREETER_SET(english, fancy, opt_in, true);
#endif
#ifdef NEW_TYPE
HOST_GREETER_NEW_TYPE(german);
HOST_GREETER_SET(german, formal, language, "de");
HOST_GREETER_DEFINE(german, formal) = {.greet = greet};
#endif
#ifdef NULL_MEMBER
HOST_GREETER_DEFINE(english, fancy) = {.begin = begin};
#else
HOST_GREETER_DEFINE(english, fancy) = {.greet = greet, .begin = begin};
#endif
