/* sound_registry.c: the table of sound_registry.h.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#define PATCHBAY_BUILTINS_BY_SWITCH

#include "config.h"
#include <patchbay/table.h>
#include <stddef.h>

#include "sound_driver_each.h"
#include "sound_effect_each.h"
#include "sound_registry.h"
#include "sound.h"

#if PATCHBAY_TABLE_FORMAT < 3 || PATCHBAY_TABLE_FORMAT_OLDEST > 3
#error "sound_registry.c is for another version of Patchbay: generate it again"
#endif

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
               "registry.yaml:15:13");
_Static_assert(_Generic(((struct sound_driver *)0)->close,
                   void (*)(struct device *): 1,
                   default: 0),
               "registry.yaml:16:14");
_Static_assert(_Generic(((struct sound_driver *)0)->base.open,
                   int (*)(struct device *, int): 1,
                   default: 0),
               "registry.yaml:17:18");
_Static_assert(_Generic(((struct sound_driver *)0)->stop,
                   void (*)(void): 1,
                   default: 0),
               "registry.yaml:18:13");
_Static_assert(_Generic(((struct sound_driver *)0)->wait,
                   int (*)(void): 1,
                   default: 0),
               "registry.yaml:19:25");
_Static_assert(_Generic(&((const volatile struct sound_driver *)0)->base.name,
                   const volatile __typeof__(const char *) *: 1,
                   default: 0),
               "registry.yaml:23:18");
_Static_assert(_Generic(&((const volatile struct sound_driver *)0)->rates,
                   const volatile __typeof__(int [4]) *: 1,
                   default: 0),
               "registry.yaml:24:14");
_Static_assert(_Generic(&((const volatile struct sound_driver *)0)->tag,
                   const volatile __typeof__(const char [4]) *: 1,
                   default: 0),
               "registry.yaml:25:12");
_Static_assert(_Generic(&((const volatile struct sound_driver *)0)->base,
                   const volatile __typeof__(struct sound_base) *: 1,
                   default: 0),
               "registry.yaml:26:13");
_Static_assert(_Generic(&((const volatile struct sound_driver *)0)->id,
                   const volatile __typeof__(unsigned char) *: 1,
                   default: 0),
               "registry.yaml:27:23");
_Static_assert(_Generic(((effect_t *)0)->run,
                   int (*)(int): 1,
                   default: 0),
               "registry.yaml:38:22");
_Static_assert(_Generic(((effect_t *)0)->check,
                   short (*)(void): 1,
                   default: 0),
               "registry.yaml:38:46");

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
    char text[496];
};

static const struct sound_rows sound_rows = {
    .categories = {
        {
            .name = 38, /* driver */
            .description = 45,
            .interface = 58,
            .flags = PATCHBAY_CATEGORY_FLAT | PATCHBAY_CATEGORY_WARN | PATCHBAY_CATEGORY_ELSEWHERE |
                PATCHBAY_CATEGORY_GROWS | PATCHBAY_CATEGORY_AUTOMATIC,
            .first_type = 0, .types = 3, .first_slot = 0,
            .default_type = PATCHBAY_NONE,
            .first_member = 0, .members = 10,
            .start = 0, /* Init */
            .interface_size = sizeof(struct sound_driver),
            .first_key = 0, .keys = 0, .defaults = 0,
            .first_layout = 0, .layouts = 0,
            .revision = 0,
            .variables = 78, .separator = ',',
        },
        {
            .name = 405, /* effect */
            .description = 412,
            .interface = 427,
            .flags = PATCHBAY_CATEGORY_ELSEWHERE | PATCHBAY_CATEGORY_MUTABLE,
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
        {336, 341, 0, 0, 1}, /* driver/alsa */
        {347, 353, 0, 1, 1}, /* driver/pulse */
        {385, 0, 0, 2, 1}, /* driver/jack */
        {469, 0, 0, 3, 2}, /* effect/delay */
    },
    .implementations = {
        /* identifier, description, symbol, when, deprecated, metadata, priority, flags */
        {336, 341, 0, 0, 0, 0, 0, 0}, /* driver/alsa: alsa */
#if defined(HAVE_PULSE)
        {347, 353, 0, 365, 0, 0, 0, 0}, /* driver/pulse: pulse */
#else
        {347, 353, 0, 365, 0, 0, 0, PATCHBAY_IMPLEMENTATION_NOT_BUILT}, /* driver/pulse: pulse */
#endif
        {385, 0, 390, 0, 0, 0, 0, PATCHBAY_IMPLEMENTATION_WEAK}, /* driver/jack: jack */
        {475, 0, 0, 0, 0, 0, 0, 0}, /* effect/delay: echo */
        {480, 485, 0, 0, 0, 0, 0, 0}, /* effect/delay: hall */
    },
    .members = {
        /* name, description, signature, offset, size, flags */
        {104, 0, 109, offsetof(struct sound_driver, Init), sizeof(((struct sound_driver *)0)->Init),
         0},
        {121, 0, 127, offsetof(struct sound_driver, close),
         sizeof(((struct sound_driver *)0)->close), 0},
        {150, 0, 160, offsetof(struct sound_driver, base.open),
         sizeof(((struct sound_driver *)0)->base.open), 0},
        {187, 0, 192, offsetof(struct sound_driver, stop), sizeof(((struct sound_driver *)0)->stop),
         0},
        {204, 0, 209, offsetof(struct sound_driver, wait), sizeof(((struct sound_driver *)0)->wait),
         PATCHBAY_MEMBER_OPTIONAL},
        {220, 0, 230, offsetof(struct sound_driver, base.name),
         sizeof(((struct sound_driver *)0)->base.name), PATCHBAY_MEMBER_CONSTANT},
        {243, 0, 249, offsetof(struct sound_driver, rates),
         sizeof(((struct sound_driver *)0)->rates), PATCHBAY_MEMBER_CONSTANT},
        {257, 0, 261, offsetof(struct sound_driver, tag), sizeof(((struct sound_driver *)0)->tag),
         PATCHBAY_MEMBER_CONSTANT},
        {276, 0, 281, offsetof(struct sound_driver, base), sizeof(((struct sound_driver *)0)->base),
         PATCHBAY_MEMBER_CONSTANT},
        {299, 302, 322, offsetof(struct sound_driver, id), sizeof(((struct sound_driver *)0)->id),
         PATCHBAY_MEMBER_CONSTANT},
        {436, 0, 440, offsetof(effect_t, run), sizeof(((effect_t *)0)->run), 0},
        {450, 0, 456, offsetof(effect_t, check), sizeof(((effect_t *)0)->check), 0},
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
        /* 7 */ "SOUND\0"
        /* 13 */ "SOUND_PLUGIN_RATE\0\0"
        /* 32 */ "0.1.0\0"
        /* 38 */ "driver\0"
        /* 45 */ "Plays sound.\0"
        /* 58 */ "struct sound_driver\0"
        /* 78 */ "SOUND_DRIVER\0SOUNDDRIVER\0\0"
        /* 104 */ "Init\0"
        /* 109 */ "bool (void)\0"
        /* 121 */ "close\0"
        /* 127 */ "void (struct device *)\0"
        /* 150 */ "base.open\0"
        /* 160 */ "int (struct device *, int)\0"
        /* 187 */ "stop\0"
        /* 192 */ "void (void)\0"
        /* 204 */ "wait\0"
        /* 209 */ "int (void)\0"
        /* 220 */ "base.name\0"
        /* 230 */ "const char *\0"
        /* 243 */ "rates\0"
        /* 249 */ "int [4]\0"
        /* 257 */ "tag\0"
        /* 261 */ "const char [4]\0"
        /* 276 */ "base\0"
        /* 281 */ "struct sound_base\0"
        /* 299 */ "id\0"
        /* 302 */ "Set by the program.\0"
        /* 322 */ "unsigned char\0"
        /* 336 */ "alsa\0"
        /* 341 */ "ALSA.\0"
        /* 347 */ "pulse\0"
        /* 353 */ "PulseAudio.\0"
        /* 365 */ "defined(HAVE_PULSE)\0"
        /* 385 */ "jack\0"
        /* 390 */ "jack_bootstrap\0"
        /* 405 */ "effect\0"
        /* 412 */ "Changes sound.\0"
        /* 427 */ "effect_t\0"
        /* 436 */ "run\0"
        /* 440 */ "int (int)\0"
        /* 450 */ "check\0"
        /* 456 */ "short (void)\0"
        /* 469 */ "delay\0"
        /* 475 */ "echo\0"
        /* 480 */ "hall\0"
        /* 485 */ "The same.\0"
};

/* If a header declares these without const, add 'mutable: true' in registry.yaml. */
extern const struct sound_driver alsa_bootstrap;
extern const struct sound_driver pulse_bootstrap;

/* If a header declares these const, remove 'mutable: true' in registry.yaml. */
extern effect_t echo_effect;

/* Stands for builtins that are not built or not linked. */
static const char sound_absent __attribute__((used));
extern const struct sound_driver jack_bootstrap
    __attribute__((weak, visibility("hidden"), alias("sound_absent")));

PATCHBAY_AS_WRITTEN static const void *sound_builtins_0(uint32_t index)
{
    PATCHBAY_BUILTINS_BEGIN("sound_builtins_0", index)
    PATCHBAY_BUILTIN(0, &alsa_bootstrap)
#if defined(HAVE_PULSE)
    PATCHBAY_BUILTIN(1, &pulse_bootstrap)
#else
    PATCHBAY_BUILTIN(1, &sound_absent)
#endif
    PATCHBAY_BUILTIN(2, &jack_bootstrap)
    PATCHBAY_BUILTIN(3, &echo_effect)
    PATCHBAY_BUILTIN(4, &echo_effect)
    PATCHBAY_BUILTINS_END("sound_builtins_0", 5)
}

/* Returns the constant of a row of `implementations`; NULL if it was not built or linked. */
static const void *sound_builtin(uint32_t index)
{
    const void *builtin = NULL;
    switch (index / 512) {
    case 0:
        builtin = sound_builtins_0(index % 512);
        break;
    }
    return builtin == &sound_absent ? NULL : builtin;
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
    .format = 3,
    .size = sizeof sound_rows,
    .registry = 1,
    .description = 0,
    .inspector = 0,
    .prefix = 7,
    .ignored_variables = 13,
    .generator = 32, /* 0.1.0 */
    .seed = 1,
    .plugin_directory = {offsetof(struct sound_rows, plugin_directory),
                         sizeof SOUND_PLUGIN_DIRECTORY},
    .text = {offsetof(struct sound_rows, text), 495},
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

/* The first row of `implementations` of each row of `types`. */
static const uint16_t sound_first_rows[] = {
    0, 1, 2, 3, 5,
};

/* Returns the first builtin of a row of `types` that is not opt_in. */
static const void *sound_first_builtin(uint32_t type)
{
    const void *builtin = NULL;
    for (uint32_t row = sound_first_rows[type]; row < sound_first_rows[type + 1] && !builtin; row++)
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
