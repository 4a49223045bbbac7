/* The command line of `lapse run`. */
#ifndef LAPSE_OPTIONS_H
#define LAPSE_OPTIONS_H

#include "texts.h"
#include <stdbool.h>

/* What was not given is 0, NULL or empty, unless it has a default. */
struct options {
    size_t requests;    /* 20 */
    size_t concurrency; /* 4 */
    double rate;        /* requests a second */
    double timeout;     /* 60 seconds */
    size_t max_tokens;
    bool stream;
    bool help; /* and nothing else */
    const char *url, *model;
    const char *endpoint, *transport, *arrival, *ui; /* names of types */
    struct texts prompts;
    struct texts exports; /* "FORMAT" or "FORMAT=FILE" */
};

/* Reads the command line; `argv[0]` is the command's own name. Returns CODE_FINE, or another exit
 * code after a message. Either way options_free() is due. */
int options_read(struct options *options, int argc, char **argv);

void options_free(struct options *options);

/* Prints what `lapse run --help` shows. */
void options_print_help(void);

#endif
