/* The program `patchbay`: what plugin files of any machine hold, without the program that they are
 * for.
 *
 *     main.c      the command line
 *     show.c      the notes of a file
 *     lint.c      what is wrong with a file as a plugin
 *     symbols.c   its symbols and what it needs          (only user of libelf)
 *
 * Notes are read by the library's own reader, which trusts no file; nothing is ever loaded.
 */
#ifndef PATCHBAY_INSPECT_H
#define PATCHBAY_INSPECT_H

#include "answer.h"
#include "fingerprint.h"
#include "notes.h"

/* Each adds an object for one file to a list. False when the answer is no: the file is no plugin,
 * or something is wrong with it. */
bool inspect_show(const char *path, struct value *files);
bool inspect_lint(const char *path, struct value *files);

void inspect_print_show(const struct style *style, const struct value *root);
void inspect_print_lint(const struct style *style, const struct value *root);

/* ---- Notes -------------------------------------------------------------------------------- */

/* Reads the notes of a file. NULL, or why it has none. Free them with pb_notes_free() in any case.
 */
const char *inspect_read(const char *path, struct notes_file *notes, enum notes_verdict *verdict);

/* The string of a note's text by number, "" behind the last. */
const char *inspect_string(const struct plugin_note *note, size_t number);

/* ---- symbols.c ---------------------------------------------------------------------------- */

/* A symbol of the dynamic symbol table. */
struct symbol {
    const char *name;
    bool defined, weak, versioned;
    bool called; /* defined here, and called over the table that the loader fills */
};

struct shared_object {
    void *elf; /* libelf's */
    int descriptor;
    struct symbol *symbols;
    size_t symbol_count;
    const char **needed;  /* ended by NULL */
    const char *run_path; /* or NULL */
    bool text_relocations, executable_stack;
};

/* False with `why` when libelf cannot read the file. */
bool symbols_read(const char *path, struct shared_object *object, const char **why);
void symbols_free(struct shared_object *object);

/* What becomes of an undefined symbol among the libraries that an object needs. */
enum provision { PROVIDED, NOT_PROVIDED, NOT_KNOWN };

/* Looks for a library as the loader would; `path`, of `size` bytes, becomes where it is. */
bool symbols_find_library(const struct shared_object *object, const char *origin, const char *name,
                          char *path, size_t size);

/* Looks for symbols in the libraries that are needed and can be found. */
enum provision symbols_provided(const struct shared_object *object, const char *origin,
                                const char *symbol);

#endif
