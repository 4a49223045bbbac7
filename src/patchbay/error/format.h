/* Functions that take a format, whose arguments the compiler checks. */
#ifndef PATCHBAY_FORMAT_H
#define PATCHBAY_FORMAT_H

#include <stdio.h>

#ifdef __MINGW_PRINTF_FORMAT /* Windows has two dialects, <stdio.h> tells which one it uses */
#define PB_PRINTF(text, first) __attribute__((format(__MINGW_PRINTF_FORMAT, text, first)))
#else
#define PB_PRINTF(text, first) __attribute__((format(printf, text, first)))
#endif

#endif
