/* Names: their grammar, and which are taken. */
#ifndef GEN_NAMES_H
#define GEN_NAMES_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

/* Whether `text` matches [a-z][a-z0-9_]*, of any length. */
bool name_is_valid(const char *text);

/* Whether `text` matches [A-Za-z][A-Za-z0-9_-]*, of any length: C has such a name folded. */
bool name_is_written(const char *text);

/* Whether look-ups take two names for the same. */
bool name_equal(const char *left, const char *right);

/* Whether `text` is printable ASCII without blank and `: = , / *`, not empty, and does not begin
 * with `-` or `!`. */
bool name_is_alias(const char *text);

/* Whether `text` is a C identifier. */
bool name_is_identifier(const char *text);

/* Whether `text` can name a member of a C struct: a, or a.b for a nested one. */
bool name_is_member(const char *text);

/* The language that has `text` as a keyword, "C" (C11 to C23) or "C++" (C++11 to C++20, alternative
 * tokens included), or NULL. Keywords of both count as C. */
const char *name_keyword_of(const char *text);

/* Whether compilers or system headers define this word as a macro: linux, errno... */
bool name_is_macro(const char *text);

/* Whether `text` is patchbay or begins with patchbay_: names of the run-time library. */
bool name_is_of_library(const char *text);

/* Whether a registry of this name would read variables of other software: ld, gst, qt... */
bool name_is_reserved_registry(const char *text);

/* ASCII in upper case. */
char *name_upper(struct arena *arena, const char *text);

/* `text` as look-ups compare it: ASCII in lower case, '-' as '_'. */
char *name_folded(struct arena *arena, const char *text);

/* `text` as a valid name: in lower case, with '_' for '-', '.', blanks and before
 * the humps of camelCase. NULL when that is not
 * valid either. */
const char *name_from(struct arena *arena, const char *text);

#endif
