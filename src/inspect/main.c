/* patchbay: shows and judges plugin files of any machine. */
#include "inspect.h"

#include "patchbay/patchbay.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USAGE = 2 };

static const struct command {
    const char *name, *description;
    enum outcome (*gather)(const char *path, struct value *files);
    void (*print)(const struct style *style, const struct value *root);
} commands[] = {
    {"show", "what the notes of a plugin say: implementations, properties, interfaces",
     inspect_show, inspect_print_show},
    {"lint", "what is wrong with a file as a plugin, and what to do about it", inspect_lint,
     inspect_print_lint},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *const options[] = {"--json", "--plain", "--color", "--help", "--version"};

enum { OPTIONS = sizeof options / sizeof *options };

static void print_help(FILE *stream)
{
    fputs("patchbay show plugins/curl.so\n"
          "patchbay lint plugins/*.so\n"
          "\n"
          "Shows and judges plugin files of any machine, without loading them. Whether a\n"
          "certain program would accept one, that program tells:\n"
          "PROGRAM registry check FILE.so\n"
          "\n"
          "Commands:\n",
          stream);
    for (size_t i = 0; i < COMMANDS; i++)
        fprintf(stream, "  %s FILE.so...\n      %s\n", commands[i].name, commands[i].description);
    fputs("\n"
          "Options:\n"
          "  --json     one JSON document\n"
          "  --plain    for scripts: tabs, no headings\n"
          "  --color auto|always|never\n"
          "             colour; NO_COLOR in the environment: none\n"
          "  --help, --version\n"
          "\n"
          "Exit codes: 0 fine, 1 a file is no plugin or something is wrong with it, 2 wrong\n"
          "usage, 3 a file could not be read, or the answer not written.\n",
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

static void complain(const char *what, const char *word, const char *const *names, size_t count)
{
    fprintf(stderr, "patchbay: unknown %s '%s'", what, word);
    for (size_t i = 0; i < count; i++)
        if (is_near(word, names[i])) {
            fprintf(stderr, "; did you mean '%s'?", names[i]);
            break;
        }
    fputs("; see patchbay --help\n", stderr);
}

static void complain_command(const char *word)
{
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    complain("command", word, names, COMMANDS);
}

struct request {
    const struct command *command;
    bool json, plain, help, version;
    const char *colour;
    char **files;
    int count;
};

/* "--color=always", or two words; returns how many. 0 after saying what is wrong. */
static int take_colour(const char *word, const char *behind, struct request *request)
{
    const char *value = word[7] ? word + 8 : behind;
    if (value && (strcmp(value, "auto") == 0 || strcmp(value, "always") == 0 ||
                  strcmp(value, "never") == 0)) {
        request->colour = value;
        return word[7] ? 1 : 2;
    }
    fprintf(stderr, "patchbay: --color: expected auto, always or never, found '%s'\n",
            value ? value : "");
    return 0;
}

/* Returns how many words were taken; 0 after saying what is wrong. */
static int take_option(const char *word, const char *behind, struct request *request)
{
    bool *const flags[] = {&request->json, &request->plain, NULL, &request->help,
                           &request->version};
    if (strncmp(word, "--color", 7) == 0 && (!word[7] || word[7] == '='))
        return take_colour(word, behind, request);
    for (size_t i = 0; i < OPTIONS; i++)
        if (flags[i] && strcmp(word, options[i]) == 0) {
            *flags[i] = true;
            return 1;
        }
    complain("option", word, options, OPTIONS);
    return 0;
}

/* The first word is the command, the others are files. False after saying what is wrong. */
static bool take_word(char *word, struct request *request)
{
    if (request->command) {
        request->files[request->count++] = word;
        return true;
    }
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(commands[i].name, word) == 0)
            request->command = &commands[i];
    request->help = request->help || strcmp(word, "help") == 0;
    if (!request->command && !request->help)
        complain_command(word);
    return request->command || request->help;
}

/* False after saying what is wrong. */
static bool read_words(char **argv, struct request *request)
{
    bool words_only = false;
    while (*argv && !request->help && !request->version) {
        int taken = 1;
        if (!words_only && strcmp(*argv, "--") == 0)
            words_only = true;
        else if (!words_only && **argv == '-' && (*argv)[1])
            taken = take_option(argv[0], argv[1], request);
        else
            taken = take_word(*argv, request);
        if (!taken)
            return false;
        argv += taken;
    }
    if (request->help || request->version)
        return true;
    if (request->json && request->plain)
        fputs("patchbay: --json and --plain exclude each other\n", stderr);
    else if (!request->command)
        print_help(stderr);
    else if (!request->count)
        fprintf(stderr, "patchbay: a file is missing; expected: patchbay %s FILE.so...\n",
                request->command->name);
    return request->count && !(request->json && request->plain);
}

static bool wants_colour(const struct request *request)
{
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (strcmp(request->colour, "auto") != 0)
        return strcmp(request->colour, "always") == 0;
    return !(no_colour && *no_colour) && isatty(STDOUT_FILENO) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

static int answer(const struct request *request)
{
    const struct command *command = request->command;
    struct answer answer;
    struct style style = {stdout, request->plain, wants_colour(request) && !request->plain};
    int code = FINE;
    if (pb_answer_begin(&answer, command->name)) {
        struct value *files = pb_answer_list(answer.root, "files");
        for (int i = 0; i < request->count; i++) {
            int outcome = (int)command->gather(request->files[i], files);
            code = outcome > code ? outcome : code;
        }
    }
    if (answer.short_of_memory) {
        fputs("patchbay: out of memory\n", stderr);
        code = NOT_READ;
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
    struct request request = {.colour = "auto", .files = malloc((size_t)argc * sizeof *argv + 1)};
    int code = EXIT_USAGE;
    if (!request.files) {
        fputs("patchbay: out of memory\n", stderr);
        return NOT_READ;
    }
    if (read_words(argv + (argc > 0), &request)) {
        code = FINE;
        if (request.help)
            print_help(stdout);
        else if (request.version)
            puts("patchbay " PATCHBAY_VERSION);
        else
            code = answer(&request);
    }
    free(request.files);
    return code;
}

int main(int argc, char **argv)
{
    int code = run(argc, argv);
    return pb_print_end(stdout, "patchbay") ? code : NOT_READ;
}
