/* What the fuzzers share. Each defines LLVMFuzzerTestOneInput(); replay.c runs it on files where
 * libFuzzer is missing. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the process, so that the input is kept, with the reason. */
_Noreturn void fuzz_found(const char *what, const char *text);

/* Output for people and files has no control characters but newlines and tabs. */
void fuzz_check_output(const char *what, const char *text, size_t size);

/* The lines of an input as strings, at most `most`; free() the result, a single allocation. */
char **fuzz_lines(const uint8_t *bytes, size_t size, size_t most, size_t *count);

/* Everything that is printed to stdout and stderr between the two calls, checked as output. */
void fuzz_capture_begin(void);
void fuzz_capture_end(void);

#endif
