/* What a call costs through the accessor, alone and while another thread changes the selection;
 * and whether an answer is ever older than the last change that had returned. */
#include "many_registry.h"
#include "stopwatch.h"
#include <pthread.h>
#include <stdlib.h>

enum { CALLS = 2000000, TURNS = 100, SUCCESSORS = 4 };

static const enum many_part_type part = (enum many_part_type)7;
static struct patchbay *registry;
static struct many_part successors[SUCCESSORS]; /* selected one after the other */
static const char *const names[SUCCESSORS] = {"next_0", "next_1", "next_2", "next_3"};
static long changes; /* how many have returned; the last one selected successor `changes` % 4 */
static long answers, stale;
static bool done;

/* Both hide their pointer from the optimiser before each call, so that both load it each time.
 * Eight calls a round, so that it matters little where in memory the loop happens to lie. */
#define EIGHT(call) call call call call call call call call

__attribute__((noinline)) static int call_constant(void)
{
    const struct many_part *constant = many_get_part(registry, part, NULL);
    int sum = 0;
    for (int i = 0; i < CALLS; i += 8) {
        EIGHT(__asm__ volatile("" : "+r"(constant)); sum += constant->run();)
    }
    return sum;
}

__attribute__((noinline)) static int call_accessor(void)
{
    struct patchbay *mine = registry;
    int sum = 0;
    for (int i = 0; i < CALLS; i += 8) {
        EIGHT(__asm__ volatile("" : "+r"(mine)); sum += many_get_part(mine, part, NULL)->run();)
    }
    return sum;
}

static double best(int (*body)(void), double before)
{
    double from = now();
    if (body() == 0)
        abort();
    return faster(now() - from, before);
}

/* Selects the next successor a million times a second. */
static void *change(void *context)
{
    double next = now();
    (void)context;
    for (long i = changes + 1; !__atomic_load_n(&done, __ATOMIC_RELAXED); i++) {
        if (!many_use_part(registry, part, names[i % SUCCESSORS], "bench", NULL))
            abort();
        __atomic_store_n(&changes, i, __ATOMIC_RELEASE);
        for (next += 1e-6; now() < next;)
            ;
    }
    return NULL;
}

/* Counts answers older than a change that had returned before the look-up. An answer may belong to
 * any change from the last one known before the look-up to the one in progress after it; when these
 * are as many as there are successors, the answer proves nothing. */
static void *count_stale(void *context)
{
    (void)context;
    while (!__atomic_load_n(&done, __ATOMIC_RELAXED)) {
        long before = __atomic_load_n(&changes, __ATOMIC_ACQUIRE);
        long answer = many_get_part(registry, part, NULL) - successors;
        long after = __atomic_load_n(&changes, __ATOMIC_ACQUIRE) + 1;
        bool possible = false;
        if (after - before >= SUCCESSORS - 1)
            continue;
        for (long i = before; i <= after; i++)
            possible |= i % SUCCESSORS == answer;
        answers++;
        stale += !possible;
    }
    return NULL;
}

static void register_successors(void)
{
    static const char *const metadata[] = {"path=/v1/parts/next", NULL};
    struct patchbay_registration registration = PATCHBAY_REGISTRATION_INIT;
    registration.metadata = metadata;
    const struct many_part *builtin = many_get_part(registry, part, NULL);
    for (int i = 0; i < SUCCESSORS; i++) {
        successors[i].run = builtin->run;
        if (!patchbay_register_with(registry, MANY_PART, part, names[i], &successors[i], "bench",
                                    &registration, NULL))
            abort();
    }
    if (!many_use_part(registry, part, names[0], "bench", NULL))
        abort();
}

static double ratio_of_calls(void)
{
    double constant = 0, accessor = 0;
    for (int i = 0; i < TURNS; i++) {
        constant = best(call_constant, constant);
        accessor = best(call_accessor, accessor);
    }
    return accessor / constant;
}

/* Both loops run beside the busy thread: where it shares a core with them, it slows down both. */
static void measure_beside_changes(void)
{
    pthread_t changer, counter;
    pthread_create(&changer, NULL, change, NULL);
    double from = now();
    double ratio = ratio_of_calls();
    double rate = (double)__atomic_load_n(&changes, __ATOMIC_RELAXED) / (now() - from) / 1e6;
    report("millions of changes in a second meanwhile", rate, 0);
    report("the same while another thread changes the selection", ratio, 1.35);

    pthread_create(&counter, NULL, count_stale, NULL);
    nanosleep(&(struct timespec){.tv_sec = 1}, NULL);
    __atomic_store_n(&done, true, __ATOMIC_RELAXED);
    pthread_join(changer, NULL);
    pthread_join(counter, NULL);
    report("answers then, in millions", (double)answers / 1e6, 0);
    printf("answers older than a change that had returned|%ld|0|counted\n", stale);
}

int main(void)
{
    static const char *const none[] = {NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = none;
    registry = patchbay_open(&many_table, &options, NULL);
    if (!registry)
        return 1;
    register_successors();
    report("call through the accessor / a constant pointer", ratio_of_calls(), 1.05);
    measure_beside_changes();
    patchbay_close(registry);
    return 0;
}
