/* Lines that need no terminal: of the start, one a second, of the end. */
#include "lapse_registry.h"
#include <stdio.h>

static void begin(const struct lapse_load *load)
{
    fprintf(stderr, "lapse: sending %zu requests, up to %zu at once\n", load->requests,
            load->concurrency);
}

static void update(const struct lapse_progress *progress)
{
    fprintf(stderr, "lapse: %zu of %zu requests after %.1f s, %zu failed, %ld tokens\n",
            progress->finished, progress->load->requests, progress->elapsed, progress->errors,
            progress->tokens);
}

LAPSE_DEFINE_UI(plain, plain) = {.begin = begin, .update = update, .finish = update};
