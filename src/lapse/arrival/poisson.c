/* Open loop: a Poisson process; the gaps between requests are exponentially distributed. */
#include "lapse_arrival.h"
#include <math.h>

static double start_time(const struct lapse_load *load, size_t index, double previous,
                         double uniform)
{
    (void)index;
    return previous - log(uniform) / load->rate;
}

LAPSE_DEFINE_ARRIVAL(poisson, poisson) = {.start_time = start_time};
