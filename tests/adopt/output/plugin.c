/* Makes a plugin of the functions that the program looked up by dlsym(); -DDRIVER names it. */
#include "output_registry.h"

int out_plugin_test(void);
out_info *out_plugin_driver_info(void);
int out_plugin_play(const char *samples, size_t size);

#define DEFINE(name)                                                                               \
    OUTPUT_NEW_DRIVER_TYPE(name);                                                                  \
    OUTPUT_DEFINE_DRIVER(name, name)
DEFINE(DRIVER) = {out_plugin_test, out_plugin_driver_info, out_plugin_play, NULL};
