/* The program's file, where /proc is not mounted. */
#ifndef PATCHBAY_PROGRAM_H
#define PATCHBAY_PROGRAM_H

#include <stdbool.h>

/* Writes the path, without links, of the program's file, of at most PATH_MAX bytes; false when the
 * kernel did not pass an absolute one, when it is not the file that runs, or when `address` belongs
 * to a library. */
bool pb_program_file(const void *address, char *path);

#endif
