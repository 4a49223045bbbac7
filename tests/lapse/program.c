#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* What lapse does must not depend on the plugins that were built beside it. */
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

void program_free(struct program *program)
{
    free(program->out);
    free(program->err);
}
