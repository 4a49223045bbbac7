#include "signature/signature.h"

#include "signature/declaration.h"
#include <string.h>

enum { MOST_WORDS = 1000, MOST_ELEMENTS = 10000000 };

static bool is_base(const struct declared *type, const char *prefix)
{
    return type->kind == DECLARED_BASE && strncmp(type->base, prefix, strlen(prefix)) == 0;
}

/* ---- Functions ----------------------------------------------------------------------------- */

/* `int (*f)(void)` or `int (*(void))(int)`, where `int (void)` is expected. */
static void reject_pointer_to_function(struct parse *parse)
{
    size_t ahead = 1;
    while (parse_is(parse, ahead, "*") || parse_is(parse, ahead, "const"))
        ahead++;
    const struct word *word = parse_word(parse, ahead);
    if (strcmp(word->text, "(") == 0)
        fault_hint(parse_fault(parse, FAULT_RETURNED_FUNCTION, parse_word(parse, 0),
                               "returning a function pointer is not supported"),
                   "return a typedef from a header in 'includes'");
    else
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_KIND, parse_word(parse, 0),
                               "expected a function, found a pointer to a function"),
                   "remove '(*)': int (const char *text)");
}

static void reject_instead_of_parameters(struct parse *parse)
{
    const struct word *word = parse_word(parse, 0);
    if (word->kind == WORD_END)
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_KIND, parse_word(parse, 0),
                               "expected parameters: '%s' is a value, not a function",
                               parse->node->text),
                   "write '%s (void)', or move it to 'constants'", parse->node->text);
    else if (word_is_free(word) && parse_is(parse, 1, "("))
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, word, "expected '(', found '%s'",
                               word->text),
                   "remove the name; it is the key");
    else
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, word, "expected '(', found %s",
                               parse_shown(parse, word)),
                   "write a function type: int (const char *text, size_t size)");
}

static const struct declared *parse_function_type(struct parse *parse)
{
    const struct declared *result = parse_specifiers(parse);
    if (!result)
        return NULL;
    result = parse_pointers(parse, result);
    if (!parse_is(parse, 0, "(")) {
        reject_instead_of_parameters(parse);
        return NULL;
    }
    if (parse_is(parse, 1, "*")) {
        reject_pointer_to_function(parse);
        return NULL;
    }
    return parse_function(parse, result);
}

/* ---- Objects ------------------------------------------------------------------------------- */

static bool reject_object(struct parse *parse, const char *what, const char *hint)
{
    fault_hint(fault_add(parse->faults, FAULT_SIGNATURE_KIND, parse->node->mark, parse->node->width,
                         "a constant cannot be %s", what),
               "%s", hint);
    return false;
}

static bool check_object(struct parse *parse, const struct declared *type)
{
    if (type->kind == DECLARED_FUNCTION)
        return reject_object(parse, "a function", "move it to 'functions'");
    bool by_value = parse->what == SIGNATURE_MEMBER;
    if (type->kind == DECLARED_ARRAY && !by_value)
        return reject_object(parse, "an array", "use a pointer, such as 'const int *'");
    if (is_base(type, "void"))
        return reject_object(parse, "void", "write 'const void *' or another type");
    if (!by_value && (is_base(type, "struct ") || is_base(type, "union ")))
        return reject_object(parse, "a struct or union by value",
                             "use a pointer, such as 'const struct x *'");
    if (!type->qualifiers)
        return true;
    fault_hint(parse_fault(parse, FAULT_QUALIFIER, &parse->words[type->at],
                           "a qualifier on the constant itself has no effect"),
               "remove it; all members of an interface are constant");
    return false;
}

/* Rejects the type of a function, and a declaration with a name. */
static bool reject_declaration(struct parse *parse)
{
    if (!parse_specifiers(parse))
        return true;
    while (parse_is(parse, 0, "*") || parse_is(parse, 0, "const"))
        parse->at++;
    if (parse_is(parse, 0, "(") && !parse_is(parse, 1, "*"))
        return !reject_object(parse, "a function", "move it to 'functions'");
    if (!word_is_free(parse_word(parse, 0)))
        return false;
    fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, parse_word(parse, 0),
                           "expected a type, found the name '%s'", parse_word(parse, 0)->text),
               "remove the name; it is the key");
    return true;
}

static const struct declared *parse_object_type(struct parse *parse)
{
    if (reject_declaration(parse))
        return NULL;
    parse->at = 0;
    const char *name;
    size_t name_word;
    const struct declared *type = parse_declaration(parse, &name, &name_word);
    if (!type)
        return NULL;
    if (*name) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, &parse->words[name_word],
                               "expected a type, found the name '%s'", name),
                   "remove the name; it is the key");
        return NULL;
    }
    return check_object(parse, type) ? type : NULL;
}

/* ---- Both ---------------------------------------------------------------------------------- */

/* The first type inside a declaration that only a parameter itself can have: a restrict pointer, an
 * array without a size. */
static const struct declared *find_refused(const struct declared *type)
{
    for (; type; type = type->to) {
        if (type->qualifiers & QUALIFIED_RESTRICT || (type->kind == DECLARED_ARRAY && !type->size))
            return type;
        for (size_t i = 0; i < type->parameter_count; i++) {
            const struct declared *parameter = type->parameters[i].type;
            bool own = parameter->kind == DECLARED_POINTER || parameter->kind == DECLARED_ARRAY;
            const struct declared *found = find_refused(own ? parameter->to : parameter);
            if (found)
                return found;
        }
    }
    return NULL;
}

/* The first array, of one or more dimensions, with too many elements. */
static const struct declared *find_large(const struct declared *type)
{
    for (; type; type = type->to) {
        unsigned long long elements = 1;
        for (const struct declared *array = type;
             array->kind == DECLARED_ARRAY && elements <= MOST_ELEMENTS; array = array->to)
            elements *= array->size ? array->size : 1;
        if (elements > MOST_ELEMENTS)
            return type;
        for (size_t i = 0; i < type->parameter_count; i++) {
            const struct declared *found = find_large(type->parameters[i].type);
            if (found)
                return found;
        }
    }
    return NULL;
}

static bool check_sizes(struct parse *parse, const struct declared *type)
{
    const struct declared *large = find_large(type);
    if (large)
        fault_hint(parse_fault(parse, FAULT_ARRAY_SIZE, &parse->words[large->at],
                               "an array of more than %d elements", MOST_ELEMENTS),
                   "use a pointer");
    return !large;
}

static bool check_inside(struct parse *parse, const struct declared *type)
{
    const struct declared *found = find_refused(type);
    if (!found)
        return true;
    const struct word *word = &parse->words[found->at];
    if (found->kind == DECLARED_ARRAY)
        fault_hint(parse_fault(parse, FAULT_ARRAY_SIZE, word, "missing array size"),
                   "write a decimal number between the brackets; only the outermost array of a "
                   "parameter can omit it");
    else
        fault_hint(parse_fault(
                       parse, FAULT_QUALIFIER, word,
                       "'restrict' is not valid in C++, and the generated header is for C and C++"),
                   "remove it; only a parameter itself can be restrict");
    return false;
}

/* A parameter named like a type hides the type from the parameters after it. */
static bool check_parameter_names(struct parse *parse, const struct declared *type)
{
    for (; type; type = type->to)
        for (size_t i = 0; i < type->parameter_count; i++) {
            const char *name = type->parameters[i].name;
            for (size_t j = 0; j < parse->types->count; j++) {
                if (strcmp(parse->types->items[j], name) != 0)
                    continue;
                fault_hint(parse_fault(parse, FAULT_PARAMETER_NAME,
                                       &parse->words[type->parameters[i].word],
                                       "'%s' is both a parameter and a type", name),
                           "choose another name for the parameter, or remove it");
                return false;
            }
            if (!check_parameter_names(parse, type->parameters[i].type))
                return false;
        }
    return true;
}

static bool check_end(struct parse *parse)
{
    const struct word *word = parse_word(parse, 0);
    if (word->kind == WORD_END)
        return true;
    bool name = word->kind == WORD_NAME;
    if (parse->what == SIGNATURE_MEMBER && strcmp(word->text, ":") == 0) {
        fault_hint(parse_fault(parse, FAULT_SIGNATURE_SYNTAX, word, "a bit-field cannot be listed"),
                   "remove it; the size of the struct and the other members are checked");
        return false;
    }
    fault_hint(parse_fault(parse, name ? FAULT_ATTRIBUTE : FAULT_SIGNATURE_SYNTAX, word,
                           "expected the end of the signature, found '%s'", word->text),
               "%s",
               name ? "macros, attributes and qualifiers cannot follow the parameters"
                    : word_hint(word, "remove what follows the type"));
    return false;
}

/* Splits the text into words. Parsing time grows with the square of their number. */
static bool check_length(struct parse *parse)
{
    size_t count = parse_words(parse);
    if (count <= MOST_WORDS)
        return true;
    fault_hint(fault_add(parse->faults, FAULT_SIGNATURE_SYNTAX, parse->node->mark,
                         parse->node->width, "this signature has %zu words; the limit is %d", count,
                         MOST_WORDS),
               "pass a pointer to a struct");
    return false;
}

bool signature_parse(struct arena *arena, struct faults *faults, const struct node *node,
                     enum signature_of what, const char *only, const char *name,
                     struct signature *signature)
{
    *signature = (struct signature){0};
    struct parse parse = {.arena = arena,
                          .faults = faults,
                          .node = node,
                          .only = only,
                          .what = what,
                          .tags = &signature->tags,
                          .enums = &signature->enums,
                          .types = &signature->types};
    if (!check_length(&parse))
        return false;
    bool function = what == SIGNATURE_FUNCTION;
    const struct declared *type = function ? parse_function_type(&parse)
                                           : parse_object_type(&parse);
    if (!type || !check_end(&parse) || !check_inside(&parse, type) || !check_sizes(&parse, type) ||
        !check_parameter_names(&parse, type))
        return false;
    const char *pointer = function || type->kind == DECLARED_ARRAY ? "(*)" : "*";
    const char *member = function ? arena_printf(arena, "(*%s)", name) : name;
    signature->type = type;
    signature->normal = declaration_render(arena, type, "", RENDER_NORMAL);
    signature->pointer = declaration_render(arena, type, pointer, RENDER_NORMAL);
    signature->member = declaration_render(arena, type, member, RENDER_WRITTEN);
    return true;
}
