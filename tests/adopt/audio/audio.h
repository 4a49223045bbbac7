/* The drivers of this program. */
#ifndef AUDIO_H
#define AUDIO_H

#include <stdbool.h>

typedef struct AudioBootStrap {
    const char *name;
    bool (*Init)(void);
    unsigned demand_only : 1;
    const char *desc;
    int (*PlayDevice)(const short *samples, int count);
} AudioBootStrap;

extern AudioBootStrap PULSE_bootstrap, ALSA_bootstrap, DUMMY_bootstrap, DISK_bootstrap;

#endif
