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
HOST_SET_GREETER(english, fancy, language, "en");
#endif
#ifdef MANNERS
HOST_SET_GREETER(english, fancy, manners, "bow\0" MANNERS);
#endif
#ifdef VOLUME
HOST_SET_GREETER(english, fancy, volume, VOLUME);
#endif
#ifdef BAD_FLAG
HOST_SET_GREETER(english, fancy, polite, perhaps);
#endif
#ifdef PRIORITY
HOST_SET_GREETER(english, fancy, priority, PRIORITY);
#endif
#ifdef WORDS
HOST_SET_GREETER(english, fancy, words, WORDS);
#endif
#ifdef OPT_IN
HOST_SET_GREETER(english, fancy, opt_in, true);
#endif
#ifdef NEW_TYPE
HOST_NEW_GREETER_TYPE(german);
HOST_SET_GREETER(german, formal, language, "de");
HOST_DEFINE_GREETER(german, formal) = {.greet = greet};
#endif
#ifdef NULL_MEMBER
HOST_DEFINE_GREETER(english, fancy) = {.begin = begin};
#else
HOST_DEFINE_GREETER(english, fancy) = {.greet = greet, .begin = begin};
#endif
