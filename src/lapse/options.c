#include "options.h"

#include "message.h"
#include "nearest.h"
#include "utf8.h"
#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum value_kind {
    VALUE_FLAG,   /* bool; takes no value */
    VALUE_COUNT,  /* size_t, at least 1 */
    VALUE_NUMBER, /* double, above 0 */
    VALUE_TEXT,   /* const char *, UTF-8 */
    VALUE_ADDED,  /* struct texts, UTF-8: one more of them */
    VALUE_LINES   /* struct texts, UTF-8: the lines of a file */
};

struct option_row {
    const char *name;
    enum value_kind kind;
    size_t offset; /* in struct options */
    size_t most;   /* of a count or number */
    const char *value;
    const char *help;
};

#define AT(member) offsetof(struct options, member)
static const struct option_row rows[] = {
    {"requests", VALUE_COUNT, AT(requests), 1000000, "N", "requests to send (20)"},
    {"concurrency", VALUE_COUNT, AT(concurrency), 1024, "N",
     "connections, so most requests at once (4)"},
    {"rate", VALUE_NUMBER, AT(rate), 1000000, "R", "requests a second, at a paced arrival"},
    {"arrival", VALUE_TEXT, AT(arrival), 0, "TYPE", "when requests are sent"},
    {"url", VALUE_TEXT, AT(url), 0, "URL", "the server, such as http://localhost:8000"},
    {"transport", VALUE_TEXT, AT(transport), 0, "TYPE", "how to reach the server"},
    {"timeout", VALUE_NUMBER, AT(timeout), 86400, "SECONDS", "for one request (60)"},
    {"endpoint", VALUE_TEXT, AT(endpoint), 0, "TYPE", "which API to use"},
    {"model", VALUE_TEXT, AT(model), 0, "NAME", "as the server calls it (default)"},
    {"prompt", VALUE_ADDED, AT(prompts), 0, "TEXT", "a prompt; may be repeated"},
    {"input", VALUE_LINES, AT(prompts), 0, "FILE", "a file with a prompt on each line"},
    {"max-tokens", VALUE_COUNT, AT(max_tokens), 10000000, "N", "longest answer to ask for"},
    {"stream", VALUE_FLAG, AT(stream), 0, NULL, "stream answers; time the first token"},
    {"ui", VALUE_TEXT, AT(ui), 0, "NAME", "what to show meanwhile"},
    {"export", VALUE_ADDED, AT(exports), 0, "FORMAT[=FILE]",
     "write the results; may be repeated (table)"},
    {"help", VALUE_FLAG, AT(help), 0, NULL, "show this"},
};
#undef AT

enum { ROWS = sizeof rows / sizeof *rows };

/* getopt_long() returns this plus the row: no short option is so large. */
enum { FIRST_ROW = 256 };

static int wrong(const struct option_row *row, const char *expected, const char *found)
{
    return message(CODE_USAGE, "--%s: expected %s, found '%s'; see: lapse run --help", row->name,
                   expected, found);
}

static int set_number(const struct option_row *row, void *member, const char *value)
{
    bool whole = row->kind == VALUE_COUNT;
    char *end, expected[64];
    double number = strtod(value, &end), least = whole ? 1 : 0.001;
    bool digits = *value && !*end && (!whole || !value[strspn(value, "0123456789")]);
    if (!digits || !(number >= least && number <= (double)row->most)) {
        snprintf(expected, sizeof expected, "a %snumber from %g to %zu", whole ? "whole " : "",
                 least, row->most);
        return wrong(row, expected, value);
    }
    if (whole)
        *(size_t *)member = (size_t)number;
    else
        *(double *)member = number;
    return CODE_FINE;
}

static int add_line(struct texts *texts, const char *file, size_t number, char *line, size_t size)
{
    if (strlen(line) < size || !utf8_valid(line))
        return message(CODE_UNDONE, "%s:%zu: expected a prompt in UTF-8, found other bytes", file,
                       number);
    line[strcspn(line, "\r\n")] = '\0';
    return !*line || texts_add(texts, line) ? CODE_FINE : message_out_of_memory();
}

static int add_lines(struct texts *texts, const char *file)
{
    char *line = NULL;
    size_t room = 0, number = 0, before = texts->count;
    ssize_t size;
    int code = CODE_FINE;
    FILE *stream = fopen(file, "r");
    if (stream)
        errno = 0;
    while (stream && code == CODE_FINE && (size = getline(&line, &room, stream)) >= 0)
        code = add_line(texts, file, ++number, line, (size_t)size);
    if (!stream || ferror(stream))
        code = message(CODE_UNDONE, "--input: cannot read '%s': %s", file, strerror(errno));
    else if (code == CODE_FINE && texts->count == before)
        code = message(CODE_UNDONE, "--input: expected a prompt on each line of '%s', found none",
                       file);
    free(line);
    if (stream)
        fclose(stream);
    return code;
}

static int set(struct options *options, const struct option_row *row, const char *value)
{
    void *member = (char *)options + row->offset;
    if (row->kind >= VALUE_TEXT && (!*value || !utf8_valid(value)))
        return wrong(row, "some text in UTF-8", value);
    switch (row->kind) {
    case VALUE_FLAG:
        *(bool *)member = true;
        return CODE_FINE;
    case VALUE_COUNT:
    case VALUE_NUMBER:
        return set_number(row, member, value);
    case VALUE_TEXT:
        *(const char **)member = value;
        return CODE_FINE;
    case VALUE_ADDED:
        return texts_add(member, value) ? CODE_FINE : message_out_of_memory();
    case VALUE_LINES:
        return add_lines(member, value);
    }
    return CODE_FINE;
}

/* `word` is what getopt_long() could not place. */
static int unknown_option(const char *word)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "="), best = SIZE_MAX, nearest = 0;
    for (size_t i = 0; i < ROWS; i++) {
        size_t distance = nearest_distance(name, length, rows[i].name);
        if (distance < best) {
            best = distance;
            nearest = i;
        }
    }
    bool near = best <= nearest_limit(length);
    return message(CODE_USAGE, "unknown option '--%.*s'%s%s%s see: lapse run --help", (int)length,
                   name, near ? ", did you mean '--" : "", near ? rows[nearest].name : "",
                   near ? "'?" : ";");
}

static int misused_option(int result, const char *word)
{
    if (result == ':')
        return message(CODE_USAGE, "'%s' needs a value; see: lapse run --help", word);
    if (optopt >= FIRST_ROW)
        return message(CODE_USAGE, "'--%s' takes no value; see: lapse run --help",
                       rows[optopt - FIRST_ROW].name);
    if (optopt)
        return message(CODE_USAGE, "unknown option '-%c'; see: lapse run --help", optopt);
    return unknown_option(word);
}

int options_read(struct options *options, int argc, char **argv)
{
    *options = (struct options){.requests = 20, .concurrency = 4, .timeout = 60};
    struct option known[ROWS + 1] = {{0}};
    for (int i = 0; i < ROWS; i++)
        known[i] = (struct option){rows[i].name, rows[i].kind != VALUE_FLAG, NULL, FIRST_ROW + i};
    optind = 1;
    opterr = 0;
    for (int result; (result = getopt_long(argc, argv, "+:", known, NULL)) != -1;) {
        if (result == ':' || result == '?')
            return misused_option(result, argv[optind - 1]);
        int code = set(options, &rows[result - FIRST_ROW], optarg);
        if (code != CODE_FINE)
            return code;
    }
    if (optind < argc)
        return message(CODE_USAGE, "unexpected argument '%s'; see: lapse run --help", argv[optind]);
    return CODE_FINE;
}

void options_free(struct options *options)
{
    texts_free(&options->prompts);
    texts_free(&options->exports);
}

void options_print_help(void)
{
    puts("usage: lapse run [OPTION...]\n"
         "\n"
         "Sends prompts to a server and reports the latency of its answers. Without --url\n"
         "an in-process server answers.\n");
    for (size_t i = 0; i < ROWS; i++) {
        char left[40];
        snprintf(left, sizeof left, "--%s%s%s", rows[i].name, rows[i].value ? " " : "",
                 rows[i].value ? rows[i].value : "");
        printf("  %-24s  %s\n", left, rows[i].help);
    }
    puts("\n"
         "Types and names are those of: lapse registry list\n"
         "\n"
         "At a paced arrival (constant, poisson) latency counts from the moment a request\n"
         "was due, so that waiting for a free connection counts too; otherwise from the\n"
         "moment it was sent.\n"
         "\n"
         "Exit status: 0 fine, 1 no implementation could be selected or every request\n"
         "failed, 2 wrong usage, 3 a file could not be read or written, 130 interrupted.");
}
