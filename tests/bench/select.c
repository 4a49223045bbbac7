/* select: what patchbay_select() costs for a published selection with two threads, against one.
 * select CALLS: makes so many calls. */
#include "many_registry.h"
#include "stopwatch.h"
#include <pthread.h>
#include <stdlib.h>

enum { CALLS = 1000000 };

static struct patchbay *registry;

/* Of this thread: the cores may be busy with other processes, too. */
static double own_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void *select_many(void *seconds)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    double from = own_time();
    for (int i = 0; i < CALLS; i++)
        if (!patchbay_select(registry, MANY_PART, (unsigned)i % 8, &selection, NULL))
            abort();
    *(double *)seconds = own_time() - from;
    return NULL;
}

/* What two threads take, each, against one. */
static double beside_another(double *alone)
{
    double together = 0;
    for (int i = 0; i < ROUNDS; i++) {
        pthread_t other;
        double own, theirs;
        select_many(&own);
        *alone = faster(own, *alone);
        pthread_create(&other, NULL, select_many, &theirs);
        select_many(&own);
        pthread_join(other, NULL);
        together = faster(own > theirs ? own : theirs, together);
    }
    return together / *alone;
}

int main(int argc, char **argv)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    registry = patchbay_open(&many_table, NULL, NULL);
    if (!registry)
        return 1;
    for (unsigned i = 0; i < 8; i++)
        if (!patchbay_select(registry, MANY_PART, i, &selection, NULL))
            return 1;
    for (int i = 0; argc > 1 && i < atoi(argv[1]); i++)
        patchbay_select(registry, MANY_PART, (unsigned)i % 8, &selection, NULL);
    if (argc == 1) {
        double alone = 0, ratio = beside_another(&alone);
        report("`select`, nanoseconds", alone / CALLS * 1e9, 0);
        report("`select`: two threads / one", ratio, 1.1);
    }
    patchbay_close(registry);
    return 0;
}
