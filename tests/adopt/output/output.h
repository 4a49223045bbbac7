/* An output library: its interface, and that of its drivers. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stddef.h>

typedef struct out_device out_device;

typedef struct {
    const char *short_name;
    int priority;
} out_info;

typedef struct out_functions {
    int (*test)(void);
    out_info *(*driver_info)(void);
    int (*play)(const char *samples, size_t size);
    const char *(*file_extension)(void);
} out_functions;

extern out_functions out_oss, out_wav, out_null;

/* Opens the driver of the configuration file, or the first whose test() succeeds. */
out_device *out_open(const char *config);
int out_play(out_device *device, const char *samples, size_t size);
const char *out_driver_name(const out_device *device);
void out_close(out_device *device);

#endif
