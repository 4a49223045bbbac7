#define _DEFAULT_SOURCE
#include "notes/elf_notes.h"

#include "patchbay/plugin.h"
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEAD = 2048, /* read at once: header, program headers and, as a rule, the notes */
    SEGMENTS_MOST = 128,
    NOTE_BYTES_MOST = 1 << 20 /* of all note segments together */
};

/* What is read and from where. */
struct reader {
    int descriptor;
    struct notes_file *file;
    unsigned char head[HEAD];
    size_t head_size;
};

struct segment {
    uint32_t type;
    uint64_t offset, file_size, align;
};

static enum notes_verdict hostile(struct reader *reader, const char *fault)
{
    reader->file->fault = fault;
    return NOTES_HOSTILE;
}

/* ---- Bytes -------------------------------------------------------------------------------- */

/* Whether the file has the byte order of this machine. */
static bool is_native(const struct reader *reader)
{
    return reader->file->big_endian == (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__);
}

static uint32_t word(const struct reader *reader, const unsigned char *bytes)
{
    uint32_t value;
    memcpy(&value, bytes, 4);
    return is_native(reader) ? value : __builtin_bswap32(value);
}

/* A number of 2, 4 or 8 bytes. */
static uint64_t number(const struct reader *reader, const unsigned char *bytes, size_t size)
{
    uint64_t eight;
    uint16_t two;
    if (size == 4)
        return word(reader, bytes);
    if (size == 2) {
        memcpy(&two, bytes, 2);
        return is_native(reader) ? two : __builtin_bswap16(two);
    }
    memcpy(&eight, bytes, 8);
    return is_native(reader) ? eight : __builtin_bswap64(eight);
}

/* Copies `size` bytes at `offset`; false when the file does not have them. */
static bool copy(const struct reader *reader, uint64_t offset, size_t size, unsigned char *into)
{
    if (offset > reader->file->size || size > reader->file->size - offset)
        return false;
    if (offset + size <= reader->head_size) {
        memcpy(into, reader->head + offset, size);
        return true;
    }
    for (size_t done = 0; done < size;) {
        ssize_t got = pread(reader->descriptor, into + done, size - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}
/* ---- Header ------------------------------------------------------------------------------- */

static enum notes_verdict read_identity(struct reader *reader)
{
    const unsigned char *head = reader->head;
    struct notes_file *file = reader->file;
    if (reader->head_size < EI_NIDENT || memcmp(head, ELFMAG, SELFMAG) != 0)
        return NOTES_NOT_ELF;
    if (head[EI_CLASS] != ELFCLASS32 && head[EI_CLASS] != ELFCLASS64)
        return hostile(reader, "its class is neither 32 nor 64 bits");
    if (head[EI_DATA] != ELFDATA2LSB && head[EI_DATA] != ELFDATA2MSB)
        return hostile(reader, "its byte order is neither little nor big endian");
    file->bits = head[EI_CLASS] == ELFCLASS64 ? 64 : 32;
    file->big_endian = head[EI_DATA] == ELFDATA2MSB;
    if (reader->head_size < (file->bits == 64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr)))
        return hostile(reader, "it ends within its header");
    file->machine = (unsigned)number(reader, head + offsetof(Elf64_Ehdr, e_machine), 2);
    if (number(reader, head + offsetof(Elf64_Ehdr, e_type), 2) != ET_DYN)
        return NOTES_NOT_SHARED;
    return NOTES_FOUND;
}

/* ---- Segments ----------------------------------------------------------------------------- */

static struct segment segment_of(const struct reader *reader, const unsigned char *bytes)
{
    if (reader->file->bits == 64)
        return (struct segment){word(reader, bytes + offsetof(Elf64_Phdr, p_type)),
                                number(reader, bytes + offsetof(Elf64_Phdr, p_offset), 8),
                                number(reader, bytes + offsetof(Elf64_Phdr, p_filesz), 8),
                                number(reader, bytes + offsetof(Elf64_Phdr, p_align), 8)};
    return (struct segment){word(reader, bytes + offsetof(Elf32_Phdr, p_type)),
                            number(reader, bytes + offsetof(Elf32_Phdr, p_offset), 4),
                            number(reader, bytes + offsetof(Elf32_Phdr, p_filesz), 4),
                            number(reader, bytes + offsetof(Elf32_Phdr, p_align), 4)};
}

/* Where the program headers are, and that there are as many as there may be. */
static bool find_segments(const struct reader *reader, uint64_t *offset, size_t *count,
                          size_t *size)
{
    bool wide = reader->file->bits == 64;
    const unsigned char *head = reader->head;
    *size = wide ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
    *offset = wide ? number(reader, head + offsetof(Elf64_Ehdr, e_phoff), 8)
                   : number(reader, head + offsetof(Elf32_Ehdr, e_phoff), 4);
    const unsigned char *sizes = head + (wide ? offsetof(Elf64_Ehdr, e_phentsize)
                                              : offsetof(Elf32_Ehdr, e_phentsize));
    *count = (size_t)number(reader, sizes + 2, 2);
    return number(reader, sizes, 2) == *size && *count > 0 && *count <= SEGMENTS_MOST;
}

/* ---- Notes -------------------------------------------------------------------------------- */

static uint64_t padded(uint64_t size, uint64_t align)
{
    return (size + align - 1) / align * align;
}

/* Whether a description has the known format, and room for what it says. */
static bool is_description(const struct reader *reader, const unsigned char *bytes, size_t size)
{
    if (size < 12 || word(reader, bytes) != PATCHBAY_NOTE_FORMAT)
        return false;
    uint32_t count = word(reader, bytes + 8);
    return count <= (size - 12) / 4 && size - 12 - count * 4 >= 1 && bytes[size - 1] == '\0';
}

/* Numbers in the host's order, text behind them. NULL when memory is short. */
static struct plugin_note *take_description(const struct reader *reader, const unsigned char *bytes,
                                            size_t size)
{
    uint32_t count = word(reader, bytes + 8);
    struct plugin_note *note = calloc(1, sizeof *note + count * sizeof(uint32_t) + size);
    if (!note)
        return NULL;
    uint32_t *numbers = (uint32_t *)(void *)(note + 1);
    unsigned char *raw = (unsigned char *)(numbers + count);
    for (uint32_t i = 0; i < count; i++)
        numbers[i] = word(reader, bytes + 12 + i * 4);
    memcpy(raw, bytes, size);
    *note = (struct plugin_note){
        .kind = word(reader, bytes + 4),
        .numbers_count = count,
        .numbers = numbers,
        .text = (const char *)raw + 12 + count * 4,
        .text_size = size - 12 - count * 4,
        .raw = raw,
        .raw_size = size,
    };
    return note;
}

/* All notes of ours in a segment. */
static enum notes_verdict parse_notes(struct reader *reader, const unsigned char *bytes,
                                      size_t size, uint64_t align)
{
    static const char owner[] = PATCHBAY_NOTE_OWNER;
    struct plugin_note **end = &reader->file->notes;
    while (*end)
        end = &(*end)->next;
    while (size >= 12) {
        uint64_t name = word(reader, bytes), description = word(reader, bytes + 4);
        uint64_t from = padded(12 + name, align), to = from + description;
        if (name > size || description > size || to > size)
            return hostile(reader, "a note reaches beyond its segment");
        if (name == sizeof owner && memcmp(bytes + 12, owner, sizeof owner) == 0) {
            if (!is_description(reader, bytes + from, (size_t)description))
                return hostile(reader, "a note of Patchbay is malformed, or of a later format");
            *end = take_description(reader, bytes + from, (size_t)description);
            if (!*end)
                return NOTES_UNREADABLE;
            end = &(*end)->next;
        }
        uint64_t next = padded(to, align);
        if (next >= size)
            break;
        bytes += next;
        size -= (size_t)next;
    }
    return NOTES_FOUND;
}

static enum notes_verdict read_note_segment(struct reader *reader, const struct segment *segment,
                                            uint64_t *budget)
{
    if (segment->file_size > *budget)
        return hostile(reader, "its notes are larger than 1 MiB");
    *budget -= segment->file_size;
    unsigned char *bytes = malloc(segment->file_size ? segment->file_size : 1);
    if (!bytes)
        return NOTES_UNREADABLE;
    enum notes_verdict verdict = copy(reader, segment->offset, segment->file_size, bytes)
                                     ? parse_notes(reader, bytes, segment->file_size,
                                                   segment->align == 8 ? 8 : 4)
                                     : hostile(reader,
                                               "it is shorter than its program headers say");
    free(bytes);
    return verdict;
}

/* In separate debug information the dynamic section has no bytes: what stands there is other data,
 * or nothing. A true one begins with a tag that the gABI knows. */
static bool has_code(const struct reader *reader, const struct segment *dynamic)
{
    size_t size = reader->file->bits == 64 ? 8 : 4;
    unsigned char bytes[8];
    if (dynamic->file_size < 2 * size || !copy(reader, dynamic->offset, size, bytes))
        return false;
    uint64_t tag = number(reader, bytes, size);
    return tag > DT_NULL && (tag < DT_NUM || (tag >= 0x60000000 && tag <= 0x7fffffff));
}

/* They stand at the end of a file: one that was cut short does not have them all. */
static bool has_section_headers(const struct reader *reader)
{
    bool wide = reader->file->bits == 64;
    const unsigned char *head = reader->head;
    uint64_t offset = wide ? number(reader, head + offsetof(Elf64_Ehdr, e_shoff), 8)
                           : number(reader, head + offsetof(Elf32_Ehdr, e_shoff), 4);
    const unsigned char *sizes = head + (wide ? offsetof(Elf64_Ehdr, e_shentsize)
                                              : offsetof(Elf32_Ehdr, e_shentsize));
    uint64_t size = number(reader, sizes, 2) * number(reader, sizes + 2, 2);
    return !offset || (offset <= reader->file->size && size <= reader->file->size - offset);
}

static enum notes_verdict read_segments(struct reader *reader)
{
    uint64_t offset, budget = NOTE_BYTES_MOST;
    size_t count, size;
    bool code = false;
    unsigned char bytes[sizeof(Elf64_Phdr)];
    if (!find_segments(reader, &offset, &count, &size))
        return hostile(reader, "its program headers have an impossible size or number");
    if (!has_section_headers(reader))
        return hostile(reader, "it ends before its section headers");
    for (size_t i = 0; i < count; i++) {
        if (!copy(reader, offset + i * size, size, bytes))
            return hostile(reader, "it ends within its program headers");
        struct segment segment = segment_of(reader, bytes);
        if (segment.type == PT_LOAD && (segment.offset > reader->file->size ||
                                        segment.file_size > reader->file->size - segment.offset))
            return hostile(reader, "it is shorter than its program headers say");
        if (segment.type == PT_DYNAMIC)
            code = code || has_code(reader, &segment);
        if (segment.type != PT_NOTE)
            continue;
        enum notes_verdict verdict = read_note_segment(reader, &segment, &budget);
        if (verdict != NOTES_FOUND)
            return verdict;
    }
    if (!reader->file->notes)
        return NOTES_NONE;
    return code ? NOTES_FOUND : NOTES_DEBUG_FILE;
}

/* ---- Files -------------------------------------------------------------------------------- */

#if defined(__x86_64__)
#define HOST_MACHINE EM_X86_64
#elif defined(__i386__)
#define HOST_MACHINE EM_386
#elif defined(__aarch64__)
#define HOST_MACHINE EM_AARCH64
#elif defined(__arm__)
#define HOST_MACHINE EM_ARM
#elif defined(__riscv)
#define HOST_MACHINE EM_RISCV
#elif defined(__powerpc64__)
#define HOST_MACHINE EM_PPC64
#elif defined(__s390x__)
#define HOST_MACHINE EM_S390
#else
#define HOST_MACHINE EM_NONE
#endif

static bool is_foreign(const struct notes_file *file)
{
    const uint16_t probe = 1;
    bool big_endian = *(const unsigned char *)&probe == 0;
    return file->bits != sizeof(void *) * 8 || file->big_endian != big_endian ||
           (HOST_MACHINE != EM_NONE && file->machine != HOST_MACHINE);
}

enum notes_verdict pb_notes_read(int descriptor, struct notes_file *file)
{
    struct reader reader = {.descriptor = descriptor, .file = file};
    struct stat status;
    *file = (struct notes_file){.fault = ""};
    if (fstat(descriptor, &status) != 0)
        return NOTES_UNREADABLE;
    if (!S_ISREG(status.st_mode))
        return NOTES_NOT_REGULAR;
    file->size = (uint64_t)status.st_size;
    file->device = (uint64_t)status.st_dev;
    file->inode = (uint64_t)status.st_ino;
    ssize_t got = pread(descriptor, reader.head, sizeof reader.head, 0);
    if (got < 0)
        return NOTES_UNREADABLE;
    reader.head_size = (size_t)got;
    enum notes_verdict verdict = read_identity(&reader);
    if (verdict == NOTES_FOUND) {
        file->foreign = is_foreign(file);
        verdict = read_segments(&reader);
    }
    return verdict;
}

void pb_notes_free(struct notes_file *file)
{
    for (struct plugin_note *note = file->notes, *next; note; note = next) {
        next = note->next;
        free(note);
    }
    file->notes = NULL;
}

const char *pb_machine_name(unsigned machine, char *buffer, size_t size)
{
    static const struct {
        unsigned machine;
        char name[12];
    } names[] = {{EM_X86_64, "x86-64"}, {EM_386, "i386"},    {EM_AARCH64, "aarch64"},
                 {EM_ARM, "arm"},       {EM_RISCV, "riscv"}, {EM_PPC64, "ppc64"},
                 {EM_S390, "s390"},     {EM_MIPS, "mips"},   {EM_PPC, "ppc"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].machine == machine)
            return names[i].name;
    snprintf(buffer, size, "machine %u", machine);
    return buffer;
}
