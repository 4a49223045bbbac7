/* Messages on stderr, and the exit codes that go with them. */
#ifndef LAPSE_REPORT_MESSAGE_H
#define LAPSE_REPORT_MESSAGE_H

#include <patchbay/patchbay.h>

enum {
    CODE_OK = 0,
    CODE_FAILED = 1,       /* a selection failed, or every request did */
    CODE_USAGE = 2,        /* invalid command line */
    CODE_ERROR = 3,        /* a file could not be read or written, or memory ran out */
    CODE_INTERRUPTED = 130 /* what shells report after SIGINT */
};

/* Prints "lapse: ", the text and a newline; a hint is a second line of `format`. Returns `code`. */
__attribute__((format(printf, 2, 3))) int message(int code, const char *format, ...);

/* Prints an error of the registry with its hint, after "OPTION: " unless `option` is NULL. Returns
 * `code`. */
int message_error(int code, const char *option, const struct patchbay_error *error);

/* Returns CODE_ERROR. */
int message_out_of_memory(void);

#endif
