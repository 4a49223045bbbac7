#include "command/completion.h"

#include "command/command_line.h"
#include <string.h>

/* Prints all codes, one a line. */
static const char list_codes[] =
    "patchbay-gen explain --list | sed -n 's/^  \\([a-z-]*\\):.*/\\1/p'";

/* ---- What stands behind a command --------------------------------------------------------- */

/* The words that can stand there, parted by blanks, when they are a few: "bash zsh fish". */
static const char *choices_of(struct arena *arena, const struct command *command)
{
    if (!strchr(command->arguments, '|'))
        return "";
    char *choices = arena_copy(arena, command->arguments, strlen(command->arguments));
    for (char *c = choices; *c; c++)
        if (*c == '|')
            *c = ' ';
    return choices;
}

static bool takes_code(const struct command *command)
{
    return strstr(command->arguments, "CODE") != NULL;
}

static bool takes_files(const struct command *command)
{
    return command->most && !takes_code(command) && !strchr(command->arguments, '|');
}

static bool is_directory(const struct option *option)
{
    return strcmp(option->argument, "DIR") == 0;
}

/* ---- bash --------------------------------------------------------------------------------- */

static const char *options_of(struct arena *arena, const struct command *command)
{
    const char *options = "";
    for (const struct option *o = known_options; o->name; o++)
        if (command_takes(command, o))
            options = arena_printf(arena, "%s%s%s", options, *options ? " " : "", o->name);
    return options;
}

/* The options, and then the words, of each command; of none, those of the first and the commands.
 */
static void print_bash_choices(struct arena *arena, struct text *text)
{
    const char *names = "";
    text_line(text, "case ${COMP_WORDS[1]} in");
    for (const struct command *c = commands; c->name; c++) {
        const char *choices = choices_of(arena, c);
        text_line(text, "%s)", c->name);
        text_line(text, "    options='%s'", options_of(arena, c));
        if (takes_code(c))
            text_line(text, "    words=$(%s)", list_codes);
        else if (*choices)
            text_line(text, "    words='%s'", choices);
        text_line(text, "    ;;");
        names = arena_printf(arena, "%s%s%s", names, *names ? " " : "", c->name);
    }
    text_line(text, "*) options='%s' ;;", options_of(arena, commands));
    text_line(text, "esac");
    text_line(text, "[[ $COMP_CWORD == 1 ]] && words='help %s'", names);
}

static void print_bash(struct arena *arena, struct text *text)
{
    const char *with_word = "";
    for (const struct option *o = known_options; o->name; o++)
        if (o->argument)
            with_word = arena_printf(arena, "%s%s%s%s%s", with_word, *with_word ? "|" : "", o->name,
                                     o->letter ? "|" : "", o->letter ? o->letter : "");
    text_line(text, "# Put this into ~/.bashrc: eval \"$(patchbay-gen completion bash)\"");
    text_line(text, "_patchbay_gen() {");
    text_indent(text);
    text_line(text, "local word=${COMP_WORDS[COMP_CWORD]} options='' words=''");
    text_line(text, "COMPREPLY=() # files, where nothing else is offered");
    text_line(text, "case ${COMP_WORDS[COMP_CWORD - 1]} in");
    text_line(text, "%s|=) return ;;", with_word);
    text_line(text, "esac");
    print_bash_choices(arena, text);
    text_line(text, "[[ $word == -* ]] && words=$options");
    text_line(text, "COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))");
    text_outdent(text);
    text_line(text, "}");
    text_line(text, "complete -o bashdefault -o default -F _patchbay_gen patchbay-gen");
}

/* ---- zsh ---------------------------------------------------------------------------------- */

/* As it can stand in single quotes where each of `special` has a meaning. */
static const char *zsh_quoted(struct arena *arena, const char *words, const char *special)
{
    char *quoted = arena_alloc(arena, strlen(words) * 4 + 1, 1), *end = quoted;
    for (; *words; words++) {
        if (*words == '\'')
            end = strcpy(end, "'\\'") + 3;
        else if (strchr(special, *words))
            *end++ = '\\';
        *end++ = *words;
    }
    return quoted;
}

static void print_zsh_command(struct arena *arena, struct text *text, const struct command *command)
{
    const char *choices = choices_of(arena, command);
    text_line(text, "%s)", command->name);
    text_indent(text);
    for (const struct option *o = known_options; o->name; o++)
        if (command_takes(command, o))
            text_line(text, "arguments+=('%s%s[%s]%s%s%s')", o->name, o->argument ? "=" : "",
                      zsh_quoted(arena, o->description, "[]:\\"), o->argument ? ":" : "",
                      o->argument ? zsh_quoted(arena, o->argument, "[]:\\") : "",
                      !o->argument      ? ""
                      : is_directory(o) ? ":_files -/"
                                        : ":_files");
    if (takes_code(command))
        text_line(text, "arguments+=(\"1:code:($(%s))\")", list_codes);
    else if (*choices)
        text_line(text, "arguments+=('1:word:(%s)')", choices);
    else if (takes_files(command))
        text_line(text, "arguments+=('*:file:_files')");
    text_line(text, ";;");
    text_outdent(text);
}

static void print_zsh(struct arena *arena, struct text *text)
{
    text_line(text, "#compdef patchbay-gen");
    text_line(text, "# Put this behind compinit into ~/.zshrc: eval \"$(patchbay-gen completion "
                    "zsh)\"");
    text_line(text, "_patchbay_gen() {");
    text_indent(text);
    text_line(text, "local -a names arguments");
    text_line(text, "names=(");
    for (const struct command *c = commands; c->name; c++)
        text_line(text, "    '%s:%s'", c->name, zsh_quoted(arena, c->description, ":\\"));
    text_line(text, ")");
    text_line(text, "if (( CURRENT == 2 )); then");
    text_line(text, "    _describe command names");
    text_line(text, "    _files");
    text_line(text, "    return");
    text_line(text, "fi");
    text_line(text, "case $words[2] in");
    for (const struct command *c = commands; c->name; c++)
        print_zsh_command(arena, text, c);
    text_line(text, "*) arguments+=('*:file:_files') ;;");
    text_line(text, "esac");
    text_line(text, "shift words");
    text_line(text, "(( CURRENT-- ))");
    text_line(text, "_arguments $arguments");
    text_outdent(text);
    text_line(text, "}");
    text_line(text, "compdef _patchbay_gen patchbay-gen");
}

/* ---- fish --------------------------------------------------------------------------------- */

/* As it can stand in single quotes. */
static const char *fish_quoted(struct arena *arena, const char *words)
{
    char *quoted = arena_alloc(arena, strlen(words) * 2 + 1, 1), *end = quoted;
    for (; *words; words++) {
        if (*words == '\'' || *words == '\\')
            *end++ = '\\';
        *end++ = *words;
    }
    return quoted;
}

static void print_fish_command(struct arena *arena, struct text *text,
                               const struct command *command)
{
    const char *begin = arena_printf(
        arena, "complete -c patchbay-gen -n '__fish_seen_subcommand_from %s'", command->name);
    const char *choices = choices_of(arena, command);
    for (const struct option *o = known_options; o->name; o++)
        if (command_takes(command, o))
            text_line(text, "%s%s%s -l %s%s -d '%s'", begin, o->letter ? " -s " : "",
                      o->letter ? o->letter + 1 : "", o->name + 2, o->argument ? " -r" : "",
                      fish_quoted(arena, o->description));
    if (takes_code(command))
        text_line(text, "%s -f -a '(%s)'", begin, fish_quoted(arena, list_codes));
    else if (*choices)
        text_line(text, "%s -f -a '%s'", begin, choices);
}

static void print_fish(struct arena *arena, struct text *text)
{
    text_line(text, "# Put this into ~/.config/fish/completions/patchbay-gen.fish");
    for (const struct command *c = commands; c->name; c++)
        text_line(text, "complete -c patchbay-gen -n __fish_use_subcommand -a %s -d '%s'", c->name,
                  fish_quoted(arena, c->description));
    for (const struct command *c = commands; c->name; c++)
        print_fish_command(arena, text, c);
}

bool completion_print(struct arena *arena, struct text *text, const char *shell)
{
    if (strcmp(shell, "bash") == 0)
        print_bash(arena, text);
    else if (strcmp(shell, "zsh") == 0)
        print_zsh(arena, text);
    else if (strcmp(shell, "fish") == 0)
        print_fish(arena, text);
    else
        return false;
    return true;
}
