/* Look-up of a type by name against GHashTable and gperf, with the same names in the same order. */
#include "many_registry.h"
#include "stopwatch.h"
#include <stdlib.h>
#include <string.h>

#ifdef WITH_GLIB
#include <glib.h>
#endif
#ifdef WITH_GPERF
struct gperf_name {
    const char *name;
    int type;
};
const struct gperf_name *find_gperf(const char *name, size_t length);
#endif

enum { LOOK_UPS = 1000000, ORDER = 1 << 16 };

static struct patchbay *registry;
static char **names;
static int count;
static unsigned order[ORDER]; /* random: no sequence of names helps a cache */

static const char *next_name(int i)
{
    return names[order[i % ORDER]];
}

static long ask_patchbay(void)
{
    long sum = 0;
    for (int i = 0; i < LOOK_UPS; i++)
        sum += patchbay_find_type(registry, MANY_PART, next_name(i), NULL);
    return sum;
}

#ifdef WITH_GLIB
static GHashTable *table;

static long ask_glib(void)
{
    long sum = 0;
    for (int i = 0; i < LOOK_UPS; i++)
        sum += GPOINTER_TO_INT(g_hash_table_lookup(table, next_name(i)));
    return sum;
}
#endif

#ifdef WITH_GPERF
static long ask_gperf(void)
{
    long sum = 0;
    for (int i = 0; i < LOOK_UPS; i++)
        sum += find_gperf(next_name(i), strlen(next_name(i)))->type;
    return sum;
}
#endif

/* Nanoseconds for one look-up; all peers must find the same. */
static double best(long (*body)(void), double before)
{
    static long sum;
    double from = now();
    long found = body();
    double took = (now() - from) / LOOK_UPS * 1e9;
    if (sum != 0 && found != sum)
        abort();
    sum = found;
    return faster(took, before);
}

static void read_names(const char *path)
{
    char line[128];
    unsigned random = 1;
    FILE *file = fopen(path, "r");
    names = calloc(100000, sizeof *names);
    if (!file || !names)
        abort();
    while (count < 100000 && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        names[count++] = strdup(line);
    }
    fclose(file);
    for (size_t i = 0; i < ORDER; i++) {
        random = random * 1664525 + 1013904223;
        order[i] = (random >> 8) % (unsigned)count;
    }
}

int main(int argc, char **argv)
{
    double ours = 0;
    registry = patchbay_open(&many_table, NULL, NULL);
    if (!registry || argc < 2)
        return 1;
    read_names(argv[1]);
    for (int i = 0; i < ROUNDS; i++)
        ours = best(ask_patchbay, ours);
    report("look-up by name, nanoseconds", ours, 0);
#ifdef WITH_GLIB
    double glib = 0;
    table = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < count; i++)
        g_hash_table_insert(table, strdup(names[i]), GINT_TO_POINTER(i));
    for (int i = 0; i < ROUNDS; i++) {
        glib = best(ask_glib, glib);
        ours = best(ask_patchbay, ours);
    }
    report("look-up by name / GHashTable", ours / glib, 0.38);
#endif
#ifdef WITH_GPERF
    double gperf = 0;
    for (int i = 0; i < ROUNDS; i++) {
        gperf = best(ask_gperf, gperf);
        ours = best(ask_patchbay, ours);
    }
    report("look-up by name / gperf", ours / gperf, 0.72);
#endif
    patchbay_close(registry);
    return 0;
}
