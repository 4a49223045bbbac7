#include "config.h"

#ifdef HAVE_ALSA

#include "audio.h"
#include <alsa/asoundlib.h>

static int ALSA_PlayDevice(const short *samples, int count)
{
    return (int)snd_pcm_writei(0, samples, count);
}

static bool ALSA_Init(void)
{
    return true;
}

AudioBootStrap ALSA_bootstrap = {"alsa", ALSA_Init, 0, "ALSA PCM audio", ALSA_PlayDevice};

#endif
