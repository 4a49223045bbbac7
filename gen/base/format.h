/* printf() for the few conversions that generated text is made of. With a table of ten thousand
 * entries the general one takes most of the generator's time. */
#ifndef GEN_FORMAT_H
#define GEN_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/* Like vsnprintf() into `size` bytes. Knows %s, %.*s, %d, %u, %zu, %ld, %08x and %%. Returns the
 * length without the NUL; -1 on another conversion, or when the text does not fit: then use
 * vsnprintf().
 */
int format_plainly(char *into, size_t size, const char *format, va_list list);

#endif
