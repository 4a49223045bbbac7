/* What a call through an accessor costs, alone and while another thread changes the selection; what a
 * look-up by name costs. Every figure is the fastest of several rounds, those of the peer in between. */
#include "many_registry.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef WITH_GLIB
#include <glib.h>
#endif

enum { CALLS = 20000000, NAMES = 1000000, ROUNDS = 7 };

static struct patchbay *registry;
static const struct many_part *volatile constant;
static bool done;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

__attribute__((noinline)) static int call_constant(void)
{
    const struct many_part *part = constant;
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
        __asm__ volatile("" : "+r"(part));
        sum += part->run();
    }
    return sum;
}

__attribute__((noinline)) static int call_accessor(void)
{
    struct patchbay *mine = registry;
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
        __asm__ volatile("" : "+r"(mine));
        sum += many_get_part(mine, MANY_PART_PART_7, NULL)->run();
    }
    return sum;
}

static double best(int (*body)(void), double before)
{
    double from = now();
    if (body() == 0)
        abort();
    double took = now() - from;
    return before == 0 || took < before ? took : before;
}

static void report(const char *what, double ratio, double target)
{
    printf("%-58s %8.3f  (at most %g)%s\n", what, ratio, target,
           ratio > target ? "  MISSED" : "");
}

/* Selects one of two, a million times a second. */
static void *change(void *context)
{
    (void)context;
    double next = now();
    for (long i = 0; !__atomic_load_n(&done, __ATOMIC_RELAXED); i++) {
        many_use_part(registry, MANY_PART_PART_7, i % 2 ? "mock" : "part_7", "bench", NULL);
        for (next += 1e-6; now() < next;)
            ;
    }
    return NULL;
}

static void measure_calls(void)
{
    double plain = 0, accessor = 0, changing = 0, quiet = 0;
    static struct many_part mock;
    pthread_t thread;
    constant = many_get_part(registry, MANY_PART_PART_7, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        plain = best(call_constant, plain);
        accessor = best(call_accessor, accessor);
    }
    report("call through the accessor / a constant pointer", accessor / plain, 1.05);
    mock.run = constant->run;
    many_register_part(registry, MANY_PART_PART_7, "mock", &mock, "bench", NULL);
    pthread_create(&thread, NULL, change, NULL);
    for (int i = 0; i < ROUNDS; i++) {
        quiet = best(call_constant, quiet);
        changing = best(call_accessor, changing);
    }
    __atomic_store_n(&done, true, __ATOMIC_RELAXED);
    pthread_join(thread, NULL);
    report("the same while it is changed a million times a second", changing / quiet, 1.35);
}

static char **names;
static unsigned order[1 << 16]; /* random, so that no order of names helps a cache */
static int count;

static const char *next_name(int i)
{
    return names[order[i & 0xffff]];
}

__attribute__((noinline)) static int find_types(void)
{
    int sum = 0;
    for (int i = 0; i < NAMES; i++)
        sum += patchbay_find_type(registry, MANY_PART, next_name(i), NULL) + 1;
    return sum;
}

#ifdef WITH_GLIB
static GHashTable *table;

__attribute__((noinline)) static int find_glib(void)
{
    int sum = 0;
    for (int i = 0; i < NAMES; i++)
        sum += GPOINTER_TO_INT(g_hash_table_lookup(table, next_name(i)));
    return sum;
}
#endif

static void measure_names(void)
{
    unsigned random = 1;
    double ours = 0;
    names = calloc((size_t)count, sizeof *names);
    for (int i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "part_%d", i);
        names[i] = strdup(name);
    }
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        random = random * 1664525 + 1013904223;
        order[i] = (random >> 8) % (unsigned)count;
    }
#ifdef WITH_GLIB
    double theirs = 0;
    table = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < count; i++)
        g_hash_table_insert(table, g_strdup_printf("part_%d", i), GINT_TO_POINTER(i + 1));
    for (int i = 0; i < ROUNDS; i++) {
        ours = best(find_types, ours);
        theirs = best(find_glib, theirs);
    }
    printf("%.1f ns, glib %.1f ns\n", ours / NAMES * 1e9, theirs / NAMES * 1e9);
    report("look-up by name / GHashTable", ours / theirs, 0.35);
#else
    ours = best(find_types, ours);
    printf("%-58s %8.1f ns\n", "look-up by name", ours / NAMES * 1e9);
#endif
}

int main(int argc, char **argv)
{
    static const char *const none[] = {NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = none;
    registry = patchbay_open(&many_table, &options, NULL);
    count = argc > 1 ? atoi(argv[1]) : 10000;
    if (!registry)
        return 1;
    measure_calls();
    measure_names();
    patchbay_close(registry);
    return 0;
}
