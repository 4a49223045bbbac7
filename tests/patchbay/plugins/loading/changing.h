/* A directory of plugins that another process changes all the time: files come, go, are replaced by
 * others of the same name and become worthless. */
#ifndef TESTS_CHANGING_H
#define TESTS_CHANGING_H

#include <stdbool.h>

/* Makes a directory for plugins and starts the process. False on failure. */
bool changing_start(void);

/* Ends the process and removes the directory. Returns how many changes it made. */
unsigned long changing_stop(void);

const char *changing_path(void);

#endif
