#include "records.h"

#include "patchbay/plugin.h"
#include "symbols.h"
#include <gelf.h>
#include <limits.h>
#include <string.h>

/* Offsets in a record, in each class. */
enum { MAGIC_AT = 0, SIZE_AT = 4, NOTE_AT = 8 };

/* The bytes of the file that are loaded at `address`; NULL if there are not `size` of them. */
static const unsigned char *loaded(Elf *elf, uint64_t address, uint64_t size)
{
    size_t count = 0, bytes = 0;
    const char *file = elf_rawfile(elf, &bytes);
    elf_getphdrnum(elf, &count);
    for (size_t i = 0; file && i < count && i < INT_MAX; i++) {
        GElf_Phdr segment;
        if (!gelf_getphdr(elf, (int)i, &segment) || segment.p_type != PT_LOAD ||
            address < segment.p_vaddr || address - segment.p_vaddr > segment.p_filesz ||
            size > segment.p_filesz - (address - segment.p_vaddr))
            continue;
        uint64_t offset = segment.p_offset + (address - segment.p_vaddr);
        return offset <= bytes && size <= bytes - offset ? (const unsigned char *)file + offset
                                                         : NULL;
    }
    return NULL;
}

static uint64_t number(Elf *elf, const unsigned char *bytes, size_t size)
{
    GElf_Ehdr header;
    uint64_t value = 0;
    bool big = gelf_getehdr(elf, &header) && header.e_ident[EI_DATA] == ELFDATA2MSB;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | bytes[big ? i : size - 1 - i];
    return value;
}

/* Sets `address`, which is what the file has at `place`, to what the dynamic loader writes there,
 * relative to the object; 0 if that depends on a symbol. */
static void relocate(Elf *elf, uint64_t place, uint64_t *address)
{
    Elf_Scn *section = NULL;
    GElf_Shdr header;
    GElf_Rela rela;
    while ((section = elf_nextscn(elf, section))) {
        if (!gelf_getshdr(section, &header) || header.sh_type != SHT_RELA ||
            !(header.sh_flags & SHF_ALLOC))
            continue;
        Elf_Data *data = elf_getdata(section, NULL);
        size_t count = data ? data->d_size / gelf_fsize(elf, ELF_T_RELA, 1, EV_CURRENT) : 0;
        for (size_t i = 0; i < count && i < INT_MAX; i++)
            if (gelf_getrela(data, (int)i, &rela) && rela.r_offset == place) {
                *address = GELF_R_SYM(rela.r_info) ? 0 : (uint64_t)rela.r_addend;
                return;
            }
    }
}

bool record_has_note(const struct shared_object *object, const char *name,
                     const struct plugin_note *note)
{
    Elf *elf = object->elf;
    const struct symbol *symbol = symbols_find(object, name);
    size_t word = gelf_getclass(elf) == ELFCLASS64 ? 8 : 4;
    const unsigned char *record = symbol ? loaded(elf, symbol->value, NOTE_AT + word) : NULL;
    if (!record)
        return true;
    uint64_t address = number(elf, record + NOTE_AT, word);
    relocate(elf, symbol->value + NOTE_AT, &address);
    const unsigned char *copy = address ? loaded(elf, address, note->raw_size) : NULL;
    return number(elf, record + MAGIC_AT, 4) == PATCHBAY_RECORD_MAGIC &&
           number(elf, record + SIZE_AT, 4) == note->raw_size &&
           (!copy || memcmp(copy, note->raw, note->raw_size) == 0);
}
