/* The program `patchbay`: what plugin files of any machine hold, without the program that they are
 * for.
 *
 *     main.c        the command line
 *     show.c        the notes of a file
 *     lint.c        what is wrong with a file as a plugin
 *     findings.def  each finding: its code, its severity, why it matters, what to do
 *     file.c        reading the notes of a file; why it is no plugin
 *     symbols.c     its symbols and what it needs          (only user of libelf)
 *     libraries.c   the libraries that it needs, and those that they need
 *     library_path.c  where the loader looks for them
 *
 * Notes are read by the library's own reader, which trusts no file; nothing is ever loaded.
 */
#ifndef PATCHBAY_INSPECT_H
#define PATCHBAY_INSPECT_H

#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "notes/elf_notes.h"
#include "notes/fingerprint.h"

/* What came of a file; the program's exit code is the worst of all. */
enum outcome { FINE = 0, AT_FAULT = 1, NOT_READ = 3 };

/* Each adds an object for one file to a list. */
enum outcome inspect_show(const char *path, struct value *files);
enum outcome inspect_lint(const char *path, struct value *files);

void inspect_print_show(const struct style *style, const struct value *root);
void inspect_print_lint(const struct style *style, const struct value *root);

/* ---- file.c ------------------------------------------------------------------------------- */

enum finding {
#define FINDING(name, code, severity, why, remedy) FINDING_##name,
#include "findings.def"
#undef FINDING
    FINDINGS
};

struct finding_row {
    const char *code, *severity, *why, *remedy;
};

const struct finding_row *inspect_finding(enum finding finding);

/* Reads the notes of a file. NULL, or why it is no plugin, and the finding that says so. Free them
 * with pb_notes_free() in any case. */
const char *inspect_read(const char *path, struct notes_file *notes, enum finding *finding);

/* The string of a note's text by number, "" behind the last. */
const char *inspect_string(const struct plugin_note *note, size_t number);

/* The value that the plugin's own note has for "version" and the like; NULL without one. */
const char *inspect_own(const struct notes_file *notes, const char *key);

/* ---- symbols.c ---------------------------------------------------------------------------- */

/* A symbol of the dynamic symbol table. */
struct symbol {
    const char *name;
    bool defined, weak;
    bool versioned; /* the linker found the library that defines it */
    bool absolute;  /* names a version, no place */
    bool reached;   /* defined here, and reached over a table that the loader fills */
};

struct shared_object {
    void *elf; /* libelf's */
    int descriptor;
    unsigned machine, bits;
    struct symbol *symbols;
    size_t symbol_count;
    const char **needed;  /* ended by NULL */
    const char *run_path; /* or NULL */
    bool has_sections;    /* without them nothing else is known */
    bool text_relocations, executable_stack, static_tls;
    bool is_program, refuses_dlopen;
};

/* False with `why` when libelf cannot read the file. */
bool symbols_read(const char *path, struct shared_object *object, const char **why);
void symbols_free(struct shared_object *object);

/* Finds out which symbols are reached over the loader's tables, and sorts them by name. Once. */
void symbols_complete(struct shared_object *object);

bool symbols_define(const struct shared_object *object, const char *name);

/* ---- libraries.c -------------------------------------------------------------------------- */

/* A library that is needed. */
struct library {
    char *name;
    char *needed_by; /* path of what needs it */
    char *path;      /* NULL: it is not where the loader looks */
    struct shared_object object;
};

/* All that come with a plugin, each once, in the order in which the loader searches them. The C
 * library always does. */
struct libraries {
    struct library *all;
    size_t count;
    bool complete; /* each was found */
};

/* False when memory is short. */
bool libraries_read(struct libraries *libraries, const char *path,
                    const struct shared_object *object);
void libraries_free(struct libraries *libraries);
bool libraries_define(const struct libraries *libraries, const char *symbol);

/* ---- library_path.c ----------------------------------------------------------------------- */

/* Where the loader would find a library that the file `origin` needs, malloc'ed, with its symbols
 * in `found`; NULL: nowhere. */
char *library_find(const char *name, const char *origin, const struct shared_object *object,
                   struct shared_object *found);

#endif
