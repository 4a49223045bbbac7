/* Shared objects that no linker made: only a header, program headers and notes, of any class and
 * byte order, with any numbers. */
#ifndef FORGED_H
#define FORGED_H

#include "notes/elf_notes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FORGED_SIZE = 1 << 16, FORGED_NOTES = 1024 /* where notes begin */ };

struct forged {
    bool wide, big_endian;
    unsigned char bytes[FORGED_SIZE];
    size_t size;
    size_t segments;
    size_t end; /* of the notes */
};

/* A header of the machine that this test runs on, without segments. */
struct forged *forge(bool wide, bool big_endian);

/* Writes `size` bytes of `value` in the byte order of the file. */
void forged_put(struct forged *forged, size_t at, uint64_t value, size_t size);

/* Offsets of what the header holds. */
size_t forged_header(const struct forged *forged, size_t if_wide, size_t if_narrow);

/* Adds a program header; returns its offset in the file. */
size_t forged_segment(struct forged *forged, uint32_t type, uint64_t offset, uint64_t size,
                      uint64_t align);

/* Appends a note of `owner` with a description; returns its offset. */
size_t forged_note(struct forged *forged, const char *owner, const void *description, size_t size);

/* Appends one of Patchbay, with numbers that are all 7 and a text of `size` bytes. */
size_t forged_own_note(struct forged *forged, uint32_t kind, uint32_t numbers, const char *text,
                       size_t size);

/* A segment over all notes so far, and one for a dynamic section that has an entry. */
void forged_finish(struct forged *forged);

/* Reads the notes of the file. */
enum notes_status forged_read(const struct forged *forged, struct notes_file *notes);

#endif
