#include "explain/explain.h"

#include "explain/paragraph.h"
#include "names/nearest.h"
#include <stdio.h>
#include <string.h>

/* ---- The generator's codes ---------------------------------------------------------------- */

struct code {
    const char *name, *title;
};

static const struct code codes[] = {
#define FAULT(code, name, title) [FAULT_##code] = {name, title},
#include "diagnostic/codes.def"
#undef FAULT
};

static const struct explanation explanations[FAULT_CODES] = {
#define EXPLAIN(code, cause, frame, wrong, right) [FAULT_##code] = {cause, frame, wrong, right},
#include "explain/explanations_form.def"
#include "explain/explanations_meaning.def"
#undef EXPLAIN
};

/* ---- The library's ------------------------------------------------------------------------ */

enum library_code {
#define PATCHBAY_CODE(code, name, title) LIBRARY_##code,
#include "patchbay/codes.def"
#undef PATCHBAY_CODE
    LIBRARY_CODES
};

static const struct code library_codes[] = {
#define PATCHBAY_CODE(code, name, title) [LIBRARY_##code] = {name, title},
#include "patchbay/codes.def"
#undef PATCHBAY_CODE
};

static const struct library_explanation library[LIBRARY_CODES] = {
#define EXPLAIN(code, cause, example, cure) [LIBRARY_##code] = {cause, example, cure},
#include "explain/explanations_library.def"
#undef EXPLAIN
};

const struct library_explanation *explain_library(size_t number)
{
    return number < LIBRARY_CODES ? &library[number] : NULL;
}

const struct explanation *explain_fault(enum fault_code code)
{
    return &explanations[code];
}

/* ---- Printing ----------------------------------------------------------------------------- */

/* The lines of an example; invisible bytes are written as \x07. */
static void print_example(struct arena *arena, struct text *text, const char *example, bool escaped)
{
    while (*example) {
        size_t length = strcspn(example, "\n");
        char *line = arena_alloc(arena, length * 4 + 1, 1), *end = line;
        for (size_t i = 0; i < length; i++) {
            unsigned char byte = (unsigned char)example[i];
            if (escaped && (byte < 0x20 || byte >= 0x7f))
                end += sprintf(end, "\\x%02x", byte);
            else
                *end++ = example[i];
        }
        text_line(text, "%s%s", strncmp(example, "    ", 4) == 0 ? "" : "    ", line);
        example += length + (example[length] == '\n');
    }
}

/* The message about the example, without its place, and the hints. */
static void print_message(struct arena *arena, struct text *text,
                          const struct explanation *explanation)
{
    const char *messages = explain_messages(arena, explanation->frame, explanation->wrong);
    text_line(text, "Message:");
    text_indent(text);
    for (; *messages; messages += strcspn(messages, "\n"), messages += *messages == '\n') {
        const char *end = messages + strcspn(messages, "\n"), *error = strstr(messages, "error: ");
        if (error && error < end)
            text_line(text, "%.*s", (int)(end - error), error);
        else if (strncmp(messages, "      = ", 8) == 0)
            text_line(text, "%.*s", (int)(end - messages - 4), messages + 4);
    }
    text_outdent(text);
}

static void print_fault(struct arena *arena, struct text *text, enum fault_code code)
{
    text_line(text, "%s (patchbay-gen): %s", codes[code].name, codes[code].title);
    text_blank(text);
    paragraph_print(text, explanations[code].cause, false);
    text_blank(text);
    text_line(text, "Wrong:");
    print_example(arena, text, explanations[code].wrong, true);
    print_message(arena, text, &explanations[code]);
    text_line(text, "Right:");
    print_example(arena, text, explanations[code].right, false);
}

static void print_library(struct arena *arena, struct text *text, enum library_code code)
{
    text_line(text, "%s (library): %s", library_codes[code].name, library_codes[code].title);
    text_blank(text);
    paragraph_print(text, library[code].cause, false);
    if (!*library[code].example)
        return;
    text_blank(text);
    text_line(text, "For example:");
    print_example(arena, text, library[code].example, true);
    text_line(text, "Solution:");
    paragraph_print(text, library[code].cure, false);
}

/* "[Unknown_Key]" as "unknown-key". */
static char *code_name_of(struct arena *arena, const char *word)
{
    size_t length = strlen(word);
    bool bracketed = length > 1 && word[0] == '[' && word[length - 1] == ']';
    char *name = arena_copy(arena, word + bracketed, length - 2 * bracketed);
    for (char *c = name; *c; c++)
        *c = *c == '_' ? '-' : *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    return name;
}

bool explain_print(struct arena *arena, struct text *text, const char *word)
{
    const char *name = code_name_of(arena, word);
    struct nearest nearest = nearest_to(name);
    bool found = false;
    for (size_t i = 0; i < FAULT_CODES; i++) {
        nearest_offer(&nearest, codes[i].name);
        if (strcmp(codes[i].name, name) != 0)
            continue;
        print_fault(arena, text, (enum fault_code)i);
        found = true;
    }
    for (size_t i = 0; i < LIBRARY_CODES; i++) {
        nearest_offer(&nearest, library_codes[i].name);
        if (strcmp(library_codes[i].name, name) != 0)
            continue;
        if (found)
            text_blank(text);
        print_library(arena, text, (enum library_code)i);
        found = true;
    }
    if (!found)
        fprintf(stderr, "patchbay-gen: unknown code '%s'%s%s%s; 'patchbay-gen explain' lists all\n",
                word, nearest.name ? "; did you mean '" : "", nearest.name ? nearest.name : "",
                nearest.name ? "'?" : "");
    return found;
}

void explain_list(struct text *text)
{
    text_line(text, "Codes of patchbay-gen:");
    for (size_t i = 0; i < FAULT_CODES; i++)
        text_line(text, "  %s: %s", codes[i].name, codes[i].title);
    text_line(text, "Codes of programs:");
    for (size_t i = 0; i < LIBRARY_CODES; i++)
        text_line(text, "  %s: %s", library_codes[i].name, library_codes[i].title);
}
