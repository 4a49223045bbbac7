/* A program that never closes its registry: the leak sanitizer must not report what the registry
 * still has. */
#include "demo_registry.h"

static struct patchbay *registry;

int main(void)
{
    struct patchbay_error error;
    registry = patchbay_open(&demo_table, 0, &error);
    return !registry || !demo_get_codec(registry, DEMO_CODEC_FAST, &error);
}
