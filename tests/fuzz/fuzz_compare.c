/* Two registries, the second after a line "...": whether plugins of the first work with it. */
#define _GNU_SOURCE /* memmem */
#include "fuzz.h"
#include "generator.h"

#include "compare/compare.h"
#include <string.h>

static void compare(struct arena *arena, const struct loaded *before, const struct loaded *now)
{
    size_t length;
    struct text *text = text_create(arena);
    bool compatible = compare_registries(arena, text, before, now);
    const char *printed = text_bytes(text, &length);
    fuzz_check_output("a comparison", printed, length);
    if (before == now && !compatible)
        fuzz_found("a registry that is not compatible with itself", printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_create();
    struct loaded before, now;
    const uint8_t *end = memmem(bytes, size, "\n...\n", 5);
    size_t first = end ? (size_t)(end - bytes) + 1 : size;
    if (fuzz_model(arena, bytes, first, &before)) {
        compare(arena, &before, &before);
        if (end && fuzz_model(arena, end + 5, size - first - 4, &now)) {
            compare(arena, &before, &now);
            compare(arena, &now, &before);
        }
    }
    arena_destroy(arena);
    return 0;
}
