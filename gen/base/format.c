#include "base/format.h"

#include <stdbool.h>
#include <string.h>

/* Where to append. */
struct output {
    char *at, *end;
};

static bool put(struct output *output, const char *bytes, size_t size)
{
    if ((size_t)(output->end - output->at) <= size)
        return false;
    memcpy(output->at, bytes, size);
    output->at += size;
    return true;
}

static bool put_number(struct output *output, unsigned long number, unsigned base, size_t digits)
{
    char text[24], *first = text + sizeof text;
    while (number || (size_t)(text + sizeof text - first) < digits) {
        *--first = "0123456789abcdef"[number % base];
        number /= base;
    }
    return put(output, first, (size_t)(text + sizeof text - first));
}

static bool put_integer(struct output *output, long number)
{
    unsigned long size = number < 0 ? -(unsigned long)number : (unsigned long)number;
    return (number >= 0 || put(output, "-", 1)) && put_number(output, size, 10, 1);
}

static bool starts_with(const char *format, const char *conversion)
{
    return strncmp(format, conversion, strlen(conversion)) == 0;
}

/* Appends what stands before the next conversion, and returns where that begins. */
static const char *put_literal(struct output *output, const char *format)
{
    while (*format && *format != '%' && output->at < output->end)
        *output->at++ = *format++;
    return format;
}

int format_plainly(char *into, size_t size, const char *format, va_list list)
{
    struct output output = {into, into + size};
    for (bool fits = true; fits;) {
        format = put_literal(&output, format);
        if (output.at == output.end)
            break;
        if (!*format) {
            *output.at = '\0';
            return (int)(output.at - into);
        }
        size_t taken = 2;
        if (format[1] == 's') {
            const char *string = va_arg(list, const char *);
            fits = put(&output, string, strlen(string));
        } else if (format[1] == 'u') {
            fits = put_number(&output, va_arg(list, unsigned), 10, 1);
        } else if (format[1] == 'd') {
            fits = put_integer(&output, va_arg(list, int));
        } else if (format[1] == '%') {
            fits = put(&output, "%", 1);
        } else if (starts_with(format, "%zu")) {
            fits = put_number(&output, va_arg(list, size_t), 10, 1);
            taken = 3;
        } else if (starts_with(format, "%ld")) {
            fits = put_integer(&output, va_arg(list, long));
            taken = 3;
        } else if (starts_with(format, "%.*s")) {
            int length = va_arg(list, int);
            fits = put(&output, va_arg(list, const char *), (size_t)length);
            taken = 4;
        } else if (starts_with(format, "%08x")) {
            fits = put_number(&output, va_arg(list, unsigned), 16, 8);
            taken = 4;
        } else {
            break;
        }
        format += taken;
    }
    return -1;
}
