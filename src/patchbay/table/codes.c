#include "patchbay/patchbay.h"

const char *patchbay_code_name(enum patchbay_code code)
{
    static const char names[][24] = {
#define PATCHBAY_CODE(code, name, title) name,
#include "patchbay/codes.def"
#undef PATCHBAY_CODE
    };
    return (unsigned)code < PATCHBAY_CODES ? names[code] : "unknown-code";
}
