/* A command line of the inspector, an argument a line. */
#include "fuzz.h"

#include "demo_registry.h"
#include <stdlib.h>
#include <string.h>

enum { ARGUMENTS_MOST = 16 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const environment[] = {NULL};
    size_t count;
    char **arguments = fuzz_lines(bytes, size, ARGUMENTS_MOST, &count);
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    for (size_t i = 0; i < count; i++)
        if (strstr(arguments[i], "load")) /* would run what is in any file */
            arguments[i][0] = '\0';
    struct patchbay *registry = patchbay_open(&demo_table, &options, NULL);
    fuzz_capture_begin();
    int status = patchbay_command(registry, (int)count, arguments);
    fuzz_capture_end();
    if (status < 0 || status > 3)
        fuzz_found("an undocumented exit status", arguments[0]);
    patchbay_close(registry);
    free(arguments);
    return 0;
}
