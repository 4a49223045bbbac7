/* The builtin of another type. C and C++. */
#include "cell_registry.h"

static int second(void)
{
    return 3;
}

CELL_DEFINE_PART(other, second) = {second};
