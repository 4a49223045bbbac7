/* radio [--use TYPE=IDENTIFIER] [--default TYPE] [--plugin FILE] play [TYPE] | listen | registry
 * COMMAND */
#include "radio_registry.h"
#include <stdio.h>
#include <string.h>

static int tune(double frequency)
{
    return frequency > 0 ? 0 : -1;
}

static void play(void)
{
}

static const char *unplugged(void)
{
    return "not plugged in";
}

static int turns(void)
{
    return 80;
}

RADIO_DEFINE_TUNER(fm, classic) = {.tune = tune, .steps = 1};
RADIO_DEFINE_TUNER(fm, digital) = {.tune = tune, .steps = 2};
RADIO_DEFINE_TUNER(am, crystal) = {.tune = tune, .steps = 3};
RADIO_DEFINE_TUNER(shortwave, secret) = {.tune = tune, .steps = 4};
RADIO_DEFINE_SPEAKER(main, box) = {.play = play, .ready = unplugged};
RADIO_DEFINE_SPEAKER(main, phones) = {.play = play};
RADIO_DEFINE_COIL(main, copper) = {.turns = turns};

static bool use(struct patchbay *registry, char *argument, struct patchbay_error *error)
{
    char *identifier = strchr(argument, '=');
    *identifier++ = '\0';
    int type = patchbay_find_type(registry, RADIO_TUNER, argument, error);
    return type >= 0 &&
           patchbay_use(registry, RADIO_TUNER, (unsigned)type, identifier, "--use", error);
}

static bool take_option(struct patchbay *registry, char **argv, struct patchbay_error *error)
{
    if (strcmp(argv[0], "--use") == 0)
        return use(registry, argv[1], error);
    if (strcmp(argv[0], "--default") == 0)
        return patchbay_use_default(registry, RADIO_TUNER, argv[1], "--default", error);
    return patchbay_add_plugin(registry, argv[1], error);
}

static const void *look_up(struct patchbay *registry, char **argv, struct patchbay_error *error)
{
    return strcmp(argv[0], "listen") == 0
               ? (const void *)radio_get_speaker_by_name(registry, NULL, error)
               : (const void *)radio_get_tuner_by_name(registry, argv[1], error);
}

static void print_line(void *context, const char *line)
{
    (void)context;
    fprintf(stderr, "radio: %s\n", line);
}

int main(int argc, char **argv)
{
    struct patchbay_error error;
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.log = print_line;
    struct patchbay *registry = patchbay_open(&radio_table, &options, &error);
    int code = 1;
    bool ok = registry;
    for (; ok && argc > 2 && strncmp(argv[1], "--", 2) == 0; argc -= 2, argv += 2)
        ok = take_option(registry, argv + 1, &error);
    if (ok && argc > 1 && strcmp(argv[1], "registry") == 0)
        code = patchbay_command(registry, argc - 2, argv + 2);
    else if (ok && look_up(registry, argv + 1, &error))
        code = puts("playing") < 0;
    else
        fprintf(stderr, "radio: %s\n%s%s", error.text, error.hint, *error.hint ? "\n" : "");
    patchbay_close(registry);
    return code;
}
