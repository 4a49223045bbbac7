/* Closed loop: a request is sent as soon as a connection is free. */
#include "lapse_arrival.h"

static double start_time(const struct lapse_load *load, size_t index, double previous,
                         double uniform)
{
    (void)load, (void)index, (void)previous, (void)uniform;
    return 0;
}

LAPSE_DEFINE_ARRIVAL(concurrent, concurrent) = {.start_time = start_time};
