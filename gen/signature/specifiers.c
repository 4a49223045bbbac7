#include "signature/declaration.h"

#include "names/names.h"
#include "signature/standard_types.h"
#include <string.h>

/* The words of the basic types, and how often each appears in a type. */
enum basic_word {
    VOID,
    BOOL,
    CHAR,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    SIGNED,
    UNSIGNED,
    BASIC_WORDS
};

static const char *const basic_words[BASIC_WORDS] = {
    "void", "bool", "char", "short", "int", "long", "float", "double", "signed", "unsigned"};

struct basic {
    unsigned char counts[BASIC_WORDS];
};

struct specifiers {
    struct basic basic;
    const char *base; /* a tag with its keyword or a typedef name */
    size_t first;     /* the first word of the type */
    bool any;         /* of `basic` */
    unsigned qualifiers;
    size_t qualified; /* the first qualifier */
};

/* Whether the word is part of basic types; then `*word` is its number. */
static bool is_basic(const char *text, size_t *word)
{
    if (strcmp(text, "_Bool") == 0)
        text = "bool";
    for (*word = 0; *word < BASIC_WORDS; ++*word)
        if (strcmp(basic_words[*word], text) == 0)
            return true;
    return false;
}

/* The canonical spelling of a basic type, or NULL when there is no such type. */
static const char *spelling(struct basic basic)
{
    static const struct {
        struct basic basic;
        const char *spelling;
    } types[] = {
        {{{[VOID] = 1}}, "void"},
        {{{[BOOL] = 1}}, "bool"},
        {{{[CHAR] = 1}}, "char"},
        {{{[CHAR] = 1, [SIGNED] = 1}}, "signed char"},
        {{{[CHAR] = 1, [UNSIGNED] = 1}}, "unsigned char"},
        {{{[SHORT] = 1}}, "short"},
        {{{[SHORT] = 1, [UNSIGNED] = 1}}, "unsigned short"},
        {{{[INT] = 1}}, "int"},
        {{{[UNSIGNED] = 1}}, "unsigned"},
        {{{[LONG] = 1}}, "long"},
        {{{[LONG] = 1, [UNSIGNED] = 1}}, "unsigned long"},
        {{{[LONG] = 2}}, "long long"},
        {{{[LONG] = 2, [UNSIGNED] = 1}}, "unsigned long long"},
        {{{[FLOAT] = 1}}, "float"},
        {{{[DOUBLE] = 1}}, "double"},
        {{{[LONG] = 1, [DOUBLE] = 1}}, "long double"},
    };
    unsigned char *counts = basic.counts;
    bool sized = counts[SHORT] || counts[LONG];
    if ((sized || counts[SIGNED] || counts[UNSIGNED]) && !counts[CHAR] && counts[INT] == 1)
        counts[INT] = 0;
    if (!counts[CHAR] && counts[SIGNED] == 1) {
        counts[SIGNED] = 0;
        if (!sized)
            counts[INT]++;
        if (counts[UNSIGNED])
            return NULL;
    }
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (memcmp(&basic, &types[i].basic, sizeof basic) == 0)
            return types[i].spelling;
    return NULL;
}

/* ---- Rejected words --- ---------------------------------------------------------------- */

struct rejected_word {
    const char *word;
    enum fault_code code;
    const char *problem;
    const char *hint;
};

static const char no_storage[] = "is not part of a type";
static const char remove_it[] = "remove it";
static const char one_compiler[] =
    "is not supported here: macros, attributes and compiler extensions cannot be compared";
static const char wrap[] = "remove it, or hide it in a typedef from a header in 'includes'";

static const struct rejected_word rejected_words[] = {
    {"_Atomic", FAULT_ATOMIC, "types differ between compilers",
     "use a pointer to a struct that contains it"},
    {"_Alignas", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"_Noreturn", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"_Thread_local", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"alignas", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"auto", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"constexpr", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"extern", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"inline", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"register", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"static", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"thread_local", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"typedef", FAULT_STORAGE_CLASS, no_storage, remove_it},
    {"_BitInt", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"_Complex", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"_Imaginary", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"typeof", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"typeof_unqual", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__attribute__", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__declspec", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__const", FAULT_ATTRIBUTE, one_compiler, "write 'const'"},
    {"__extension__", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__inline", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__int128", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__restrict", FAULT_ATTRIBUTE, one_compiler, "write 'restrict'"},
    {"__restrict__", FAULT_ATTRIBUTE, one_compiler, "write 'restrict'"},
    {"__signed__", FAULT_ATTRIBUTE, one_compiler, "write 'signed'"},
    {"__typeof__", FAULT_ATTRIBUTE, one_compiler, wrap},
    {"__volatile__", FAULT_ATTRIBUTE, one_compiler, "write 'volatile'"},
};

static const struct rejected_word *find_rejected(const char *text)
{
    for (size_t i = 0; i < sizeof rejected_words / sizeof *rejected_words; i++)
        if (strcmp(rejected_words[i].word, text) == 0)
            return &rejected_words[i];
    return NULL;
}

bool parse_reject_word(const struct parse *parse)
{
    const struct word *word = parse_word(parse, 0);
    const struct rejected_word *rejected = find_rejected(word->text);
    if (rejected)
        fault_hint(
            parse_fault(parse, rejected->code, word, "'%s' %s", word->text, rejected->problem),
            "%s", rejected->hint);
    return rejected != NULL;
}

static bool is_tag_keyword(const char *text)
{
    return strcmp(text, "struct") == 0 || strcmp(text, "union") == 0 || strcmp(text, "enum") == 0;
}

bool word_is_free(const struct word *word)
{
    static const char *const qualifiers[] = {"const", "volatile", "restrict"};
    size_t basic;
    if (word->kind != WORD_NAME)
        return false;
    if (strncmp(word->text, "__", 2) == 0)
        return true; /* parse_reject_word() has the better message */
    for (size_t i = 0; i < sizeof qualifiers / sizeof *qualifiers; i++)
        if (strcmp(qualifiers[i], word->text) == 0)
            return false;
    return !is_basic(word->text, &basic) && !is_tag_keyword(word->text) &&
           !find_rejected(word->text);
}

/* ---- Parts --------------------------------------------------------------------------------- */

bool parse_qualifiers(struct parse *parse, unsigned *qualifiers)
{
    size_t start = parse->at;
    for (;;) {
        if (parse_skip(parse, "const"))
            *qualifiers |= QUALIFIED_CONST;
        else if (parse_skip(parse, "volatile"))
            *qualifiers |= QUALIFIED_VOLATILE;
        else if (parse_skip(parse, "restrict"))
            *qualifiers |= QUALIFIED_RESTRICT;
        else
            return parse->at != start;
    }
}

static void add_once(struct arena *arena, struct strings *strings, const char *text)
{
    if (!strings_contain(strings, text))
        strings_add(arena, strings, text);
}

static bool reject_undeclared(const struct parse *parse, const struct word *word, const char *type)
{
    fault_hint(parse_fault(parse, FAULT_UNDECLARED_TYPE, word, "nothing declares '%s'", type), "%s",
               standard_type_hint(parse->arena, type));
    return false;
}

/* struct, union or enum, and its tag. */
static bool parse_tag(struct parse *parse, struct specifiers *found)
{
    const struct word *keyword = parse_word(parse, 0), *tag = parse_word(parse, 1);
    if (!word_is_free(tag)) {
        fault_hint(
            parse_fault(parse, FAULT_ANONYMOUS_TAG, keyword, "expected a tag after '%s', found %s",
                        keyword->text, parse_shown(parse, tag)),
            "define the type in a header in 'includes' and write '%s its_tag'", keyword->text);
        return false;
    }
    parse->at++;
    if (parse_reject_word(parse))
        return false;
    const char *language = name_keyword_of(tag->text);
    if (language) {
        fault_hint(
            parse_fault(parse, FAULT_KEYWORD, tag, "'%s' is a %s keyword", tag->text, language),
            "choose another tag; the generated header is for C and C++");
        return false;
    }
    parse->at++;
    if (parse_is(parse, 0, "{")) {
        fault_hint(parse_fault(parse, FAULT_ANONYMOUS_TAG, parse_word(parse, 0),
                               "a signature cannot define '%s %s'", keyword->text, tag->text),
                   "define it in a header in 'includes'");
        return false;
    }
    found->base = arena_printf(parse->arena, "%s %s", keyword->text, tag->text);
    if (strcmp(keyword->text, "enum") == 0) {
        size_t length = parse->only ? strlen(parse->only) : 0;
        if (length && (strncmp(tag->text, parse->only, length) != 0 || tag->text[length] != '_'))
            return reject_undeclared(parse, tag, found->base);
        add_once(parse->arena, parse->enums, found->base);
    } else {
        add_once(parse->arena, parse->tags, found->base);
    }
    return true;
}

/* The current word is a second type. */
static bool reject_second_type(const struct parse *parse, const struct specifiers *found)
{
    const struct word *word = parse_word(parse, 0);
    const char *first = parse->words[found->first].text;
    const char *keyword = nearest_keyword(first);
    struct fault *fault = parse_fault(parse, FAULT_SIGNATURE_TYPE, word,
                                      "'%s' and '%s' together are not a type", first, word->text);
    if (found->base && *keyword)
        fault_hint(fault, "did you mean '%s'?", keyword);
    else
        fault_hint(fault, "write one type; macros are not expanded");
    return false;
}

/* Takes the name of a type, the word before the current one. */
static bool take_typedef(struct parse *parse, struct specifiers *found, const struct word *word)
{
    const struct word *next = parse_word(parse, 0);
    size_t basic;
    found->base = word->text;
    add_once(parse->arena, parse->types, word->text);
    if (!parse->only || is_standard_type(word->text) ||
        (name_keyword_of(word->text) && strncmp(word->text, "char", 4) != 0) ||
        is_basic(next->text, &basic) || is_tag_keyword(next->text) ||
        strcmp(next->text, ":") == 0 || strcmp(next->text, "<") == 0)
        return true; /* declared, or a fault of another kind */
    return reject_undeclared(parse, word, word->text);
}

enum step { STEP_FAULT, STEP_TAKEN, STEP_DONE };

/* Reads one word of the specifiers. */
static enum step parse_specifier(struct parse *parse, struct specifiers *found)
{
    const struct word *word = parse_word(parse, 0);
    if (parse_reject_word(parse))
        return STEP_FAULT;
    size_t at = parse->at;
    if (parse_qualifiers(parse, &found->qualifiers)) {
        found->qualified = found->qualified ? found->qualified : at + 1;
        return STEP_TAKEN;
    }
    size_t basic;
    bool is_part = is_basic(word->text, &basic), tag = is_tag_keyword(word->text);
    bool typed = found->any || found->base;
    if (!is_part && !tag && (!word_is_free(word) || typed))
        return STEP_DONE;
    if ((tag && typed) || (is_part && found->base))
        return reject_second_type(parse, found) ? STEP_TAKEN : STEP_FAULT;
    if (!typed)
        found->first = parse->at;
    if (tag)
        return parse_tag(parse, found) ? STEP_TAKEN : STEP_FAULT;
    parse->at++;
    if (is_part) {
        if (found->basic.counts[basic] < 3) /* more are as wrong as 3 */
            found->basic.counts[basic]++;
        found->any = true;
        return STEP_TAKEN;
    }
    return take_typedef(parse, found, word) ? STEP_TAKEN : STEP_FAULT;
}

/* The words of the type as written, for a message. */
static const char *written(const struct parse *parse, size_t first)
{
    const char *text = parse->words[first].text;
    for (size_t i = first + 1; i < parse->at; i++)
        text = arena_printf(parse->arena, "%s %s", text, parse->words[i].text);
    return text;
}

static bool check_base(struct parse *parse, struct specifiers *found)
{
    const struct word *first = &parse->words[found->first];
    if (found->any)
        found->base = spelling(found->basic);
    if (found->any && !found->base) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_TYPE, first, "'%s' is not a C type",
                               written(parse, found->first)),
                   "write a C type, such as 'unsigned long' or 'double'");
        return false;
    }
    if (!found->any && name_keyword_of(first->text) && !strchr(found->base, ' ') &&
        strncmp(first->text, "char", 4) != 0 && strcmp(first->text, "wchar_t") != 0) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_TYPE, first,
                               "'%s' is a %s keyword, not a type", first->text,
                               name_keyword_of(first->text)),
                   "write a C type or a typedef name");
        return false;
    }
    if (found->qualifiers & QUALIFIED_RESTRICT) {
        fault_hint(parse_fault(parse, FAULT_QUALIFIER, &parse->words[found->qualified - 1],
                               "'restrict' applies to pointers only"),
                   "write it after the '*', or remove it");
        return false;
    }
    return true;
}

struct declared *parse_specifiers(struct parse *parse)
{
    struct specifiers found = {0};
    enum step step;
    while ((step = parse_specifier(parse, &found)) == STEP_TAKEN)
        ;
    if (step == STEP_FAULT)
        return NULL;
    if (!found.any && !found.base) {
        const struct word *word = parse_word(parse, 0);
        bool attribute = parse_is(parse, 0, "[");
        const char *hint = word_hint(word, "write a C type: int (const char *text, size_t size)");
        if (attribute)
            hint = "attributes are not allowed in a signature";
        else if (word->kind == WORD_NUMBER)
            hint =
                "write a type, such as int; the value of a constant is set by each implementation";
        fault_hint(parse_fault(parse, attribute ? FAULT_ATTRIBUTE : FAULT_SIGNATURE_SYNTAX, word,
                               "expected a type, found %s", parse_shown(parse, word)),
                   "%s", hint);
        return NULL;
    }
    if (!check_base(parse, &found))
        return NULL;
    struct declared *type = arena_alloc(parse->arena, 1, sizeof *type);
    *type = (struct declared){.kind = DECLARED_BASE,
                              .qualifiers = found.qualifiers,
                              .at = found.qualified ? found.qualified - 1 : found.first,
                              .base = found.base,
                              .is_typedef = !found.any && !strchr(found.base, ' ') &&
                                            !is_standard_type(found.base)};
    return type;
}
