#include "inspector/check/trial.h"

#include "inspector/answer/answer.h"
#include "inspector/check/finding.h"
#include "inspector/command.h"
#include "patchbay/patchbay.h"
#include "registry/log.h"
#include "registry/registry.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef _WIN32

void pb_trial_begin(struct trials *trials, const char *subject, const char *identifier,
                    const char *hint)
{
    (void)trials, (void)subject, (void)identifier, (void)hint;
}

/* No child has a copy of the registry there. */
bool pb_trials_run(struct trials *trials)
{
    (void)trials;
    errno = ENOSYS;
    return false;
}

#else
#include <sys/wait.h>

/* The child sends its findings as records: their texts, each with its NUL. More severities
 * report which implementation it tries, that a trial is done, and that memory was short. */
static const char begun[] = "begin", ended[] = "end", short_record[] = "short\0\0\0\0";

enum { SECONDS_MAX = 60 /* for loading and starting one implementation */ };

enum field { SEVERITY, SUBJECT, CODE, TEXT, HINT, FIELDS };

struct record {
    char *fields[FIELDS];
    size_t sizes[FIELDS];
};

/* ---- The child ---------------------------------------------------------------------------- */

static _Noreturn void end_short_of_memory(int parent)
{
    _exit(write(parent, short_record, sizeof short_record) < 0 ? COMMAND_NO : COMMAND_FAILURE);
}

static void send_findings(struct trials *trials)
{
    if (trials->findings->answer->out_of_memory)
        end_short_of_memory(fileno(trials->parent));
    const struct value *finding = trials->sent ? trials->sent->next : trials->findings->first;
    for (; finding; finding = finding->next)
        for (const struct value *field = finding->first; field; field = field->next)
            fwrite(field->text, 1, strlen(field->text) + 1, trials->parent);
    fflush(trials->parent);
    trials->sent = trials->findings->last;
}

void pb_trial_begin(struct trials *trials, const char *subject, const char *identifier,
                    const char *hint)
{
    pb_finding_add(trials->findings, begun, NULL, subject, identifier, hint);
    send_findings(trials);
    alarm(SECONDS_MAX);
}

/* What implementations print on stdout must not get into the answer. */
static _Noreturn void run_child(struct trials *trials, unsigned first, int parent)
{
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    signal(SIGALRM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &alarms, NULL);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    if (!(trials->parent = fdopen(parent, "wb")))
        end_short_of_memory(parent);
    trials->sent = trials->findings->last;
    for (unsigned i = first; i < trials->count; i++) {
        trials->run(trials, i);
        pb_finding_add(trials->findings, ended, NULL, "", "", "");
        send_findings(trials);
    }
    fflush(stdout);
    _exit(COMMAND_FAILURE);
}

/* ---- The parent --------------------------------------------------------------------------- */

static bool receive(FILE *stream, struct record *record)
{
    for (int i = 0; i < FIELDS; i++)
        if (getdelim(&record->fields[i], &record->sizes[i], '\0', stream) < 0)
            return false;
    return true;
}

static void discard(struct record *record)
{
    for (int i = 0; i < FIELDS; i++)
        free(record->fields[i]);
}

/* Adds the findings of one child; `trial` is what it tried last. Returns how many trials it made.
 * The answer is out of memory if that of the child was. */
static unsigned take_findings(const struct trials *trials, FILE *stream, struct record *record,
                              struct record *trial)
{
    unsigned made = 0;
    while (receive(stream, record)) {
        char **fields = record->fields;
        if (strcmp(fields[SEVERITY], ended) == 0) {
            made++;
        } else if (strcmp(fields[SEVERITY], short_record) == 0) {
            trials->findings->answer->out_of_memory = true;
        } else if (strcmp(fields[SEVERITY], begun) == 0) {
            struct record before = *trial;
            *trial = *record;
            *record = before;
        } else {
            pb_finding_add(trials->findings, fields[SEVERITY], *fields[CODE] ? fields[CODE] : NULL,
                           fields[SUBJECT], fields[TEXT], fields[HINT]);
        }
    }
    if (!feof(stream)) /* receive() had no memory */
        trials->findings->answer->out_of_memory = true;
    return made;
}

/* Adds that a trial ended its process; false if none had begun. */
static bool add_end(const struct trials *trials, const struct record *trial, int status)
{
    const char *name = trial->fields[TEXT];
    if (!name)
        return false;
    struct value *finding = pb_finding_begin(trials->findings, "error",
                                             patchbay_code_name(PATCHBAY_LOAD_FAILED),
                                             trial->fields[SUBJECT]);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)
        pb_answer_print(finding, "text",
                        "loading or starting '%s' did not return within %d seconds", name,
                        SECONDS_MAX);
    else if (WIFSIGNALED(status))
        pb_answer_print(finding, "text", "loading or starting '%s' crashed: %s (signal %d)", name,
                        strsignal(WTERMSIG(status)), WTERMSIG(status));
    else
        pb_answer_print(finding, "text",
                        "loading or starting '%s' ended the process (exit status %d)", name,
                        WEXITSTATUS(status));
    pb_answer_text(finding, "hint", trial->fields[HINT]);
    return true;
}

/* Starts a child that makes the trials from `first` on. Returns the stream of its findings; NULL
 * if there can be none. */
static FILE *start_child(struct trials *trials, unsigned first, pid_t *child)
{
    struct registry *registry = pb_registry_of(trials->handle);
    int ends[2];
    if (pipe(ends) != 0)
        return NULL;
    fflush(NULL); /* otherwise the child may write it, too */
    pb_registry_lock(registry);
    *child = fork();
    pb_registry_pause(registry);
    if (*child == 0) {
        close(ends[0]);
        run_child(trials, first, ends[1]);
    }
    close(ends[1]);
    FILE *stream = *child > 0 ? fdopen(ends[0], "rb") : NULL;
    if (!stream)
        close(ends[0]);
    return stream;
}

bool pb_trials_run(struct trials *trials)
{
    if (!trials->findings) /* the answer is out of memory */
        return true;
    struct record record = {{NULL}, {0}}, trial = {{NULL}, {0}};
    const bool *out_of_memory = &trials->findings->answer->out_of_memory;
    bool ok = true;
    for (unsigned made = 0; ok && !*out_of_memory && made < trials->count; made++) {
        pid_t child;
        FILE *stream = start_child(trials, made, &child);
        int status = 0;
        if ((ok = stream)) {
            made += take_findings(trials, stream, &record, &trial);
            fclose(stream);
            while (waitpid(child, &status, 0) < 0 && errno == EINTR)
                ;
            ok = made == trials->count || *out_of_memory || add_end(trials, &trial, status);
        }
    }
    discard(&record);
    discard(&trial);
    return ok;
}

#endif
