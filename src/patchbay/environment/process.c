/* Only this file uses environ and getenv(). */
#define _DEFAULT_SOURCE /* getauxval */
#include "environment/process.h"

#include <stdlib.h>
#include <sys/auxv.h>

extern char **environ;

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
    return getauxval(AT_SECURE);
}
