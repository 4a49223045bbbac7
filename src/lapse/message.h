/* Messages to stderr, and the exit codes that go with them. */
#ifndef LAPSE_MESSAGE_H
#define LAPSE_MESSAGE_H

enum {
    CODE_FINE = 0,
    CODE_NO = 1,           /* a selection failed, or every request did */
    CODE_USAGE = 2,        /* the command line is wrong */
    CODE_UNDONE = 3,       /* the work could not be done: a file, memory */
    CODE_INTERRUPTED = 130 /* as shells say it for SIGINT */
};

/* Prints "lapse: ..." and a newline. Returns `code`. */
__attribute__((format(printf, 2, 3))) int message(int code, const char *format, ...);

/* Says that memory is short. Returns CODE_UNDONE. */
int message_out_of_memory(void);

#endif
