/* Reading the notes of an untrusted shared object, for any architecture, without loading it.
 *
 * Bytes are copied with pread() into our own buffers, since a mapped file can be truncated by
 * others; every offset and length is checked against the file size before it is used.
 */
#ifndef PATCHBAY_NOTES_H
#define PATCHBAY_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

enum notes_status {
    NOTES_FOUND,       /* at least one Patchbay note */
    NOTES_NONE,        /* a well-formed shared object without one */
    NOTES_UNREADABLE,  /* see errno */
    NOTES_NOT_REGULAR, /* not a regular file */
    NOTES_NOT_ELF,     /* not an ELF file, or an empty one */
    NOTES_NOT_SHARED,  /* an ELF file, but not a shared object */
    NOTES_DEBUG_FILE,  /* separate debug information, without code */
    NOTES_MALFORMED    /* truncated or inconsistent */
};

/* The description of one note. */
struct plugin_note {
    struct plugin_note *next;
    uint32_t kind;
    uint32_t numbers_count;
    const uint32_t *numbers; /* in the host's byte order */
    const char *text;        /* strings, each with its NUL; ends with a NUL */
    size_t text_size;
    const void *raw; /* the description as it is in the file */
    size_t raw_size;
};

struct notes_file {
    unsigned bits; /* 32 or 64 */
    bool big_endian;
    unsigned machine; /* EM_... */
    bool executable_stack;
    bool foreign; /* built for another architecture than this program */
    uint64_t size;
    struct plugin_note *notes; /* in file order, which compilers choose */
    const char *fault;         /* with NOTES_MALFORMED: what is wrong */
};

/* Reads the open file `descriptor`; the latter, whose status is known. pb_notes_free() frees the
 * notes. */
enum notes_status pb_notes_read(int descriptor, struct notes_file *file);
enum notes_status pb_notes_read_file(int descriptor, const struct stat *status,
                                     struct notes_file *file);
void pb_notes_free(struct notes_file *file);

/* Whether the dynamic symbols of the open file define `symbol`. True also when that cannot be read:
 * section headers may have been removed, and loading needs none. */
bool pb_notes_exports(int descriptor, const char *symbol);

/* What `status` means, as in "not an ELF file"; NULL for NOTES_FOUND. Follows pb_notes_read()
 * directly, since NOTES_UNREADABLE reads errno. */
const char *pb_notes_reason(enum notes_status status, const struct notes_file *file);

/* "x86-64, 64 bits, little endian" into `buffer`, which is returned. */
const char *pb_notes_architecture(const struct notes_file *file, char *buffer, size_t size);

#endif
