/* usage: stress [SECONDS [THREADS]]
 *
 * Threads make all calls of the API in random order while another process changes the directory of
 * plugins; at last they go on while the registry is sealed. For the thread sanitizer. */
#include "changing.h"
#include "host_registry.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_MOST = 64 };

static struct patchbay *registry;
static bool done, may_seal;
static unsigned long failures;
static const struct guest guest = {"you", 7};

/* One of the threads. */
struct caller {
    pthread_t thread;
    unsigned seed;
    char name[16]; /* of what it registers */
    unsigned long calls;
};

static const char *greet(const struct guest *of)
{
    return of->name;
}

static const struct host_greeter mock = {.greet = greet};

static unsigned pick(struct caller *caller, unsigned count)
{
    return (unsigned)rand_r(&caller->seed) % count;
}

static enum host_greeter_type pick_type(struct caller *caller)
{
    return pick(caller, 2) ? HOST_GREETER_ENGLISH : HOST_GREETER_OTHER;
}

static const char *pick_identifier(struct caller *caller)
{
    static const char *const identifiers[] = {NULL,     "plain",          "ranked",  "quiet",
                                              "plain/", "builtin:plain",  "-ranked", "/",
                                              "nobody", "ranked/nobody/", "mock0",   ""};
    return identifiers[pick(caller, sizeof identifiers / sizeof *identifiers)];
}

static const char *pick_type_name(struct caller *caller)
{
    static const char *const names[] = {NULL, "english", "other", "quiet", "nobody"};
    return names[pick(caller, sizeof names / sizeof *names)];
}

static void fail(const char *call, const char *answer)
{
    __atomic_add_fetch(&failures, 1, __ATOMIC_RELAXED);
    fprintf(stderr, "%s: %s\n", call, answer);
}

/* A failed call says why; what was returned can be called. */
static void check(const char *call, const struct host_greeter *greeter,
                  const struct patchbay_error *error)
{
    if (greeter ? !*greeter->greet(&guest) : !*error->text)
        fail(call, greeter ? "no name" : "no reason");
}

/* ---- Calls --------------------------------------------------------------------------------- */

static void get(struct caller *caller)
{
    struct patchbay_error error = {.text = ""};
    const char *identifier = pick_identifier(caller);
    enum host_greeter_type type = pick_type(caller);
    check("get", host_get_greeter(registry, type, &error), &error);
    check("get by name", host_get_greeter_by_name(registry, pick_type_name(caller), &error),
          &error);
    if (identifier)
        check("get implementation",
              host_get_greeter_implementation(registry, type, identifier, &error), &error);
}

static const char *accept(void *caller, const struct patchbay_selection *selection)
{
    (void)selection;
    return pick(caller, 2) ? "not this one" : NULL;
}

static void select_and_go_on(struct caller *caller)
{
    struct patchbay_selection selection = PATCHBAY_SELECTION_INIT, found = PATCHBAY_SELECTION_INIT;
    struct patchbay_error error;
    unsigned type = pick(caller, 4) ? (unsigned)pick_type(caller) : PATCHBAY_NO_TYPE;
    bool ok = pick(caller, 2) ? patchbay_select(registry, HOST_GREETER, type, &selection, &error)
                              : patchbay_first(registry, HOST_GREETER, type, accept, caller,
                                               &selection, &error);
    if (!ok)
        return;
    check("select", selection.interface, &error);
    /* What was unregistered meanwhile is not found. */
    patchbay_find(registry, HOST_GREETER, selection.interface, &found);
    while (patchbay_next(registry, &selection, &error))
        check("next", selection.interface, &error);
}

static void name_types(struct caller *caller)
{
    for (unsigned i = 0; patchbay_category_name(registry, i); i++)
        for (unsigned j = 0; j < patchbay_types(registry, i); j++)
            if (!patchbay_type_name(registry, i, j))
                fail("type name", "none");
    patchbay_find_type(registry, HOST_GREETER, pick_type_name(caller), NULL);
}

static void override(struct caller *caller)
{
    switch (pick(caller, 4)) {
    case 0:
        host_use_greeter(registry, pick_type(caller), pick_identifier(caller), "--use", NULL);
        break;
    case 1:
        host_prefer_greeter(registry, pick_type(caller), pick_identifier(caller), "file:1", NULL);
        break;
    case 2:
        host_use_greeter_default(registry, pick_type_name(caller), NULL, NULL);
        break;
    default:
        host_prefer_greeter_default(registry, pick_type_name(caller), NULL, NULL);
    }
}

static void register_one(struct caller *caller)
{
    static const char *const metadata[] = {"language=xx", "words=a", "words=b", NULL};
    struct patchbay_registration registration = PATCHBAY_REGISTRATION_INIT;
    registration.metadata = metadata;
    registration.priority = (int)pick(caller, 3);
    patchbay_register_with(registry, HOST_GREETER, pick_type(caller), caller->name, &mock, NULL,
                           &registration, NULL);
    patchbay_register(registry, HOST_GREETER, pick_type(caller), caller->name, &mock, NULL, NULL);
    host_unregister_greeter(registry, HOST_GREETER_ENGLISH, caller->name, NULL);
    host_unregister_greeter(registry, HOST_GREETER_OTHER, caller->name, NULL);
}

static void discover(struct caller *caller)
{
    if (pick(caller, 2))
        patchbay_discover(registry, NULL);
    else
        patchbay_add_plugin(registry, VARIANTS "/quiet/loading_quiet.so", NULL);
}

static bool each(void *caller, const struct patchbay_implementation *implementation)
{
    patchbay_state_name(implementation->state);
    return pick(caller, 8);
}

static void explain(struct caller *caller)
{
    struct patchbay_decision decision;
    patchbay_each(registry, PATCHBAY_ALL, each, caller, NULL);
    patchbay_explain(registry, HOST_GREETER, pick_type(caller), &decision, each, caller, NULL);
}

static void inspect(struct caller *caller)
{
    static char *const lines[][5] = {{"list", "--all", "--json"},
                                     {"show", "greeter", "english"},
                                     {"why", "greeter"},
                                     {"paths", "--plain"},
                                     {"env"},
                                     {"check"},
                                     {"check", VARIANTS "/high/loading_high.so"},
                                     {"list", "--environ", "/dev/null"},
                                     {"why", "greeter", "--environ", "/proc/self/environ"},
                                     {"complete", "why", ""}};
    char *words[5];
    int count = 0;
    char *const *line = lines[pick(caller, sizeof lines / sizeof *lines)];
    while (count < 5 && (words[count] = line[count]))
        count++;
    int status = patchbay_command(registry, count, words);
    if (status < 0 || status > 3)
        fail(line[0], "undocumented exit status");
}

static void resolve(struct caller *caller)
{
    if (may_seal && pick(caller, 2))
        patchbay_seal(registry, NULL);
    else
        patchbay_resolve_all(registry, NULL);
}

/* ---- Threads ------------------------------------------------------------------------------- */

static void *call(void *context)
{
    static void (*const calls[])(struct caller *) = {
        get,      get,          select_and_go_on, select_and_go_on, name_types, override,
        override, register_one, discover,         explain,          inspect,    resolve};
    struct caller *caller = context;
    while (!__atomic_load_n(&done, __ATOMIC_ACQUIRE)) {
        calls[pick(caller, sizeof calls / sizeof *calls)](caller);
        caller->calls++;
    }
    return NULL;
}

static unsigned long run(unsigned seconds, unsigned threads)
{
    static struct caller callers[THREADS_MOST];
    unsigned long sum = 0;
    memset(callers, 0, sizeof callers);
    __atomic_store_n(&done, false, __ATOMIC_RELEASE);
    for (unsigned i = 0; i < threads; i++) {
        callers[i].seed = i + 1;
        snprintf(callers[i].name, sizeof callers[i].name, "mock%u", i);
        if (pthread_create(&callers[i].thread, NULL, call, &callers[i]) != 0)
            abort();
    }
    sleep(seconds);
    __atomic_store_n(&done, true, __ATOMIC_RELEASE);
    for (unsigned i = 0; i < threads; i++) {
        pthread_join(callers[i].thread, NULL);
        sum += callers[i].calls;
    }
    return sum;
}

int main(int argc, char **argv)
{
    unsigned seconds = argc > 1 ? (unsigned)atoi(argv[1]) : 3;
    unsigned threads = argc > 2 ? (unsigned)atoi(argv[2]) : 8;
    char variable[512];
    const char *environment[] = {variable, "HOST_PLUGIN_SYSTEM_PATH=none", NULL};
    struct patchbay_options options = PATCHBAY_OPTIONS_INIT;
    options.environment = environment;
    if (threads > THREADS_MOST || !changing_start())
        return 2;
    snprintf(variable, sizeof variable, "HOST_PLUGIN_PATH=%s", changing_path());
    registry = patchbay_open(&host_table, &options, NULL);
    FILE *figures = fdopen(dup(STDOUT_FILENO), "w");
    if (!registry || !figures || !freopen("/dev/null", "w", stdout))
        return 2;
    unsigned long calls = run(seconds, threads);
    may_seal = true;
    calls += run(1, threads);
    patchbay_close(registry);
    fprintf(figures, "%lu calls by %u threads, %lu changes of the directory, %lu wrong answers\n",
            calls, threads, changing_stop(), failures);
    fclose(figures);
    return failures != 0;
}
