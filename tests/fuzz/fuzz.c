#define _GNU_SOURCE /* stdout can be assigned */
#include "fuzz.h"

#include "notes/utf8.h"
#include <stdlib.h>
#include <string.h>

void fuzz_found(const char *what, const char *text)
{
    dprintf(2, "%s: '%s'\n", what, text); /* stderr may be captured */
    abort();
}

void fuzz_check_output(const char *what, const char *text, size_t size)
{
    if (memchr(text, '\0', size))
        fuzz_found(what, text);
    for (const char *at = text; at < text + size; at += pb_utf8_length(at) + !pb_utf8_length(at))
        if (pb_utf8_control(at) && *at != '\n' && *at != '\t')
            fuzz_found(what, text);
}

char **fuzz_lines(const uint8_t *bytes, size_t size, size_t most, size_t *count)
{
    char **lines = malloc((most + 1) * sizeof *lines + size + 1);
    char *text = (char *)(lines + most + 1), *newline;
    memcpy(text, bytes, size);
    text[size] = '\0';
    for (*count = 0; *count < most; text = newline + 1) {
        lines[(*count)++] = text;
        newline = strchr(text, '\n');
        if (!newline)
            break;
        *newline = '\0';
    }
    lines[*count] = NULL;
    return lines;
}

static FILE *standard[2];
static char *captured;
static size_t captured_size;

void fuzz_capture_begin(void)
{
    standard[0] = stdout;
    standard[1] = stderr;
    stdout = stderr = open_memstream(&captured, &captured_size);
}

void fuzz_capture_end(void)
{
    fclose(stdout);
    stdout = standard[0];
    stderr = standard[1];
    fuzz_check_output("output", captured, captured_size);
    free(captured);
}
