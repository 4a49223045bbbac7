/* Only this file uses environ and getenv(). */
#define _DEFAULT_SOURCE /* getauxval */
#include "environment/process.h"

#include <stdlib.h>
#ifndef _WIN32
#include <sys/auxv.h>

extern char **environ;
#endif

const char *const *pb_process_environment(void)
{
    return (const char *const *)environ;
}

const char *pb_process_variable(const char *name)
{
    const char *value = getenv(name);
    return value ? value : "";
}

bool pb_is_elevated(void)
{
#ifdef _WIN32
    return false;
#else
    return getauxval(AT_SECURE);
#endif
}
