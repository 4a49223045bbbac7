#include "config.h"
#include "stress.h"

#ifdef HAVE_ASM_RDRAND

static int stress_rdrand(stress_args_t *args)
{
    unsigned long long random;
    while (args->bogo_ops < args->bogo_max)
        args->bogo_ops += (uint64_t)__builtin_ia32_rdrand64_step(&random);
    return 0;
}

const stressor_info_t stress_rdrand_info = {stress_rdrand, CLASS_CPU, "random numbers of the CPU"};

#endif
