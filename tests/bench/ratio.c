/* ratio RUNS COMMAND... -- PEER...: how long COMMAND takes against PEER, started in turns so that
 * both run under the same load; prints the ratio of the medians. Their output is discarded. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double seconds_of(char **command, const posix_spawn_file_actions_t *actions)
{
    struct timespec from, to;
    pid_t child;
    int status = 1;
    clock_gettime(CLOCK_MONOTONIC, &from);
    if (posix_spawnp(&child, command[0], actions, NULL, command, environ) == 0)
        waitpid(child, &status, 0);
    clock_gettime(CLOCK_MONOTONIC, &to);
    if (status != 0) {
        fprintf(stderr, "ratio: %s failed\n", command[0]);
        exit(1);
    }
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
    posix_spawn_file_actions_t actions;
    int runs = argc > 1 ? atoi(argv[1]) : 0;
    int split = 2;
    while (split < argc && strcmp(argv[split], "--") != 0)
        split++;
    if (runs < 1 || split == 2 || split + 1 >= argc)
        return fprintf(stderr, "usage: ratio RUNS COMMAND... -- PEER...\n"), 2;
    argv[split] = NULL;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    double *ours = calloc((size_t)runs, sizeof *ours);
    double *theirs = calloc((size_t)runs, sizeof *theirs);
    if (!ours || !theirs)
        return 3;
    for (int i = 0; i < runs; i++) {
        ours[i] = seconds_of(argv + 2, &actions);
        theirs[i] = seconds_of(argv + split + 1, &actions);
    }
    qsort(ours, (size_t)runs, sizeof *ours, compare);
    qsort(theirs, (size_t)runs, sizeof *theirs, compare);
    printf("%f\n", ours[runs / 2] / theirs[runs / 2]);
    posix_spawn_file_actions_destroy(&actions);
    free(ours);
    free(theirs);
    return 0;
}
