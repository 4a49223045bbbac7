/* The inspector: patchbay_command(), as in `lapse registry why endpoint`.
 *
 * The command line is read (command_line.c) by a table of commands (commands.c). The command
 * gathers an answer (commands/), which is printed as text or as JSON (command.c, answer/). Nothing
 * here loads or starts an implementation, except `check --load`. */
#include "environment/process.h"
#include "error/error.h"
#include "inspector/command_line.h"
#include "inspector/commands.h"
#include "inspector/environ_file.h"
#include "inspector/open_again.h"
#include "registry/log.h"
#include "registry/plugins.h"
#include "registry/registry.h"
#include "table/rows.h"
#include <stdio.h>
#include <stdlib.h>

static int print_error(const struct request *request, const struct patchbay_error *error)
{
    fprintf(stderr, "%s: %s\n%s%s", request->program->name, error->text, error->hint,
            *error->hint ? "\n" : "");
    return COMMAND_FAILURE;
}

/* The command, once plugins have been discovered. */
static int run_discovered(struct patchbay *handle, const struct request *request)
{
    struct registry *registry = pb_registry_of(handle);
    struct patchbay_error error;
    pb_registry_lock(registry);
    pb_discover_once(registry);
    bool discovered = registry->discovered || pb_error_transient(registry->transient, &error);
    pb_registry_unlock(registry);
    return discovered ? pb_command_run(handle, request) : print_error(request, &error);
}

/* The command on a copy of the registry that has the environment of --environ. */
static int run_with_environ(struct patchbay *handle, struct request *request)
{
    struct patchbay_error error;
    char **strings = pb_environ_read(request->program->name, request->environ_file);
    if (!strings)
        return COMMAND_FAILURE;
    struct patchbay *copy = pb_open_again(handle, (const char *const *)strings, &error);
    request->here = pb_registry_of(handle);
    int status = copy ? run_discovered(copy, request) : print_error(request, &error);
    patchbay_close(copy);
    pb_environ_free(strings);
    return status;
}

/* An elevated program must not read or load files on behalf of its user. Returns what the request
 * names such a file by, or NULL. */
static const char *forbidden(const struct request *request)
{
    if (!pb_is_elevated())
        return NULL;
    if (request->environ_file)
        return "--environ";
    if (request->options & OPTION_LOAD)
        return "--load";
    return request->command->options & OPTION_LOAD && request->count ? "the files" : NULL;
}

static int run_command(struct patchbay *handle, struct request *request)
{
    const char *what = forbidden(request);
    if (!what)
        return request->environ_file ? run_with_environ(handle, request)
                                     : run_discovered(handle, request);
    fprintf(stderr,
            "%s: an elevated program (set-uid, set-gid or capabilities) does not read files for "
            "its user\nomit %s\n",
            request->program->name, what);
    return COMMAND_FAILURE;
}

int patchbay_command(struct patchbay *handle, int argc, char **argv)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    const char *inspector = row_text(table, table->inspector);
    const char *registry = row_text(table, table->registry);
    const struct program program = {.name = *inspector ? inspector : registry,
                                    .example = row_text(table, row_category(table, 0)->name),
                                    .registry = registry,
                                    .commands = pb_inspector_commands};
    struct request request;
    int status;
    if (pb_command_line_read(&program, argc, argv, &request, &status)) {
        status = run_command(handle, &request);
        free(request.arguments);
    }
    return status;
}
