/* patchbay: shows and judges plugin files of any machine. */
#include "inspect.h"

#include "patchbay/patchbay.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum exit_code { EXIT_FINE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_CANNOT = 3 };

static const struct command {
    const char *name, *description;
    bool (*gather)(const char *path, struct value *files);
    void (*print)(const struct style *style, const struct value *root);
} commands[] = {
    {"show", "what the notes of a plugin say: implementations, properties, interfaces",
     inspect_show, inspect_print_show},
    {"lint", "what is wrong with a file as a plugin, and what to do about it", inspect_lint,
     inspect_print_lint},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *const options[] = {"--json",        "--plain", "--color=auto", "--color=always",
                                      "--color=never", "--help",  "--version"};

enum { OPTIONS = sizeof options / sizeof *options };

static void print_help(FILE *stream)
{
    fputs("patchbay show plugins/curl.so\n"
          "patchbay lint plugins/*.so\n"
          "\n"
          "Shows and judges plugin files of any machine, without loading them. Whether a certain\n"
          "program would accept one, that program tells: PROGRAM registry check FILE.so.\n"
          "\n"
          "Commands:\n",
          stream);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(stream, "  %s FILE.so...\n      %s\n", commands[i].name, commands[i].description);
    fputs(
        "\n"
        "Options:\n"
        "  --json     one JSON document\n"
        "  --plain    for scripts: tabs, no headings\n"
        "  --color=auto|always|never\n"
        "             colour; NO_COLOR in the environment: none\n"
        "  --help, --version\n"
        "\n"
        "Exit codes: 0 fine, 1 a file is no plugin or something is wrong with it, 2 wrong usage,\n"
        "3 a file could not be read, or the answer not written.\n",
        stream);
}

/* How many letters differ at most for a word to be taken for a misspelling: a third. */
static bool is_near(const char *word, const char *name)
{
    size_t length = strlen(name), same = 0, other = strlen(word);
    for (size_t i = 0, j = 0; i < length && j < other; i++)
        for (size_t k = j; k < other && k <= j + 1; k++)
            if (word[k] == name[i]) {
                same++;
                j = k + 1;
                break;
            }
    return same + length / 3 + 1 >= length && other <= length + 2 && other + 2 >= length;
}

static int complain(const char *what, const char *word, const char *const *names, size_t count)
{
    fprintf(stderr, "patchbay: unknown %s '%s'", what, word);
    for (size_t i = 0; i < count; i++)
        if (is_near(word, names[i])) {
            fprintf(stderr, "; did you mean '%s'?", names[i]);
            break;
        }
    fputs("; see patchbay --help\n", stderr);
    return EXIT_USAGE;
}

static int complain_command(const char *word)
{
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    return complain("command", word, names, COMMANDS);
}

struct request {
    bool json, plain;
    const char *colour;
    char **files;
    int count;
};

/* Returns EXIT_FINE, or another code after saying what is wrong. */
static int read_words(int argc, char **argv, struct request *request)
{
    bool words_only = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        if (words_only || word[0] != '-' || !word[1])
            request->files[request->count++] = argv[i];
        else if (strcmp(word, "--") == 0)
            words_only = true;
        else if (strcmp(word, "--json") == 0)
            request->json = true;
        else if (strcmp(word, "--plain") == 0)
            request->plain = true;
        else if (strcmp(word, "--color=auto") == 0 || strcmp(word, "--color=always") == 0 ||
                 strcmp(word, "--color=never") == 0)
            request->colour = word + strlen("--color=");
        else
            return complain("option", word, options, OPTIONS);
    }
    if (request->json && request->plain)
        return fputs("patchbay: --json and --plain exclude each other\n", stderr), EXIT_USAGE;
    if (!request->count)
        return fputs("patchbay: a file is missing; expected: patchbay show|lint FILE.so...\n",
                     stderr),
               EXIT_USAGE;
    return EXIT_FINE;
}

static bool wants_colour(const struct request *request)
{
    const char *no_colour = getenv("NO_COLOR");
    if (strcmp(request->colour, "auto") != 0)
        return strcmp(request->colour, "always") == 0;
    return !(no_colour && *no_colour) && isatty(STDOUT_FILENO);
}

static int answer(const struct command *command, const struct request *request)
{
    struct answer answer;
    struct style style = {stdout, request->plain, wants_colour(request) && !request->plain};
    int code = EXIT_FINE;
    if (pb_answer_begin(&answer, command->name)) {
        struct value *files = pb_answer_list(answer.root, "files");
        for (int i = 0; i < request->count; i++) {
            if (!command->gather(request->files[i], files) && code == EXIT_FINE)
                code = EXIT_NO;
            if (access(request->files[i], R_OK) != 0)
                code = EXIT_CANNOT;
        }
    }
    if (answer.short_of_memory) {
        fputs("patchbay: out of memory\n", stderr);
        code = EXIT_CANNOT;
    } else if (request->json) {
        pb_print_json(answer.root, stdout);
    } else {
        command->print(&style, answer.root);
    }
    pb_answer_free(&answer);
    return code;
}

static int run(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    if (argc < 2 || strcmp(word, "--help") == 0 || strcmp(word, "help") == 0) {
        print_help(argc < 2 ? stderr : stdout);
        return argc < 2 ? EXIT_USAGE : EXIT_FINE;
    }
    if (strcmp(word, "--version") == 0) {
        puts("patchbay " PATCHBAY_VERSION);
        return EXIT_FINE;
    }
    const struct command *command = NULL;
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, word) == 0)
            command = &commands[i];
    if (!command)
        return complain_command(word);
    if (argc == 3 && strcmp(argv[2], "--help") == 0) {
        print_help(stdout);
        return EXIT_FINE;
    }
    struct request request = {.colour = "auto", .files = malloc((size_t)argc * sizeof *argv)};
    int code = request.files ? read_words(argc - 2, argv + 2, &request) : EXIT_CANNOT;
    if (code == EXIT_FINE)
        code = answer(command, &request);
    free(request.files);
    return code;
}

int main(int argc, char **argv)
{
    int code = run(argc, argv);
    return pb_print_end(stdout, "patchbay") ? code : EXIT_CANNOT;
}
