#include "keys/kinds.h"

#include <stddef.h>

const struct kind kinds[] = {
#define KIND(constant, name, c_type, words, text, sample)                                          \
    [PATCHBAY_KIND_##constant] = {"PATCHBAY_KIND_" #constant, name, c_type, words, text, sample},
#include "keys/kinds.def"
#undef KIND
};

/* The position among the choices of `kind:` is the number of the kind. */
enum {
#define KIND(constant, name, c_type, words, text, sample) POSITION_##constant,
#include "keys/kinds.def"
#undef KIND
};

#define KIND(constant, name, c_type, words, text, sample)                                          \
    _Static_assert((int)POSITION_##constant == (int)PATCHBAY_KIND_##constant, "order of the "      \
                                                                              "kinds");
#include "keys/kinds.def"
#undef KIND
