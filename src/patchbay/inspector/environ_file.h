#ifndef PATCHBAY_ENVIRON_FILE_H
#define PATCHBAY_ENVIRON_FILE_H

/* The strings of a file such as /proc/PID/environ, ended by NULL; freed by pb_environ_free(). NULL
 * after a message on stderr. */
char **pb_environ_read(const char *program, const char *file);
void pb_environ_free(char **strings);

#endif
