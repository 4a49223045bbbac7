#include "run.h"

#include "measure/clock.h"
#include "measure/reception.h"
#include "report/message.h"
#include "text/utf8.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Shared by the workers and the main thread. `lock` guards the members after it. */
struct load_run {
    const struct plan *plan;
    struct outcome *outcome;
    double start;
    pthread_t main;

    pthread_mutex_t lock;
    pthread_cond_t stopped; /* on the monotonic clock */
    bool stop;
    size_t workers;  /* still running */
    size_t taken;    /* requests */
    double due;      /* of the last one taken */
    size_t answered; /* number of the request that gave the outcome's answer; 0: none yet */
    uint64_t random;
    struct lapse_progress progress;
};

/* Sends requests over one connection; owned by one thread. */
struct worker {
    struct load_run *run;
    pthread_t thread;
    const struct lapse_transport *transport;
    struct lapse_connection *connection; /* NULL before the first request */
    struct lapse_reception reception;
};

/* From (0, 1], by splitmix64: the same in every run. */
static double next_uniform(uint64_t *state)
{
    uint64_t bits = *state += 0x9e3779b97f4a7c15u;
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebu;
    bits ^= bits >> 31;
    return (double)((bits >> 11) + 1) / 9007199254740992.0;
}

/* Takes the next request and waits until it is due. Returns false when none is left. */
static bool take(struct load_run *run, struct lapse_sample *sample)
{
    const double horizon = 1e9; /* seconds: longer than any run, and fits a 32-bit time_t */
    const struct lapse_load *load = &run->plan->load;
    const struct lapse_arrival *arrival = run->plan->selected.arrival.interface;
    pthread_mutex_lock(&run->lock);
    bool taken = !run->stop && run->taken < load->requests;
    if (taken) {
        double due = arrival->start_time(load, run->taken, run->due, next_uniform(&run->random));
        if (due > run->due)
            run->due = due < horizon ? due : horizon;
        *sample = (struct lapse_sample){.number = ++run->taken, .due = run->due, .error = ""};
    }
    struct timespec until = clock_timespec(run->start + sample->due);
    while (taken && !run->stop && clock_now() < run->start + sample->due)
        pthread_cond_timedwait(&run->stopped, &run->lock, &until);
    taken = taken && !run->stop;
    pthread_mutex_unlock(&run->lock);
    return taken;
}

/* One request and its response. Returns 0, or -1 with the reply's error. */
static int send_request(struct worker *worker, size_t number)
{
    const struct plan *plan = worker->run->plan;
    struct lapse_reply *reply = &worker->reception.reply;
    if (!worker->connection)
        worker->connection = worker->transport->open(&plan->target, reply);
    if (!worker->connection)
        return -1;
    const struct lapse_buffer *body = &plan->bodies[(number - 1) % plan->body_count];
    if (worker->transport->exchange(worker->connection, body, reply) != 0)
        return -1;
    return reception_finish(&worker->reception);
}

static void record(struct load_run *run, struct lapse_sample *sample,
                   const struct lapse_reply *reply, bool failed)
{
    struct outcome *outcome = run->outcome;
    pthread_mutex_lock(&run->lock);
    if (failed) {
        sample->error = failures_add(&outcome->failures, reply->error);
        run->progress.errors++;
    } else if (run->answered == 0 || sample->number < run->answered) {
        run->answered = sample->number;
        memcpy(outcome->answer, reply->text, sizeof outcome->answer);
        utf8_make_printable(outcome->answer);
    }
    run->progress.tokens += failed ? 0 : sample->tokens;
    run->progress.finished++;
    outcome->samples[sample->number - 1] = *sample;
    pthread_mutex_unlock(&run->lock);
}

static void measure(struct worker *worker, struct lapse_sample *sample)
{
    struct load_run *run = worker->run;
    struct lapse_reception *reception = &worker->reception;
    reception_begin(reception, run->plan->target.endpoint, run->plan->stream);
    sample->sent = clock_now() - run->start;
    bool failed = send_request(worker, sample->number) != 0;
    double end = clock_now() - run->start;
    double from = run->plan->paced ? sample->due : sample->sent;
    sample->latency = end - from;
    sample->first = reception->first > 0 ? reception->first - run->start - from : 0;
    sample->tokens = reception->reply.tokens;
    sample->status = reception->reply.status;
    record(run, sample, &reception->reply, failed);
    reception_end(reception);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct load_run *run = worker->run;
    for (struct lapse_sample sample = {0}; take(run, &sample);)
        measure(worker, &sample);
    if (worker->connection)
        worker->transport->close(worker->connection);
    pthread_mutex_lock(&run->lock);
    bool last = --run->workers == 0;
    pthread_mutex_unlock(&run->lock);
    if (last)
        pthread_kill(run->main, SIGUSR1);
    return NULL;
}

static void stop(struct load_run *run)
{
    pthread_mutex_lock(&run->lock);
    run->stop = true;
    pthread_cond_broadcast(&run->stopped);
    pthread_mutex_unlock(&run->lock);
}

static struct lapse_progress progress_now(struct load_run *run)
{
    pthread_mutex_lock(&run->lock);
    struct lapse_progress progress = run->progress;
    pthread_mutex_unlock(&run->lock);
    progress.elapsed = clock_now() - run->start;
    return progress;
}

/* Waits until the last worker is done. All threads block the signals and this one waits for them,
 * so no handler needs a global. A second SIGINT ends the program at once. */
static void watch(struct load_run *run, sigset_t signals)
{
    const struct lapse_display *ui = run->plan->selected.ui.interface;
    double interval = lapse_ui_metadata(&run->plan->selected.ui)->interval;
    struct timespec pause = clock_timespec(interval > 0.01 && interval < 3600 ? interval : 0.1);
    for (int signal = 0; signal != SIGUSR1;) {
        signal = sigtimedwait(&signals, NULL, &pause);
        if (signal == SIGINT) {
            run->outcome->interrupted = true;
            stop(run);
            sigdelset(&signals, SIGINT);
            pthread_sigmask(SIG_SETMASK, &signals, NULL);
        } else if (signal < 0 && errno == EAGAIN && ui->update) {
            struct lapse_progress progress = progress_now(run);
            ui->update(&progress);
        }
    }
}

static size_t start_workers(struct load_run *run, struct worker *workers, size_t count)
{
    size_t started = 0;
    run->workers = count;
    for (int failed = 0; started < count && !failed; started += !failed) {
        workers[started].run = run;
        workers[started].transport = run->plan->selected.transport.interface;
        failed = pthread_create(&workers[started].thread, NULL, work, &workers[started]);
        if (failed)
            message(CODE_ERROR, "cannot start thread %zu of %zu: %s\ntry a smaller --concurrency",
                    started + 1, count, strerror(failed));
    }
    return started;
}

static int work_and_watch(struct load_run *run, struct worker *workers, size_t count,
                          const sigset_t *signals)
{
    size_t started = start_workers(run, workers, count);
    if (started == count)
        watch(run, *signals);
    else
        stop(run);
    for (size_t i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    return started == count ? CODE_OK : CODE_ERROR;
}

/* Removes the samples of requests that were not sent, and finds the end of the last request. */
static void settle(struct load_run *run)
{
    struct outcome *outcome = run->outcome;
    for (size_t i = 0; i < run->plan->load.requests; i++) {
        const struct lapse_sample *sample = &outcome->samples[i];
        double end = sample->latency + (run->plan->paced ? sample->due : sample->sent);
        if (sample->number == 0)
            continue;
        outcome->wall = end > outcome->wall ? end : outcome->wall;
        outcome->samples[outcome->count++] = *sample;
    }
}

static int run_with(struct load_run *run, struct worker *workers, size_t count)
{
    const struct lapse_display *ui = run->plan->selected.ui.interface;
    sigset_t signals, before;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &signals, &before);
    if (ui->begin)
        ui->begin(&run->plan->load);
    run->start = clock_now();
    int code = work_and_watch(run, workers, count, &signals);
    struct lapse_progress progress = progress_now(run);
    if (ui->finish)
        ui->finish(&progress);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    settle(run);
    return code;
}

int run(const struct plan *plan, struct outcome *outcome)
{
    *outcome = (struct outcome){0};
    size_t most = plan->load.requests, wanted = plan->load.concurrency;
    size_t count = wanted < most ? wanted : most;
    struct worker *workers = calloc(count, sizeof *workers);
    outcome->samples = calloc(most, sizeof *outcome->samples);
    if (!workers || !outcome->samples) {
        free(workers);
        return message_out_of_memory();
    }
    struct load_run shared = {
        .plan = plan,
        .outcome = outcome,
        .main = pthread_self(),
        .lock = PTHREAD_MUTEX_INITIALIZER,
        .progress = {.load = &plan->load},
    };
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&shared.stopped, &attributes);
    pthread_condattr_destroy(&attributes);
    int code = run_with(&shared, workers, count);
    pthread_cond_destroy(&shared.stopped);
    pthread_mutex_destroy(&shared.lock);
    free(workers);
    return code;
}

void outcome_free(struct outcome *outcome)
{
    free(outcome->samples);
}
