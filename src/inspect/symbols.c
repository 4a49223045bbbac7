#include "inspect.h"

#include <fcntl.h>
#include <gelf.h>
#include <limits.h>
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
    if (!data || !header.sh_entsize)
        return true; /* no symbols at all */
    size_t count = header.sh_size / header.sh_entsize;
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
        to->defined = symbol.st_shndx != SHN_UNDEF;
        to->weak = GELF_ST_BIND(symbol.st_info) == STB_WEAK;
        to->versioned = (version & 0x7fff) > 1;
    }
    return true;
}

/* Marks what is defined here and called over the loader's table: -Bsymbolic and hidden visibility
 * leave no such relocation. */
static void mark_called(struct shared_object *object)
{
    Elf_Scn *section = NULL;
    GElf_Shdr header;
    while ((section = elf_nextscn(object->elf, section))) {
        if (!gelf_getshdr(section, &header) || !header.sh_entsize ||
            (header.sh_type != SHT_RELA && header.sh_type != SHT_REL))
            continue;
        Elf_Data *data = elf_getdata(section, NULL);
        for (size_t i = 0; data && i < header.sh_size / header.sh_entsize && i < INT_MAX; i++) {
            GElf_Rela rela;
            GElf_Rel rel;
            uint64_t number = 0;
            if (header.sh_type == SHT_RELA && gelf_getrela(data, (int)i, &rela))
                number = GELF_R_SYM(rela.r_info);
            else if (header.sh_type == SHT_REL && gelf_getrel(data, (int)i, &rel))
                number = GELF_R_SYM(rel.r_info);
            if (number && number < object->symbol_count && object->symbols[number].defined)
                object->symbols[number].called = true;
        }
    }
}

static bool read_dynamic(struct shared_object *object)
{
    GElf_Shdr header;
    Elf_Scn *section = find_section(object->elf, SHT_DYNAMIC, &header);
    Elf_Data *data = section ? elf_getdata(section, NULL) : NULL;
    size_t count = data && header.sh_entsize ? header.sh_size / header.sh_entsize : 0, needed = 0;
    object->needed = calloc(count + 1, sizeof *object->needed);
    for (size_t i = 0; object->needed && i < count && i < INT_MAX; i++) {
        GElf_Dyn entry;
        if (!gelf_getdyn(data, (int)i, &entry) || entry.d_tag == DT_NULL)
            break;
        const char *text = elf_strptr(object->elf, header.sh_link, entry.d_un.d_val);
        if (entry.d_tag == DT_NEEDED && text)
            object->needed[needed++] = text;
        else if ((entry.d_tag == DT_RUNPATH || entry.d_tag == DT_RPATH) && text)
            object->run_path = text;
        else if (entry.d_tag == DT_TEXTREL ||
                 (entry.d_tag == DT_FLAGS && entry.d_un.d_val & DF_TEXTREL))
            object->text_relocations = true;
    }
    return object->needed;
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

bool symbols_read(const char *path, struct shared_object *object, const char **why)
{
    *object = (struct shared_object){.descriptor = open(path, O_RDONLY | O_CLOEXEC)};
    elf_version(EV_CURRENT);
    object->elf = object->descriptor < 0 ? NULL : elf_begin(object->descriptor, ELF_C_READ, NULL);
    bool fine = object->elf && elf_kind(object->elf) == ELF_K_ELF && read_symbols(object) &&
                read_dynamic(object);
    if (fine) {
        mark_called(object);
        read_stack(object);
        return true;
    }
    *why = elf_errmsg(-1);
    symbols_free(object);
    return false;
}

void symbols_free(struct shared_object *object)
{
    free(object->symbols);
    free(object->needed);
    if (object->elf)
        elf_end(object->elf);
    if (object->descriptor >= 0)
        close(object->descriptor);
}

/* ---- Libraries ---------------------------------------------------------------------------- */

/* Tries the directories of a list parted by ':'; $ORIGIN is the directory of the plugin. */
static bool is_along(const char *list, const char *origin, const char *name, char *path,
                     size_t size)
{
    while (list && *list) {
        size_t length = strcspn(list, ":");
        bool relative = strncmp(list, "$ORIGIN", 7) == 0;
        size_t skipped = relative ? 7 : 0;
        snprintf(path, size, "%s%.*s/%s", relative ? origin : "", (int)(length - skipped),
                 list + skipped, name);
        if (access(path, R_OK) == 0)
            return true;
        list += length + (list[length] == ':');
    }
    return false;
}

bool symbols_find_library(const struct shared_object *object, const char *origin, const char *name,
                          char *path, size_t size)
{
    return is_along(getenv("LD_LIBRARY_PATH"), origin, name, path, size) ||
           is_along(object->run_path, origin, name, path, size) ||
           is_along("/lib/" LIBRARY_TRIPLET ":/usr/lib/" LIBRARY_TRIPLET
                    ":/lib64:/usr/lib64:/lib:/usr/lib:/usr/local/lib",
                    origin, name, path, size);
}

enum provision symbols_provided(const struct shared_object *object, const char *origin,
                                const char *symbol)
{
    enum provision answer = NOT_PROVIDED;
    for (size_t i = 0; object->needed[i]; i++) {
        char path[PATH_MAX];
        struct shared_object library;
        const char *why;
        if (!symbols_find_library(object, origin, object->needed[i], path, sizeof path) ||
            !symbols_read(path, &library, &why)) {
            answer = NOT_KNOWN;
            continue;
        }
        bool found = false;
        for (size_t j = 0; j < library.symbol_count && !found; j++)
            found = library.symbols[j].defined && strcmp(library.symbols[j].name, symbol) == 0;
        symbols_free(&library);
        if (found)
            return PROVIDED;
    }
    return answer;
}
