/* `patchbay show` and `patchbay lint` of a file with any bytes, as text and as JSON. */
#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int inspect_main(int argc, char **argv); /* of src/inspect */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const commands[] = {"show", "lint"};
    static const char *const outputs[] = {"--json", "--plain", "--color=never"};
    char path[64];
    int file = memfd_create("plugin.so", 0);
    if (file < 0 || write(file, bytes, size) != (ssize_t)size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < 3; j++) {
            char *arguments[] = {"patchbay", (char *)commands[i], (char *)outputs[j], path, NULL};
            fuzz_capture_begin();
            inspect_main(4, arguments);
            fuzz_capture_end();
        }
    close(file);
    return 0;
}
