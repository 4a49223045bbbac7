#include "forged.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DYNAMIC = 512 /* where the dynamic section begins */ };

void forged_put(struct forged *forged, size_t at, uint64_t value, size_t size)
{
    for (size_t i = 0; i < size; i++)
        forged->bytes[at + (forged->big_endian ? size - 1 - i : i)] = (unsigned char)(value >>
                                                                                      8 * i);
}

size_t forged_header(const struct forged *forged, size_t if_wide, size_t if_narrow)
{
    return forged->wide ? if_wide : if_narrow;
}

struct forged *forge(bool wide, bool big_endian)
{
    struct forged *forged = calloc(1, sizeof *forged);
    if (!forged)
        abort();
    *forged = (struct forged){.wide = wide, .big_endian = big_endian, .size = 4096};
    forged->end = FORGED_NOTES;
    memcpy(forged->bytes, ELFMAG, SELFMAG);
    forged->bytes[EI_CLASS] = wide ? ELFCLASS64 : ELFCLASS32;
    forged->bytes[EI_DATA] = big_endian ? ELFDATA2MSB : ELFDATA2LSB;
    forged->bytes[EI_VERSION] = EV_CURRENT;
    forged_put(forged, offsetof(Elf64_Ehdr, e_type), ET_DYN, 2);
    forged_put(forged, offsetof(Elf64_Ehdr, e_machine), EM_X86_64, 2);
    forged_put(forged, offsetof(Elf64_Ehdr, e_version), EV_CURRENT, 4);
    if (wide) {
        forged_put(forged, offsetof(Elf64_Ehdr, e_phoff), sizeof(Elf64_Ehdr), 8);
        forged_put(forged, offsetof(Elf64_Ehdr, e_phentsize), sizeof(Elf64_Phdr), 2);
    } else {
        forged_put(forged, offsetof(Elf32_Ehdr, e_phoff), sizeof(Elf32_Ehdr), 4);
        forged_put(forged, offsetof(Elf32_Ehdr, e_phentsize), sizeof(Elf32_Phdr), 2);
    }
    return forged;
}

size_t forged_segment(struct forged *forged, uint32_t type, uint64_t offset, uint64_t size,
                      uint64_t align)
{
    size_t at;
    if (forged->wide) {
        at = sizeof(Elf64_Ehdr) + forged->segments * sizeof(Elf64_Phdr);
        forged_put(forged, at + offsetof(Elf64_Phdr, p_offset), offset, 8);
        forged_put(forged, at + offsetof(Elf64_Phdr, p_filesz), size, 8);
        forged_put(forged, at + offsetof(Elf64_Phdr, p_align), align, 8);
    } else {
        at = sizeof(Elf32_Ehdr) + forged->segments * sizeof(Elf32_Phdr);
        forged_put(forged, at + offsetof(Elf32_Phdr, p_offset), offset, 4);
        forged_put(forged, at + offsetof(Elf32_Phdr, p_filesz), size, 4);
        forged_put(forged, at + offsetof(Elf32_Phdr, p_align), align, 4);
    }
    forged_put(forged, at, type, 4);
    forged_put(forged,
               forged_header(forged, offsetof(Elf64_Ehdr, e_phnum), offsetof(Elf32_Ehdr, e_phnum)),
               ++forged->segments, 2);
    return at;
}

size_t forged_note(struct forged *forged, const char *owner, const void *description, size_t size)
{
    size_t at = forged->end, owner_size = strlen(owner) + 1;
    size_t from = at + 12 + (owner_size + 3) / 4 * 4;
    forged_put(forged, at, owner_size, 4);
    forged_put(forged, at + 4, size, 4);
    forged_put(forged, at + 8, 1, 4);
    memcpy(forged->bytes + at + 12, owner, owner_size);
    if (size)
        memcpy(forged->bytes + from, description, size);
    forged->end = from + (size + 3) / 4 * 4;
    if (forged->size < forged->end)
        forged->size = forged->end;
    return at;
}

size_t forged_own_note(struct forged *forged, uint32_t kind, uint32_t numbers, const char *text,
                       size_t size)
{
    unsigned char zeros[4096] = {0};
    size_t at = forged_note(forged, "Patchbay", zeros, 12 + 4 * numbers + size);
    size_t description = at + 24;
    forged_put(forged, description, 1, 4);
    forged_put(forged, description + 4, kind, 4);
    forged_put(forged, description + 8, numbers, 4);
    for (uint32_t i = 0; i < numbers; i++)
        forged_put(forged, description + 12 + 4 * i, 7, 4);
    if (size)
        memcpy(forged->bytes + description + 12 + 4 * numbers, text, size);
    return at;
}

void forged_finish(struct forged *forged)
{
    size_t word = forged->wide ? 8 : 4;
    forged_put(forged, DYNAMIC, DT_HASH, word);
    forged_segment(forged, PT_NOTE, FORGED_NOTES, forged->end - FORGED_NOTES, 4);
    forged_segment(forged, PT_DYNAMIC, DYNAMIC, 4 * word, 8);
}

enum notes_status forged_read(const struct forged *forged, struct notes_file *notes)
{
    FILE *file = tmpfile();
    if (!file || fwrite(forged->bytes, 1, forged->size, file) != forged->size || fflush(file) != 0)
        abort();
    enum notes_status status = pb_notes_read(fileno(file), notes);
    fclose(file);
    return status;
}
