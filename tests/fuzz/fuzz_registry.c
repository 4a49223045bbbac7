/* registry.yaml through reading, checking and all that is generated: twice, with the same result.
 */
#include "fuzz.h"
#include "generator.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_create();
    struct loaded loaded;
    const struct model *model = fuzz_model(arena, bytes, size, &loaded);
    if (model) {
        size_t length, again;
        const char *text = text_bytes(fuzz_generate(arena, model), &length);
        fuzz_check_output("a generated file", text, length);
        model = fuzz_model(arena, bytes, size, &loaded);
        const char *second = text_bytes(fuzz_generate(arena, model), &again);
        if (length != again || memcmp(text, second, length) != 0)
            fuzz_found("another text for the same input", text);
    }
    arena_destroy(arena);
    return 0;
}
