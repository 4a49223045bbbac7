/* How a plugin describes itself: ELF notes, which a program reads without loading anything, and
 * records, which it reads after loading. Generated headers include this with -DPATCHBAY_PLUGIN;
 * plugin authors use only their macros, such as LAPSE_DEFINE_ENDPOINT.
 *
 * A note has the owner "Patchbay" and a description of 32-bit words in the plugin's byte order,
 * followed by text:
 *
 *     format   PATCHBAY_NOTE_FORMAT
 *     kind     enum patchbay_note_kind
 *     count    of the numbers that follow
 *     numbers  see the kinds
 *     text     strings, each with its NUL; see the kinds
 */
#ifndef PATCHBAY_PLUGIN_H
#define PATCHBAY_PLUGIN_H

#include "patchbay/patchbay.h"

#ifdef __cplusplus
extern "C" {
#endif

#define PATCHBAY_NOTE_FORMAT 1u
#define PATCHBAY_NOTE_OWNER "Patchbay"
#define PATCHBAY_RECORD_MAGIC 0x50624c52u

/* Programs reject a plugin with more notes of implementations and properties. */
#define PATCHBAY_NOTES_MOST 1024

enum patchbay_note_kind {
    /* Text: registry, category, type, identifier, symbol of the record; then the fingerprint: for
     * each member its name and signature, "?" before the name of an optional and "=" before that of
     * a constant one, and an empty string; "*" and an empty string if the program may write to the
     * interface; for each layout its type ("+" before one that grows) and its fields, and an empty
     * string; an empty string.
     * Numbers: offset and size of each member; 0 for "*"; for each layout its size, then offset and
     * size of each field; revision, size of the interface. */
    PATCHBAY_NOTE_IMPLEMENTATION = 1,
    /* Text: registry, category, type, identifier, "key=value", then further elements of a list.
     * Number: bytes of all that, which the padding is not part of; without the NUL after "key=" for
     * a list without elements; 0: the first empty string ends the list. */
    PATCHBAY_NOTE_PROPERTY = 2,
    /* Text: registry, category, type. */
    PATCHBAY_NOTE_TYPE = 3,
    /* Text: registry, then "plugin=name", "version=1.0", "description=...", "license=...". */
    PATCHBAY_NOTE_PLUGIN = 4
};

/* The fingerprint of a large category is longer than the literals that ISO C promises. The pragma
 * is in force where the macros are used, and so for the rest of a plugin's source. */
#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Woverlength-strings"
#endif

/* What a plugin exports for each implementation. */
struct patchbay_record {
    uint32_t magic;   /* PATCHBAY_RECORD_MAGIC */
    uint32_t size;    /* bytes of the note's description */
    const void *note; /* a copy of its description, outside the note section */
    const void *interface;
};

#if defined(__has_attribute)
#if __has_attribute(retain)
#define PATCHBAY_RETAIN __attribute__((retain))
#endif
#endif
#ifndef PATCHBAY_RETAIN
#define PATCHBAY_RETAIN
#endif

/* clang's address sanitizer would pad the note and so destroy it; gcc's does not, and warns. */
#ifdef __clang__
#define PATCHBAY_AS_LAID_OUT __attribute__((no_sanitize("address")))
#else
#define PATCHBAY_AS_LAID_OUT
#endif

#define PATCHBAY_IN_NOTE_SECTION                                                                   \
    PATCHBAY_AS_LAID_OUT PATCHBAY_RETAIN                                                           \
        __attribute__((used, section(".note.patchbay"), aligned(4)))

/* What generated macros assert. Compilers print the names of these macros before their texts. */
#define PATCHBAY_ANNOUNCED_OR_DPATCHBAY_PLUGIN_MANIFEST(type)                                      \
    PATCHBAY_STATIC_ASSERT(type + 1, "neither in registry.yaml nor a new type")
#define PATCHBAY_IN_PLUGIN_YAML                                                                    \
    PATCHBAY_STATIC_ASSERT(0, "with -DPATCHBAY_PLUGIN_MANIFEST this belongs in plugin.yaml")

/* A value as text: macros in it are replaced first. */
#define PATCHBAY_TEXT_OF(value) PATCHBAY_TEXT_OF_TOKENS(value)
#define PATCHBAY_TEXT_OF_TOKENS(tokens) #tokens

/* Bytes of a text, made a multiple of four. */
#define PATCHBAY_NOTE_TEXT_SIZE(text) ((sizeof(text) + 3) / 4 * 4)

/* Defines the note `symbol`; its numbers, at least one, follow the text. Tools such as
 * patchelf move note sections without adjusting pointers into them, so that records refer to a
 * copy. */
#define PATCHBAY_NOTE(symbol, kind, count, text, ...)                                              \
    static const struct {                                                                          \
        uint32_t owner_size, size, type;                                                           \
        char owner[12];                                                                            \
        uint32_t description[3], numbers[count];                                                   \
        char strings[PATCHBAY_NOTE_TEXT_SIZE(text)];                                               \
    } symbol PATCHBAY_IN_NOTE_SECTION = PATCHBAY_NOTE_OF(kind, count, text, __VA_ARGS__),          \
             symbol##_copy                                                                         \
             __attribute__((unused)) = PATCHBAY_NOTE_OF(kind, count, text, __VA_ARGS__)

#define PATCHBAY_NOTE_OF(kind, count, text, ...)                                                   \
    {                                                                                              \
        sizeof(PATCHBAY_NOTE_OWNER), 12 + (count)*4 + PATCHBAY_NOTE_TEXT_SIZE(text), 1,            \
            PATCHBAY_NOTE_OWNER, {PATCHBAY_NOTE_FORMAT, kind, count}, {__VA_ARGS__}, text          \
    }

/* Defines the note of a property, and that of a property that is an empty list. */
#define PATCHBAY_PROPERTY_NOTE(symbol, text)                                                       \
    PATCHBAY_NOTE(symbol, PATCHBAY_NOTE_PROPERTY, 1, text, sizeof(text))
#define PATCHBAY_EMPTY_LIST_NOTE(symbol, text)                                                     \
    PATCHBAY_NOTE(symbol, PATCHBAY_NOTE_PROPERTY, 1, text, sizeof(text) - 1)

/* The file that is generated from plugin.yaml defines `listed` for each implementation. One that a
 * source defines and plugin.yaml does not list refers to it, and cannot be linked. */
#define PATCHBAY_LISTED(listed)                                                                    \
    PATCHBAY_EXTERN const char listed PATCHBAY_HIDDEN;                                             \
    const char listed = 0
#define PATCHBAY_NEEDS_LISTED(reference, listed)                                                   \
    PATCHBAY_EXTERN const char listed PATCHBAY_HIDDEN;                                             \
    PATCHBAY_RETAIN __attribute__((used)) static const char *const reference = &listed

/* Bytes of a note's description. */
#define PATCHBAY_NOTE_SIZE(symbol)                                                                 \
    (sizeof symbol.description + sizeof symbol.numbers + sizeof symbol.strings)

/* Exports the record `symbol` for the note and the interface. */
#define PATCHBAY_RECORD(symbol, note_symbol, interface_symbol)                                     \
    PATCHBAY_EXTERN const struct patchbay_record symbol PATCHBAY_API;                              \
    const struct patchbay_record symbol = {PATCHBAY_RECORD_MAGIC, PATCHBAY_NOTE_SIZE(note_symbol), \
                                           note_symbol##_copy.description, &interface_symbol}

#ifdef __cplusplus
}
#endif

#endif
