#include "audio.h"

static int DUMMY_PlayDevice(const short *samples, int count)
{
    (void)samples;
    return count;
}

static bool DUMMY_Init(void)
{
    return true;
}

AudioBootStrap DUMMY_bootstrap = {"dummy", DUMMY_Init, 0, "Dummy audio driver", DUMMY_PlayDevice};
