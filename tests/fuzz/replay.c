/* Runs a fuzzer on files, and on the files in directories: REPLAY PATH... */
#include "fuzz.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static size_t replayed;

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || fstat(fileno(file), &status) != 0 || !S_ISREG(status.st_mode)) {
        perror(path);
        exit(1);
    }
    uint8_t *bytes = malloc((size_t)status.st_size + 1);
    size_t size = fread(bytes, 1, (size_t)status.st_size, file);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    replayed++;
}

static void replay(const char *path)
{
    char below[4096];
    DIR *directory = opendir(path);
    if (!directory) {
        replay_file(path);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.' && !strstr(entry->d_name, ".expected")) {
            snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
            replay(below);
        }
    closedir(directory);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    printf("%zu inputs\n", replayed);
    return replayed ? 0 : 1;
}
