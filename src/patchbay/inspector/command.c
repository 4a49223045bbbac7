#include "inspector/command.h"

#include "table/rows.h"
#include <stdlib.h>
#include <unistd.h>

enum { EVERY = OPTION_FORM | OPTION_ENVIRON };

static const struct command commands[] = {
    {"list", "[CATEGORY]", "--all", "every type with the implementation that is selected", 0, 1,
     EVERY | OPTION_ALL, pb_gather_list, pb_print_list},
    {"show", "CATEGORY [TYPE [IDENTIFIER]]", NULL,
     "an interface, its types, and what is known of an implementation", 1, 3, EVERY, pb_gather_show,
     pb_print_show},
    {"why", "CATEGORY [TYPE]", NULL,
     "which implementation is selected, what decided, and who was passed over", 1, 2, EVERY,
     pb_gather_why, pb_print_why},
    {"paths", "", "", "every place that is looked at for plugins, and what became of it", 0, 0,
     EVERY, pb_gather_paths, pb_print_paths},
    {"env", "", "--environ /proc/PID/environ",
     "every variable that is read, its value, its effect, what is wrong with it", 0, 0, EVERY,
     pb_gather_env, pb_print_env},
    {"check", "[FILE.so...]", "--load",
     "all that would fail later; whether this program would accept these plugins", 0, 1 << 20,
     EVERY | OPTION_LOAD, pb_gather_check, pb_print_check},
};

const struct command *pb_command(unsigned number)
{
    return number < sizeof commands / sizeof *commands ? &commands[number] : NULL;
}

/* ---- Words -------------------------------------------------------------------------------- */

int pb_command_category(struct patchbay *handle, const char *name, struct answer *answer)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    struct nearest nearest = {.wanted = name};
    struct patchbay_error error;
    pb_error_set(
        &error, PATCHBAY_UNKNOWN_CATEGORY,
        "registry '%s' has no category '%s'; there are: ", row_text(table, table->registry), name);
    for (unsigned i = 0; i < table->categories.count; i++) {
        const char *known = row_text(table, row_category(table, i)->name);
        if (pb_names_equal(known, name))
            return (int)i;
        pb_nearest_try(&nearest, known);
        pb_error_add(&error, "%s%s", i ? ", " : "", known);
    }
    if (nearest.name)
        pb_error_add(&error, "; did you mean '%s'?", nearest.name);
    pb_answer_error(answer, patchbay_code_name(error.code), error.text);
    return -1;
}

int pb_command_type(struct patchbay *handle, unsigned category, const char *name,
                    struct answer *answer)
{
    struct patchbay_error error;
    int type = patchbay_find_type(handle, category, name, &error);
    if (type < 0)
        pb_answer_error(answer, patchbay_code_name(error.code), error.text);
    return type;
}

void pb_command_strings(struct value *parent, const char *key, const char *list)
{
    struct value *strings = pb_answer_list(parent, key);
    for (const char *item = list_first(list); item; item = list_next(item))
        pb_answer_text(strings, NULL, item);
}

/* ---- Running ------------------------------------------------------------------------------ */

static bool wants_colour(const struct request *request)
{
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (strcmp(request->colour, "auto") != 0)
        return strcmp(request->colour, "always") == 0;
    return !(no_colour && *no_colour) && isatty(STDOUT_FILENO) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

static int answer(const struct command *command, struct patchbay *handle,
                  const struct request *request)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    struct style style = {stdout, request->plain, wants_colour(request) && !request->plain};
    struct answer answer;
    int code = COMMAND_CANNOT;
    if (pb_answer_begin(&answer, command->name)) {
        pb_answer_text(answer.root, "registry", row_text(table, table->registry));
        pb_answer_text(answer.root, "environ", request->environ_file);
        code = command->gather(handle, request, &answer);
    }
    if (answer.short_of_memory) {
        fprintf(stderr, "%s: out of memory\n", request->program);
        code = COMMAND_CANNOT;
    } else if (request->json) {
        pb_print_json(answer.root, stdout);
    } else {
        command->print(&style, answer.root);
        fflush(stdout);
        pb_print_errors(answer.root);
    }
    pb_answer_free(&answer);
    return code;
}

/* In the environment of --environ. */
static int answer_elsewhere(const struct command *command, struct patchbay *handle,
                            struct request *request)
{
    struct patchbay_error error;
    char **strings = pb_environ_read(request->program, request->environ_file);
    if (!strings)
        return COMMAND_CANNOT;
    struct patchbay *copy = pb_open_again(handle, (const char *const *)strings, &error);
    int code = COMMAND_CANNOT;
    request->here = pb_registry_of(handle);
    if (copy)
        code = answer(command, copy, request);
    else
        fprintf(stderr, "%s: %s\n", request->program, error.text);
    patchbay_close(copy);
    pb_environ_free(strings);
    return code;
}

/* What an elevated program reads, its user might not: the part of a request that it refuses. */
static const char *forbidden(const struct command *command, const struct request *request)
{
    if (!pb_is_elevated())
        return NULL;
    if (request->environ_file || request->load)
        return request->environ_file ? "--environ" : "--load";
    return command->gather == pb_gather_check && request->count ? "the files" : NULL;
}

static int run(const struct command *command, struct patchbay *handle, struct request *request)
{
    const char *refused = forbidden(command, request);
    if (refused) {
        fprintf(stderr,
                "%s: this program is elevated (set-uid, set-gid or capabilities) and reads no "
                "files for its user: leave %s out\n",
                request->program, refused);
        return COMMAND_CANNOT;
    }
    return request->environ_file ? answer_elsewhere(command, handle, request)
                                 : answer(command, handle, request);
}

static const struct command *find(const char *word, struct nearest *nearest)
{
    const struct command *command;
    for (unsigned i = 0; (command = pb_command(i)); i++) {
        if (strcmp(command->name, word) == 0)
            return command;
        pb_nearest_try(nearest, command->name);
    }
    return NULL;
}

static bool is_help(const char *word)
{
    return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0;
}

static int dispatch(struct patchbay *handle, const char *program, int argc, char **argv)
{
    struct request request = {.program = program, .colour = "auto"};
    bool helps = argc && is_help(argv[0]);
    if (argc == helps) {
        pb_command_help(handle, program, NULL, argc ? stdout : stderr);
        return argc ? COMMAND_FINE : COMMAND_USAGE;
    }
    if (strcmp(argv[0], "complete") == 0)
        return pb_command_complete(handle, argc - 1, argv + 1);
    if (strcmp(argv[0], "completion") == 0)
        return pb_command_completion(program, argc - 1, argv + 1);
    struct nearest nearest = {.wanted = argv[helps]};
    const struct command *command = find(argv[helps], &nearest);
    if (!command)
        return pb_command_unknown(program, "command", &nearest);
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        helps = helps || (argv[i][0] == '-' && is_help(argv[i]));
    if (helps) {
        pb_command_help(handle, program, command, stdout);
        return COMMAND_FINE;
    }
    request.words = malloc((size_t)argc * sizeof *request.words);
    int code = request.words ? pb_command_parse(command, argc - 1, argv + 1, &request)
                             : COMMAND_CANNOT;
    if (code == COMMAND_FINE)
        code = run(command, handle, &request);
    free(request.words);
    return code;
}

int patchbay_command(struct patchbay *handle, int argc, char **argv)
{
    const struct patchbay_table *table = pb_registry_of(handle)->table;
    const char *inspector = row_text(table, table->inspector);
    const char *program = *inspector ? inspector : row_text(table, table->registry);
    int code = dispatch(handle, program, argc, argv);
    return pb_print_end(stdout, program) ? code : COMMAND_CANNOT;
}
