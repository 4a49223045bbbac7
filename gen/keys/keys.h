/* The keys of registry.yaml as one table (keys.def): names, kinds of values, which are required. */
#ifndef GEN_KEYS_H
#define GEN_KEYS_H

#include <stdbool.h>
#include <stddef.h>

/* A kind of mapping. */
enum key_context {
#define KEYS(context, noun, short_form) KEYS_##context,
#define KEY(context, key, name, kind, need, of, choices, description)
#include "keys/keys.def"
#undef KEYS
#undef KEY
    KEYS_NONE
};

/* Every key once, those of a context side by side: KEY_CATEGORY_FUNCTIONS. */
enum key_number {
#define KEYS(context, noun, short_form)
#define KEY(context, key, name, kind, need, of, choices, description) KEY_##context##_##key,
#include "keys/keys.def"
#undef KEYS
#undef KEY
    KEY_NONE
};

enum value_kind {
    VALUE_NAME,       /* [a-z][a-z0-9_]* */
    VALUE_TEXT,       /* one line, not empty */
    VALUE_IDENTIFIER, /* of C */
    VALUE_SIGNATURE,  /* a C type */
    VALUE_BOOLEAN,
    VALUE_INTEGER,
    VALUE_CHOICE,   /* one of `choices` */
    VALUE_MAPPING,  /* of names to what `of` says */
    VALUE_SEQUENCE, /* of scalars */
    VALUE_ANY
};

struct key_rule {
    const char *name;
    enum value_kind kind;
    bool required;
    enum key_context of;
    const char *choices; /* "error, next"; NULL: any */
    const char *description;
};

const struct key_rule *key_rule(enum key_number number);

/* "category" of KEYS_CATEGORY. */
const char *key_noun(enum key_context context);

/* The keys of a context are those from the first to before the end. */
enum key_number key_first(enum key_context context);
enum key_number key_end(enum key_context context);

/* The key of which the value may stand for the whole mapping, or KEY_NONE. */
enum key_number key_short_form(enum key_context context);

/* The key of `context` with this name, or KEY_NONE. */
enum key_number key_find(enum key_context context, const char *name);

#endif
