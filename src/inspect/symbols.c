#include "symbols.h"

#include <fcntl.h>
#include <gelf.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Reading ------------------------------------------------------------------------------ */

/* The first section of a type; NULL without one. */
static Elf_Scn *find_section(Elf *elf, Elf64_Word type, GElf_Shdr *header)
{
    Elf_Scn *section = NULL;
    while ((section = elf_nextscn(elf, section)))
        if (gelf_getshdr(section, header) && header->sh_type == type)
            return section;
    return NULL;
}

static bool read_symbols(struct shared_object *object)
{
    GElf_Shdr header, versions;
    Elf_Scn *section = find_section(object->elf, SHT_DYNSYM, &header);
    Elf_Scn *version_section = find_section(object->elf, SHT_GNU_versym, &versions);
    Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;
    Elf_Data *version_data = version_section ? elf_getdata(version_section, NULL) : NULL;
    if (!data)
        return true; /* no symbols at all */
    size_t count = data->d_size / gelf_fsize(object->elf, ELF_T_SYM, 1, EV_CURRENT);
    object->symbols = calloc(count ? count : 1, sizeof *object->symbols);
    if (!object->symbols)
        return false;
    for (size_t i = 0; i < count && i < INT_MAX; i++) {
        GElf_Sym symbol;
        GElf_Versym version = 1;
        struct symbol *to = &object->symbols[i];
        to->name = "";
        object->symbol_count = i + 1;
        if (!gelf_getsym(data, (int)i, &symbol) || GELF_ST_BIND(symbol.st_info) == STB_LOCAL)
            continue;
        if (version_data)
            gelf_getversym(version_data, (int)i, &version);
        const char *name = elf_strptr(object->elf, header.sh_link, symbol.st_name);
        to->name = name ? name : "";
        to->value = symbol.st_value;
        to->defined = symbol.st_shndx != SHN_UNDEF;
        to->absolute = symbol.st_shndx == SHN_ABS;
        to->weak = GELF_ST_BIND(symbol.st_info) != STB_GLOBAL; /* or GNU's unique */
        to->versioned = (version & 0x7fff) > 1;
    }
    return true;
}

static void read_entry(struct shared_object *object, const GElf_Dyn *entry, const char *text)
{
    uint64_t value = entry->d_un.d_val;
    switch (entry->d_tag) {
    case DT_NEEDED:
        if (text)
            object->needed[object->needed_count++] = text;
        break;
    case DT_VERNEEDNUM:
        object->versioned_count = value;
        break;
    case DT_RUNPATH:
    case DT_RPATH:
        object->run_path = text ? text : object->run_path;
        break;
    case DT_TEXTREL:
        object->text_relocations = true;
        break;
    case DT_FLAGS:
        object->text_relocations = object->text_relocations || value & DF_TEXTREL;
        object->static_tls = value & DF_STATIC_TLS;
        break;
    case DT_FLAGS_1:
        object->is_program = value & DF_1_PIE;
        object->refuses_dlopen = value & DF_1_NOOPEN;
        break;
    default:
        break;
    }
}

static bool read_dynamic(struct shared_object *object)
{
    GElf_Shdr header;
    Elf_Scn *section = find_section(object->elf, SHT_DYNAMIC, &header);
    Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;
    size_t count = data ? data->d_size / gelf_fsize(object->elf, ELF_T_DYN, 1, EV_CURRENT) : 0;
    object->has_sections = section;
    object->needed = calloc(count + 1, sizeof *object->needed);
    for (size_t i = 0; object->needed && i < count && i < INT_MAX; i++) {
        GElf_Dyn entry;
        if (!gelf_getdyn(data, (int)i, &entry) || entry.d_tag == DT_NULL)
            break;
        read_entry(object, &entry, elf_strptr(object->elf, header.sh_link, entry.d_un.d_val));
    }
    return object->needed;
}

/* ---- Relocations -------------------------------------------------------------------------- */

static int by_place(const void *left, const void *right)
{
    uint64_t a = ((const struct relocation *)left)->place;
    uint64_t b = ((const struct relocation *)right)->place;
    return (a > b) - (a < b);
}

static bool read_relocation(Elf_Data *data, bool has_addend, size_t i, struct relocation *to)
{
    GElf_Rela rela = {.r_addend = 0};
    GElf_Rel rel;
    if (has_addend ? !gelf_getrela(data, (int)i, &rela) : !gelf_getrel(data, (int)i, &rel))
        return false;
    *to = (struct relocation){has_addend ? rela.r_offset : rel.r_offset, (uint64_t)rela.r_addend,
                              has_addend, GELF_R_SYM(has_addend ? rela.r_info : rel.r_info)};
    return true;
}

/* The dynamic loader ignores the sections that --emit-relocs adds, which are not allocated.
 * Sections that overlap, as none of a linker do, could have more relocations than the file has
 * bytes. */
static bool read_relocations(struct shared_object *object)
{
    size_t bytes = 0;
    GElf_Shdr header;
    Elf_Scn *section = NULL;
    elf_rawfile(object->elf, &bytes);
    size_t room = bytes / gelf_fsize(object->elf, ELF_T_REL, 1, EV_CURRENT), count = 0;
    object->relocations = calloc(room + 1, sizeof *object->relocations);
    while (object->relocations && (section = elf_nextscn(object->elf, section))) {
        bool has_addend = gelf_getshdr(section, &header) && header.sh_type == SHT_RELA;
        if (!(header.sh_flags & SHF_ALLOC) || (!has_addend && header.sh_type != SHT_REL))
            continue;
        Elf_Data *data = elf_getdata(section, NULL);
        for (size_t i = 0; data && i < INT_MAX && count < room; i++)
            if (read_relocation(data, has_addend, i, &object->relocations[count]))
                count++;
            else
                break;
    }
    object->relocation_count = count;
    if (count)
        qsort(object->relocations, count, sizeof *object->relocations, by_place);
    return object->relocations;
}

static void read_stack(struct shared_object *object)
{
    size_t count = 0;
    elf_getphdrnum(object->elf, &count);
    for (size_t i = 0; i < count && i < INT_MAX; i++) {
        GElf_Phdr header;
        if (gelf_getphdr(object->elf, (int)i, &header) && header.p_type == PT_GNU_STACK)
            object->executable_stack = header.p_flags & PF_X;
    }
}

static bool read_object(struct shared_object *object)
{
    GElf_Ehdr header;
    size_t bytes;
    elf_rawfile(object->elf, &bytes); /* libelf leaks sections that were read before this */
    if (elf_kind(object->elf) != ELF_K_ELF || !gelf_getehdr(object->elf, &header))
        return false;
    read_stack(object);
    return read_symbols(object) && read_dynamic(object) && read_relocations(object);
}

bool symbols_read(const char *path, struct shared_object *object, const char **why)
{
    *object = (struct shared_object){.descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    elf_version(EV_CURRENT);
    object->elf = object->descriptor < 0 ? NULL : elf_begin(object->descriptor, ELF_C_READ, NULL);
    if (object->elf && read_object(object))
        return true;
    const char *fault = elf_errmsg(-1);
    *why = fault ? fault : "cannot be read";
    symbols_free(object);
    return false;
}

void symbols_free(struct shared_object *object)
{
    free(object->symbols);
    free(object->needed);
    free(object->relocations);
    if (object->elf)
        elf_end(object->elf);
    if (object->descriptor >= 0)
        close(object->descriptor);
}

/* ---- Symbols ------------------------------------------------------------------------------ */

static int compare(const void *left, const void *right)
{
    return strcmp(((const struct symbol *)left)->name, ((const struct symbol *)right)->name);
}

/* -Bsymbolic and hidden visibility leave no such relocation. */
void symbols_complete(struct shared_object *object)
{
    for (size_t i = 0; i < object->relocation_count; i++) {
        size_t number = object->relocations[i].symbol;
        if (number && number < object->symbol_count && object->symbols[number].defined)
            object->symbols[number].reached = true;
    }
    if (object->symbol_count)
        qsort(object->symbols, object->symbol_count, sizeof *object->symbols, compare);
}

const struct relocation *symbols_relocation(const struct shared_object *object, uint64_t place)
{
    struct relocation wanted = {.place = place};
    return object->relocation_count
               ? bsearch(&wanted, object->relocations, object->relocation_count,
                         sizeof *object->relocations, by_place)
               : NULL;
}

const struct symbol *symbols_find(const struct shared_object *object, const char *name)
{
    for (size_t i = 0; i < object->symbol_count; i++)
        if (object->symbols[i].defined && strcmp(object->symbols[i].name, name) == 0)
            return &object->symbols[i];
    return NULL;
}
