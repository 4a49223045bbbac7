/* `complete WORD...`: completions of the last word, one a line, for the completion scripts. */
#include "inspector/command_line.h"
#include "inspector/origin.h"
#include "patchbay/patchbay.h"
#include <stdio.h>
#include <string.h>

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
    snprintf(qualified, sizeof qualified, "%s:%s", pb_implementation_origin(implementation),
             implementation->identifier);
    offer(implementation->identifier, context);
    if (strchr(context, ':'))
        offer(qualified, context);
    return true;
}

/* `words` are those after the command; the last is to be completed. */
static void offer_names(struct patchbay *handle, char **words, int count)
{
    char *last = words[count - 1];
    struct patchbay_decision decision;
    const char *name;
    int category = count > 1 ? patchbay_find_category(handle, words[0], NULL) : -1;
    int type = category >= 0 && count > 2
                   ? patchbay_find_type(handle, (unsigned)category, words[1], NULL)
                   : -1;
    for (unsigned i = 0; count == 1 && (name = patchbay_category_name(handle, i)); i++)
        offer(name, last);
    for (unsigned i = 0; category >= 0 && count == 2; i++) {
        if (!(name = patchbay_type_name(handle, (unsigned)category, i)))
            break;
        offer(name, last);
    }
    if (type >= 0 && count == 3)
        patchbay_explain(handle, (unsigned)category, (unsigned)type, &decision, offer_identifier,
                         last, NULL);
}

/* Offers the words of "bash|zsh|fish". */
static void offer_choices(const char *choices, const char *with)
{
    for (size_t length; *choices; choices += length + (choices[length] == '|')) {
        char word[32];
        length = strcspn(choices, "|");
        snprintf(word, sizeof word, "%.*s", (int)length, choices);
        offer(word, with);
    }
}

static void offer_options(const struct command *command, const char *last)
{
    const char *name;
    unsigned bit = 0;
    for (unsigned i = 0; (name = pb_command_line_option(i, &bit)); i++)
        if (bit & (command->options | OPTION_HELP) && !begins(last, name))
            offer(name, last);
    for (const char *const *color = pb_command_line_colors; *color; color++) {
        char option[32];
        snprintf(option, sizeof option, "--color=%s", *color);
        if (begins(last, "--color="))
            offer(option, last);
    }
}

/* Whether the word after `word` is its value. */
static bool takes_value(const char *word)
{
    const char *name;
    unsigned bit;
    for (unsigned i = 0; (name = pb_command_line_option(i, &bit)); i++)
        if (strchr(name, '=') && strncmp(name, word, strlen(word)) == 0 &&
            name[strlen(word)] == '=')
            return true;
    return false;
}

static void offer_arguments(struct patchbay *handle, const struct command *command, char **words,
                            int count)
{
    char *last = words[count - 1];
    int kept = 0;
    for (int i = 0; i < count; i++) {
        if (takes_value(words[i]))
            i++; /* its value */
        else if (words[i][0] != '-')
            words[kept++] = words[i];
    }
    if (kept && words[kept - 1] == last && kept <= command->most &&
        strstr(command->arguments, "CATEGORY"))
        offer_names(handle, words, kept);
    if (strchr(command->arguments, '|'))
        offer_choices(command->arguments, last);
}

static int print_completions(struct patchbay *handle, const struct request *request)
{
    char **words = request->arguments;
    int count = request->count;
    if (!count)
        return COMMAND_USAGE;
    for (const struct command *const *c = request->program->commands; *c; c++) {
        if (!(*c)->description)
            continue;
        if (count == 1)
            offer((*c)->name, words[0]);
        else if (strcmp((*c)->name, words[0]) == 0 && words[count - 1][0] == '-')
            offer_options(*c, words[count - 1]);
        else if (strcmp((*c)->name, words[0]) == 0)
            offer_arguments(handle, *c, words + 1, count - 1);
    }
    return COMMAND_OK;
}

/* It has no description, since only completion scripts use it. */
const struct command pb_command_complete = {
    .name = "complete", .arguments = "WORD...", .run = print_completions};
