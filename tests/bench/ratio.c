/* ratio RUNS COMMAND... -- PEER...: how long COMMAND takes against PEER, started in turns so that
 * both run under the same load; prints the ratio of the medians. With four commands, what the first
 * takes more than the second against what the third takes more than the fourth. Their output is
 * discarded. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { COMMANDS = 4 };

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

/* Splits the arguments at "--"; returns how many commands there are. */
static int split(char **arguments, char **commands[COMMANDS])
{
    int count = 0;
    for (char **at = arguments; *at && count < COMMANDS; at++) {
        commands[count++] = at;
        while (*at && strcmp(*at, "--") != 0)
            at++;
        if (!*at || at == commands[count - 1])
            return at == commands[count - 1] ? 0 : count;
        *at = NULL;
    }
    return 0;
}

int main(int argc, char **argv)
{
    posix_spawn_file_actions_t actions;
    char **commands[COMMANDS];
    double median[COMMANDS];
    int runs = argc > 1 ? atoi(argv[1]) : 0;
    int count = argc > 2 ? split(argv + 2, commands) : 0;
    if (runs < 1 || (count != 2 && count != 4))
        return fprintf(stderr, "usage: ratio RUNS COMMAND... -- PEER... [-- ... -- ...]\n"), 2;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double *took = calloc((size_t)runs * COMMANDS, sizeof *took);
    if (!took)
        return 3;
    for (int i = 0; i < runs; i++)
        for (int j = 0; j < count; j++)
            took[j * runs + i] = seconds_of(commands[j], &actions);
    for (int j = 0; j < count; j++) {
        qsort(took + j * runs, (size_t)runs, sizeof *took, compare);
        median[j] = took[j * runs + runs / 2];
    }
    printf("%f\n",
           count == 2 ? median[0] / median[1] : (median[0] - median[1]) / (median[2] - median[3]));
    posix_spawn_file_actions_destroy(&actions);
    free(took);
    return 0;
}
