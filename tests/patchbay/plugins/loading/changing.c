#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, usleep */
#include "changing.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char path[] = BINARY "/changing.XXXXXX";
static pid_t process;
static unsigned long *changes; /* shared with the process */

static const char *const names[] = {"first", "second", "third", "text"};
static const char *const files[] = {
    VARIANTS "/ranked/loading_ranked.so", VARIANTS "/high/loading_high.so",
    VARIANTS "/broken/loading_broken.so", VARIANTS "/quiet/loading_quiet.so", "/dev/null"};
enum { NAMES = sizeof names / sizeof *names, FILES = sizeof files / sizeof *files };

static const char *name_of(const char *name, const char *end)
{
    static char text[sizeof path + 32];
    snprintf(text, sizeof text, "%s/%s%s", path, name, end);
    return text;
}

/* Under another name first: a file that is mapped must not change. */
static void copy(const char *from, const char *name)
{
    static char bytes[256 * 1024];
    char part[sizeof path + 32];
    strcpy(part, name_of(name, ".part"));
    FILE *source = fopen(from, "rb"), *target = fopen(part, "wb");
    if (!source || !target)
        _exit(1);
    size_t size = fread(bytes, 1, sizeof bytes, source);
    fwrite(bytes, 1, size, target);
    fclose(source);
    fclose(target);
    rename(part, name_of(name, ".so"));
}

static void change(unsigned *seed)
{
    const char *name = names[(unsigned)rand_r(seed) % NAMES];
    const char *file = files[(unsigned)rand_r(seed) % FILES];
    struct stat status;
    switch (rand_r(seed) % 5) {
    case 0:
        unlink(name_of(name, ".so"));
        break;
    case 1:
        unlink(name_of(name, ".so"));
        if (symlink(file, name_of(name, ".so")) != 0)
            return;
        break;
    case 2: /* writable by everybody: refused */
        if (lstat(name_of(name, ".so"), &status) != 0 || !S_ISREG(status.st_mode))
            return;
        chmod(name_of(name, ".so"), 0666);
        break;
    default:
        copy(file, name);
    }
    ++*changes;
}

bool changing_start(void)
{
    changes = mmap(NULL, sizeof *changes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
                   0);
    if (changes == MAP_FAILED || !mkdtemp(path))
        return false;
    process = fork();
    if (process == 0) {
        unsigned seed = 1;
        for (pid_t parent = getppid(); getppid() == parent; usleep(300))
            change(&seed);
        _exit(0);
    }
    return process > 0;
}

unsigned long changing_stop(void)
{
    kill(process, SIGKILL);
    waitpid(process, NULL, 0);
    for (size_t i = 0; i < NAMES; i++) {
        unlink(name_of(names[i], ".so"));
        unlink(name_of(names[i], ".part"));
    }
    rmdir(path);
    return *changes;
}

const char *changing_path(void)
{
    return path;
}
