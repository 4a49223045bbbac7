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

_Static_assert(sizeof(off_t) == 8, "_FILE_OFFSET_BITS is 64: files may be large");

enum {
    HEAD = 2048, /* read at once: header, program headers and, usually, the notes */
    SEGMENTS_MAX = 128,
    NOTE_BYTES_MAX = 1 << 20, /* of all note segments together */
    SEGMENT_BYTES_MAX = sizeof(Elf64_Phdr)
};

struct reader {
    int descriptor;
    struct notes_file *file;
    unsigned char head[HEAD];
    size_t head_size;
    int error; /* of reading the file; 0 without one */
};

/* The parts of the ELF header and of a program header that are used, for both classes. */
struct elf_header {
    uint64_t type, machine;
    uint64_t segments_at, segment_size, segments;
    uint64_t sections_at, section_size, sections;
};

struct segment {
    uint64_t type, flags, offset, file_size, align;
};

static enum notes_status malformed(struct reader *reader, const char *fault)
{
    reader->file->fault = fault;
    return NOTES_MALFORMED;
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

/* A field of an ELF structure at `bytes`, in the class of the file. */
#define FIELD(reader, bytes, type, field)                                                          \
    ((reader)->file->bits == 64 ? number(reader, (bytes) + offsetof(Elf64_##type, field),          \
                                         sizeof(((Elf64_##type *)0)->field))                       \
                                : number(reader, (bytes) + offsetof(Elf32_##type, field),          \
                                         sizeof(((Elf32_##type *)0)->field)))

#define SIZE_OF(reader, type)                                                                      \
    ((reader)->file->bits == 64 ? sizeof(Elf64_##type) : sizeof(Elf32_##type))

/* Whether the file has `size` bytes at `offset`. */
static bool has_bytes(const struct reader *reader, uint64_t offset, uint64_t size)
{
    return offset <= reader->file->size && size <= reader->file->size - offset;
}

static ssize_t read_at(struct reader *reader, uint64_t offset, void *into, size_t size)
{
    ssize_t got;
    do
        got = pread(reader->descriptor, into, size, (off_t)offset);
    while (got < 0 && errno == EINTR);
    reader->error = got < 0 ? errno : reader->error;
    return got;
}

/* The `size` bytes at `offset`, in the head or else read into `buffer`; NULL when the file does not
 * have them. */
static const unsigned char *bytes_at(struct reader *reader, uint64_t offset, size_t size,
                                     unsigned char *buffer)
{
    if (!has_bytes(reader, offset, size))
        return NULL;
    if (offset + size <= reader->head_size)
        return reader->head + offset;
    for (size_t done = 0; done < size;) {
        ssize_t got = read_at(reader, offset + done, buffer + done, size - done);
        if (got <= 0)
            return NULL;
        done += (size_t)got;
    }
    return buffer;
}

/* ---- Headers ------------------------------------------------------------------------------ */

static enum notes_status read_header(struct reader *reader, struct elf_header *header)
{
    const unsigned char *head = reader->head;
    struct notes_file *file = reader->file;
    if (reader->head_size < EI_NIDENT || memcmp(head, ELFMAG, SELFMAG) != 0)
        return NOTES_NOT_ELF;
    if (head[EI_CLASS] != ELFCLASS32 && head[EI_CLASS] != ELFCLASS64)
        return malformed(reader, "unknown ELF class");
    if (head[EI_DATA] != ELFDATA2LSB && head[EI_DATA] != ELFDATA2MSB)
        return malformed(reader, "unknown ELF byte order");
    file->bits = head[EI_CLASS] == ELFCLASS64 ? 64 : 32;
    file->big_endian = head[EI_DATA] == ELFDATA2MSB;
    if (reader->head_size < SIZE_OF(reader, Ehdr))
        return malformed(reader, "truncated in the ELF header");
    *header = (struct elf_header){
        FIELD(reader, head, Ehdr, e_type),      FIELD(reader, head, Ehdr, e_machine),
        FIELD(reader, head, Ehdr, e_phoff),     FIELD(reader, head, Ehdr, e_phentsize),
        FIELD(reader, head, Ehdr, e_phnum),     FIELD(reader, head, Ehdr, e_shoff),
        FIELD(reader, head, Ehdr, e_shentsize), FIELD(reader, head, Ehdr, e_shnum)};
    file->machine = (unsigned)header->machine;
    return header->type == ET_DYN ? NOTES_FOUND : NOTES_NOT_SHARED;
}

static bool read_segment(struct reader *reader, const struct elf_header *header, size_t i,
                         struct segment *segment)
{
    unsigned char buffer[SEGMENT_BYTES_MAX];
    const unsigned char *bytes = bytes_at(reader, header->segments_at + i * header->segment_size,
                                          SIZE_OF(reader, Phdr), buffer);
    if (!bytes)
        return false;
    *segment = (struct segment){
        FIELD(reader, bytes, Phdr, p_type), FIELD(reader, bytes, Phdr, p_flags),
        FIELD(reader, bytes, Phdr, p_offset), FIELD(reader, bytes, Phdr, p_filesz),
        FIELD(reader, bytes, Phdr, p_align)};
    return true;
}

/* ---- Notes -------------------------------------------------------------------------------- */

static uint64_t padded(uint64_t size, uint64_t align)
{
    return (size + align - 1) / align * align;
}

/* Whether a description has the known format, and as many numbers as it claims. */
static bool is_description(const struct reader *reader, const unsigned char *bytes, size_t size)
{
    if (size < 12 || word(reader, bytes) != PATCHBAY_NOTE_FORMAT)
        return false;
    uint32_t count = word(reader, bytes + 8);
    return count <= (size - 12) / 4 && size - 12 - count * 4 >= 1 && bytes[size - 1] == '\0';
}

/* NULL when out of memory. */
static struct plugin_note *take_description(const struct reader *reader, const unsigned char *bytes,
                                            size_t size)
{
    uint32_t count = word(reader, bytes + 8);
    struct plugin_note *note = malloc(sizeof *note + count * sizeof(uint32_t) + size);
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

/* Takes the Patchbay notes of a segment. */
static enum notes_status parse_notes(struct reader *reader, const unsigned char *bytes, size_t size,
                                     uint64_t align)
{
    static const char owner[] = PATCHBAY_NOTE_OWNER;
    struct plugin_note **end = &reader->file->notes;
    while (*end)
        end = &(*end)->next;
    while (size >= 12) {
        uint64_t name = word(reader, bytes), description = word(reader, bytes + 4);
        uint64_t from = padded(12 + name, align), to = from + description;
        if (name > size || description > size || to > size)
            return malformed(reader, "a note extends past its segment");
        if (name == sizeof owner && memcmp(bytes + 12, owner, sizeof owner) == 0) {
            if (!is_description(reader, bytes + from, (size_t)description))
                return malformed(reader, "a Patchbay note is malformed, or of a later format");
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

static const char truncated[] = "shorter than its program headers require";

static enum notes_status read_note_segment(struct reader *reader, const struct segment *segment,
                                           uint64_t *budget)
{
    if (segment->file_size > *budget)
        return malformed(reader, "notes are larger than 1 MiB");
    *budget -= segment->file_size;
    size_t size = (size_t)segment->file_size;
    bool in_head = segment->offset + size <= reader->head_size;
    unsigned char *buffer = in_head ? NULL : malloc(size ? size : 1);
    if (!in_head && !buffer)
        return NOTES_UNREADABLE;
    const unsigned char *bytes = bytes_at(reader, segment->offset, size, buffer);
    enum notes_status status = bytes ? parse_notes(reader, bytes, size, segment->align == 8 ? 8 : 4)
                                     : malformed(reader, truncated);
    free(buffer);
    return status;
}

/* ---- Segments ----------------------------------------------------------------------------- */

/* In separate debug information the dynamic section has no bytes: other data is at its offset, or
 * nothing. A real one begins with a tag that the gABI defines. */
static bool has_code(struct reader *reader, const struct segment *dynamic)
{
    unsigned char buffer[8];
    if (dynamic->file_size < SIZE_OF(reader, Dyn))
        return false;
    const unsigned char *bytes = bytes_at(reader, dynamic->offset, SIZE_OF(reader, Addr), buffer);
    if (!bytes)
        return false;
    uint64_t tag = number(reader, bytes, SIZE_OF(reader, Addr));
    return tag > DT_NULL && (tag < DT_NUM || (tag >= 0x60000000 && tag <= 0x7fffffff));
}

static enum notes_status read_segments(struct reader *reader, const struct elf_header *header)
{
    uint64_t budget = NOTE_BYTES_MAX;
    bool code = false;
    if (header->segment_size != SIZE_OF(reader, Phdr) || !header->segments ||
        header->segments > SEGMENTS_MAX)
        return malformed(reader, "invalid size or number of program headers");
    /* They are at the end of a file: a truncated one does not have all of them. */
    if (header->sections_at &&
        !has_bytes(reader, header->sections_at, header->section_size * header->sections))
        return malformed(reader, "truncated before its section headers");
    for (size_t i = 0; i < header->segments; i++) {
        struct segment segment;
        if (!read_segment(reader, header, i, &segment))
            return malformed(reader, "truncated in its program headers");
        if (segment.type == PT_LOAD && !has_bytes(reader, segment.offset, segment.file_size))
            return malformed(reader, truncated);
        if (segment.type == PT_GNU_STACK)
            reader->file->executable_stack = segment.flags & PF_X;
        if (segment.type == PT_DYNAMIC)
            code = code || has_code(reader, &segment);
        enum notes_status status = segment.type == PT_NOTE
                                       ? read_note_segment(reader, &segment, &budget)
                                       : NOTES_FOUND;
        if (status != NOTES_FOUND)
            return status;
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

/* The head is left as it is: clearing it would take as long as reading the notes. */
static void init(struct reader *reader, int descriptor, struct notes_file *file)
{
    reader->descriptor = descriptor;
    reader->file = file;
    reader->head_size = 0;
    reader->error = 0;
}

/* Reads the head of the file, and its header. */
static enum notes_status begin(struct reader *reader, const struct stat *status,
                               struct elf_header *header)
{
    if (!S_ISREG(status->st_mode))
        return NOTES_NOT_REGULAR;
    reader->file->size = (uint64_t)status->st_size;
    ssize_t got = read_at(reader, 0, reader->head, sizeof reader->head);
    if (got < 0)
        return NOTES_UNREADABLE;
    reader->head_size = (size_t)got;
    return read_header(reader, header);
}

enum notes_status pb_notes_read_file(int descriptor, const struct stat *status,
                                     struct notes_file *file)
{
    struct reader reader;
    struct elf_header header;
    *file = (struct notes_file){.fault = ""};
    init(&reader, descriptor, file);
    enum notes_status found = begin(&reader, status, &header);
    if (found != NOTES_FOUND)
        return found;
    file->foreign = is_foreign(file);
    found = read_segments(&reader, &header);
    if (!reader.error)
        return found;
    errno = reader.error;
    return NOTES_UNREADABLE;
}

enum notes_status pb_notes_read(int descriptor, struct notes_file *file)
{
    struct stat status;
    *file = (struct notes_file){.fault = ""};
    return fstat(descriptor, &status) == 0 ? pb_notes_read_file(descriptor, &status, file)
                                           : NOTES_UNREADABLE;
}

void pb_notes_free(struct notes_file *file)
{
    for (struct plugin_note *note = file->notes, *next; note; note = next) {
        next = note->next;
        free(note);
    }
    file->notes = NULL;
}

/* ---- Dynamic symbols ---------------------------------------------------------------------- */

struct section {
    uint64_t type, offset, size, link;
};

static bool read_section(struct reader *reader, const struct elf_header *header, uint64_t i,
                         struct section *section)
{
    unsigned char buffer[sizeof(Elf64_Shdr)];
    if (i >= header->sections || header->section_size != SIZE_OF(reader, Shdr))
        return false;
    const unsigned char *bytes = bytes_at(reader, header->sections_at + i * header->section_size,
                                          SIZE_OF(reader, Shdr), buffer);
    if (!bytes)
        return false;
    *section = (struct section){
        FIELD(reader, bytes, Shdr, sh_type), FIELD(reader, bytes, Shdr, sh_offset),
        FIELD(reader, bytes, Shdr, sh_size), FIELD(reader, bytes, Shdr, sh_link)};
    return true;
}

/* The bytes of a section, malloc'ed; NULL if they cannot be read. On 32-bit machines a file may be
 * larger than the memory. */
static unsigned char *read_bytes(struct reader *reader, const struct section *section)
{
    size_t size = (size_t)section->size;
    bool fits = size && size == section->size && has_bytes(reader, section->offset, size);
    unsigned char *bytes = fits ? malloc(size) : NULL;
    const unsigned char *found = bytes ? bytes_at(reader, section->offset, size, bytes) : NULL;
    if (found)
        return memmove(bytes, found, size);
    free(bytes);
    return NULL;
}

static bool defines(const struct reader *reader, const unsigned char *symbols, uint64_t size,
                    const char *names, uint64_t names_size, const char *wanted)
{
    size_t each = SIZE_OF(reader, Sym), length = strlen(wanted) + 1;
    for (; size >= each; symbols += each, size -= each) {
        uint64_t name = FIELD(reader, symbols, Sym, st_name);
        if (FIELD(reader, symbols, Sym, st_shndx) != SHN_UNDEF && name < names_size &&
            length <= names_size - name && memcmp(names + name, wanted, length) == 0)
            return true;
    }
    return false;
}

bool pb_notes_exports(int descriptor, const char *symbol)
{
    struct notes_file file = {.fault = ""};
    struct reader reader;
    struct elf_header header;
    struct section symbols = {.type = SHT_NULL}, names;
    struct stat status;
    init(&reader, descriptor, &file);
    if (fstat(descriptor, &status) != 0 || begin(&reader, &status, &header) != NOTES_FOUND)
        return true;
    for (uint64_t i = 0; symbols.type != SHT_DYNSYM; i++)
        if (!read_section(&reader, &header, i, &symbols))
            return true;
    if (!read_section(&reader, &header, symbols.link, &names))
        return true;
    unsigned char *symbol_bytes = read_bytes(&reader, &symbols);
    unsigned char *name_bytes = read_bytes(&reader, &names);
    bool exports = !symbol_bytes || !name_bytes ||
                   defines(&reader, symbol_bytes, symbols.size, (const char *)name_bytes,
                           names.size, symbol);
    free(symbol_bytes);
    free(name_bytes);
    return exports;
}

/* ---- Texts -------------------------------------------------------------------------------- */

const char *pb_notes_reason(enum notes_status status, const struct notes_file *file)
{
    static const char *const reasons[] = {
        [NOTES_FOUND] = NULL,
        [NOTES_NONE] = "has no Patchbay note",
        [NOTES_NOT_REGULAR] = "not a regular file",
        [NOTES_NOT_ELF] = "not an ELF file",
        [NOTES_NOT_SHARED] = "not a shared object",
        [NOTES_DEBUG_FILE] = "contains separate debug information only",
    };
    return status == NOTES_UNREADABLE  ? strerror(errno)
           : status == NOTES_MALFORMED ? file->fault
                                       : reasons[status];
}

const char *pb_notes_architecture(const struct notes_file *file, char *buffer, size_t size)
{
    static const struct {
        unsigned machine;
        char name[12];
    } names[] = {{EM_X86_64, "x86-64"}, {EM_386, "i386"},    {EM_AARCH64, "aarch64"},
                 {EM_ARM, "arm"},       {EM_RISCV, "riscv"}, {EM_PPC64, "ppc64"},
                 {EM_S390, "s390"},     {EM_MIPS, "mips"},   {EM_PPC, "ppc"}};
    char number[32];
    const char *name = number;
    snprintf(number, sizeof number, "machine %u", file->machine);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].machine == file->machine)
            name = names[i].name;
    snprintf(buffer, size, "%s, %u bits, %s endian", name, file->bits,
             file->big_endian ? "big" : "little");
    return buffer;
}
