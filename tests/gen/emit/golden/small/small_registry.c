/* small_registry.c: the table of small_registry.h.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#include <patchbay/table.h>
#include <stddef.h>

#include "small_endpoint_each.h"
#include "small_tool_each.h"
#include "small_registry.h"

#if PATCHBAY_TABLE_FORMAT < 3 || PATCHBAY_TABLE_FORMAT_OLDEST > 3
#error "small_registry.c is for another version of Patchbay: generate it again"
#endif

/* Installed plugin directory; the build system may override it. */
#ifndef SMALL_PLUGIN_DIRECTORY
#define SMALL_PLUGIN_DIRECTORY "$ORIGIN/../lib/small/plugins"
#endif

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Woverlength-strings"
#pragma GCC diagnostic ignored "-Wshadow"
#endif

/* Each signature is the one that fingerprints compare. */
_Static_assert(_Generic(((struct small_endpoint *)0)->write,
                   int (*)(const struct prompt *, char *, size_t): 1,
                   default: 0),
               "registry.yaml:11:14");
_Static_assert(_Generic(((struct small_endpoint *)0)->read,
                   int (*)(const char *, uint64_t, struct reply *): 1,
                   default: 0),
               "registry.yaml:13:20");
_Static_assert(_Generic(((struct small_endpoint *)0)->probe,
                   const char *(*)(void): 1,
                   default: 0),
               "registry.yaml:15:26");
_Static_assert(_Generic(&((struct small_endpoint *)0)->most,
                   unsigned *: 1,
                   default: 0),
               "registry.yaml:18:13");
_Static_assert(_Generic(&((struct small_endpoint *)0)->unit,
                   const char **: 1,
                   default: 0),
               "registry.yaml:19:25");
_Static_assert(_Generic(((struct small_tool *)0)->use,
                   void (*)(void): 1,
                   default: 0),
               "registry.yaml:60:22");

#define PATCHBAY_ELEMENT(type, identifier, name, description) 0,
_Static_assert(sizeof(char[]){SMALL_EACH_ENDPOINT(PATCHBAY_ELEMENT) 0} ==
                   sizeof(char[]){
#if defined(HAVE_FANCY) && HAVE_FANCY > 1
                       0,
#endif
                       0} + 3,
               "endpoint: a condition depends on the includes of another category");
_Static_assert(sizeof(char[]){SMALL_EACH_TOOL(PATCHBAY_ELEMENT) 0} ==
                   sizeof(char[]){
                       0} + 0,
               "tool: a condition depends on the includes of another category");

struct small_rows {
    struct patchbay_category_row categories[2];
    struct patchbay_type_row types[2];
    struct patchbay_implementation_row implementations[4];
    struct patchbay_member_row members[6];
    struct patchbay_key_row keys[11];
    struct patchbay_layout_row layouts[1];
    struct patchbay_field_row fields[2];
    struct patchbay_name_row names[5];
    uint16_t displacements[2];
    char plugin_directory[sizeof SMALL_PLUGIN_DIRECTORY];
    char text[1344];
};

static const struct small_rows small_rows = {
    .categories = {
        {
            .name = 95, /* endpoint */
            .description = 104,
            .interface = 120,
            .flags = PATCHBAY_CATEGORY_NEXT,
            .first_type = 0, .types = 2, .first_slot = 0,
            .default_type = SMALL_ENDPOINT_CHAT,
            .first_member = 0, .members = 5,
            .start = 2, /* probe */
            .interface_size = sizeof(struct small_endpoint),
            .first_key = 0, .keys = 11, .defaults = 142,
            .metadata_size = sizeof(struct small_endpoint_metadata),
            .first_layout = 0, .layouts = 1,
            .revision = 3,
        },
        {
            .name = 1214, /* tool */
            .description = 1219,
            .interface = 1309,
            .flags = PATCHBAY_CATEGORY_FLAT | PATCHBAY_CATEGORY_INTERNAL,
            .first_type = 2, .types = 0, .first_slot = 64,
            .default_type = PATCHBAY_NONE,
            .first_member = 5, .members = 1,
            .start = PATCHBAY_NONE,
            .interface_size = sizeof(struct small_tool),
            .first_key = 11, .keys = 0, .defaults = 0,
            .first_layout = 1, .layouts = 0,
            .revision = 0,
        },
    },
    .types = {
        /* name, description, aliases, first_implementation, implementations */
        {673, 678, 696, 0, 4}, /* endpoint/chat */
        {1205, 0, 0, 4, 0}, /* endpoint/rankings */
    },
    .implementations = {
        /* identifier, description, symbol, when, deprecated, metadata, priority, flags */
#if defined(HAVE_FANCY) && HAVE_FANCY > 1
        {720, 726, 0, 883, 0, 921, 5, 0}, /* endpoint/chat: fancy */
#else
        {720, 726, 0, 883, 0, 921, 5, PATCHBAY_IMPLEMENTATION_NOT_BUILT}, /* endpoint/chat: fancy */
#endif
        {971, 993, 0, 0, 0, 1002, 0, PATCHBAY_IMPLEMENTATION_ALIASES}, /* endpoint/chat: plain */
        {1095, 0, 0, 0, 1102, 1108, 0, PATCHBAY_IMPLEMENTATION_OPT_IN}, /* endpoint/chat: secret */
        {1122, 1128, 1161, 0, 0, 1187, -1, PATCHBAY_IMPLEMENTATION_WEAK}, /* endpoint/chat: extra */
    },
    .members = {
        /* name, description, signature, offset, size, flags */
        {223, 0, 229, offsetof(struct small_endpoint, write),
         sizeof(((struct small_endpoint *)0)->write), 0},
        {273, 278, 340, offsetof(struct small_endpoint, read),
         sizeof(((struct small_endpoint *)0)->read), 0},
        {385, 0, 391, offsetof(struct small_endpoint, probe),
         sizeof(((struct small_endpoint *)0)->probe), PATCHBAY_MEMBER_OPTIONAL},
        {410, 0, 415, offsetof(struct small_endpoint, most),
         sizeof(((struct small_endpoint *)0)->most), PATCHBAY_MEMBER_CONSTANT},
        {424, 429, 453, offsetof(struct small_endpoint, unit),
         sizeof(((struct small_endpoint *)0)->unit), PATCHBAY_MEMBER_CONSTANT},
        {1327, 0, 1331, offsetof(struct small_tool, use), sizeof(((struct small_tool *)0)->use), 0},
    },
    .keys = {
        /* name, description, kind, flags, values, min, max, offset, size, presence */
        {491, 496, PATCHBAY_KIND_STRING, PATCHBAY_KEY_REQUIRED, 0, 0, 0,
         offsetof(struct small_endpoint_metadata, path),
         sizeof(((struct small_endpoint_metadata *)0)->path), PATCHBAY_NONE},
        {517, 0, PATCHBAY_KIND_BOOL, 0, 0, 0, 0,
         offsetof(struct small_endpoint_metadata, streaming),
         sizeof(((struct small_endpoint_metadata *)0)->streaming), PATCHBAY_NONE},
        {527, 532, PATCHBAY_KIND_INT, 0, 0, 0, 0, offsetof(struct small_endpoint_metadata, cost),
         sizeof(((struct small_endpoint_metadata *)0)->cost),
         offsetof(struct small_endpoint_metadata, has_cost)},
        {542, 0, PATCHBAY_KIND_INT, 0, 0, 548, 0, offsetof(struct small_endpoint_metadata, limit),
         sizeof(((struct small_endpoint_metadata *)0)->limit), PATCHBAY_NONE},
        {551, 0, PATCHBAY_KIND_NUMBER, 0, 0, 558, 560,
         offsetof(struct small_endpoint_metadata, weight),
         sizeof(((struct small_endpoint_metadata *)0)->weight), PATCHBAY_NONE},
        {565, 0, PATCHBAY_KIND_STRINGS, 0, 0, 0, 0,
         offsetof(struct small_endpoint_metadata, schemes),
         sizeof(((struct small_endpoint_metadata *)0)->schemes), PATCHBAY_NONE},
        {573, 579, PATCHBAY_KIND_FLAGS, 0, 595, 0, 0,
         offsetof(struct small_endpoint_metadata, modes),
         sizeof(((struct small_endpoint_metadata *)0)->modes), PATCHBAY_NONE},
        {607, 0, PATCHBAY_KIND_FLAGS, 0, 614, 0, 0,
         offsetof(struct small_endpoint_metadata, traits),
         sizeof(((struct small_endpoint_metadata *)0)->traits),
         offsetof(struct small_endpoint_metadata, has_traits)},
        {627, 0, PATCHBAY_KIND_ENUM, 0, 633, 0, 0, offsetof(struct small_endpoint_metadata, speed),
         sizeof(((struct small_endpoint_metadata *)0)->speed), PATCHBAY_NONE},
        {644, 654, PATCHBAY_KIND_TYPE, 0, 0, 0, 0,
         offsetof(struct small_endpoint_metadata, successor),
         sizeof(((struct small_endpoint_metadata *)0)->successor),
         offsetof(struct small_endpoint_metadata, has_successor)},
        {667, 0, PATCHBAY_KIND_TYPE, PATCHBAY_KEY_SEVERAL, 1, 0, 0,
         offsetof(struct small_endpoint_metadata, tools),
         sizeof(*((struct small_endpoint_metadata *)0)->tools),
         offsetof(struct small_endpoint_metadata, tools_count)},
    },
    .layouts = {
        /* name, flags, size, first_field, fields */
        {466, PATCHBAY_LAYOUT_GROWS, sizeof(struct reply), 0, 2},
    },
    .fields = {
        /* name, offset, size */
        {479, offsetof(struct reply, status), sizeof(((struct reply *)0)->status)},
        {486, offsetof(struct reply, text), sizeof(((struct reply *)0)->text)},
    },
    .names = {
        /* the slots of a perfect hash: two words of the name, type, length, category */
        {0, 0, 0, 0, 0},
        {0x7461686374656c70, 0x736e6f696d6f635f, 0, 16, 0}, /* chat_completions */
        {0x7461686374616863, 0x7461686374616863, 0, 4, 0}, /* chat */
        {0x36322e6836322e68, 0x3436322e3436322e, 0, 5, 0}, /* h.264 */
        {0x6b6e617273676e69, 0x73676e696b6e6172, 1, 8, 0}, /* rankings */
    },
    .displacements = {
        0, 0,
    },
    .plugin_directory = SMALL_PLUGIN_DIRECTORY,
    .text =
        /* 0 */ "\0"
        /* 1 */ "small\0"
        /* 7 */ "Every key once. Comments survive */ and \?\?/ in descriptions.\0"
        /* 68 */ "small registry\0"
        /* 83 */ "SMALL\0"
        /* 89 */ "0.1.0\0"
        /* 95 */ "endpoint\0"
        /* 104 */ "Speaks one API.\0"
        /* 120 */ "struct small_endpoint\0"
        /* 142 */ "streaming=false\0limit=-1\0weight=0.1\0schemes=http\0schemes=https\0modes\0s"
        "peed=slow\0\0"
        /* 223 */ "write\0"
        /* 229 */ "int (const struct prompt *, char *, size_t)\0"
        /* 273 */ "read\0"
        /* 278 */ "Returns 0, or -1 when the body is not a response of this API.\0"
        /* 340 */ "int (const char *, uint64_t, struct reply *)\0"
        /* 385 */ "probe\0"
        /* 391 */ "const char *(void)\0"
        /* 410 */ "most\0"
        /* 415 */ "unsigned\0"
        /* 424 */ "unit\0"
        /* 429 */ "Of what there are most.\0"
        /* 453 */ "const char *\0"
        /* 466 */ "struct reply\0"
        /* 479 */ "status\0"
        /* 486 */ "text\0"
        /* 491 */ "path\0"
        /* 496 */ "Appended to the URL.\0"
        /* 517 */ "streaming\0"
        /* 527 */ "cost\0"
        /* 532 */ "In cents.\0"
        /* 542 */ "limit\0"
        /* 548 */ "-1\0"
        /* 551 */ "weight\0"
        /* 558 */ "0\0"
        /* 560 */ "1000\0"
        /* 565 */ "schemes\0"
        /* 573 */ "modes\0"
        /* 579 */ "What it can do.\0"
        /* 595 */ "read\0write\0\0"
        /* 607 */ "traits\0"
        /* 614 */ "lazy\0greedy\0\0"
        /* 627 */ "speed\0"
        /* 633 */ "slow\0fast\0\0"
        /* 644 */ "successor\0"
        /* 654 */ "Replaces it.\0"
        /* 667 */ "tools\0"
        /* 673 */ "chat\0"
        /* 678 */ "Chat completions.\0"
        /* 696 */ "chat_completions\0h.264\0\0"
        /* 720 */ "fancy\0"
        /* 726 */ "With all there is, and a description that is so long that the generated comm"
        "ents and texts have to be wrapped in order to stay within the columns of a line.\0"
        /* 883 */ "defined(HAVE_FANCY) && HAVE_FANCY > 1\0"
        /* 921 */ "path=/v2/chat\0weight=1000\0schemes=ftp\0speed=fast\0\0"
        /* 971 */ "plain\0manual\0by.hand\0\0"
        /* 993 */ "By hand.\0"
        /* 1002 */ "path=/v1/chat\0streaming=true\0cost=0\0limit=9\0modes=read\0modes=write\0su"
        "ccessor=rankings\0tools\0\0"
        /* 1095 */ "secret\0"
        /* 1102 */ "plain\0"
        /* 1108 */ "path=/secret\0\0"
        /* 1122 */ "extra\0"
        /* 1128 */ "Is optional. May be absent, too.\0"
        /* 1161 */ "small_endpoint_chat_extra\0"
        /* 1187 */ "path=/\"quoted\"\\\?\0\0"
        /* 1205 */ "rankings\0"
        /* 1214 */ "tool\0"
        /* 1219 */ "Names no default type. This paragraph has two lines.\nLists keep their line"
        "s:\n- use\n- lend\0"
        /* 1309 */ "struct small_tool\0"
        /* 1327 */ "use\0"
        /* 1331 */ "void (void)\0"
};

/* Stands for builtins that are not built or not linked. */
static const char small_absent __attribute__((used));
extern const struct small_endpoint small_endpoint_chat_extra
    __attribute__((weak, visibility("hidden"), alias("small_absent")));

PATCHBAY_AS_WRITTEN static const void *small_builtins_0(uint32_t index)
{
    PATCHBAY_BUILTINS_BEGIN("small_builtins_0", index)
#if defined(HAVE_FANCY) && HAVE_FANCY > 1
    PATCHBAY_BUILTIN(0, &small_endpoint_chat_fancy)
#else
    PATCHBAY_BUILTIN(0, &small_absent)
#endif
    PATCHBAY_BUILTIN(1, &small_endpoint_chat_plain)
    PATCHBAY_BUILTIN(2, &small_endpoint_chat_secret)
    PATCHBAY_BUILTIN(3, &small_endpoint_chat_extra)
    PATCHBAY_BUILTINS_END("small_builtins_0", 4)
}

/* Returns the constant of a row of `implementations`; NULL if it was not built or linked. */
static const void *small_builtin(uint32_t index)
{
    const void *builtin = NULL;
    switch (index / 512) {
    case 0:
        builtin = small_builtins_0(index % 512);
        break;
    }
    return builtin == &small_absent ? NULL : builtin;
}

/* Calls the start function; returns NULL, or the reason to decline. */
static const char *small_start(uint32_t category, const void *interface)
{
    switch (category) {
    case SMALL_ENDPOINT:
        return ((const struct small_endpoint *)interface)->probe();
    default:
        return NULL;
    }
}

const struct patchbay_table small_table = {
    .format = 3,
    .size = sizeof small_rows,
    .registry = 1,
    .description = 7,
    .inspector = 68,
    .prefix = 83,
    .generator = 89, /* 0.1.0 */
    .seed = 1,
    .plugin_directory = {offsetof(struct small_rows, plugin_directory),
                         sizeof SMALL_PLUGIN_DIRECTORY},
    .text = {offsetof(struct small_rows, text), 1343},
    .categories = {offsetof(struct small_rows, categories), 2},
    .types = {offsetof(struct small_rows, types), 2},
    .implementations = {offsetof(struct small_rows, implementations), 4},
    .members = {offsetof(struct small_rows, members), 6},
    .keys = {offsetof(struct small_rows, keys), 11},
    .layouts = {offsetof(struct small_rows, layouts), 1},
    .fields = {offsetof(struct small_rows, fields), 2},
    .names = {offsetof(struct small_rows, names), 5},
    .displacements = {offsetof(struct small_rows, displacements), 2},
    .rows = &small_rows,
    .builtin = small_builtin,
    .start = small_start,
};

/* The first row of `implementations` of each row of `types`. */
static const uint16_t small_first_rows[] = {
    0, 4, 4,
};

static int small_is_opt_in(uint32_t row)
{
    switch (row) {
    case 2:
        return 1;
    }
    return 0;
}

/* Returns the first builtin of a row of `types` that is not opt_in. */
static const void *small_first_builtin(uint32_t type)
{
    const void *builtin = NULL;
    for (uint32_t row = small_first_rows[type]; row < small_first_rows[type + 1] && !builtin; row++)
        if (!small_is_opt_in(row))
            builtin = small_builtin(row);
    return builtin;
}

const struct small_endpoint *small_builtin_endpoint(enum small_endpoint_type type)
{
    return (unsigned)type < SMALL_ENDPOINT_TYPES ? small_first_builtin((uint32_t)type) : NULL;
}

const struct small_tool *small_builtin_tool(enum small_tool_type type)
{
    return (void)type, NULL;
}
