/* Reading the notes of a shared object that nobody trusts yet: of any machine, without loading it.
 *
 * Bytes are copied with pread() into buffers of our own, since a mapping could be cut short under
 * us; every offset and length is checked against the file before it is used.
 */
#ifndef PATCHBAY_NOTES_H
#define PATCHBAY_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a file has no notes to give. */
enum notes_verdict {
    NOTES_FOUND,       /* at least one note of ours */
    NOTES_NONE,        /* a sound shared object without one: no plugin */
    NOTES_UNREADABLE,  /* errno says why */
    NOTES_NOT_REGULAR, /* no regular file */
    NOTES_NOT_ELF,     /* no ELF file, or an empty one */
    NOTES_NOT_SHARED,  /* an ELF file, but no shared object */
    NOTES_DEBUG_FILE,  /* separate debug information: there is no code in it */
    NOTES_HOSTILE      /* truncated or contradictory */
};

/* A note's description; numbers have the host's byte order. */
struct plugin_note {
    struct plugin_note *next;
    uint32_t kind;
    uint32_t numbers_count;
    const uint32_t *numbers;
    const char *text; /* strings, each with its NUL; ends with a NUL */
    size_t text_size;
    const void *raw; /* the description as it stands in the file */
    size_t raw_size;
};

struct notes_file {
    unsigned bits; /* 32 or 64 */
    bool big_endian;
    unsigned machine; /* EM_... */
    bool foreign;     /* made for another machine than this program */
    uint64_t device, inode;
    uint64_t size;
    struct plugin_note *notes; /* in file order, which means nothing */
    const char *fault;         /* of NOTES_HOSTILE: what contradicts */
};

/* Reads the open file `descriptor`. The notes are freed by pb_notes_free(). */
enum notes_verdict pb_notes_read(int descriptor, struct notes_file *file);
void pb_notes_free(struct notes_file *file);

/* No plugin brings more notes of implementations and properties, and comparing each with each would
 * take its time. */
enum { NOTES_MOST = 1024 };

/* What is read is shown to people and compared: no control characters, and UTF-8 (notes_sound.c).
 */
bool pb_note_is_readable(const struct plugin_note *note);

/* NULL, or why no program would take these notes (notes_sound.c). */
const char *pb_notes_fault(const struct notes_file *file);

/* "x86-64", "aarch64"...; "machine 243" into `buffer` for an unknown one. */
const char *pb_machine_name(unsigned machine, char *buffer, size_t size);

#endif
