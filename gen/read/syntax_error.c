#include "read/syntax_error.h"

#include <stdbool.h>
#include <string.h>

/* How an error of libyaml is told. The first row whose words are part of the error's counts. */
struct rule {
    const char *problem;
    const char *context;
    enum fault_code code;
    bool at_context; /* the caret stands where the thing begins; where it went wrong is a note */
    const char *message;
    const char *hint;
    const char *note;
};

static const struct rule rules[] = {
    {"mapping values are not allowed", "", FAULT_SYNTAX, false, "this ':' is one too many",
     "quote a value that contains ': '; if it is none, look at the indentation", NULL},
    {"could not find expected ':'", "simple key", FAULT_SYNTAX, true,
     "expected 'key: value', found no ':'",
     "write 'key: value', or indent a text that goes on in the next line", NULL},
    {"unexpected end of stream", "quoted scalar", FAULT_UNCLOSED, true,
     "this quote is never closed", "close it; a quote inside '...' is written twice", NULL},
    {"unexpected document indicator", "quoted scalar", FAULT_UNCLOSED, true,
     "this quote is never closed", "close it; a quote inside '...' is written twice",
     "a line that begins so ends the document"},
    {"expected ',' or ']'", "", FAULT_UNCLOSED, true, "this '[' is not closed",
     "close it with ']', put ',' between the elements, quote those with ':' or brackets",
     "expected ',' or ']' here"},
    {"expected ',' or '}'", "", FAULT_UNCLOSED, true, "this '{' is not closed",
     "close it with '}', put ',' between the entries, quote values with ':' or brackets",
     "expected ',' or '}' here"},
    {"expected key", "block mapping", FAULT_SYNTAX, false,
     "this line does not fit the mapping around it",
     "indent all keys of a mapping by the same number of spaces", "the mapping begins here"},
    {"expected '-' indicator", "", FAULT_SYNTAX, false, "this line does not fit the list around it",
     "begin each element with '- ', all indented by the same number of spaces",
     "the list begins here"},
    {"block sequence entries are not allowed", "", FAULT_SYNTAX, false, "a list cannot begin here",
     "put it on a line of its own, or write [a, b]", NULL},
    {"mapping keys are not allowed", "", FAULT_SYNTAX, false, "'?' cannot begin a key here",
     "write 'key: value'; quote a value that begins with '?'", NULL},
    {"cannot start any token", "", FAULT_SYNTAX, false, "no value can begin with this character",
     "quote the value", NULL},
    {"alphabetic or numeric", "alias", FAULT_SYNTAX, true, "'*' cannot begin a value",
     "quote the value", NULL},
    {"alphabetic or numeric", "anchor", FAULT_SYNTAX, true, "'&' cannot begin a value",
     "quote the value", NULL},
    {"unknown escape character", "", FAULT_SYNTAX, false,
     "there is no such escape in double quotes", "use '...', or write the backslash twice", NULL},
    {"hexdecimal number", "", FAULT_SYNTAX, false, "an escape has too few hexadecimal digits here",
     "\\x takes two digits, \\u four, \\U eight", NULL},
    {"invalid Unicode character", "", FAULT_SYNTAX, false, "an escape stands for no character here",
     "write a character up to U+10FFFF", NULL},
    {"comment or line break", "block scalar", FAULT_SYNTAX, false,
     "the text after '|' or '>' begins on the next line", "move this to a line of its own", NULL},
    {"indentation", "block scalar", FAULT_SYNTAX, false,
     "the indentation of this text cannot be told", "indent all its lines by spaces alike", NULL},
    {"undefined tag handle", "", FAULT_YAML_TAG, false,
     "tags are not allowed here: the kind of a value follows from its key",
     "leave the tag out; quote the value if it begins with '!'", NULL},
    {"", "tag", FAULT_YAML_TAG, true,
     "tags are not allowed here: the kind of a value follows from its key",
     "leave the tag out; quote the value if it begins with '!'", NULL},
    {"incompatible YAML document", "", FAULT_SYNTAX, false, "this version of YAML is not read",
     "leave the line out; YAML 1.1 and 1.2 are read", NULL},
    {"", "directive", FAULT_SYNTAX, true, "this directive is not known",
     "leave the line out; quote a value that begins with '%'", NULL},
    {"expected <document start>", "", FAULT_SYNTAX, false,
     "the document ended before this line; nothing may follow",
     "indent the line as the mapping it belongs to, or delete it", NULL},
    {"expected node content", "", FAULT_SYNTAX, false, "expected a value here",
     "write one, or quote it if it begins with a character of YAML", NULL},
};

static const struct rule *find_rule(const struct syntax_error *error)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strstr(error->problem, rules[i].problem) && strstr(error->context, rules[i].context))
            return &rules[i];
    return NULL;
}

void syntax_report(struct faults *faults, const struct syntax_error *error)
{
    const struct rule *rule = find_rule(error);
    if (!rule) {
        fault_add(faults, FAULT_SYNTAX, error->mark, 1, "this is not YAML: %s%s%s", error->context,
                  *error->context ? ", " : "", error->problem);
        return;
    }
    struct mark mark = rule->at_context ? error->context_mark : error->mark;
    struct mark other = rule->at_context ? error->mark : error->context_mark;
    bool word = rule->code == FAULT_YAML_TAG || strcmp(rule->context, "directive") == 0;
    struct fault *fault = fault_add(faults, rule->code, mark, word ? FAULT_WORD : 1, "%s",
                                    rule->message);
    fault_hint(fault, "%s", rule->hint);
    if (rule->note)
        fault_note(fault, other, 1, rule->note);
}
