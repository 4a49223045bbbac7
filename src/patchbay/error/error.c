#include "error/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void pb_error_clear(struct patchbay_error *error)
{
    error->code = PATCHBAY_NO_ERROR;
    error->text[0] = error->hint[0] = '\0';
}

bool pb_error_set(struct patchbay_error *error, enum patchbay_code code, const char *format, ...)
{
    if (!error)
        return false;
    error->code = code;
    error->hint[0] = '\0';
    va_list list;
    va_start(list, format);
    vsnprintf(error->text, sizeof error->text, format, list);
    va_end(list);
    return false;
}

bool pb_error_add(struct patchbay_error *error, const char *format, ...)
{
    if (!error)
        return false;
    size_t used = strlen(error->text);
    va_list list;
    va_start(list, format);
    vsnprintf(error->text + used, sizeof error->text - used, format, list);
    va_end(list);
    return false;
}

bool pb_error_hint(struct patchbay_error *error, const char *format, ...)
{
    if (!error)
        return false;
    size_t used = strlen(error->hint);
    if (used && used + 1 < sizeof error->hint)
        error->hint[used++] = '\n';
    va_list list;
    va_start(list, format);
    vsnprintf(error->hint + used, sizeof error->hint - used, format, list);
    va_end(list);
    return false;
}

bool pb_error_transient(int number, struct patchbay_error *error)
{
    return number == ENOMEM ? pb_error_out_of_memory(error)
                            : pb_error_set(error, PATCHBAY_TEMPORARY, "%s", strerror(number));
}

bool pb_error_is_transient(const struct patchbay_error *error)
{
    return error->code == PATCHBAY_OUT_OF_MEMORY || error->code == PATCHBAY_TEMPORARY;
}

bool pb_error_out_of_memory(struct patchbay_error *error)
{
    return pb_error_set(error, PATCHBAY_OUT_OF_MEMORY, "out of memory");
}

bool pb_error_sealed(const char *source, struct patchbay_error *error)
{
    pb_error_set(error, PATCHBAY_SEALED, "%s: the registry is sealed", source);
    return pb_error_hint(error, "make changes before patchbay_seal()");
}
