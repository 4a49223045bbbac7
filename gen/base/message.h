/* Messages about the command line and files. */
#ifndef GEN_MESSAGE_H
#define GEN_MESSAGE_H

/* Prints "patchbay-gen: " and the formatted text to stderr, with '?' for control characters, which
 * a terminal would obey. The newline is added. */
__attribute__((format(printf, 1, 2))) void message(const char *format, ...);

#endif
