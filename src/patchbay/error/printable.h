/* Texts with parts of files and variables, which may be printed to a terminal. */
#ifndef PATCHBAY_PRINTABLE_H
#define PATCHBAY_PRINTABLE_H

/* Replaces control characters other than newline, which a terminal would obey, with '?'. */
void pb_make_printable(char *text);

#endif
