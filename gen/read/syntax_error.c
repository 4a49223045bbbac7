#include "read/syntax_error.h"

#include <stdbool.h>
#include <string.h>

/* Rewordings of libyaml errors; the first matching row wins. */
struct rule {
    const char *problem;
    const char *context;
    enum fault_code code;
    bool at_context; /* the caret is where the construct begins; a note shows where it broke */
    const char *message;
    const char *hint;
    const char *note;
};

static const char unexpected_colon[] = "unexpected ':'";
static const char no_colon[] = "expected 'key: value', found no ':'";
static const char no_tags[] = "tags are not allowed: the kind of a value follows from its key";
static const char remove_tag[] = "remove the tag; quote the value if it begins with '!'";

static const struct rule rules[] = {
    {"mapping values are not allowed", "", FAULT_SYNTAX, false, unexpected_colon,
     "quote a value that contains ': '; otherwise check the indentation", NULL},
    {"could not find expected ':'", "simple key", FAULT_SYNTAX, true, no_colon,
     "write 'key: value', or indent a text that continues on the next line", NULL},
    {"unexpected end of stream", "quoted scalar", FAULT_UNCLOSED, true, "unterminated quote",
     "close it; inside '...' a quote is written twice", NULL},
    {"unexpected document indicator", "quoted scalar", FAULT_UNCLOSED, true, "unterminated quote",
     "close it; inside '...' a quote is written twice",
     "a line that begins like this ends the document"},
    {"expected ',' or ']'", "", FAULT_UNCLOSED, true, "this '[' is not closed",
     "close it with ']'; separate elements with ','; quote those that contain ':' or brackets",
     "expected ',' or ']' here"},
    {"expected ',' or '}'", "", FAULT_UNCLOSED, true, "this '{' is not closed",
     "close it with '}'; separate entries with ','; quote values that contain ':' or brackets",
     "expected ',' or '}' here"},
    {"expected key", "block mapping", FAULT_SYNTAX, false,
     "the indentation of this line does not match the mapping around it",
     "indent all keys of a mapping by the same number of spaces", "the mapping begins here"},
    {"expected '-' indicator", "", FAULT_SYNTAX, false,
     "the indentation of this line does not match the list around it",
     "begin each element with '- ', all indented by the same number of spaces",
     "the list begins here"},
    {"block sequence entries are not allowed", "", FAULT_SYNTAX, false, "unexpected list",
     "quote the value if it is text; otherwise begin the list on a new line, or write [a, b]",
     NULL},
    {"mapping keys are not allowed", "", FAULT_SYNTAX, false, "a key cannot begin with '?'",
     "write 'key: value'; quote a value that begins with '?'", NULL},
    {"cannot start any token", "", FAULT_SYNTAX, false, "a value cannot begin with this character",
     "quote the value", NULL},
    {"alphabetic or numeric", "alias", FAULT_SYNTAX, true, "a value cannot begin with '*'",
     "quote the value", NULL},
    {"alphabetic or numeric", "anchor", FAULT_SYNTAX, true, "a value cannot begin with '&'",
     "quote the value", NULL},
    {"unknown escape character", "", FAULT_SYNTAX, false,
     "unknown escape sequence in double quotes", "use '...', or write the backslash twice", NULL},
    {"hexdecimal number", "", FAULT_SYNTAX, false,
     "too few hexadecimal digits in an escape sequence",
     "\\x takes two digits, \\u four, \\U eight", NULL},
    {"invalid Unicode character", "", FAULT_SYNTAX, false,
     "escape sequence for an invalid character", "write a character up to U+10FFFF", NULL},
    {"comment or line break", "block scalar", FAULT_SYNTAX, false,
     "the text after '|' or '>' must begin on the next line", "move this to a line of its own",
     NULL},
    {"indentation", "block scalar", FAULT_SYNTAX, false, "inconsistent indentation of a text",
     "indent all its lines by the same number of spaces", NULL},
    {"undefined tag handle", "", FAULT_YAML_TAG, false, no_tags, remove_tag, NULL},
    {"", "tag", FAULT_YAML_TAG, true, no_tags, remove_tag, NULL},
    {"incompatible YAML document", "", FAULT_SYNTAX, false, "unsupported YAML version",
     "remove the line; YAML 1.1 and 1.2 are supported", NULL},
    {"", "directive", FAULT_SYNTAX, true, "unknown directive",
     "remove the line; quote a value that begins with '%'", NULL},
    {"expected <document start>", "", FAULT_SYNTAX, false,
     "unexpected text after the end of the document",
     "indent the line like the mapping it belongs to, or delete it", NULL},
    {"expected node content", "", FAULT_SYNTAX, false, "expected a value",
     "write one; quote it if it begins with a special character", NULL},
};

static const struct rule *find_rule(const struct syntax_error *error)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strstr(error->problem, rules[i].problem) && strstr(error->context, rules[i].context))
            return &rules[i];
    return NULL;
}

void syntax_report(const struct input *input, const struct syntax_error *error)
{
    struct faults *faults = input->faults;
    const struct rule *rule = find_rule(error);
    if (!rule) {
        fault_add(faults, FAULT_SYNTAX, error->mark, 1, "invalid YAML: %s%s%s", error->context,
                  *error->context ? ", " : "", error->problem);
        return;
    }
    struct mark mark = rule->at_context ? error->context_mark : error->mark;
    struct mark other = rule->at_context ? error->mark : error->context_mark;
    if ((rule->message == unexpected_colon && syntax_explain_colon(input, mark)) ||
        (rule->message == no_colon && syntax_explain_no_colon(input, mark)))
        return;
    const char *end = NULL;
    struct mark at_end = syntax_mark(input, mark, &end);
    if (end) {
        fault_hint(fault_add(faults, FAULT_UNCLOSED, at_end, 1, "unexpected end of the file"),
                   "close every quote, bracket and brace");
        return;
    }
    bool word = rule->code == FAULT_YAML_TAG || strcmp(rule->context, "directive") == 0;
    struct fault *fault = fault_add(faults, rule->code, mark, word ? FAULT_WORD : 1, "%s",
                                    rule->message);
    fault_hint(fault, "%s", rule->hint);
    if (!rule->note)
        return;
    const char *note = rule->note;
    other = syntax_mark(input, other, &note);
    fault_note(fault, other, 1, note);
}
