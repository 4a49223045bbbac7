#include "options.h"

#include "report/message.h"
#include "report/wrap.h"
#include "text/nearest.h"
#include "text/utf8.h"
#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum value_kind {
    VALUE_FLAG,   /* bool; has no value */
    VALUE_COUNT,  /* size_t, at least 1 */
    VALUE_NUMBER, /* double, above 0 */
    VALUE_TEXT,   /* const char *, UTF-8 */
    VALUE_ADDED,  /* struct texts: one more element, UTF-8 */
    VALUE_LINES,  /* struct texts: one more element for each line of a file */
    VALUE_HEADER, /* struct texts: one more header */
    VALUE_KEY     /* struct texts: the header with the API key that a variable holds */
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
    {"requests", VALUE_COUNT, AT(requests), 1000000, "N", "number of requests (default 20)"},
    {"concurrency", VALUE_COUNT, AT(concurrency), 1024, "N",
     "number of connections, each with one request at a time (default 4)"},
    {"rate", VALUE_NUMBER, AT(rate), 1000000, "R", "requests per second; implies a paced arrival"},
    {"arrival", VALUE_TEXT, AT(arrival), 0, "TYPE", "when requests are sent"},
    {"url", VALUE_TEXT, AT(url), 0, "URL", "server, for example http://localhost:8000"},
    {"transport", VALUE_TEXT, AT(transport), 0, "TYPE", "how the server is reached"},
    {"header", VALUE_HEADER, AT(headers), 0, "NAME:VALUE", "HTTP header to send; repeatable"},
    {"api-key-env", VALUE_KEY, AT(headers), 0, "VARIABLE",
     "environment variable with an API key, sent as 'Authorization: Bearer KEY'"},
    {"timeout", VALUE_NUMBER, AT(timeout), 86400, "SECONDS", "limit for one request (default 60)"},
    {"endpoint", VALUE_TEXT, AT(endpoint), 0, "TYPE", "API to use"},
    {"model", VALUE_TEXT, AT(model), 0, "NAME", "model to request (default 'default')"},
    {"prompt", VALUE_ADDED, AT(prompts), 0, "TEXT", "prompt to send; repeatable"},
    {"input", VALUE_LINES, AT(prompts), 0, "FILE", "file with one prompt per line"},
    {"max-tokens", VALUE_COUNT, AT(max_tokens), 10000000, "N", "limit for the length of an answer"},
    {"stream", VALUE_FLAG, AT(stream), 0, NULL,
     "stream answers and measure the time to the first token"},
    {"ui", VALUE_TEXT, AT(ui), 0, "NAME", "how progress is shown"},
    {"export", VALUE_ADDED, AT(exports), 0, "FORMAT[=FILE]",
     "write the results; repeatable (default table)"},
    {"help", VALUE_FLAG, AT(help), 0, NULL, "print this help"},
};
#undef AT

enum { ROWS = sizeof rows / sizeof *rows };

/* getopt_long() returns this plus the row: no short option is as large. */
enum { FIRST_ROW = 256 };

static int invalid(const struct option_row *row, const char *expected, const char *found)
{
    return message(CODE_USAGE, "--%s: expected %s, found '%s'\nsee: lapse run --help", row->name,
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
        return invalid(row, expected, value);
    }
    if (whole)
        *(size_t *)member = (size_t)number;
    else
        *(double *)member = number;
    return CODE_OK;
}

static int add_line(struct texts *texts, const char *file, size_t number, char *line, size_t size)
{
    if (strlen(line) < size || !utf8_valid(line))
        return message(CODE_ERROR, "--input: %s:%zu: not UTF-8 text", file, number);
    line[strcspn(line, "\r\n")] = '\0';
    return !*line || texts_add(texts, line) ? CODE_OK : message_out_of_memory();
}

static int add_lines(struct texts *texts, const char *file)
{
    char *line = NULL;
    size_t room = 0, number = 0, before = texts->count;
    ssize_t size;
    int code = CODE_OK;
    FILE *stream = fopen(file, "r");
    if (stream)
        errno = 0;
    while (stream && code == CODE_OK && (size = getline(&line, &room, stream)) >= 0)
        code = add_line(texts, file, ++number, line, (size_t)size);
    if (!stream || ferror(stream))
        code = message(CODE_ERROR, "--input: cannot read '%s': %s", file, strerror(errno));
    else if (code == CODE_OK && texts->count == before)
        code = message(CODE_ERROR, "--input: no prompts in '%s'", file);
    free(line);
    if (stream)
        fclose(stream);
    return code;
}

/* Control characters would end the header and begin another. */
static bool is_header_value(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            return false;
    return true;
}

static int add_header(const struct option_row *row, struct texts *headers, const char *header)
{
    static const char name[] = "!#$%&'*+-.^_`|~0123456789"
                               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t size = strspn(header, name);
    const char *value = header + size + (header[size] == ':');
    if (size == 0 || header[size] != ':' || !value[strspn(value, " ")] || !is_header_value(value))
        return invalid(row, row->value, header);
    return texts_add(headers, header) ? CODE_OK : message_out_of_memory();
}

/* The key itself is never printed. */
static int add_key(const struct option_row *row, struct texts *headers, const char *variable)
{
    static const char start[] = "Authorization: Bearer ";
    const char *key = getenv(variable);
    if (!key || !*key || !is_header_value(key))
        return message(CODE_USAGE, "--%s: variable %s %s", row->name, variable,
                       !key    ? "is not set"
                       : !*key ? "is empty"
                               : "contains control characters");
    char *header = malloc(sizeof start + strlen(key));
    bool added = header && texts_add(headers, strcat(strcpy(header, start), key));
    free(header);
    return added ? CODE_OK : message_out_of_memory();
}

static int set(struct options *options, const struct option_row *row, const char *value)
{
    void *member = (char *)options + row->offset;
    if (row->kind >= VALUE_TEXT && (!*value || !utf8_valid(value)))
        return invalid(row, *value ? "UTF-8 text" : "a value", value);
    switch (row->kind) {
    case VALUE_FLAG:
        *(bool *)member = true;
        return CODE_OK;
    case VALUE_COUNT:
    case VALUE_NUMBER:
        return set_number(row, member, value);
    case VALUE_TEXT:
        *(const char **)member = value;
        return CODE_OK;
    case VALUE_ADDED:
        return texts_add(member, value) ? CODE_OK : message_out_of_memory();
    case VALUE_LINES:
        return add_lines(member, value);
    case VALUE_HEADER:
        return add_header(row, member, value);
    case VALUE_KEY:
        return add_key(row, member, value);
    }
    return CODE_OK;
}

/* `word` is what getopt_long() did not recognise. */
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
    if (best <= nearest_limit(length))
        return message(CODE_USAGE, "unknown option '--%.*s'\ndid you mean '--%s'?", (int)length,
                       name, rows[nearest].name);
    return message(CODE_USAGE, "unknown option '--%.*s'\nsee: lapse run --help", (int)length, name);
}

static int misused_option(int result, const char *word)
{
    if (result == ':')
        return message(CODE_USAGE, "option '%s' requires an argument\nsee: lapse run --help", word);
    if (optopt >= FIRST_ROW)
        return message(CODE_USAGE, "option '--%s' takes no argument\nsee: lapse run --help",
                       rows[optopt - FIRST_ROW].name);
    if (optopt)
        return message(CODE_USAGE, "unknown option '-%c'\nsee: lapse run --help", optopt);
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
    for (int result; (result = getopt_long(argc, argv, "+:h", known, NULL)) != -1;) {
        if (result == ':' || result == '?')
            return misused_option(result, argv[optind - 1]);
        if (result == 'h') {
            options->help = true;
            continue;
        }
        int code = set(options, &rows[result - FIRST_ROW], optarg);
        if (code != CODE_OK)
            return code;
    }
    if (optind < argc && strcmp(argv[optind], "help") == 0)
        options->help = true;
    else if (optind < argc)
        return message(CODE_USAGE, "unexpected argument '%s'\nsee: lapse run --help", argv[optind]);
    return CODE_OK;
}

void options_free(struct options *options)
{
    texts_free(&options->prompts);
    texts_free(&options->headers);
    texts_free(&options->exports);
}

void options_print_help(void)
{
    enum { BESIDE = 28, BELOW = 6, NARROW = 60 };
    size_t columns = wrap_columns(stdout);
    puts("usage: lapse run [OPTION...]\n");
    wrap_text(stdout,
              "Sends prompts to a server and reports the latency of its answers. Without --url an "
              "in-process server answers.",
              0, columns);
    putchar('\n');
    for (size_t i = 0; i < ROWS; i++) {
        const char *value = rows[i].value ? rows[i].value : "";
        int size = printf("  --%s%s%s", rows[i].name, *value ? " " : "", value);
        int indent = columns < NARROW ? BELOW : BESIDE;
        printf(columns < NARROW ? "\n%*s" : "%*s", indent - (columns < NARROW ? 0 : size), "");
        wrap_text(stdout, rows[i].help, (size_t)indent, columns);
    }
    static const char *const paragraphs[] = {
        "'lapse registry list' lists the types and names.",
        "With a paced arrival (constant, poisson) latency is measured from the time a request was "
        "due, so it includes waiting for a free connection; otherwise from the time it was sent.",
        "Exit status: 0 success, 1 no usable implementation or all requests failed, 2 usage error, "
        "3 a file could not be read or written, 130 interrupted.",
    };
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
        putchar('\n');
        wrap_text(stdout, paragraphs[i], 0, columns);
    }
}
