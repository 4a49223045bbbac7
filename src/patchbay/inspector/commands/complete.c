/* `complete`: what could stand for the last word, one a line, for shells to ask; `completion`: what
 * makes them ask. */
#include "inspector/command.h"

#include <stdio.h>
#include <string.h>

/* ---- What could stand there --------------------------------------------------------------- */

static bool begins(const char *word, const char *with)
{
    return strncmp(word, with, strlen(with)) == 0;
}

static void offer(const char *word, const char *with)
{
    if (begins(word, with))
        puts(word);
}

static bool offer_identifier(void *context, const struct patchbay_implementation *implementation)
{
    char qualified[160];
    const char *origin = implementation->origin == PATCHBAY_RUNTIME   ? "runtime"
                         : implementation->origin == PATCHBAY_BUILTIN ? "builtin"
                                                                      : implementation->plugin;
    snprintf(qualified, sizeof qualified, "%s:%s", origin, implementation->identifier);
    offer(implementation->identifier, context);
    if (strchr(context, ':'))
        offer(qualified, context);
    return true;
}

/* `words` are those behind the command, the last of them the one to complete. */
static void offer_names(struct patchbay *handle, char **words, int count)
{
    char *last = words[count - 1];
    struct answer unused;
    const char *name;
    if (!pb_answer_begin(&unused, "complete"))
        return;
    int category = count > 1 ? pb_command_category(handle, words[0], &unused) : -1;
    int type = category >= 0 && count > 2
                   ? pb_command_type(handle, (unsigned)category, words[1], &unused)
                   : -1;
    for (unsigned i = 0; count == 1 && (name = patchbay_category_name(handle, i)); i++)
        offer(name, last);
    for (unsigned i = 0; category >= 0 && count == 2; i++) {
        if (!(name = patchbay_type_name(handle, (unsigned)category, i)))
            break;
        offer(name, last);
    }
    struct patchbay_decision decision;
    if (type >= 0 && count == 3)
        patchbay_explain(handle, (unsigned)category, (unsigned)type, &decision, offer_identifier,
                         last, NULL);
    pb_answer_free(&unused);
}

static void offer_options(const struct command *command, const char *last)
{
    static const char *const colours[] = {"--color=auto", "--color=always", "--color=never"};
    const char *name;
    unsigned takers = 0;
    for (unsigned i = 0; (name = pb_command_option(i, &takers)); i++)
        if (takers & command->options && !begins(last, name))
            offer(name, last);
    for (size_t i = 0; begins(last, "--color=") && i < sizeof colours / sizeof *colours; i++)
        offer(colours[i], last);
}

int pb_command_complete(struct patchbay *handle, int argc, char **argv)
{
    const struct command *command;
    int words = 0;
    if (argc == 0)
        return COMMAND_USAGE;
    for (unsigned i = 0; argc == 1 && (command = pb_command(i)); i++)
        offer(command->name, argv[0]);
    for (unsigned i = 0; argc > 1 && (command = pb_command(i)); i++) {
        if (strcmp(command->name, argv[0]) != 0)
            continue;
        if (argv[argc - 1][0] == '-') {
            offer_options(command, argv[argc - 1]);
            return COMMAND_FINE;
        }
        for (int j = 1; j < argc; j++) /* options are no words */
            if (argv[j][0] != '-')
                argv[1 + words++] = argv[j];
        if (words && words <= command->most && command->most <= 3)
            offer_names(handle, argv + 1, words);
    }
    return COMMAND_FINE;
}

/* ---- Shells ------------------------------------------------------------------------------- */

/* In each, %1$s is the program, %2$s its words before the command with a blank behind each, and
 * %3$d their number. */
static const char bash[] =
    "# Put this into ~/.bashrc: eval \"$(%1$s %2$scompletion bash)\"\n"
    "_%1$s_inspector() {\n"
    "    local IFS=$'\\n' line=\"${COMP_LINE:0:COMP_POINT}\"\n"
    "    local words; IFS=' ' read -ra words <<<\"$line\"\n"
    "    [[ \"$line\" == *' ' ]] && words+=('')\n"
    "    [[ \"${words[*]:1:%3$d} \" == \"%2$s\" ]] || return 0\n"
    "    local last=\"${words[-1]}\"\n"
    "    COMPREPLY=($(\"${words[0]}\" %2$scomplete \"${words[@]:1+%3$d}\" 2>/dev/null))\n"
    "    local cut=\"${last%%\"${COMP_WORDS[COMP_CWORD]}\"}\"\n"
    "    [[ \"${COMP_WORDS[COMP_CWORD]}\" == [=:] ]] && cut=\"$last\"\n"
    "    COMPREPLY=(\"${COMPREPLY[@]#\"$cut\"}\")\n"
    "    [[ \"${COMPREPLY[*]}\" == *= ]] && compopt -o nospace\n"
    "    return 0\n"
    "}\n"
    "complete -o bashdefault -o default -F _%1$s_inspector %1$s\n";

static const char zsh[] =
    "# Put this behind compinit into ~/.zshrc: eval \"$(%1$s %2$scompletion zsh)\"\n"
    "_%1$s_inspector() {\n"
    "    local -a found\n"
    "    if [[ \"${words[2,%3$d+1]} \" == \"%2$s\" ]]; then\n"
    "        found=(${(f)\"$($words[1] %2$scomplete \"${(@)words[%3$d+2,CURRENT]}\" "
    "2>/dev/null)\"})\n"
    "    fi\n"
    "    if (( $#found )); then compadd -a found; else _files; fi\n"
    "}\n"
    "compdef _%1$s_inspector %1$s\n";

static const char fish[] =
    "# Put this into ~/.config/fish/completions/%1$s.fish\n"
    "function __%1$s_inspector\n"
    "    set -l words (commandline -opc) (commandline -ct)\n"
    "    if test (string join ' ' $words[2..(math 1 + %3$d)])' ' = '%2$s'\n"
    "        $words[1] %2$scomplete $words[(math 2 + %3$d)..-1] 2>/dev/null\n"
    "    end\n"
    "end\n"
    "complete -c %1$s -a '(__%1$s_inspector)'\n";

int pb_command_completion(const char *program, int argc, char **argv)
{
    static const struct {
        const char *name, *script;
    } shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    struct nearest nearest = {.wanted = argc ? argv[0] : ""};
    size_t length = strcspn(program, " ");
    char words[256];
    int count = 0;
    snprintf(words, sizeof words, "%s%s", program + length + (program[length] == ' '),
             program[length] ? " " : "");
    for (const char *at = words; *at; at++)
        count += *at == ' ';
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        char name[256];
        snprintf(name, sizeof name, "%.*s", (int)length, program);
        pb_nearest_try(&nearest, shells[i].name);
        if (argc == 1 && strcmp(argv[0], shells[i].name) == 0) {
            printf(shells[i].script, name, words, count);
            return COMMAND_FINE;
        }
    }
    if (argc == 1)
        return pb_command_unknown(program, "shell", &nearest);
    fprintf(stderr, "%s: expected: %s completion bash|zsh|fish\n", program, program);
    return COMMAND_USAGE;
}
