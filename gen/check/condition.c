#include "check/condition.h"

#include "base/ascii.h"
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 };

/* The rest of the text, and what to do about the first fault in it. */
struct condition {
    const char *at;
    const char *fault;
    int depth;
    bool divisor, shift; /* what the next operand does */
};

static const char an_expression[] = "write a preprocessor expression, such as defined(HAVE_JSON)";

static bool fail(struct condition *condition, const char *fault)
{
    if (!condition->fault)
        condition->fault = fault;
    return false;
}

static void skip_blanks(struct condition *condition)
{
    condition->at += strspn(condition->at, " ");
}

static bool take(struct condition *condition, const char *text)
{
    skip_blanks(condition);
    if (strncmp(condition->at, text, strlen(text)) != 0)
        return false;
    condition->at += strlen(text);
    return true;
}

/* The length of the word at hand; 0: there is none. */
static size_t word_length(const struct condition *condition)
{
    size_t length = 0;
    while (ascii_is_letter(condition->at[length]) || ascii_is_digit(condition->at[length]))
        length++;
    return length;
}

static bool take_binary_operator(struct condition *condition)
{
    static const char *const operators[] = {"||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "<",
                                            ">",  "|",  "&",  "^",  "+",  "-",  "*",  "/",  "%"};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (take(condition, operators[i])) {
            condition->divisor = strpbrk(operators[i], "/%") != NULL;
            condition->shift = strcmp(operators[i], "<<") == 0 || strcmp(operators[i], ">>") == 0;
            return true;
        }
    return false;
}

/* A decimal, octal or hexadecimal integer and its suffix. */
static bool take_number(struct condition *condition)
{
    errno = 0;
    unsigned long long value = strtoull(condition->at, NULL, 0);
    if (errno == ERANGE || value > INT64_MAX)
        return fail(condition, "write an integer up to 9223372036854775807");
    if (condition->divisor && !value)
        return fail(condition, "write another divisor than 0");
    if (condition->shift && value >= 64)
        return fail(condition, "shift by less than 64");
    const char *digits = "0123456789";
    bool hexadecimal = condition->at[0] == '0' && (condition->at[1] | 0x20) == 'x';
    if (hexadecimal)
        digits = "0123456789abcdefABCDEF";
    else if (condition->at[0] == '0')
        digits = "01234567";
    condition->at += hexadecimal ? 2 : 0;
    size_t length = strspn(condition->at, digits);
    condition->at += length;
    condition->at += strspn(condition->at, "uUlL");
    return (length && !word_length(condition) && *condition->at != '.') ||
           fail(condition, "write an integer; #if knows no other numbers");
}

/* defined NAME, defined(NAME) */
static bool take_defined(struct condition *condition)
{
    bool open = take(condition, "(");
    skip_blanks(condition);
    size_t length = word_length(condition);
    if (!length || ascii_is_digit(*condition->at))
        return fail(condition, "write the name of a macro after 'defined'");
    condition->at += length;
    return !open || take(condition, ")") || fail(condition, "close every parenthesis");
}

/* The arguments of a macro, which may be anything in balanced parentheses. */
static bool take_arguments(struct condition *condition)
{
    int open = 0;
    do {
        open += (*condition->at == '(') - (*condition->at == ')');
        condition->at += *condition->at != '\0';
    } while (open && *condition->at);
    return !open || fail(condition, "close every parenthesis");
}

/* Whether a macro has one value, in every file that is generated. */
static bool is_constant(const char *word, size_t length)
{
    static const char *const others[] = {"__COUNTER__", "__LINE__",          "__FILE__",
                                         "__DATE__",    "__TIME__",          "__TIMESTAMP__",
                                         "__VA_ARGS__", "__INCLUDE_LEVEL__", "__VA_OPT__"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strlen(others[i]) == length && strncmp(others[i], word, length) == 0)
            return false;
    return true;
}

/* What follows the name of a macro. */
static bool take_rest_of_macro(struct condition *condition, const char *word, size_t length)
{
    if (!is_constant(word, length))
        return fail(condition, "use a macro that has the same value everywhere");
    skip_blanks(condition);
    if (*condition->at != '(')
        return true;
    const char *argument = condition->at + 1 + strspn(condition->at + 1, " ");
    if (strncmp(word, "__has_include", strlen("__has_include")) == 0 && *argument != '<')
        return fail(condition, "write the header as in __has_include(<math.h>)");
    return take_arguments(condition);
}

static bool take_expression(struct condition *condition);

static bool take_operand(struct condition *condition)
{
    while (take(condition, "!") || take(condition, "-") || take(condition, "+") ||
           take(condition, "~"))
        ;
    if (take(condition, "(")) {
        condition->divisor = condition->shift = false;
        return take_expression(condition) &&
               (take(condition, ")") || fail(condition, "close every parenthesis"));
    }
    if (ascii_is_digit(*condition->at))
        return take_number(condition);
    size_t length = word_length(condition);
    const char *word = condition->at;
    if (!length)
        return fail(condition, an_expression);
    condition->at += length;
    if (length == strlen("defined") && strncmp(word, "defined", length) == 0)
        return take_defined(condition);
    return take_rest_of_macro(condition, word, length);
}

/* Precedence does not matter: any sequence of operands and operators is an expression. */
static bool take_expression(struct condition *condition)
{
    if (++condition->depth > DEEPEST)
        return fail(condition, "define a macro for the condition in 'config.h'");
    do {
        if (!take_operand(condition))
            return false;
        if (take(condition, "?") &&
            (!take_expression(condition) ||
             (!take(condition, ":") && !fail(condition, "write ':' after '?'")) ||
             !take_expression(condition)))
            return false;
    } while (take_binary_operator(condition));
    condition->depth--;
    return true;
}

/* The end of the text, or what stands there instead. */
static const char *rest_fault(const struct condition *condition)
{
    switch (*condition->at) {
    case '\0':
        return NULL;
    case '=':
        return "use '==' to compare";
    case ')':
        return "close every parenthesis";
    default:
        return an_expression;
    }
}

const char *condition_fault(const char *text)
{
    struct condition condition = {.at = text};
    if (*text == '#')
        return "write the condition without '#if'";
    if (strstr(text, "/*") || strstr(text, "//"))
        return "remove the comment";
    if (strpbrk(text, "\\\"'#`@$\n\t"))
        return an_expression;
    if (!take_expression(&condition))
        return condition.fault;
    skip_blanks(&condition);
    return rest_fault(&condition);
}
