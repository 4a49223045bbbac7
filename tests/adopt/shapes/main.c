/* shapes: asks for what each category serves, and prints what is particular about some. */
#include "shapes_registry.h"
#include <stdio.h>

SHAPES_DEFINE_SERVER(mod_status, mod_status) = {mod_status_init};

int main(void)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&shapes_table, NULL, &error);
    if (!registry)
        return fprintf(stderr, "%s\n", error.text), 1;
    for (unsigned i = 0; i < SHAPES_CATEGORIES; i++)
        if (!patchbay_get(registry, i, PATCHBAY_NO_TYPE, &error))
            return fprintf(stderr, "%s\n", error.text), 1;
    printf("%d categories\n", SHAPES_CATEGORIES);
    printf("codec %s\n", shapes_get_codec(registry, SHAPES_CODEC_OPUS, NULL)->p.name);
    struct ioengine *engine = shapes_get_engine(registry, SHAPES_ENGINE_SYNC, NULL);
    engine->flags = 4; /* it is the program's own */
    printf("engine %s, flags %d\n", engine->name, ioengine_sync.flags);
    const struct checksum *checksum = shapes_get_checksum_by_name(registry, NULL, &error);
    printf("checksum %u\n", checksum ? (unsigned)checksum->update(1, (const uint8_t *)"ab", 2) : 0);
    const struct blitter *blitter = shapes_get_blitter(registry, SHAPES_BLITTER_SOFT, NULL);
    printf("blitter %d\n", blitter->new (3, 4));
    patchbay_close(registry);
    return 0;
}
