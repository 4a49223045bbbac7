/* A driver as it was: it does not include the generated header. */
#include "driver.h"
#include <stddef.h>

static int dummy_open(void)
{
    return 1;
}

const struct driver dummy_driver = {"dummy", 1, dummy_open, NULL};
