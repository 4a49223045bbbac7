#include "keys/scalar.h"

#include "base/ascii.h"
#include "base/strings.h"
#include "names/names.h"
#include "names/nearest.h"
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool scalar_is_null(const struct node *node)
{
    return node->kind == NODE_SCALAR && !node->quoted && !*node->text && !node->faulty;
}

bool scalar_fits(struct checker *checker, const struct node *node, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    if (!checker->in_plugin)
        return true;
    for (; *at; at++) {
        uint32_t control = *at < 0x20 || *at == 0x7F     ? *at
                           : *at == 0xC2 && at[1] < 0xA0 ? at[1]
                                                         : 0;
        if (!control)
            continue;
        fault_hint(check_fault(checker, FAULT_CONTROL_CHARACTER, node,
                               "this text of a plugin contains the control character U+%04X",
                               (unsigned)control),
                   control == '\n'   ? "write it on one line; programs reject such plugins"
                   : control == '\t' ? "write a space; programs reject such plugins"
                                     : "remove it; programs reject such plugins");
        return false;
    }
    return true;
}

/* The text without the newlines at its end; NULL after a fault. */
static const char *scalar_filled(struct checker *checker, const char *key, const struct node *node)
{
    if (node->faulty)
        return NULL;
    size_t length = strlen(node->text);
    while (length && node->text[length - 1] == '\n')
        length--;
    if (strspn(node->text, " \t\n") == strlen(node->text)) {
        fault_hint(check_fault(checker, FAULT_EMPTY_VALUE, node, "empty text for '%s'", key),
                   "write a text, or remove the key");
        return NULL;
    }
    return node->text[length] ? arena_copy(checker->arena, node->text, length) : node->text;
}

const char *scalar_text(struct checker *checker, const char *key, const struct node *node)
{
    const char *text = scalar_filled(checker, key, node);
    if (text && strchr(text, '\n')) {
        fault_hint(
            check_fault(checker, FAULT_SEVERAL_LINES, node, "'%s' must be a single line", key),
            "write >- instead of |, without empty lines");
        return NULL;
    }
    return text && scalar_fits(checker, node, text) ? text : NULL;
}

const char *scalar_description(struct checker *checker, const char *key, const struct node *node)
{
    const char *text = scalar_filled(checker, key, node);
    if (!text || !strchr(text, '\n'))
        return text && scalar_fits(checker, node, text) ? text : NULL;
    char *words = arena_copy(checker->arena, text, strlen(text)), *end = words;
    for (const char *at = text; *at;) {
        size_t breaks = strspn(at, "\n");
        bool goes_on = breaks == 1 && (ascii_is_letter(at[1]) || ascii_is_digit(at[1]));
        *end++ = !breaks ? *at : goes_on || checker->in_plugin ? ' ' : '\n';
        at += breaks ? breaks : 1;
    }
    *end = '\0';
    return scalar_fits(checker, node, words) ? words : NULL;
}

/* ---- Booleans and choices ------------------------------------------------------------------ */

bool scalar_boolean(struct checker *checker, const struct node *node, bool *result)
{
    static const char *const yes[] = {"true", "yes", "on", "y", "1"};
    static const char *const no[] = {"false", "no", "off", "n", "0"};
    const char *folded = name_folded(checker->arena, node->text), *meant = NULL;
    *result = strcmp(node->text, "true") == 0;
    if (*result || strcmp(node->text, "false") == 0)
        return true;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (strcmp(folded, yes[i]) == 0 || strcmp(folded, no[i]) == 0)
            meant = strcmp(folded, yes[i]) == 0 ? "true" : "false";
    struct fault *fault = check_fault(checker, FAULT_BAD_BOOLEAN, node,
                                      "expected true or false, found '%s'", node->text);
    if (meant)
        fault_hint(fault, "write %s", meant);
    return false;
}

int scalar_choice(struct checker *checker, const struct key_rule *rule, const struct node *node)
{
    struct strings names = {0};
    for (const char *at = rule->choices; *at; at += strspn(at, ", ")) {
        size_t length = strcspn(at, ",");
        const char *name = arena_copy(checker->arena, at, length);
        at += length;
        if (strcmp(name, node->text) == 0)
            return (int)names.count;
        strings_add(checker->arena, &names, name);
    }
    struct fault *fault = check_fault(checker, FAULT_BAD_CHOICE, node,
                                      "invalid value '%s' for '%s'", node->text, rule->name);
    fault_hint(fault, "%s", nearest_hint(checker->arena, node->text, "values", &names));
    return -1;
}

/* ---- Numbers ------------------------------------------------------------------------------- */

/* Bytes of an integer at the beginning of `text`; 0 when there is none. */
static size_t integer_length(const char *text)
{
    size_t length = text[0] == '-', start = length;
    while (ascii_is_digit(text[length]))
        length++;
    return length == start ? 0 : length;
}

static bool has_leading_zero(const char *text)
{
    text += *text == '-';
    return text[0] == '0' && ascii_is_digit(text[1]);
}

/* Suggests the integer that was probably meant. */
static void hint_integer(struct fault *fault, const char *text)
{
    const char *sign = *text == '-' ? "-" : "", *digits = text + (*text == '-' || *text == '+');
    char *end;
    errno = 0;
    unsigned long long value = strtoull(digits, &end, 0);
    if (has_leading_zero(text) && integer_length(text) == strlen(text)) {
        digits += strspn(digits, "0") - (digits[strspn(digits, "0")] == '\0');
        fault_hint(fault, "write %s%s; a leading zero would mean octal in C", sign, digits);
    } else if (ascii_is_digit(*digits) && !*end && !errno)
        fault_hint(fault, "write %s%llu", sign, value);
    else
        fault_hint(fault, "write a whole number, such as 1 or 2");
}

bool scalar_integer(struct checker *checker, const struct node *node, int64_t least, int64_t most,
                    int64_t *result)
{
    const char *text = node->text;
    size_t length = integer_length(text);
    if (!length || text[length] || has_leading_zero(text)) {
        hint_integer(
            check_fault(checker, FAULT_BAD_INTEGER, node, "expected an integer, found '%s'", text),
            text);
        return false;
    }
    errno = 0;
    intmax_t value = strtoimax(text, NULL, 10);
    if (errno || value < least || value > most) {
        check_fault(checker, FAULT_OUT_OF_RANGE, node,
                    "%s is out of range (%" PRId64 " to %" PRId64 ")", text, least, most);
        return false;
    }
    *result = value;
    return true;
}

/* -?digits[.digits][e[+-]digits] */
static bool is_number(const char *text)
{
    size_t at = integer_length(text);
    if (!at || has_leading_zero(text))
        return false;
    if (text[at] == '.') {
        size_t digits = strspn(text + at + 1, "0123456789");
        if (!digits)
            return false;
        at += 1 + digits;
    }
    if (text[at] == 'e' || text[at] == 'E') {
        at++;
        at += text[at] == '-' || text[at] == '+';
        size_t digits = strspn(text + at, "0123456789");
        if (!digits)
            return false;
        at += digits;
    }
    return text[at] == '\0';
}

static void hint_number(struct fault *fault, const char *text)
{
    if (*text == '.' && ascii_is_digit(text[1]))
        fault_hint(fault, "write 0%s", text);
    else if (strchr(text, ','))
        fault_hint(fault, "use '.' as the decimal separator");
    else
        fault_hint(fault, "write a number such as 12, -0.5 or 1.5e-3");
}

const char *scalar_number(struct checker *checker, const struct node *node)
{
    if (!is_number(node->text)) {
        hint_number(check_fault(checker, FAULT_BAD_NUMBER, node, "expected a number, found '%s'",
                                node->text),
                    node->text);
        return NULL;
    }
    errno = 0;
    double value = strtod(node->text, NULL);
    if (isinf(value) || (errno && value == 0)) {
        check_fault(checker, FAULT_OUT_OF_RANGE, node, "%s is out of the range of a double",
                    node->text);
        return NULL;
    }
    const char *text = arena_printf(checker->arena, "%.15g", value);
    return strtod(text, NULL) == value ? text : arena_printf(checker->arena, "%.17g", value);
}
