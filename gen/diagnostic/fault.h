/* Faults of the input: collected, then printed together in file order. */
#ifndef GEN_FAULT_H
#define GEN_FAULT_H

#include "base/arena.h"
#include "base/strings.h"
#include "diagnostic/mark.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Every code once; codes.def gives each its name: FAULT_UNKNOWN_KEY prints as [unknown-key]. */
enum fault_code {
#define FAULT(code, name, title) FAULT_##code,
#include "diagnostic/codes.def"
#undef FAULT
    FAULT_CODES
};

/* How many are printed; further ones are only counted. */
enum { FAULTS_SHOWN = 20 };

/* Special widths: no excerpt (the fault concerns the whole file); the word at the mark, up to a
 * blank. Every width is cut at the end of the line. */
#define FAULT_WHOLE_FILE 0U
#define FAULT_WORD ((1U << 27) - 1) /* READ_MOST: no file has a longer line */

struct fault;
struct faults;

/* `file` is shown, without control characters; `bytes` are the input and stay valid as long as the
 * faults. */
struct faults *faults_create(struct arena *arena, const char *file, const char *bytes, size_t size);

/* 0: none was added. Two faults with the same mark and code are printed as one but count twice. */
size_t faults_count(const struct faults *faults);

/* The place of the last of `texts`, when they follow each other in the input from `from` on; line 0
 * if they do not. */
struct mark faults_search(const struct faults *faults, struct mark from,
                          const struct strings *texts);

/* Adds a fault at `mark`, with a caret `width` code points wide. Returns it, for the two functions
 * below; never NULL. */
__attribute__((format(printf, 5, 6))) struct fault *fault_add(struct faults *faults,
                                                              enum fault_code code,
                                                              struct mark mark, size_t width,
                                                              const char *format, ...);

/* Whether the fault can be among those that are printed: otherwise a long search for a hint is not
 * worth it. */
bool fault_may_show(const struct fault *fault);

/* Adds a second place: "registry.yaml:3:1: note: first defined here" with its line and caret. */
void fault_note(struct fault *fault, struct mark mark, size_t width, const char *text);

/* Adds a line with the remedy: "did you mean 'functions'?" */
__attribute__((format(printf, 2, 3))) void fault_hint(struct fault *fault, const char *format, ...);

/* Adds what deserves attention and is not a fault. */
__attribute__((format(printf, 4, 5))) void faults_remark(struct faults *faults, struct mark mark,
                                                         size_t width, const char *format, ...);

/* Prints remarks, then faults in file order, at most FAULTS_SHOWN but one of each code before a
 * second of any; then counts them. */
void faults_print(const struct faults *faults, FILE *stream);

#endif
