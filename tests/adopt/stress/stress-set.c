#include "stress.h"
#include <string.h>

static int stress_set(stress_args_t *args)
{
    char block[64];
    while (args->bogo_ops < args->bogo_max)
        memset(block, (int)args->bogo_ops++, sizeof block);
    return 0;
}

const stressor_info_t stress_set_info = {stress_set, CLASS_MEMORY, "set memory"};
