#include "signature/declaration.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* The length of the word at the beginning of `text`, which does not begin with a blank. */
static size_t measure(const char *text, enum word_kind *kind)
{
    size_t length = 0;
    *kind = ascii_is_letter(*text) ? WORD_NAME : ascii_is_digit(*text) ? WORD_NUMBER : WORD_OTHER;
    if (*kind != WORD_OTHER) {
        while (ascii_is_letter(text[length]) || ascii_is_digit(text[length]))
            length++;
        return length;
    }
    if (strncmp(text, "...", 3) == 0) {
        *kind = WORD_DOTS;
        return 3;
    }
    uint32_t point;
    return utf8_decode(text, strnlen(text, 4), &point);
}

size_t parse_words(struct parse *parse)
{
    const char *text = parse->node->text;
    size_t length = strlen(text), count = 0, at = 0;
    parse->words = arena_alloc(parse->arena, length + 1, sizeof *parse->words);
    for (;;) {
        while (is_blank(text[at]))
            at++;
        if (at == length)
            break;
        enum word_kind kind;
        size_t size = measure(text + at, &kind);
        parse->words[count++] = (struct word){kind, arena_copy(parse->arena, text + at, size), at};
        at += size;
    }
    parse->words[count] = (struct word){WORD_END, "", length};
    parse->at = 0;
    return count;
}

const struct word *parse_word(const struct parse *parse, size_t ahead)
{
    const struct word *word = &parse->words[parse->at];
    while (ahead-- && word->kind != WORD_END)
        word++;
    return word;
}

bool parse_is(const struct parse *parse, size_t ahead, const char *text)
{
    return strcmp(parse_word(parse, ahead)->text, text) == 0;
}

bool parse_skip(struct parse *parse, const char *text)
{
    if (!parse_is(parse, 0, text))
        return false;
    parse->at++;
    return true;
}

/* Whether the text is in the file byte for byte, on one line. */
static bool is_verbatim(const struct node *node)
{
    return utf8_count(node->text) + (node->quoted ? 2 : 0) == node->width;
}

/* Where the word is in the file; false when that cannot be determined, because of escapes. */
static bool locate(const struct parse *parse, const struct word *word, struct mark *mark)
{
    *mark = parse->node->mark;
    if (is_verbatim(parse->node)) {
        size_t before = utf8_count(arena_copy(parse->arena, parse->node->text, word->offset));
        mark->column += (uint32_t)before + (parse->node->quoted ? 1 : 0);
        return true;
    }
    size_t count = (size_t)(word - parse->words) + (word->kind != WORD_END);
    if (!count)
        return false;
    struct strings words = {0};
    for (size_t i = 0; i < count; i++)
        strings_add(parse->arena, &words, parse->words[i].text);
    struct mark found = faults_search(parse->faults, *mark, &words);
    if (!found.line)
        return false;
    *mark = found;
    if (word->kind == WORD_END)
        mark->column += (uint32_t)utf8_count(word[-1].text);
    return true;
}

struct mark parse_mark(const struct parse *parse, const struct word *word)
{
    struct mark mark;
    locate(parse, word, &mark);
    return mark;
}

size_t parse_width(const struct parse *parse, const struct word *word)
{
    struct mark mark;
    if (!locate(parse, word, &mark))
        return parse->node->width;
    return word->kind == WORD_END ? 1 : utf8_count(word->text);
}

const char *parse_shown(const struct parse *parse, const struct word *word)
{
    return word->kind == WORD_END ? "the end" : arena_printf(parse->arena, "'%s'", word->text);
}

const char *word_hint(const struct word *word, const char *otherwise)
{
    static const struct {
        const char *text, *hint;
    } hints[] = {
        {"/", "a comment begins with '#'"},
        {"&", "C has no references; use a pointer"},
        {":", "C++ types cannot be part of a C interface"},
        {"<", "C++ types cannot be part of a C interface"},
        {"=", "C has no default arguments"},
        {".", "write '...'"},
        {"\xE2\x80\x98", "use plain quotes"},
        {"\xE2\x80\x99", "use plain quotes"},
        {"\xE2\x80\x9C", "use plain quotes"},
        {"\xE2\x80\x9D", "use plain quotes"},
    };
    for (size_t i = 0; word->kind == WORD_OTHER && i < sizeof hints / sizeof *hints; i++)
        if (strcmp(word->text, hints[i].text) == 0)
            return hints[i].hint;
    return otherwise;
}
