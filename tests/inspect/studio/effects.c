/* A plugin with a manifest; with EXPORTS it has faults. */
#include "studio_registry.h"

static int apply(const struct sound *from, struct sound *to, double strength,
                 const char *const *settings, unsigned long long options)
{
    (void)settings;
    to->length = from->length + (int)strength;
    return options ? 0 : -1;
}

STUDIO_DEFINE_EFFECT(reverb, hall) = {.apply = apply, .channels = 2};
STUDIO_DEFINE_EFFECT(echo, cave) = {.apply = apply, .channels = 1};

#ifdef EXPORTS
int wet(void);
int dry(void);
int mix(void);
int elsewhere(void);
int wet(void)
{
    return 1;
}
int dry(void)
{
    return elsewhere();
}
int mix(void)
{
    return wet() + dry();
}
#endif
