/* The names of the generated C, which check tests for clashes and emit writes. */
#ifndef GEN_NAMES_GENERATED_H
#define GEN_NAMES_GENERATED_H

#include "base/arena.h"

enum generated_scope {
    SCOPE_REGISTRY,
    SCOPE_CATEGORY,
    SCOPE_CATEGORY_WITH_KEYS,
    SCOPE_TYPE,
    SCOPE_KEY,
    SCOPE_ENUM_KEY,
    SCOPE_VALUE,
    SCOPE_IMPLEMENTATION
};

/* A tag of an enum is in the space of tags, too. */
enum generated_space { SPACE_NAME, SPACE_TAG, SPACE_ENUM, SPACE_OWN };

enum generated {
#define GENERATED(constant, scope, space, form, what) GENERATED_##constant,
#include "names/generated.def"
#undef GENERATED
    GENERATED_NAMES
};

struct generated_rule {
    enum generated_scope scope;
    enum generated_space space;
    const char *form;
    const char *what; /* of the thing in the file, with one %s for its name */
};

/* By enum generated. */
extern const struct generated_rule generated_rules[];

/* The words that a name is made of; those that its form does not need may be NULL. */
struct generated_words {
    const char *prefix, *category, *type, *identifier, *key, *value;
};

const char *generated_name(struct arena *arena, enum generated name,
                           const struct generated_words *words);

#endif
