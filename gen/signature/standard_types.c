#include "signature/standard_types.h"

#include "names/nearest.h"
#include <string.h>

static const char *const standard_types[] = {
    "bool",           "int16_t",        "int32_t",        "int64_t",       "int8_t",
    "int_fast16_t",   "int_fast32_t",   "int_fast64_t",   "int_fast8_t",   "int_least16_t",
    "int_least32_t",  "int_least64_t",  "int_least8_t",   "intmax_t",      "intptr_t",
    "ptrdiff_t",      "size_t",         "uint16_t",       "uint32_t",      "uint64_t",
    "uint8_t",        "uint_fast16_t",  "uint_fast32_t",  "uint_fast64_t", "uint_fast8_t",
    "uint_least16_t", "uint_least32_t", "uint_least64_t", "uint_least8_t", "uintmax_t",
    "uintptr_t",      "wchar_t",
};

enum { STANDARD_TYPES = sizeof standard_types / sizeof *standard_types };

bool is_standard_type(const char *name)
{
    for (size_t i = 0; i < STANDARD_TYPES; i++)
        if (strcmp(standard_types[i], name) == 0)
            return true;
    return false;
}

const char *nearest_keyword(const char *name)
{
    static const char *const keywords[] = {"unsigned", "signed", "const", "volatile",
                                           "struct",   "union",  "enum",  "double"};
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        nearest_offer(&nearest, keywords[i]);
    return nearest.name ? nearest.name : "";
}

const char *standard_type_hint(struct arena *arena, const char *name)
{
    static const struct {
        const char *type, *header;
    } others[] = {
        {"FILE", "stdio.h"},           {"va_list", "stdarg.h"},     {"time_t", "time.h"},
        {"clock_t", "time.h"},         {"ssize_t", "sys/types.h"},  {"off_t", "sys/types.h"},
        {"pid_t", "sys/types.h"},      {"uid_t", "sys/types.h"},    {"gid_t", "sys/types.h"},
        {"mode_t", "sys/types.h"},     {"sigset_t", "signal.h"},    {"pthread_t", "pthread.h"},
        {"socklen_t", "sys/socket.h"}, {"max_align_t", "stddef.h"}, {"char8_t", "uchar.h"},
        {"char16_t", "uchar.h"},       {"char32_t", "uchar.h"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i].type, name) == 0)
            return arena_printf(arena, "list <%s> under 'includes'", others[i].header);
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < STANDARD_TYPES; i++)
        nearest_offer(&nearest, standard_types[i]);
    nearest_offer(&nearest, nearest_keyword(name));
    if (nearest.name)
        return arena_printf(arena, "did you mean '%s'?", nearest.name);
    return "list the header that declares it under 'includes'";
}
