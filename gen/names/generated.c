#include "names/generated.h"

#include "base/ascii.h"
#include "patchbay/names.h"
#include <string.h>

const struct generated_rule generated_rules[] = {
#define GENERATED(constant, scope, space, form, what) {SCOPE_##scope, SPACE_##space, form, what},
#include "names/generated.def"
#undef GENERATED
};

static const char *word_of(const struct generated_words *words, char placeholder)
{
    switch (placeholder) {
    case 'p':
    case 'P':
        return words->prefix;
    case 'c':
    case 'C':
        return words->category;
    case 't':
    case 'T':
        return words->type;
    case 'k':
    case 'K':
        return words->key;
    case 'v':
    case 'V':
        return words->value;
    default:
        return words->identifier;
    }
}

static size_t length_of(const char *form, const struct generated_words *words)
{
    size_t length = 0;
    for (; *form; form++)
        length += *form == '$' ? strlen(word_of(words, *++form)) : 1;
    return length;
}

const char *generated_name(struct arena *arena, enum generated name,
                           const struct generated_words *words)
{
    const char *form = generated_rules[name].form;
    char *text = arena_alloc(arena, length_of(form, words) + 1, 1), *end = text;
    for (; *form; form++) {
        if (*form != '$') {
            *end++ = *form;
            continue;
        }
        bool upper = ascii_is_upper(*++form);
        for (const char *word = word_of(words, *form); *word; word++)
            *end++ = upper ? ascii_to_upper(patchbay_fold(*word)) : patchbay_fold(*word);
    }
    return text;
}
