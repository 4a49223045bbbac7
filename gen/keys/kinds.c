#include "keys/kinds.h"

#include <stddef.h>

const struct kind kinds[] = {
#define PATCHBAY_KIND(constant, name, c_type, words, text, sample)                                 \
    {"PATCHBAY_KIND_" #constant, name, c_type, words, text, sample},
#include "patchbay/kinds.def"
#undef PATCHBAY_KIND
};
