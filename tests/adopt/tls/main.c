/* tls: prints version and flags of the backend that is selected. */
#include "tls.h"
#include "tls_registry.h"
#include <stdio.h>

int main(void)
{
    char version[32];
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&tls_table, NULL, &error);
    const struct tls_backend *backend = tls_get_backend_by_name(registry, NULL, &error);
    if (!backend)
        return fprintf(stderr, "%s\n%s\n", error.text, error.hint), 1;
    backend->version(version, sizeof version);
    printf("%d %s %u\n", ((const struct tls_info *)(const void *)backend)->id, version,
           backend->supports);
    patchbay_close(registry);
    return 0;
}
