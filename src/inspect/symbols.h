/* The dynamic symbols of a shared object, and what its dynamic section asks for. */
#ifndef INSPECT_SYMBOLS_H
#define INSPECT_SYMBOLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct symbol {
    const char *name;
    uint64_t value;
    bool defined, weak;
    bool versioned; /* of an undefined one: the linker bound it to a library */
    bool absolute;  /* names a version, not a place */
    bool reached;   /* defined here, and reached through the PLT or GOT */
};

/* What the dynamic loader writes to `place`. */
struct relocation {
    uint64_t place;
    uint64_t addend; /* 0 if it is in place */
    bool has_addend;
    size_t symbol; /* 0 without one */
};

struct shared_object {
    void *elf; /* libelf's */
    int descriptor;
    struct symbol *symbols;
    size_t symbol_count;
    struct relocation *relocations; /* by place */
    size_t relocation_count;
    const char **needed; /* libraries, ended by NULL */
    size_t needed_count;
    size_t versioned_count; /* of these, how many have symbol versions */
    const char *run_path;   /* or NULL */
    bool has_sections;      /* without them nothing else is known */
    bool text_relocations, executable_stack, static_tls;
    bool is_program, refuses_dlopen;
};

/* False with `why` when libelf cannot read the file. */
bool symbols_read(const char *path, struct shared_object *object, const char **why);
void symbols_free(struct shared_object *object);

/* Finds the symbols that are reached through the PLT or GOT, and sorts all by name. Once. */
void symbols_complete(struct shared_object *object);

/* NULL without one at this place. */
const struct relocation *symbols_relocation(const struct shared_object *object, uint64_t place);

/* A defined symbol; NULL without one. */
const struct symbol *symbols_find(const struct shared_object *object, const char *name);

#endif
