#include "error/error.h"

#include "error/printable.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pb_error_clear(struct patchbay_error *error)
{
    error->code = PATCHBAY_NO_ERROR;
    error->text[0] = error->hint[0] = '\0';
}

/* ---- Texts that are too long -------------------------------------------------------------- */

enum { WORD_MAX = 512 };

static bool continues(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80; /* in UTF-8 */
}

/* The longest run without blanks, which is mostly a path. */
static char *longest_word(char *text, size_t *length)
{
    char *longest = text;
    *length = 0;
    for (char *word = text; *word; word += strspn(word, " \n")) {
        size_t size = strcspn(word, " \n");
        if (size > *length) {
            longest = word;
            *length = size;
        }
        word += size;
    }
    return longest;
}

/* Leaves out the middle of words that leave too little room for others, then the end of what is
 * still not shorter than `size` bytes. */
static void shorten(char *text, size_t size)
{
    char *word;
    for (size_t length; word = longest_word(text, &length), length > WORD_MAX;) {
        char *from = word + WORD_MAX / 4, *to = word + length - WORD_MAX / 2;
        for (int i = 0; i < 3 && continues(*from); i++)
            from--;
        for (int i = 0; i < 3 && continues(*to); i++)
            to++;
        memcpy(from, "...", 3);
        memmove(from + 3, to, strlen(to) + 1);
    }
    if (strlen(text) < size)
        return;
    for (word = text + size - 4; word > text && !strchr(" \n", *word);)
        word--;
    strcpy(word, "...");
}

/* Appends to the first `used` bytes of `text`. */
static void append(char *text, size_t size, size_t used, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int length = vsnprintf(text + used, size - used, format, list);
    char *whole = length > WORD_MAX || (length >= 0 && (size_t)length >= size - used)
                      ? malloc(used + (size_t)length + 1)
                      : NULL;
    if (whole) {
        memcpy(whole, text, used);
        vsnprintf(whole + used, (size_t)length + 1, format, again);
        shorten(whole, size);
        strcpy(text, whole);
        free(whole);
    }
    va_end(again);
    pb_make_printable(text + used);
}

/* ---- Setting ------------------------------------------------------------------------------ */

bool pb_error_set(struct patchbay_error *error, enum patchbay_code code, const char *format, ...)
{
    if (!error)
        return false;
    error->code = code;
    error->hint[0] = '\0';
    va_list list;
    va_start(list, format);
    append(error->text, sizeof error->text, 0, format, list);
    va_end(list);
    return false;
}

bool pb_error_add(struct patchbay_error *error, const char *format, ...)
{
    if (!error)
        return false;
    va_list list;
    va_start(list, format);
    append(error->text, sizeof error->text, strlen(error->text), format, list);
    va_end(list);
    return false;
}

void pb_error_add_va(struct patchbay_error *error, const char *format, va_list list)
{
    append(error->text, sizeof error->text, strlen(error->text), format, list);
}

bool pb_error_item(struct patchbay_error *error, unsigned *left_out, const char *format, ...)
{
    enum { ROOM = 32 }; /* for "and 4294967295 more)" */
    va_list list;
    if (!error)
        return false;
    size_t used = strlen(error->text), room = sizeof error->text - used;
    va_start(list, format);
    int length = vsnprintf(error->text + used, room, format, list);
    va_end(list);
    pb_make_printable(error->text + used);
    if (!*left_out && length >= 0 && (size_t)length + ROOM < room)
        return false;
    error->text[used] = '\0';
    ++*left_out;
    return false;
}

bool pb_error_hint(struct patchbay_error *error, const char *format, ...)
{
    if (!error)
        return false;
    size_t used = strlen(error->hint);
    if (used && used + 1 < sizeof error->hint)
        error->hint[used++] = '\n';
    va_list list;
    va_start(list, format);
    append(error->hint, sizeof error->hint, used, format, list);
    va_end(list);
    return false;
}

bool pb_error_transient(int number, struct patchbay_error *error)
{
    return number == ENOMEM ? pb_error_out_of_memory(error)
                            : pb_error_set(error, PATCHBAY_TEMPORARY, "%s", strerror(number));
}

bool pb_error_is_transient(const struct patchbay_error *error)
{
    return error->code == PATCHBAY_OUT_OF_MEMORY || error->code == PATCHBAY_TEMPORARY;
}

bool pb_error_out_of_memory(struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_OUT_OF_MEMORY, "out of memory");
}

bool pb_error_sealed(const char *source, struct patchbay_error *error)
{
    pb_error_set(error, PATCHBAY_SEALED, "%s: the registry is sealed", source);
    return pb_error_hint(error, "make changes before patchbay_seal()");
}
