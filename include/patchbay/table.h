/* The constant table that patchbay-gen writes and the run-time library reads.
 *
 * Everything that a registry declares is in one constant object, the *rows*: arrays of fixed-size
 * rows that refer to each other by index, and one text that holds all strings. It contains no
 * pointer, so that the dynamic loader has nothing to relocate, whatever the number of rows. Only
 * `struct patchbay_table` has pointers: to the rows, and to the functions that return a builtin and
 * that start one.
 *
 *     table --> rows { categories[], types[], implementations[], members[], keys[], ..., text[] }
 *          \--> builtin(index)          the constant of implementation row `index`
 *
 * A text offset is a byte offset into `text`; every string there ends with a NUL; offset 0 is the
 * empty string. Row indices count from the beginning of the whole array, except where a comment
 * says "inside its category".
 *
 * Programs never use these structs directly: they pass `&lapse_table` to patchbay_open().
 */
#ifndef PATCHBAY_TABLE_H
#define PATCHBAY_TABLE_H

#include "patchbay/builtins.h"
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* First word of every table. patchbay_open() accepts those from the oldest on: format 3 added the
 * metadata kind `type`. */
#define PATCHBAY_TABLE_FORMAT 3u
#define PATCHBAY_TABLE_FORMAT_OLDEST 2u

/* No row: a category without a default type, an interface without a start function. */
#define PATCHBAY_NONE UINT32_MAX

/* An array of rows: its byte offset from the address of the rows, and its number of elements. */
struct patchbay_span {
    uint32_t offset;
    uint32_t count;
};

enum {                                   /* patchbay_category_row.flags */
       PATCHBAY_CATEGORY_FLAT = 1,       /* each implementation is a type of the same name */
       PATCHBAY_CATEGORY_NEXT = 2,       /* on_failure: next */
       PATCHBAY_CATEGORY_ELSEWHERE = 4,  /* the struct is the program's own: never rearranged */
       PATCHBAY_CATEGORY_GROWS = 8,      /* such a struct may have another size in plugins */
       PATCHBAY_CATEGORY_AUTOMATIC = 16, /* what declines is used where it is the only choice */
       PATCHBAY_CATEGORY_WARN = 32,      /* its own variable is ignored if none of it can be used */
       PATCHBAY_CATEGORY_INTERNAL = 64,  /* not listed unless all are asked for */
       PATCHBAY_CATEGORY_MUTABLE = 128   /* the program may write to the interface */
};

struct patchbay_category_row {
    uint32_t name;
    uint32_t description;
    uint32_t interface; /* "struct lapse_endpoint" */
    uint32_t flags;
    uint32_t first_type; /* the number of a type inside its category counts from here */
    uint32_t types;
    uint32_t first_slot;   /* of the handle; categories leave room for more types in between */
    uint32_t default_type; /* inside its category, or PATCHBAY_NONE */
    uint32_t first_member;
    uint32_t members;
    uint32_t start;          /* member inside its category, or PATCHBAY_NONE */
    uint32_t interface_size; /* bytes */
    uint32_t first_key;
    uint32_t keys;
    uint32_t defaults;      /* metadata text, see below: the values of keys with `default:` */
    uint32_t metadata_size; /* bytes of the metadata struct, 0 without metadata */
    uint32_t first_layout;
    uint32_t layouts;
    uint32_t revision;
    uint32_t variables; /* string list, see below: its own, of which the first that is set counts */
    uint32_t separator; /* in their values */
};

enum { /* patchbay_member_row.flags */
       PATCHBAY_MEMBER_OPTIONAL = 1,
       PATCHBAY_MEMBER_CONSTANT = 2 /* a value, not a function: never tested for NULL */
};

/* A member of an interface: a function or a constant, in the order of the struct. */
struct patchbay_member_row {
    uint32_t name;
    uint32_t description;
    uint32_t signature; /* the normal form, which fingerprints compare */
    uint32_t offset;    /* bytes */
    uint32_t size;      /* bytes */
    uint32_t flags;
};

/* patchbay_key_row.kind */
enum patchbay_kind {
#define PATCHBAY_KIND(constant, name, c_type, words, text, sample) PATCHBAY_KIND_##constant,
#include "patchbay/kinds.def"
#undef PATCHBAY_KIND
    PATCHBAY_KINDS /* how many there are */
};

enum { /* patchbay_key_row.flags */
       PATCHBAY_KEY_REQUIRED = 1,
       PATCHBAY_KEY_SEVERAL = 2 /* of kind type: a list */
};

/* A metadata key of a category. */
struct patchbay_key_row {
    uint32_t name;
    uint32_t description;
    uint32_t kind; /* enum patchbay_kind */
    uint32_t flags;
    uint32_t values;   /* string list, see below: of an enum or flags, in this order; of a type, the
                        * number of its category */
    uint32_t min;      /* canonical text of the least value of an int or a number; 0 without one */
    uint32_t max;      /* of the greatest */
    uint32_t offset;   /* bytes, in the metadata struct */
    uint32_t size;     /* bytes; of an element where there are several types */
    uint32_t presence; /* offset of the bool `has_KEY`, or of the size_t `KEY_count` where there are
                        * several types, or PATCHBAY_NONE */
};

enum { /* patchbay_layout_row.flags */
       PATCHBAY_LAYOUT_GROWS = 1
};

/* A type that program and plugin must agree on. */
struct patchbay_layout_row {
    uint32_t name; /* "struct lapse_reply" */
    uint32_t flags;
    uint32_t size; /* bytes */
    uint32_t first_field;
    uint32_t fields;
};

struct patchbay_field_row {
    uint32_t name;
    uint32_t offset; /* bytes */
    uint32_t size;   /* bytes */
};

struct patchbay_type_row {
    uint32_t name;
    uint32_t description;
    uint32_t aliases; /* string list, see below; as written in registry.yaml */
    uint32_t first_implementation;
    uint32_t implementations; /* in candidate order */
};

enum { /* patchbay_implementation_row.flags */
       PATCHBAY_IMPLEMENTATION_OPT_IN = 1,
       PATCHBAY_IMPLEMENTATION_WEAK = 2,
       PATCHBAY_IMPLEMENTATION_NOT_BUILT = 4, /* its `when:` is false in this build */
       PATCHBAY_IMPLEMENTATION_ALIASES = 8    /* its identifier is a string list: aliases follow */
};

struct patchbay_implementation_row {
    uint32_t identifier;
    uint32_t description;
    uint32_t symbol;     /* of a weak one: "lapse_exporter_json_json_pretty"; 0 for others */
    uint32_t when;       /* the condition as written, 0 without one */
    uint32_t deprecated; /* what to use instead; 0 if it is not deprecated */
    uint32_t metadata;   /* metadata text, see below */
    int32_t priority;
    uint32_t flags;
};

/* A slot of the perfect hash over type names and aliases (see names.h). */
struct patchbay_name_row {
    uint64_t first;  /* of a name of 4 to 16 bytes: its words; else its hash */
    uint64_t last;   /* and its text, folded */
    uint32_t type;   /* inside its category */
    uint16_t length; /* bytes; 0: an empty slot */
    uint16_t category;
};

/* Bytes of the first sentence of a description, which tables show. */
static inline size_t patchbay_first_sentence(const char *description)
{
    const char *at = description;
    while (*at && *at != '\n' &&
           !(strchr(".!?", *at) && at[1] == ' ' && at[2] >= 'A' && at[2] <= 'Z'))
        at++;
    return (size_t)(at - description) + (*at && *at != '\n');
}

/* Two forms of several strings in `text`:
 *
 * - a string list: each string with its NUL, then an empty one: "chat\0completions\0\0"
 * - metadata text: a string list of "key=value", the same key again for each further element of a
 *   list: "path=/v1/chat\0streaming=true\0\0"; the key alone is a list without elements.
 *   Values are canonical: true or false, decimal integers, numbers as strtod() reads them in the C
 *   locale. */

struct patchbay_table {
    uint32_t format;                       /* that the generator wrote */
    uint32_t size;                         /* bytes of the rows; every offset below lies within */
    uint32_t registry;                     /* texts: "lapse", */
    uint32_t description;                  /* what it is, */
    uint32_t inspector;                    /* "lapse registry", 0 without one, */
    uint32_t prefix;                       /* of the variables, "LAPSE", */
    uint32_t ignored_variables;            /* string list: with this prefix, but the program's, */
    uint32_t generator;                    /* text: version of the generator, "0.1.0" */
    uint32_t seed;                         /* of the perfect hash */
    struct patchbay_span plugin_directory; /* LAPSE_PLUGIN_DIRECTORY, with its NUL */
    struct patchbay_span text;
    struct patchbay_span categories;
    struct patchbay_span types;
    struct patchbay_span implementations;
    struct patchbay_span members;
    struct patchbay_span keys;
    struct patchbay_span layouts;
    struct patchbay_span fields;
    struct patchbay_span names;         /* struct patchbay_name_row, the slots */
    struct patchbay_span displacements; /* uint16_t, one a bucket */
    const void *rows;
    /* Returns the constant of implementation row `index`; NULL if it is not in the program. */
    const void *(*builtin)(uint32_t index);
    /* Calls the start function, which is not NULL, of an interface of a category that has one;
     * returns NULL, or the reason to decline. */
    const char *(*start)(uint32_t category, const void *interface);
};

#ifdef __cplusplus
}
#endif

#endif
