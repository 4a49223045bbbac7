#include "names/names.h"

#include "base/ascii.h"
#include "patchbay/names.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Each list is sorted by bytes. */
static const char *const c_keywords[] = {
    "alignas",  "alignof",  "asm",          "auto",     "bool",    "break",   "case",
    "char",     "const",    "constexpr",    "continue", "default", "do",      "double",
    "else",     "enum",     "extern",       "false",    "float",   "for",     "fortran",
    "goto",     "if",       "inline",       "int",      "long",    "nullptr", "register",
    "restrict", "return",   "short",        "signed",   "sizeof",  "static",  "static_assert",
    "struct",   "switch",   "thread_local", "true",     "typedef", "typeof",  "typeof_unqual",
    "union",    "unsigned", "void",         "volatile", "while",
};

static const char *const cpp_keywords[] = {
    "and",       "and_eq",       "bitand",     "bitor",     "catch",     "char16_t",
    "char32_t",  "char8_t",      "class",      "co_await",  "co_return", "co_yield",
    "compl",     "concept",      "const_cast", "consteval", "constinit", "decltype",
    "delete",    "dynamic_cast", "explicit",   "export",    "friend",    "mutable",
    "namespace", "new",          "noexcept",   "not",       "not_eq",    "operator",
    "or",        "or_eq",        "private",    "protected", "public",    "reinterpret_cast",
    "requires",  "static_cast",  "template",   "this",      "throw",     "try",
    "typeid",    "typename",     "using",      "virtual",   "wchar_t",   "xor",
    "xor_eq",
};

/* What gcc and clang define for some target, and what POSIX headers define without an argument
 * list. Function-like macros do no harm to a member that is called through a pointer. */
/* clang-format off */
static const char *const macros[] = {
    "EOF", "NULL", "bfin", "complex", "errno", "h_addr", "hpux", "i386", "imaginary", "linux",
    "m68k", "mips",
    "noreturn", "s6_addr", "sa_handler", "sa_sigaction", "sgi", "si_addr", "si_band", "si_fd",
    "si_int", "si_overrun", "si_pid", "si_ptr", "si_status", "si_stime", "si_timerid", "si_uid",
    "si_utime", "si_value", "sigev_notify_attributes", "sigev_notify_function", "sparc",
    "st_atime", "st_ctime", "st_mtime", "stderr", "stdin", "stdout", "sun", "unix", "vax",
};
/* clang-format on */

static const char *const registries[] = {
    "alsa",     "android", "apple",  "asan",      "aws",    "cargo",  "cc",      "ccache",  "clang",
    "cmake",    "cuda",    "curl",   "dbus",      "docker", "dyld",   "egl",     "flatpak", "g",
    "gcc",      "gconv",   "gdk",    "gegl",      "gimp",   "gio",    "git",     "gl",      "glib",
    "glibc",    "gnome",   "gst",    "gstreamer", "gtk",    "http",   "java",    "kde",     "lc",
    "ld",       "libva",   "lsan",   "lua",       "malloc", "mesa",   "msan",    "nix",     "nls",
    "nm",       "node",    "npm",    "ocl",       "omp",    "opencl", "openssl", "openxr",  "perl",
    "pipewire", "pkg",     "posix",  "pulse",     "python", "qml",    "qt",      "ruby",    "rust",
    "sdl",      "snap",    "spa",    "ssh",       "ssl",    "sudo",   "systemd", "tsan",    "ubsan",
    "vk",       "vlc",     "vulkan", "wayland",   "wine",   "x",      "xdg",     "xkb",     "xr",
};

static int compare_words(const void *word, const void *element)
{
    return strcmp(word, *(const char *const *)element);
}

#define LISTED(word, list)                                                                         \
    (bsearch(word, list, sizeof list / sizeof *list, sizeof *list, compare_words) != NULL)

bool name_is_valid(const char *text)
{
    if (!ascii_is_lower(*text))
        return false;
    while (ascii_is_lower(*text) || ascii_is_digit(*text) || *text == '_')
        text++;
    return *text == '\0';
}

bool name_is_written(const char *text)
{
    if (!ascii_is_letter(*text) || *text == '_')
        return false;
    while (ascii_is_letter(*text) || ascii_is_digit(*text) || *text == '-')
        text++;
    return *text == '\0';
}

bool name_equal(const char *left, const char *right)
{
    while (*left && patchbay_fold(*left) == patchbay_fold(*right))
        left++, right++;
    return *left == *right;
}

bool name_is_alias(const char *text)
{
    if (*text == '\0' || *text == '-' || *text == '!')
        return false;
    for (; *text; text++)
        if (*text <= ' ' || *text >= 0x7F || strchr(":=,/*", *text))
            return false;
    return true;
}

bool name_is_identifier(const char *text)
{
    if (ascii_is_digit(*text) || *text == '\0')
        return false;
    while (ascii_is_letter(*text) || ascii_is_digit(*text))
        text++;
    return *text == '\0';
}

const char *name_keyword_of(const char *text)
{
    if (LISTED(text, c_keywords))
        return "C";
    return LISTED(text, cpp_keywords) ? "C++" : NULL;
}

bool name_is_member(const char *text)
{
    char part[64];
    for (;; text++) {
        size_t length = strcspn(text, ".");
        if (length >= sizeof part)
            return false;
        memcpy(part, text, length);
        part[length] = '\0';
        if (!name_is_identifier(part) || LISTED((const char *)part, c_keywords))
            return false;
        text += length;
        if (!*text)
            return true;
    }
}

bool name_is_macro(const char *text)
{
    return LISTED(text, macros);
}

bool name_is_of_library(const char *text)
{
    static const char library[] = "patchbay";
    size_t length = strlen(library);
    return strncmp(text, library, length) == 0 && (!text[length] || text[length] == '_');
}

bool name_is_reserved_registry(const char *text)
{
    return LISTED(text, registries) || name_is_of_library(text);
}

char *name_upper(struct arena *arena, const char *text)
{
    char *upper = arena_copy(arena, text, strlen(text));
    for (char *c = upper; *c; c++)
        *c = ascii_to_upper(*c);
    return upper;
}

char *name_folded(struct arena *arena, const char *text)
{
    char *folded = arena_copy(arena, text, strlen(text));
    for (char *c = folded; *c; c++)
        *c = patchbay_fold(*c);
    return folded;
}

const char *name_from(struct arena *arena, const char *text)
{
    char *name = arena_alloc(arena, 2 * strlen(text) + 1, 1), *end = name;
    for (const char *c = text; *c; c++) {
        if (c > text && ascii_is_upper(*c) && ascii_is_lower(c[-1]))
            *end++ = '_';
        *end++ = *c == ' ' || *c == '.' ? '_' : patchbay_fold(*c);
    }
    return name_is_valid(name) && strlen(name) <= PATCHBAY_NAME_MAX ? name : NULL;
}
