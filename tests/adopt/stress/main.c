/* stress --NAME OPERATIONS...: runs stressors. Options, help and counters are made from one list.
 */
#include "stress_registry.h"
#include "stress_stressor_each.h"
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUMBER(type, identifier, name, description) NUMBER_##type,
enum { STRESS_EACH_STRESSOR(NUMBER) NUMBERS };
enum { FIRST = 256 }; /* of the options: ':' and '?' are results of getopt_long() */

#define OPTION(type, identifier, name, description)                                                \
    {name, required_argument, NULL, FIRST + NUMBER_##type},
static const struct option options[] = {
    STRESS_EACH_STRESSOR(OPTION){"help", no_argument, NULL, FIRST + NUMBERS}, {0}};

#define HELP(type, identifier, name, description) {name, description},
static const struct {
    const char *name, *description;
} help[] = {STRESS_EACH_STRESSOR(HELP)};

static uint64_t counters[NUMBERS];

static int run(struct patchbay *registry, int number, const char *operations)
{
    struct patchbay_error error;
    stress_args_t args = {0, strtoull(operations, NULL, 10)};
    const stressor_info_t *info = stress_get_stressor_by_name(registry, help[number].name, &error);
    if (!info)
        return fprintf(stderr, "stress: %s\n", error.text), 1;
    int status = info->stressor(&args);
    counters[number] += args.bogo_ops;
    return status;
}

/* Of an option that is not known: it may be of a stressor that is not built. */
static int reject(struct patchbay *registry, const char *name)
{
    struct patchbay_error error;
    if (stress_get_stressor_by_name(registry, name, &error))
        return fprintf(stderr, "stress: '%s' comes from a plugin\n", name), 1;
    fprintf(stderr, "stress: %s\n%s%s", error.text, error.hint, *error.hint ? "\n" : "");
    return 1;
}

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&stress_table, NULL, &error);
    int option, status = 0;
    if (!registry)
        return fprintf(stderr, "stress: %s\n", error.text), 1;
    opterr = 0;
    while (!status && (option = getopt_long(argc, argv, ":", options, NULL)) != -1) {
        if (option == FIRST + NUMBERS)
            for (size_t i = 0; i < NUMBERS; i++)
                printf("--%-12s %s\n", help[i].name, help[i].description);
        else if (option == ':')
            status = (fprintf(stderr, "stress: %s requires a number\n", argv[optind - 1]), 1);
        else if (option == '?')
            status = reject(registry, argv[optind - 1] + strspn(argv[optind - 1], "-"));
        else
            status = run(registry, option - FIRST, optarg);
    }
    for (size_t i = 0; i < NUMBERS; i++)
        if (counters[i])
            printf("%s: %llu operations\n", help[i].name, (unsigned long long)counters[i]);
    patchbay_close(registry);
    return status;
}
