#define _XOPEN_SOURCE 700 /* posix_openpt() */

#include "program.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

char *program_read_file(const char *path)
{
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    size_t room = 1 << 20, size;
    char *text = malloc(room);
    assert_non_null(text);
    size = fread(text, 1, room - 1, stream);
    assert_true(feof(stream));
    text[size] = '\0';
    fclose(stream);
    return text;
}

/* The results must not depend on the plugins that were built with lapse. */
#ifdef LAPSE_TAKES_PLUGINS
static const char without_plugins[] = "export LAPSE_PLUGIN_SYSTEM_PATH=none;";
#else
static const char without_plugins[] = "";
#endif

struct program program_run(const char *environment, const char *arguments)
{
    char out[] = "/tmp/lapse-out-XXXXXX", err[] = "/tmp/lapse-err-XXXXXX", line[2000];
    close(mkstemp(out));
    close(mkstemp(err));
    int size = snprintf(line, sizeof line, "%s exec >'%s' 2>'%s'; %s '%s' %s", without_plugins, out,
                        err, environment, LAPSE_PROGRAM, arguments);
    assert_in_range(size, 1, sizeof line - 1);
    int status = system(line);
    struct program program = {
        .code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status),
        .out = program_read_file(out),
        .err = program_read_file(err),
    };
    unlink(out);
    unlink(err);
    return program;
}

pid_t program_start(const char *arguments, int *err)
{
    char line[2000];
    int ends[2];
    snprintf(line, sizeof line, "%s exec '%s' %s", without_plugins, LAPSE_PROGRAM, arguments);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    *err = ends[0];
    return child;
}

/* Reads until the other end is closed, which a terminal reports as an error. */
static char *read_all(int file)
{
    size_t room = 1 << 16, size = 0;
    char *text = malloc(room);
    assert_non_null(text);
    for (ssize_t more = 1; more > 0; size += more > 0 ? (size_t)more : 0) {
        assert_true(size + 1 < room);
        more = read(file, text + size, room - size - 1);
    }
    text[size] = '\0';
    return text;
}

struct program program_run_on_terminal(const char *kind, unsigned short columns,
                                       const char *arguments)
{
    const struct winsize winsize = {.ws_row = 24, .ws_col = columns};
    char line[2000];
    int terminal = posix_openpt(O_RDWR | O_NOCTTY), status;
    assert_true(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
    assert_int_equal(ioctl(terminal, TIOCSWINSZ, &winsize), 0);
    snprintf(line, sizeof line, "%s exec >'%s' 2>&1; TERM=%s exec '%s' %s", without_plugins,
             ptsname(terminal), kind, LAPSE_PROGRAM, arguments);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    struct program program = {.out = read_all(terminal)};
    close(terminal);
    assert_int_equal(waitpid(child, &status, 0), child);
    program.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    return program;
}

void program_free(struct program *program)
{
    free(program->out);
    free(program->err);
}
