/* The exit statuses of patchbay-gen. */
#ifndef GEN_EXIT_STATUS_H
#define GEN_EXIT_STATUS_H

enum exit_status {
    STATUS_SUCCESS = 0,
    STATUS_NEGATIVE = 1, /* invalid input, files differ, plugins would stop working */
    STATUS_USAGE = 2,
    STATUS_FAILURE = 3 /* a file could not be read or written, out of memory */
};

#endif
