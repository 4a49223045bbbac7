/* The model of a registry.yaml: the result of check, the input of emit.
 *
 *     bytes --read--> tree --check--> model --emit--> text
 *
 * A model is complete and free of faults: names follow the grammar, references are resolved,
 * metadata has its kind and canonical text. Everything lives in one arena; emitters get it const.
 * Arrays keep the order of the file, except implementations, which are in candidate order.
 */
#ifndef GEN_MODEL_H
#define GEN_MODEL_H

#include "base/strings.h"
#include "diagnostic/mark.h"
#include "patchbay/table.h"
#include "signature/signature.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text that is optional in the file is NULL when it is not given; a description is "" then. */

struct member {
    const char *name;
    struct mark mark; /* of the signature in the file */
    const char *description;
    struct signature signature;
    bool optional;
    bool constant;
};

struct key { /* a metadata key */
    const char *name;
    struct mark mark;
    const char *description;
    enum patchbay_kind kind;
    bool required;
    const char *min, *max;         /* of an int or a number; canonical text, or NULL */
    struct strings values;         /* of an enum, or of flags */
    const struct category *of;     /* of a type: the category that it is one of, ... */
    bool several;                  /* ... and whether the value is a list */
    struct strings default_values; /* canonical text of `default:`; one item but for lists;
                                count 0 without a default, unless `has_default` (an empty list) */
    bool has_default;
};

struct value { /* the value of a metadata key, at an implementation */
    const struct key *key;
    struct strings items; /* canonical text; one item but for lists */
};

struct layout {
    const char *type; /* "struct lapse_reply", in normal form */
    struct mark mark;
    struct strings fields;
    bool grows;
};

struct implementation {
    const char *identifier;
    struct mark mark;
    const char *description;
    struct strings aliases;
    const char *symbol;
    bool own_symbol;    /* `symbol` is not from the category's pattern */
    bool shares_symbol; /* an implementation before it in the model has the same one */
    const char *when;
    const char *deprecated;
    int32_t priority;
    bool weak;
    bool opt_in;
    struct value *values; /* in the order of the category's keys; those given in the file */
    size_t value_count;
};

struct type {
    const char *name;
    struct mark mark;
    const char *description;
    struct strings aliases;
    struct implementation *implementations;
    size_t implementation_count;
};

enum start_returns { START_TEXT, START_BOOL, START_ZERO };

struct category {
    const char *name;
    struct mark mark;
    const char *description;
    const char *struct_tag; /* NULL: the interface is a typedef */
    const char *interface;  /* "struct lapse_endpoint", or the name of a typedef */
    bool elsewhere;         /* the struct is the program's own */
    bool mutable;           /* its constants are not const */
    bool grows;             /* plugins may have it with another size */
    const char *symbol;     /* the pattern, with {type} and {identifier} */
    struct strings includes;
    struct member *members; /* functions, then constants */
    size_t member_count;
    const struct member *start;
    enum start_returns start_returns;
    bool automatic; /* what declines is used where it is the only choice */
    struct layout *layouts;
    size_t layout_count;
    uint32_t revision;
    struct key *keys;
    size_t key_count;
    struct seen *key_names; /* of `keys`, which are the things; NULL without keys */
    struct type *types;
    size_t type_count;
    struct seen *type_names; /* and aliases, folded; the things are the types; NULL without types */
    size_t first_slot;       /* in the handle, where accessors find what is published */
    const struct type *default_type; /* `default:` */
    struct strings variables;        /* its own; the first that is set is read */
    char separator;                  /* in their values */
    bool warns;                      /* unknown: warn */
    bool next;                       /* on_failure: next */
    bool flat;
    bool internal;     /* not listed unless all are asked for */
    bool shares_enums; /* signatures of other categories use its enums */
};

struct model {
    const char *file; /* base name of registry.yaml */
    const char *name;
    const char *description;
    const char *inspector;
    const char *prefix; /* of its variables: "LAPSE" */
    struct strings ignored_variables;
    const char *config; /* included before everything else; NULL without one */
    struct category *categories;
    size_t category_count;
    struct strings shared_includes; /* that several categories need: they may lack a guard */
    struct seen *shared_names;      /* the same, to be searched */
};

/* Whether the generated headers say no more than the tag of the struct. */
bool category_is_opaque(const struct category *category);

/* Each finds a part by its name, a type in any form of it; NULL when there is none. */
const struct category *model_category(const struct model *model, const char *name);
const struct member *category_member(const struct category *category, const char *name);
const struct key *category_key(const struct category *category, const char *name);

/* Whether the key has `values:`, and whether it is given a list. */
bool key_has_values(const struct key *key);
bool key_has_list(const struct key *key);

/* The member of the struct that tells more than the value: "has_KEY", as 0 could be a value or one
 * that is not given; "KEY_count" of several types. NULL without one. */
const char *key_presence(struct arena *arena, const struct key *key);

/* Whether one value of the key, an int or a number, is less than another. */
bool key_is_less(const struct key *key, const char *left, const char *right);

/* "1 to 9", "at least 1", "at most 9"; NULL when all values are in range. */
const char *key_range(struct arena *arena, const struct key *key);
const struct type *category_type(const struct category *category, const char *name);
const struct type *category_type_by_alias(const struct category *category, const char *alias);
const struct type *category_type_or_alias(const struct category *category, const char *name);

#endif
