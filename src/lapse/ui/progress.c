/* One line on a terminal that is written anew at each update, and taken away at the end: the report
 * says it all then. */
#include "lapse_registry.h"
#include <stdio.h>
#include <unistd.h>

enum { BAR = 30 };

static void update(const struct lapse_progress *progress)
{
    if (!isatty(STDERR_FILENO))
        return;
    static const char full[] = "##############################";
    int done = (int)(BAR * progress->finished / progress->load->requests);
    double rate = progress->elapsed > 0 ? (double)progress->finished / progress->elapsed : 0;
    fprintf(stderr, "\r[%.*s%*s] %zu/%zu  %.1f/s", done, full, BAR - done, "", progress->finished,
            progress->load->requests, rate);
    if (progress->errors)
        fprintf(stderr, "  %zu failed", progress->errors);
    fputs("\033[K", stderr);
}

static void finish(const struct lapse_progress *progress)
{
    (void)progress;
    if (isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
}

LAPSE_DEFINE_UI(progress, progress) = {.update = update, .finish = finish};
