/* A finding of `check`. */
#ifndef PATCHBAY_FINDING_H
#define PATCHBAY_FINDING_H

#include <stdbool.h>

struct value;

/* `severity` is "error", "warning" or "note"; `code` may be NULL. */
void pb_finding_add(struct value *findings, const char *severity, const char *code,
                    const char *subject, const char *text, const char *hint);

/* The same without text and hint, which the caller adds, in this order. */
struct value *pb_finding_begin(struct value *findings, const char *severity, const char *code,
                               const char *subject);

/* Whether one of them is an error. */
bool pb_findings_fail(const struct value *findings);

#endif
