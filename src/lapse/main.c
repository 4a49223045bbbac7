/* lapse: measures the latency of LLM servers. */
#include "measure/statistics.h"
#include "plan.h"
#include "report/export.h"
#include "report/message.h"
#include "run.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static const char help[] = "usage: lapse run [OPTION...]\n"
                           "       lapse registry COMMAND...\n"
                           "       lapse --help | --version\n"
                           "\n"
                           "run       measure the latency of servers\n"
                           "registry  show the implementations and\n"
                           "          which are selected\n"
                           "\n"
                           "see: lapse run --help,\n"
                           "     lapse registry help\n";

static struct lapse_choice choice_of(const struct patchbay_selection *selection)
{
    const char *origin = selection->plugin                       ? selection->plugin
                         : selection->origin == PATCHBAY_BUILTIN ? "builtin"
                                                                 : "runtime";
    return (struct lapse_choice){selection->type, selection->identifier, origin};
}

static int report(const struct plan *plan, const struct outcome *outcome,
                  const struct exports *exports)
{
    struct lapse_report report = {
        .load = &plan->load,
        .endpoint = choice_of(&plan->selected.endpoint),
        .transport = choice_of(&plan->selected.transport),
        .arrival = choice_of(&plan->selected.arrival),
        .streamed = plan->stream,
        .paced = plan->paced,
        .interrupted = outcome->interrupted,
        .wall = outcome->wall,
        .answer = outcome->answer,
        .failures = outcome->failures.items,
        .failure_count = outcome->failures.count,
        .samples = outcome->samples,
        .sample_count = outcome->count,
    };
    if (statistics_compute(&report) != 0)
        return message_out_of_memory();
    int code = exports_write(exports, &report);
    if (code == CODE_OK && outcome->interrupted)
        code = CODE_INTERRUPTED;
    if (code == CODE_OK && report.errors == report.sample_count)
        code = CODE_FAILED;
    return code;
}

static int run_options(struct patchbay *registry, const struct options *options)
{
    struct plan plan = {0};
    struct exports exports = {0};
    struct outcome outcome = {0};
    int code = exports_open(&exports, registry, &options->exports);
    if (code == CODE_OK)
        code = plan_make(&plan, registry, options);
    if (code == CODE_OK)
        code = run(&plan, &outcome);
    if (code == CODE_OK)
        code = report(&plan, &outcome, &exports);
    outcome_free(&outcome);
    plan_free(&plan);
    exports_free(&exports);
    return code;
}

/* Whether all output was written; a closed pipe is not an error. */
static int flush(void)
{
    if ((fflush(stdout) == 0 && !ferror(stdout)) || errno == EPIPE)
        return CODE_OK;
    return message(CODE_ERROR, "cannot write to stdout: %s", strerror(errno));
}

static int run_command(struct patchbay *registry, int argc, char **argv)
{
    struct options options;
    signal(SIGPIPE, SIG_IGN); /* when stdout is closed, the exports to files are still written */
    int code = options_read(&options, argc, argv);
    if (code == CODE_OK && options.help) {
        options_print_help();
        code = flush();
    } else if (code == CODE_OK) {
        code = run_options(registry, &options);
    }
    options_free(&options);
    return code;
}

static void log_line(void *context, const char *line)
{
    (void)context;
    message(CODE_OK, "%s", line);
}

static int with_registry(int argc, char **argv)
{
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    struct patchbay_error error;
    options.log = log_line;
    struct patchbay *registry = patchbay_open(&lapse_table, &options, &error);
    if (!registry)
        return message_error(CODE_ERROR, NULL, &error);
    int code = strcmp(argv[1], "registry") == 0 ? patchbay_command(registry, argc - 2, argv + 2)
                                                : run_command(registry, argc - 1, argv + 1);
    patchbay_close(registry);
    return code;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    if (strcmp(command, "run") == 0 || strcmp(command, "registry") == 0)
        return with_registry(argc, argv);
    if (strcmp(command, "--help") == 0 || strcmp(command, "-h") == 0 ||
        strcmp(command, "help") == 0) {
        fputs(help, stdout);
        return flush();
    }
    if (strcmp(command, "--version") == 0) {
        puts("lapse " PATCHBAY_VERSION);
        return flush();
    }
    if (argc > 1)
        message(CODE_USAGE, "unknown command '%s'", command);
    fputs(help, stderr);
    return CODE_USAGE;
}
