/* Two builtins of one file; nothing defines a third, which is weak. C and C++. */
#include "cell_registry.h"

static int present(void)
{
    return 1;
}

static int optional(void)
{
    return 2;
}

CELL_DEFINE_PART(main, present) = {present};
CELL_DEFINE_PART(main, optional) = {optional};
