#include "read/syntax_context.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "diagnostic/line.h"
#include <string.h>

/* A line without its indentation. */
struct text_line {
    struct mark mark; /* of the first character */
    const char *bytes;
    size_t size;
};

static struct text_line text_at(const struct input *input, uint32_t number)
{
    struct line line = line_find(input->bytes, input->size, number);
    size_t indentation = 0;
    while (indentation < line.size && line.bytes[indentation] == ' ')
        indentation++;
    while (line.size > indentation && line.bytes[line.size - 1] == ' ')
        line.size--;
    return (struct text_line){
        {number, (uint32_t)indentation + 1}, line.bytes + indentation, line.size - indentation};
}

/* The line before `number` that is neither blank nor a comment; size 0 when there is none. */
static struct text_line text_before(const struct input *input, uint32_t number)
{
    struct text_line line = {.size = 0};
    while (number-- > 1 && (!line.size || *line.bytes == '#'))
        line = text_at(input, number);
    return line.size && *line.bytes == '#' ? (struct text_line){.size = 0} : line;
}

static bool begins_with(const struct text_line *line, const char *prefix)
{
    size_t length = strlen(prefix);
    return line->size >= length && memcmp(line->bytes, prefix, length) == 0;
}

/* Bytes of the word that the line begins with. */
static size_t word_length(const struct text_line *line)
{
    size_t length = 0;
    while (length < line->size &&
           (ascii_is_letter(line->bytes[length]) || ascii_is_digit(line->bytes[length])))
        length++;
    return length;
}

static bool explain_c_comment(const struct input *input, const struct text_line *line)
{
    if (!begins_with(line, "/*") && !begins_with(line, "//"))
        return false;
    fault_hint(fault_add(input->faults, FAULT_SYNTAX, line->mark, 2,
                         "'%.2s' does not begin a comment in YAML", line->bytes),
               "begin it with '#'");
    return true;
}

static bool explain_equals(const struct input *input, const struct text_line *line)
{
    size_t word = word_length(line), at = word;
    while (at < line->size && line->bytes[at] == ' ')
        at++;
    if (!word || at == line->size || line->bytes[at] != '=')
        return false;
    struct mark mark = {line->mark.line, line->mark.column + (uint32_t)at};
    fault_hint(fault_add(input->faults, FAULT_SYNTAX, mark, 1, "expected ':', found '='"),
               "write '%.*s: ...'", (int)word, line->bytes);
    return true;
}

/* 'run:int' is text to YAML; a URL begins like that, too. */
static bool explain_missing_space(const struct input *input, const struct text_line *line)
{
    size_t word = word_length(line), after = word + 1;
    if (!word || after >= line->size || line->bytes[word] != ':' || line->bytes[after] == ' ' ||
        line->bytes[after] == '/')
        return false;
    fault_hint(fault_add(input->faults, FAULT_SYNTAX, line->mark, after,
                         "missing space after '%.*s'", (int)after, line->bytes),
               "write '%.*s ...'", (int)after, line->bytes);
    return true;
}

bool syntax_explain_colon(const struct input *input, struct mark mark)
{
    struct text_line line = text_at(input, mark.line), above = text_before(input, mark.line);
    if (!above.size || explain_c_comment(input, &above) || explain_equals(input, &above) ||
        explain_missing_space(input, &above))
        return above.size != 0;
    size_t key = word_length(&line), word = word_length(&above);
    if (!word || line.mark.column + key != mark.column || above.mark.column >= line.mark.column)
        return false;
    if (word == above.size) {
        fault_hint(fault_add(input->faults, FAULT_SYNTAX, above.mark, word,
                             "missing ':' after '%.*s'", (int)word, above.bytes),
                   "write '%.*s:'", (int)word, above.bytes);
        return true;
    }
    if (above.bytes[word] != ':' || word + 1 == above.size)
        return false;
    struct fault *fault = fault_add(input->faults, FAULT_SYNTAX, line.mark, key,
                                    "this line is indented further than '%.*s' above it, which has "
                                    "a value already",
                                    (int)word, above.bytes);
    fault_hint(fault, "indent it like '%.*s', or quote the value if this is a part of it",
               (int)word, above.bytes);
    return true;
}

bool syntax_explain_no_colon(const struct input *input, struct mark mark)
{
    static const char *const conflict[] = {"<<<<<<<", "=======", ">>>>>>>"};
    struct text_line line = text_at(input, mark.line);
    for (size_t i = 0; i < sizeof conflict / sizeof *conflict; i++) {
        if (!begins_with(&line, conflict[i]))
            continue;
        fault_hint(fault_add(input->faults, FAULT_SYNTAX, line.mark, FAULT_WORD,
                             "unresolved merge conflict"),
                   "choose one side, and delete the lines with <<<<<<<, ======= and >>>>>>>");
        return true;
    }
    return explain_c_comment(input, &line) || explain_equals(input, &line) ||
           explain_missing_space(input, &line);
}

struct mark syntax_mark(const struct input *input, struct mark mark, const char **text)
{
    struct line line = line_find(input->bytes, input->size, mark.line);
    if (line.bytes < input->bytes + input->size)
        return mark;
    struct text_line last = text_before(input, mark.line);
    if (!last.size)
        return mark;
    *text = "the file ends here";
    uint32_t width = 0;
    for (size_t at = 0; at < last.size; width++) {
        uint32_t point;
        at += utf8_decode(last.bytes + at, last.size - at, &point);
    }
    return (struct mark){last.mark.line, last.mark.column + width - 1};
}
