/* Lines for logs: at the start, once a second, and at the end. */
#include "lapse_ui.h"
#include <stdio.h>

static void begin(const struct lapse_load *load)
{
    fprintf(stderr, "lapse: sending %zu requests, up to %zu at once\n", load->requests,
            load->concurrency);
}

static void update(const struct lapse_progress *progress)
{
    fprintf(stderr, "lapse: %zu of %zu requests after %.1f s, %zu failed", progress->finished,
            progress->load->requests, progress->elapsed, progress->errors);
    if (progress->tokens > 0)
        fprintf(stderr, ", %ld tokens", progress->tokens);
    fputc('\n', stderr);
}

LAPSE_DEFINE_UI(plain, plain) = {.begin = begin, .update = update, .finish = update};
