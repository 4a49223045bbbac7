/* The names of the C library. */
#ifndef GEN_C_LIBRARY_H
#define GEN_C_LIBRARY_H

#include <stdbool.h>

/* Whether a function, type, variable or constant of the C library has this name, or it is main. */
bool c_library_has(const char *text);

/* Whether headers define this lower-case word as a macro with arguments, which replaces the call of
 * a member of that name: isnan, major. */
bool c_library_has_macro(const char *text);

#endif
