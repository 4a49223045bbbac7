/* The command line of `lapse run`. */
#ifndef LAPSE_OPTIONS_H
#define LAPSE_OPTIONS_H

#include "text/texts.h"
#include <stdbool.h>

/* An option that was not given is 0, NULL or empty, unless it has a default. */
struct options {
    size_t requests;    /* 20 */
    size_t concurrency; /* 4 */
    double rate;        /* requests a second */
    double timeout;     /* 60 seconds */
    size_t max_tokens;
    bool stream;
    bool help; /* print the help and exit */
    const char *url, *model;
    const char *endpoint, *transport, *arrival, *ui; /* names of types */
    struct texts prompts;
    struct texts headers; /* "NAME: VALUE" */
    struct texts exports; /* "FORMAT" or "FORMAT=FILE" */
};

/* Reads the command line; `argv[0]` is the command's own name. Returns CODE_OK, or another exit
 * code after a message. Either way the caller calls options_free(). */
int options_read(struct options *options, int argc, char **argv);

void options_free(struct options *options);

/* Prints the output of `lapse run --help`. */
void options_print_help(void);

#endif
