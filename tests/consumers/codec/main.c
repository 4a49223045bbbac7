#include "codec_registry.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT;
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&codec_table, NULL, &error);
    if (!registry)
        return fprintf(stderr, "codec: %s\n", error.text), 3;
    const struct codec_sum *sum = codec_get_sum(registry, CODEC_SUM_BYTES, &error);
    int status = sum ? 0 : 1;
    if (argc > 1 && strcmp(argv[1], "registry") == 0) /* knows now what declined, and why */
        status = patchbay_command(registry, argc - 2, argv + 2);
    else if (sum && codec_select_sum(registry, CODEC_SUM_BYTES, &selection, &error))
        printf("%s: %u\n", selection.identifier, sum->add((const unsigned char *)"abc", 3));
    else
        fprintf(stderr, "codec: %s\n", error.text);
    patchbay_close(registry);
    return status;
}
