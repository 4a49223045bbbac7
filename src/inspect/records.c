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

/* The address, relative to the object, that the dynamic loader leaves at `place`, where the file
 * has `bytes`; 0 if it depends on a symbol. */
static uint64_t address_at(const struct shared_object *object, uint64_t place,
                           const unsigned char *bytes, size_t word)
{
    const struct relocation *relocation = symbols_relocation(object, place);
    if (relocation && relocation->symbol)
        return 0;
    return relocation && relocation->has_addend ? relocation->addend
                                                : number(object->elf, bytes, word);
}

static size_t word_of(const struct shared_object *object)
{
    return gelf_getclass(object->elf) == ELFCLASS64 ? 8 : 4;
}

/* NULL if the file does not show it. */
static const unsigned char *find_record(const struct shared_object *object, const char *name,
                                        uint64_t *place)
{
    const struct symbol *symbol = symbols_find(object, name);
    *place = symbol ? symbol->value : 0;
    return symbol ? loaded(object->elf, *place, NOTE_AT + 2 * word_of(object)) : NULL;
}

bool record_has_note(const struct shared_object *object, const char *name,
                     const struct plugin_note *note)
{
    uint64_t place;
    Elf *elf = object->elf;
    const unsigned char *record = find_record(object, name, &place);
    if (!record)
        return true;
    uint64_t address = address_at(object, place + NOTE_AT, record + NOTE_AT, word_of(object));
    const unsigned char *copy = address ? loaded(elf, address, note->raw_size) : NULL;
    return number(elf, record + MAGIC_AT, 4) == PATCHBAY_RECORD_MAGIC &&
           number(elf, record + SIZE_AT, 4) == note->raw_size &&
           (!copy || memcmp(copy, note->raw, note->raw_size) == 0);
}

const char *record_missing_member(const struct shared_object *object,
                                  const struct implementation_note *note)
{
    uint64_t place;
    size_t word = word_of(object), at = NOTE_AT + word;
    struct noted_member member;
    const unsigned char *record = find_record(object, note->record, &place);
    uint64_t interface = record ? address_at(object, place + at, record + at, word) : 0;
    const unsigned char *bytes = interface ? loaded(object->elf, interface, note->interface_size)
                                           : NULL;
    for (struct note_walk walk = note->members; bytes && pb_note_next_member(&walk, &member);)
        if (!member.optional && !member.constant && member.size == word &&
            !number(object->elf, bytes + member.offset, word) &&
            !symbols_relocation(object, interface + member.offset))
            return member.name;
    return NULL;
}
