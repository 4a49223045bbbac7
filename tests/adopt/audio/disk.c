#include "audio.h"

static int DISK_PlayDevice(const short *samples, int count)
{
    return samples ? count : -1;
}

static bool DISK_Init(void)
{
    return true;
}

AudioBootStrap DISK_bootstrap = {"disk", DISK_Init, 1, "Direct-to-disk audio", DISK_PlayDevice};
