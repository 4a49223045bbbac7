#define _GNU_SOURCE
#include "trust/program.h"

#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* The program as it is in memory. */
struct image {
    const ElfW(Phdr) * segments;
    size_t count;
    uintptr_t base; /* what is added to the addresses of the file */
    bool has_loader;
};

static bool find_image(struct image *image)
{
    bool found = false;
    *image = (struct image){.segments = (const ElfW(Phdr) *)getauxval(AT_PHDR),
                            .count = getauxval(AT_PHNUM)};
    for (size_t i = 0; image->segments && i < image->count; i++) {
        const ElfW(Phdr) *segment = &image->segments[i];
        uintptr_t headers = (uintptr_t)image->segments;
        image->has_loader = image->has_loader || segment->p_type == PT_INTERP;
        if (segment->p_type == PT_PHDR)
            image->base = headers - segment->p_vaddr;
        else if (segment->p_type == PT_LOAD && !found && segment->p_offset == 0)
            image->base = headers - sizeof(ElfW(Ehdr)) - segment->p_vaddr;
        else
            continue;
        found = true;
    }
    return found;
}

static bool image_contains(const struct image *image, const void *address)
{
    for (size_t i = 0; i < image->count; i++) {
        const ElfW(Phdr) *segment = &image->segments[i];
        if (segment->p_type == PT_LOAD &&
            (uintptr_t)address - (image->base + segment->p_vaddr) < segment->p_memsz)
            return true;
    }
    return false;
}

/* Whether the file has the same program headers. */
static bool is_file_of(const struct image *image, const char *path)
{
    ElfW(Ehdr) header;
    ElfW(Phdr) segment;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    bool same = descriptor >= 0 &&
                pread(descriptor, &header, sizeof header, 0) == (ssize_t)sizeof header &&
                memcmp(header.e_ident, ELFMAG, SELFMAG) == 0 && header.e_phnum == image->count &&
                header.e_phentsize == sizeof segment;
    for (size_t i = 0; same && i < image->count; i++)
        same = pread(descriptor, &segment, sizeof segment,
                     (off_t)(header.e_phoff + i * sizeof segment)) == (ssize_t)sizeof segment &&
               memcmp(&segment, &image->segments[i], sizeof segment) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return same;
}

/* Who starts a program through its loader, as in `ld.so PROGRAM`, chooses what AT_EXECFN is; the
 * kernel has loaded no interpreter then. */
bool pb_program_file(const void *address, char *path)
{
    struct image image;
    const char *name = (const char *)getauxval(AT_EXECFN);
    return name && *name == '/' && find_image(&image) && image_contains(&image, address) &&
           (!image.has_loader || getauxval(AT_BASE)) && strlen(name) < PATH_MAX &&
           realpath(name, path) && is_file_of(&image, path);
}
