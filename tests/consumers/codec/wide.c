#include "codec_registry.h"

static unsigned add(const unsigned char *bytes, size_t count)
{
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += bytes[i];
    return sum;
}

static const char *probe(void)
{
#if defined(__x86_64__) || defined(__i386__)
    return __builtin_cpu_supports("avx5124fmaps") ? NULL : "this processor has no AVX512_4FMAPS";
#else
    return "only x86 processors have AVX512_4FMAPS";
#endif
}

CODEC_DEFINE_SUM(bytes, wide) = {.add = add, .probe = probe};
