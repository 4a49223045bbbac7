/* One signature. Its normal form is a signature, too, and its own normal form. */
#include "fuzz.h"

#include "signature/signature.h"
#include <string.h>

static bool parse(struct arena *arena, const char *text, enum signature_of what,
                  struct signature *signature)
{
    struct node node = {.kind = NODE_SCALAR, .text = text, .mark = {.line = 1, .column = 1}};
    struct faults *faults = faults_create(arena, "registry.yaml", text, strlen(text));
    bool valid = signature_parse(arena, faults, &node, what, NULL, "member", signature);
    if (valid == (faults_count(faults) > 0))
        fuzz_found("accepted with a fault, or refused without", text);
    return valid;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] < ' ' || bytes[i] > '~') /* no scalar has these */
            return 0;
    struct arena *arena = arena_create();
    const char *text = arena_copy(arena, (const char *)bytes, size);
    for (enum signature_of what = SIGNATURE_FUNCTION; what <= SIGNATURE_MEMBER; what++) {
        struct signature signature, again;
        if (parse(arena, text, what, &signature) &&
            (!parse(arena, signature.normal, what, &again) ||
             strcmp(signature.normal, again.normal) != 0))
            fuzz_found("a normal form that is not its own", signature.normal);
    }
    arena_destroy(arena);
    return 0;
}
