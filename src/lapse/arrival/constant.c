/* Open loop: evenly spaced requests, whether or not the server keeps up. */
#include "lapse_arrival.h"

static double start_time(const struct lapse_load *load, size_t index, double previous,
                         double uniform)
{
    (void)previous, (void)uniform;
    return (double)index / load->rate;
}

LAPSE_DEFINE_ARRIVAL(constant, constant) = {.start_time = start_time};
