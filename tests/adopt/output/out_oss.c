#include "output.h"
#include <unistd.h>

static int out_oss_test(void)
{
    return access("/nowhere/dsp", W_OK) == 0;
}

static out_info out_oss_info = {"oss", 20};

static out_info *out_oss_driver_info(void)
{
    return &out_oss_info;
}

static int out_oss_play(const char *samples, size_t size)
{
    return samples && size;
}

out_functions out_oss = {out_oss_test, out_oss_driver_info, out_oss_play, NULL};
