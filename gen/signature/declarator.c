#include "signature/declaration.h"

#include "names/names.h"
#include "signature/standard_types.h"
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 16, MOST_PARAMETERS = 127 };

static const struct declared *parse_declarator(struct parse *parse, const struct declared *type,
                                               const char **name, size_t *name_word);

static struct declared *make(struct parse *parse, enum declared_kind kind,
                             const struct declared *to)
{
    struct declared *type = arena_alloc(parse->arena, 1, sizeof *type);
    *type = (struct declared){.kind = kind, .to = to, .at = parse->at};
    return type;
}

const struct declared *parse_pointers(struct parse *parse, const struct declared *type)
{
    while (parse_is(parse, 0, "*")) {
        struct declared *pointer = make(parse, DECLARED_POINTER, type);
        parse->at++;
        pointer->at = parse->at;
        if (!parse_qualifiers(parse, &pointer->qualifiers))
            pointer->at--;
        type = pointer;
    }
    return type;
}

/* ---- Arrays -------------------------------------------------------------------------------- */

static bool reject_size(struct parse *parse, const struct word *word)
{
    size_t length = strlen(word->text);
    bool digits = word->kind == WORD_NUMBER && strspn(word->text, "0123456789") == length;
    if (digits && (length > 9 || strcmp(word->text, "0") == 0)) {
        fault_hint(parse_fault(parse, FAULT_ARRAY_SIZE, word, "array size %s is out of range",
                               parse_shown(parse, word)),
                   "use a pointer");
        return false;
    }
    fault_hint(parse_fault(parse, FAULT_ARRAY_SIZE, word, "expected a decimal number, found %s",
                           parse_shown(parse, word)),
               "write the number itself, or use a pointer; signatures are compared as text");
    return false;
}

/* The text between [ and ]. */
static bool parse_size(struct parse *parse, struct declared *array)
{
    unsigned dropped = 0;
    const char *before = array->at ? parse->words[array->at - 1].text : "";
    bool outermost = strcmp(before, "]") != 0 && strcmp(before, ")") != 0;
    while (outermost && (parse_skip(parse, "static") || parse_qualifiers(parse, &dropped)))
        ;
    const struct word *word = parse_word(parse, 0);
    if (strcmp(word->text, "]") == 0)
        return true;
    size_t length = strlen(word->text);
    if (word->kind != WORD_NUMBER || strspn(word->text, "0123456789") != length || length > 9 ||
        *word->text == '0')
        return reject_size(parse, word);
    array->size = strtoul(word->text, NULL, 10);
    parse->at++;
    return true;
}

static const struct declared *parse_suffixes(struct parse *parse, const struct declared *type);

static const struct declared *parse_array(struct parse *parse, const struct declared *type)
{
    struct declared *array = make(parse, DECLARED_ARRAY, NULL);
    parse->at++;
    if (!parse_size(parse, array))
        return NULL;
    const struct word *word = parse_word(parse, 0);
    if (!parse_skip(parse, "]")) {
        fault_hint(parse_fault(parse, FAULT_ARRAY_SIZE, word, "expected ']', found %s",
                               parse_shown(parse, word)),
                   "write a plain decimal number between the brackets");
        return NULL;
    }
    array->to = parse_suffixes(parse, type);
    if (!array->to)
        return NULL;
    bool is_void = array->to->kind == DECLARED_BASE && strcmp(array->to->base, "void") == 0;
    if (array->to->kind == DECLARED_FUNCTION || is_void) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_TYPE, &parse->words[array->at],
                               "there are no arrays of %s", is_void ? "void" : "functions"),
                   is_void ? "write 'void *'" : "write an array of pointers: int (*list[4])(void)");
        return NULL;
    }
    return array;
}

/* ---- Parameters ---------------------------------------------------------------------------- */

static bool check_parameter_name(struct parse *parse, const struct declared *function,
                                 const char *name, const struct word *word)
{
    const char *language = name_keyword_of(name);
    const char *reason = language ? arena_printf(parse->arena, "is a %s keyword", language)
                         : name_is_macro(name) ? "is a macro in compilers or system headers"
                                               : NULL;
    for (size_t i = 0; *name && !reason && i < function->parameter_count; i++)
        if (strcmp(function->parameters[i].name, name) == 0)
            reason = "names two parameters";
    if (!reason)
        return true;
    fault_hint(parse_fault(parse, FAULT_PARAMETER_NAME, word, "'%s' %s", name, reason),
               "choose another name, or remove it");
    return false;
}

static bool parse_parameter(struct parse *parse, struct declared *function)
{
    const char *name;
    size_t start = parse->at, name_word;
    const struct declared *type = parse_declaration(parse, &name, &name_word);
    if (!type)
        return false;
    if (type->kind == DECLARED_BASE && strcmp(type->base, "void") == 0) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_TYPE, &parse->words[start],
                               "a parameter cannot be void"),
                   "write (void) for a function without parameters, or 'void *'");
        return false;
    }
    if (!check_parameter_name(parse, function, name, &parse->words[name_word]))
        return false;
    if (function->parameter_count == MOST_PARAMETERS) {
        parse_fault(parse, FAULT_SIGNATURE_SYNTAX, &parse->words[start], "more than %d parameters",
                    MOST_PARAMETERS);
        return false;
    }
    function->parameters[function->parameter_count++] = (struct parameter){name, name_word, type};
    return true;
}

static bool reject_after_parameter(struct parse *parse)
{
    const struct word *word = parse_word(parse, 0);
    bool name = word->kind == WORD_NAME;
    const char *keyword = nearest_keyword(parse->at > 1 ? parse->words[parse->at - 2].text : "");
    const char *hint = word_hint(word,
                                 "write the parameters as in C: (const char *text, size_t size)");
    if (*keyword)
        hint = arena_printf(parse->arena, "did you mean '%s'?", keyword);
    else if (name)
        hint =
            "macros and attributes are not allowed in a signature; a parameter's name is one word";
    fault_hint(parse_fault(parse, name ? FAULT_ATTRIBUTE : FAULT_SIGNATURE_SYNTAX, word,
                           "expected ',' or ')', found %s", parse_shown(parse, word)),
               "%s", hint);
    return false;
}

/* Parameters up to the closing parenthesis. */
static bool parse_list(struct parse *parse, struct declared *function)
{
    size_t room = 1;
    for (size_t i = parse->at; parse->words[i].kind != WORD_END && room < MOST_PARAMETERS; i++)
        room += strcmp(parse->words[i].text, ",") == 0;
    function->parameters = arena_alloc(parse->arena, room, sizeof *function->parameters);
    for (;;) {
        const struct word *word = parse_word(parse, 0);
        if (word->kind == WORD_DOTS) {
            parse->at++;
            function->variadic = true;
            if (function->parameter_count && parse_skip(parse, ")"))
                return true;
            fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, word,
                                   "'...' must be the last of several parameters"),
                       "write (const char *format, ...)");
            return false;
        }
        if (!parse_parameter(parse, function))
            return false;
        if (parse_skip(parse, ")"))
            return true;
        if (!parse_skip(parse, ","))
            return reject_after_parameter(parse);
    }
}

static bool parse_parameters(struct parse *parse, struct declared *function)
{
    const struct word *open = parse_word(parse, 0);
    parse->at++;
    if (parse_is(parse, 0, ")")) {
        fault_hint(parse_fault(parse, FAULT_EMPTY_PARAMETERS, open,
                               "'()' does not declare the parameters"),
                   "write (void) for a function without parameters");
        return false;
    }
    if (parse_is(parse, 0, "void") && parse_is(parse, 1, ")")) {
        parse->at += 2;
        return true;
    }
    return parse_list(parse, function);
}

/* Whether the type can be returned by a function. */
static bool check_result(struct parse *parse, const struct declared *function)
{
    const struct declared *result = function->to;
    const struct declared *end = result;
    while (end->kind == DECLARED_POINTER)
        end = end->to;
    if (end->kind != DECLARED_BASE) {
        fault_hint(parse_fault(parse, FAULT_RETURNED_FUNCTION, &parse->words[function->at],
                               "returning %s is not supported",
                               end->kind != DECLARED_FUNCTION ? "an array"
                               : end == result                ? "a function"
                                                              : "a function pointer"),
                   "return a typedef from a header in 'includes'");
        return false;
    }
    if (result->qualifiers) {
        fault_hint(parse_fault(parse, FAULT_QUALIFIER, &parse->words[result->at],
                               "a qualifier on a returned value has no effect"),
                   "remove it");
        return false;
    }
    return true;
}

const struct declared *parse_function(struct parse *parse, const struct declared *result)
{
    struct declared *function = make(parse, DECLARED_FUNCTION, NULL);
    if (!parse_parameters(parse, function))
        return NULL;
    function->to = parse_suffixes(parse, result);
    if (!function->to || !check_result(parse, function))
        return NULL;
    return function;
}

/* ---- Declarators --------------------------------------------------------------------------- */

static const struct declared *parse_suffixes(struct parse *parse, const struct declared *type)
{
    if (parse_is(parse, 0, "["))
        return parse_array(parse, type);
    if (parse_is(parse, 0, "("))
        return parse_function(parse, type);
    return type;
}

/* Skips a group in parentheses. */
static bool skip_group(struct parse *parse)
{
    const struct word *open = parse_word(parse, 0);
    int depth = 0;
    for (; parse_word(parse, 0)->kind != WORD_END; parse->at++) {
        if (parse_is(parse, 0, "("))
            depth++;
        else if (parse_is(parse, 0, ")") && --depth == 0) {
            parse->at++;
            return true;
        }
    }
    parse_fault(parse, FAULT_SIGNATURE_SYNTAX, open, "this '(' is not closed");
    return false;
}

/* `(*name)(int)`: what follows the group belongs to what is inside, so it is parsed first. */
static const struct declared *parse_group(struct parse *parse, const struct declared *type,
                                          const char **name, size_t *name_word)
{
    size_t open = parse->at;
    if (!skip_group(parse))
        return NULL;
    type = parse_suffixes(parse, type);
    if (!type)
        return NULL;
    size_t end = parse->at;
    parse->at = open + 1;
    type = parse_declarator(parse, type, name, name_word);
    if (!type)
        return NULL;
    const struct word *word = parse_word(parse, 0);
    if (!parse_is(parse, 0, ")")) {
        parse_fault(parse, FAULT_SIGNATURE_SYNTAX, word, "expected ')', found %s",
                    parse_shown(parse, word));
        return NULL;
    }
    parse->at = end;
    return type;
}

static bool reject_parenthesised(struct parse *parse)
{
    const struct word *word = parse_word(parse, 1);
    fault_hint(
        parse_fault(parse, FAULT_PARENTHESISED_NAME, word,
                    "ambiguous: '(%s' can begin a name in parentheses or a list of parameters",
                    word->text),
        "remove the parentheses, or write '(*%s)(...)' for a pointer to a function", word->text);
    return false;
}

static const struct declared *parse_direct(struct parse *parse, const struct declared *type,
                                           const char **name, size_t *name_word)
{
    const struct word *word = parse_word(parse, 0);
    if (parse_reject_word(parse))
        return NULL;
    if (word_is_free(word)) {
        *name = word->text;
        *name_word = parse->at++;
        return parse_suffixes(parse, type);
    }
    if (strcmp(word->text, "(") == 0) {
        const struct word *next = parse_word(parse, 1);
        if (strcmp(next->text, "*") == 0)
            return parse_group(parse, type, name, name_word);
        if (word_is_free(next) || strcmp(next->text, "(") == 0)
            return reject_parenthesised(parse) ? type : NULL;
    }
    return parse_suffixes(parse, type);
}

static const struct declared *parse_declarator(struct parse *parse, const struct declared *type,
                                               const char **name, size_t *name_word)
{
    if (parse->depth == DEEPEST) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, parse_word(parse, 0),
                               "this type is nested too deeply"),
                   "replace a part of it by a typedef from a header in 'includes'");
        return NULL;
    }
    parse->depth++;
    type = parse_direct(parse, parse_pointers(parse, type), name, name_word);
    parse->depth--;
    return type;
}

const struct declared *parse_declaration(struct parse *parse, const char **name, size_t *name_word)
{
    *name = "";
    *name_word = parse->at;
    const struct declared *type = parse_specifiers(parse);
    return type ? parse_declarator(parse, type, name, name_word) : NULL;
}
