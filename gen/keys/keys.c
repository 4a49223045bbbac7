#include "keys/keys.h"

#include <string.h>

enum { NEED_OPTIONAL, NEED_REQUIRED };

/* ", string, bool, ..." */
static const char kind_list[] =
#define PATCHBAY_KIND(constant, name, c_type, words, text, sample) ", " name
#include "patchbay/kinds.def"
#undef PATCHBAY_KIND
    ;
#define KIND_NAMES (kind_list + 2)

static const struct key_rule rules[] = {
#define KEYS(context, noun, short_form)
#define KEY(context, key, name, kind, need, of, choices, description)                              \
    {name, VALUE_##kind, NEED_##need == NEED_REQUIRED, KEYS_##of, choices, description},
#include "keys/keys.def"
#undef KEYS
#undef KEY
};

/* FIRST_CATEGORY has the number of the first key of its context: the two names that KEYS adds take
 * no number away from the keys. */
enum {
#define KEYS(context, noun, short_form) FIRST_##context, BEFORE_##context = FIRST_##context - 1,
#define KEY(context, key, name, kind, need, of, choices, description) NUMBER_##context##_##key,
#include "keys/keys.def"
#undef KEYS
#undef KEY
};

static const struct context {
    const char *noun;
    enum key_number first;
    enum key_number short_form;
} contexts[] = {
#define KEYS(context, noun, short_form) {noun, (enum key_number)FIRST_##context, KEY_##short_form},
#define KEY(context, key, name, kind, need, of, choices, description)
#include "keys/keys.def"
#undef KEYS
#undef KEY
    {"", KEY_NONE, KEY_NONE},
};

const struct key_rule *key_rule(enum key_number number)
{
    return &rules[number];
}

const char *key_noun(enum key_context context)
{
    return contexts[context].noun;
}

enum key_number key_first(enum key_context context)
{
    return contexts[context].first;
}

enum key_number key_end(enum key_context context)
{
    return contexts[context + 1].first;
}

enum key_number key_short_form(enum key_context context)
{
    return contexts[context].short_form;
}

enum key_number key_find(enum key_context context, const char *name)
{
    for (enum key_number number = contexts[context].first; number < contexts[context + 1].first;
         number++)
        if (rules[number].name[0] == name[0] && strcmp(rules[number].name, name) == 0)
            return number;
    return KEY_NONE;
}
