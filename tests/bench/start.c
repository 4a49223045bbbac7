/* Opens the registry named by TABLE and ends. With an argument, prints how many KiB of memory
 * it has made its own by then, by relocating or writing. (Private_Dirty would also count pages of a
 * program that was just linked and is not on the disk yet.) */
#include <patchbay/patchbay.h>
#include <stdio.h>

extern const struct patchbay_table TABLE;

static long own_memory(void)
{
    char line[256];
    long total = 0, size;
    FILE *maps = fopen("/proc/self/smaps_rollup", "r");
    while (maps && fgets(line, sizeof line, maps))
        if (sscanf(line, "Anonymous: %ld", &size) == 1)
            total += size;
    if (maps)
        fclose(maps);
    return total;
}

int main(int argc, char **argv)
{
    (void)argv;
    if (!patchbay_open(&TABLE, NULL, NULL))
        return 1;
    if (argc > 1)
        printf("%ld\n", own_memory());
    return 0;
}
