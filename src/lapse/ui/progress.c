/* One line on a terminal, redrawn at each update and removed when the report is shown. */
#include "lapse_ui.h"
#include "report/wrap.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BAR = 30 };

/* Whether stderr is a terminal that understands escape sequences. */
static bool is_supported(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

/* A line that is wider than the terminal would wrap, and the next update would not overwrite it:
 * the bar shrinks first, then the text is cut. */
static void update(const struct lapse_progress *progress)
{
    if (!is_supported())
        return;
    static const char full[BAR + 1] = "##############################";
    double rate = progress->elapsed > 0 ? (double)progress->finished / progress->elapsed : 0;
    char text[128], failed[32] = "";
    if (progress->errors)
        snprintf(failed, sizeof failed, "  %zu failed", progress->errors);
    int size = snprintf(text, sizeof text, " %zu/%zu  %.1f/s%s", progress->finished,
                        progress->load->requests, rate, failed);
    int columns = (int)wrap_columns(stderr) - 1, bar = columns - size - 2;
    bar = bar > BAR ? BAR : bar > 0 ? bar : 0;
    int done = (int)((size_t)bar * progress->finished / progress->load->requests);
    fputc('\r', stderr);
    if (bar)
        fprintf(stderr, "[%.*s%*s]", done, full, bar - done, "");
    fprintf(stderr, "%.*s\033[K", bar ? size : columns, bar ? text : text + 1);
}

static void finish(const struct lapse_progress *progress)
{
    (void)progress;
    if (is_supported())
        fputs("\r\033[K", stderr);
}

LAPSE_DEFINE_UI(progress, progress) = {.update = update, .finish = finish};
