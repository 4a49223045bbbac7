/* sound_registry.c: the table of sound_registry.h.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#include "config.h"
#include "sound_driver_each.h"
#include "sound_effect_each.h"
#include "sound_registry.h"

#include "sound.h"
#include <patchbay/table.h>
#include <stddef.h>

/* Installed plugin directory; the build system may override it. */
#ifndef SOUND_PLUGIN_DIRECTORY
#define SOUND_PLUGIN_DIRECTORY "$ORIGIN/../lib/sound/plugins"
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Woverlength-strings"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/* Each signature is the one that fingerprints compare. */
_Static_assert(_Generic(((struct sound_driver *)0)->Init,
                   bool (*)(void): 1,
                   default: 0),
               "registry.yaml:14:13");
_Static_assert(_Generic(((struct sound_driver *)0)->close,
                   void (*)(struct device *): 1,
                   default: 0),
               "registry.yaml:15:14");
_Static_assert(_Generic(((struct sound_driver *)0)->base.open,
                   int (*)(struct device *, int): 1,
                   default: 0),
               "registry.yaml:16:18");
_Static_assert(_Generic(((struct sound_driver *)0)->stop,
                   void (*)(void): 1,
                   default: 0),
               "registry.yaml:17:13");
_Static_assert(_Generic(((struct sound_driver *)0)->wait,
                   int (*)(void): 1,
                   default: 0),
               "registry.yaml:18:25");
_Static_assert(_Generic(&((struct sound_driver *)0)->base.name,
                   const char **: 1,
                   default: _Generic(&((struct sound_driver *)0)->base.name,
                                     const __typeof__(const char *) *: 1, default: 0)),
               "registry.yaml:21:18");
_Static_assert(_Generic(&((struct sound_driver *)0)->rates,
                   int (*)[4]: 1,
                   default: _Generic(&((struct sound_driver *)0)->rates,
                                     const __typeof__(int [4]) *: 1, default: 0)),
               "registry.yaml:22:14");
_Static_assert(_Generic(&((struct sound_driver *)0)->tag,
                   const char (*)[4]: 1,
                   default: _Generic(&((struct sound_driver *)0)->tag,
                                     const __typeof__(const char [4]) *: 1, default: 0)),
               "registry.yaml:23:12");
_Static_assert(_Generic(&((struct sound_driver *)0)->base,
                   struct sound_base *: 1,
                   default: _Generic(&((struct sound_driver *)0)->base,
                                     const __typeof__(struct sound_base) *: 1, default: 0)),
               "registry.yaml:24:13");
_Static_assert(_Generic(&((struct sound_driver *)0)->id,
                   unsigned char *: 1,
                   default: _Generic(&((struct sound_driver *)0)->id,
                                     const __typeof__(unsigned char) *: 1, default: 0)),
               "registry.yaml:25:23");
_Static_assert(_Generic(((effect_t *)0)->run,
                   int (*)(int): 1,
                   default: 0),
               "registry.yaml:36:22");
_Static_assert(_Generic(((effect_t *)0)->check,
                   short (*)(void): 1,
                   default: 0),
               "registry.yaml:36:46");

#define PATCHBAY_ELEMENT(type, identifier, name, description) 0,
_Static_assert(sizeof(char[]){SOUND_EACH_DRIVER(PATCHBAY_ELEMENT) 0} ==
                   sizeof(char[]){
#if defined(HAVE_PULSE)
                       0,
#endif
                       0} + 2,
               "driver: a condition depends on the includes of another category");
_Static_assert(sizeof(char[]){SOUND_EACH_EFFECT(PATCHBAY_ELEMENT) 0} ==
                   sizeof(char[]){
                       0} + 2,
               "effect: a condition depends on the includes of another category");

struct sound_rows {
    struct patchbay_category_row categories[2];
    struct patchbay_type_row types[4];
    struct patchbay_implementation_row implementations[5];
    struct patchbay_member_row members[12];
    struct patchbay_name_row names[5];
    uint16_t displacements[2];
    char plugin_directory[sizeof SOUND_PLUGIN_DIRECTORY];
    char text[445];
};

static const struct sound_rows sound_rows = {
    .categories = {
        {
            .name = 13, /* driver */
            .description = 20,
            .interface = 33,
            .flags = PATCHBAY_CATEGORY_FLAT | PATCHBAY_CATEGORY_ELSEWHERE | PATCHBAY_CATEGORY_GROWS
                | PATCHBAY_CATEGORY_AUTOMATIC,
            .first_type = 0, .types = 3, .first_slot = 0,
            .default_type = PATCHBAY_NONE,
            .first_member = 0, .members = 10,
            .start = 0, /* Init */
            .interface_size = sizeof(struct sound_driver),
            .first_key = 0, .keys = 0, .defaults = 0,
            .first_layout = 0, .layouts = 0,
            .revision = 0,
        },
        {
            .name = 354, /* effect */
            .description = 361,
            .interface = 376,
            .flags = PATCHBAY_CATEGORY_ELSEWHERE,
            .first_type = 3, .types = 1, .first_slot = 64,
            .default_type = PATCHBAY_NONE,
            .first_member = 10, .members = 2,
            .start = 1, /* check */
            .interface_size = sizeof(effect_t),
            .first_key = 0, .keys = 0, .defaults = 0,
            .first_layout = 0, .layouts = 0,
            .revision = 0,
        },
    },
    .types = {
        /* name, description, aliases, first_implementation, implementations */
        {285, 290, 0, 0, 1}, /* driver/alsa */
        {296, 302, 0, 1, 1}, /* driver/pulse */
        {334, 0, 0, 2, 1}, /* driver/jack */
        {418, 0, 0, 3, 2}, /* effect/delay */
    },
    .implementations = {
        /* identifier, description, symbol, when, deprecated, metadata, priority, flags */
        {285, 290, 0, 0, 0, 0, 0, 0}, /* driver/alsa: alsa */
#if defined(HAVE_PULSE)
        {296, 302, 0, 314, 0, 0, 0, 0}, /* driver/pulse: pulse */
#else
        {296, 302, 0, 314, 0, 0, 0, PATCHBAY_IMPLEMENTATION_NOT_BUILT}, /* driver/pulse: pulse */
#endif
        {334, 0, 339, 0, 0, 0, 0, PATCHBAY_IMPLEMENTATION_WEAK}, /* driver/jack: jack */
        {424, 0, 0, 0, 0, 0, 0, 0}, /* effect/delay: echo */
        {429, 434, 0, 0, 0, 0, 0, 0}, /* effect/delay: hall */
    },
    .members = {
        /* name, description, signature, offset, size, flags */
        {53, 0, 58, offsetof(struct sound_driver, Init), sizeof(((struct sound_driver *)0)->Init),
         0},
        {70, 0, 76, offsetof(struct sound_driver, close), sizeof(((struct sound_driver *)0)->close),
         0},
        {99, 0, 109, offsetof(struct sound_driver, base.open),
         sizeof(((struct sound_driver *)0)->base.open), 0},
        {136, 0, 141, offsetof(struct sound_driver, stop), sizeof(((struct sound_driver *)0)->stop),
         0},
        {153, 0, 158, offsetof(struct sound_driver, wait), sizeof(((struct sound_driver *)0)->wait),
         PATCHBAY_MEMBER_OPTIONAL},
        {169, 0, 179, offsetof(struct sound_driver, base.name),
         sizeof(((struct sound_driver *)0)->base.name), PATCHBAY_MEMBER_CONSTANT},
        {192, 0, 198, offsetof(struct sound_driver, rates),
         sizeof(((struct sound_driver *)0)->rates), PATCHBAY_MEMBER_CONSTANT},
        {206, 0, 210, offsetof(struct sound_driver, tag), sizeof(((struct sound_driver *)0)->tag),
         PATCHBAY_MEMBER_CONSTANT},
        {225, 0, 230, offsetof(struct sound_driver, base), sizeof(((struct sound_driver *)0)->base),
         PATCHBAY_MEMBER_CONSTANT},
        {248, 251, 271, offsetof(struct sound_driver, id), sizeof(((struct sound_driver *)0)->id),
         PATCHBAY_MEMBER_CONSTANT},
        {385, 0, 389, offsetof(effect_t, run), sizeof(((effect_t *)0)->run), 0},
        {399, 0, 405, offsetof(effect_t, check), sizeof(((effect_t *)0)->check), 0},
    },
    .names = {
        /* the slots of a perfect hash: two words of the name, type, length, category */
        {0x616c6564616c6564, 0x79616c6579616c65, 0, 5, 1}, /* delay */
        {0, 0, 0, 0, 0},
        {0x736c7570736c7570, 0x65736c7565736c75, 1, 5, 0}, /* pulse */
        {0x6b63616a6b63616a, 0x6b63616a6b63616a, 2, 4, 0}, /* jack */
        {0x61736c6161736c61, 0x61736c6161736c61, 0, 4, 0}, /* alsa */
    },
    .displacements = {
        0, 6,
    },
    .plugin_directory = SOUND_PLUGIN_DIRECTORY,
    .text =
        /* 0 */ "\0"
        /* 1 */ "sound\0"
        /* 7 */ "0.1.0\0"
        /* 13 */ "driver\0"
        /* 20 */ "Plays sound.\0"
        /* 33 */ "struct sound_driver\0"
        /* 53 */ "Init\0"
        /* 58 */ "bool (void)\0"
        /* 70 */ "close\0"
        /* 76 */ "void (struct device *)\0"
        /* 99 */ "base.open\0"
        /* 109 */ "int (struct device *, int)\0"
        /* 136 */ "stop\0"
        /* 141 */ "void (void)\0"
        /* 153 */ "wait\0"
        /* 158 */ "int (void)\0"
        /* 169 */ "base.name\0"
        /* 179 */ "const char *\0"
        /* 192 */ "rates\0"
        /* 198 */ "int [4]\0"
        /* 206 */ "tag\0"
        /* 210 */ "const char [4]\0"
        /* 225 */ "base\0"
        /* 230 */ "struct sound_base\0"
        /* 248 */ "id\0"
        /* 251 */ "Set by the program.\0"
        /* 271 */ "unsigned char\0"
        /* 285 */ "alsa\0"
        /* 290 */ "ALSA.\0"
        /* 296 */ "pulse\0"
        /* 302 */ "PulseAudio.\0"
        /* 314 */ "defined(HAVE_PULSE)\0"
        /* 334 */ "jack\0"
        /* 339 */ "jack_bootstrap\0"
        /* 354 */ "effect\0"
        /* 361 */ "Changes sound.\0"
        /* 376 */ "effect_t\0"
        /* 385 */ "run\0"
        /* 389 */ "int (int)\0"
        /* 399 */ "check\0"
        /* 405 */ "short (void)\0"
        /* 418 */ "delay\0"
        /* 424 */ "echo\0"
        /* 429 */ "hall\0"
        /* 434 */ "The same.\0"
};

extern const struct sound_driver alsa_bootstrap;
extern const struct sound_driver pulse_bootstrap;

extern effect_t echo_effect;

/* The address of weak builtins that are not linked. */
static const struct sound_driver sound_absent_driver __attribute__((used));
extern const struct sound_driver jack_bootstrap
    __attribute__((weak, visibility("hidden"), alias("sound_absent_driver")));

/* Returns the constant of a row of `implementations`; NULL if it was not built or linked. */
PATCHBAY_AS_WRITTEN static const void *sound_builtins_0(uint32_t index)
{
    switch (index) {
    case 0:
        return &alsa_bootstrap;
#if defined(HAVE_PULSE)
    case 1:
        return &pulse_bootstrap;
#endif
    case 2:
        return &jack_bootstrap == &sound_absent_driver ? NULL : &jack_bootstrap;
    case 3:
        return &echo_effect;
    case 4:
        return &echo_effect;
    default:
        return NULL;
    }
}

static const void *sound_builtin(uint32_t index)
{
    switch (index / 512) {
    case 0:
        return sound_builtins_0(index);
    default:
        return NULL;
    }
}

/* Calls the start function; returns NULL, or the reason to decline. */
static const char *sound_start(uint32_t category, const void *interface)
{
    switch (category) {
    case SOUND_DRIVER:
        return ((const struct sound_driver *)interface)->Init() ? NULL : "Init() returned false";
    case SOUND_EFFECT:
        return ((const effect_t *)interface)->check() == 0 ? NULL : "check() returned an error";
    default:
        return NULL;
    }
}

const struct patchbay_table sound_table = {
    .format = PATCHBAY_TABLE_FORMAT,
    .size = sizeof sound_rows,
    .registry = 1,
    .description = 0,
    .inspector = 0,
    .generator = 7, /* 0.1.0 */
    .seed = 1,
    .plugin_directory = {offsetof(struct sound_rows, plugin_directory),
                         sizeof SOUND_PLUGIN_DIRECTORY},
    .text = {offsetof(struct sound_rows, text), 444},
    .categories = {offsetof(struct sound_rows, categories), 2},
    .types = {offsetof(struct sound_rows, types), 4},
    .implementations = {offsetof(struct sound_rows, implementations), 5},
    .members = {offsetof(struct sound_rows, members), 12},
    .names = {offsetof(struct sound_rows, names), 5},
    .displacements = {offsetof(struct sound_rows, displacements), 2},
    .rows = &sound_rows,
    .builtin = sound_builtin,
    .start = sound_start,
};

/* Returns the first builtin of a row of `types` that is not opt_in. */
static const void *sound_first_builtin(uint32_t type)
{
    uint32_t row = sound_rows.types[type].first_implementation;
    uint32_t end = row + sound_rows.types[type].implementations;
    const void *builtin = NULL;
    for (; row < end && !builtin; row++)
        if (!(sound_rows.implementations[row].flags & PATCHBAY_IMPLEMENTATION_OPT_IN))
            builtin = sound_builtin(row);
    return builtin;
}

const struct sound_driver *sound_builtin_driver(enum sound_driver_type type)
{
    return (unsigned)type < SOUND_DRIVER_TYPES ? sound_first_builtin((uint32_t)type) : NULL;
}

effect_t *sound_builtin_effect(enum sound_effect_type type)
{
    return PATCHBAY_CAST_MUTABLE(effect_t *,
                                 (unsigned)type < SOUND_EFFECT_TYPES ? sound_first_builtin(3 +
            (uint32_t)type) : NULL);
}
