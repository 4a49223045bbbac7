/* What is wrong with a file as a plugin, whatever program it is for. */
#define _GNU_SOURCE
#include "inspect.h"

#include "patchbay/names.h"
#include "patchbay/plugin.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct lint {
    struct value *findings;
    const char *path;
    struct notes_file notes;
    struct shared_object object;
    struct libraries libraries;
    enum outcome outcome;
};

/* ---- Findings ----------------------------------------------------------------------------- */

/* Memory is short: then there is no answer at all. */
static void give_up(const struct lint *lint)
{
    if (lint->findings)
        lint->findings->answer->out_of_memory = true;
}

/* Adds a finding; returns the list of names that belong to it. */
__attribute__((format(printf, 3, 4))) static struct value *
find(struct lint *lint, enum finding number, const char *format, ...)
{
    const struct finding_row *row = inspect_finding(number);
    char *text;
    va_list list;
    va_start(list, format);
    if (vasprintf(&text, format, list) < 0)
        text = NULL;
    va_end(list);
    struct value *finding = pb_answer_object(lint->findings, NULL);
    pb_answer_text(finding, "severity", row->severity);
    pb_answer_text(finding, "code", row->code);
    pb_answer_text(finding, "text", text);
    if (!text)
        give_up(lint);
    free(text);
    struct value *names = pb_answer_list(finding, "names");
    pb_answer_text(finding, "why", row->why);
    pb_answer_text(finding, "remedy", row->remedy);
    if (strcmp(row->severity, "error") == 0 && lint->outcome == FINE)
        lint->outcome = AT_FAULT;
    return names;
}

/* ---- Notes -------------------------------------------------------------------------------- */

/* Whether two notes are about the same implementation. */
static bool is_of(const struct plugin_note *left, const struct plugin_note *right)
{
    for (size_t i = 1; i <= 3; i++)
        if (strcmp(inspect_string(left, i), inspect_string(right, i)) != 0)
            return false;
    return true;
}

static bool is_same(const struct plugin_note *left, const struct plugin_note *right)
{
    return left->kind == right->kind && is_of(left, right);
}

/* A property of `note`'s implementation has the same key, and stands before it. */
static bool is_given_before(const struct plugin_note *first, const struct plugin_note *note)
{
    const char *pair = inspect_string(note, 4);
    size_t key = strcspn(pair, "=") + 1;
    for (; first != note; first = first->next)
        if (is_same(first, note) && strncmp(inspect_string(first, 4), pair, key) == 0)
            return true;
    return false;
}

static bool has_implementation(const struct plugin_note *first, const struct plugin_note *property)
{
    for (; first; first = first->next)
        if (first->kind == PATCHBAY_NOTE_IMPLEMENTATION && is_of(first, property))
            return true;
    return false;
}

static void check_property(struct lint *lint, const struct plugin_note *note)
{
    const char *pair = inspect_string(note, 4), *identifier = inspect_string(note, 3);
    if (!strchr(pair, '='))
        find(lint, FINDING_BAD_NOTE, "a property contradicts itself");
    else if (!has_implementation(lint->notes.notes, note))
        find(lint, FINDING_STRAY_PROPERTY, "'%s' is a property of %s/%s: %s, which it lacks", pair,
             inspect_string(note, 1), inspect_string(note, 2), identifier);
    else if (is_given_before(lint->notes.notes, note))
        find(lint, FINDING_SECOND_VALUE, "'%s' gives '%s' a second value", identifier, pair);
}

static void check_duplicate(struct lint *lint, const struct plugin_note *note)
{
    for (const struct plugin_note *n = lint->notes.notes; n != note; n = n->next)
        if (is_same(n, note)) {
            find(lint, FINDING_DUPLICATE, "it has '%s' of %s/%s twice", inspect_string(note, 3),
                 inspect_string(note, 1), inspect_string(note, 2));
            return;
        }
}

static void check_record(struct lint *lint, const struct plugin_note *note)
{
    const char *record = inspect_string(note, 4);
    if (lint->object.has_sections && !symbols_define(&lint->object, record))
        find(lint, FINDING_RECORD_MISSING, "it does not export %s", record);
}

static void check_notes(struct lint *lint)
{
    const struct plugin_note *first = lint->notes.notes;
    size_t implementations = 0;
    bool told = false;
    for (const struct plugin_note *n = first; n; n = n->next) {
        if (!told && strcmp(n->text, first->text) != 0) {
            find(lint, FINDING_TWO_REGISTRIES, "it has notes for registry '%s' and for '%s'",
                 first->text, n->text);
            told = true;
        }
        if (n->kind == PATCHBAY_NOTE_PROPERTY)
            check_property(lint, n);
        if (n->kind != PATCHBAY_NOTE_IMPLEMENTATION)
            continue;
        implementations++;
        check_duplicate(lint, n);
        check_record(lint, n);
    }
    if (!implementations)
        find(lint, FINDING_NO_IMPLEMENTATION, "it has no implementation");
}

/* The file's name is the plugin's. */
static void check_name(struct lint *lint)
{
    const char *slash = strrchr(lint->path, '/'), *base = slash ? slash + 1 : lint->path;
    const char *own = inspect_own(&lint->notes, "plugin");
    size_t length = strlen(base), last = length > 3 ? length - 3 : 0;
    bool fine = last && last <= PATCHBAY_NAME_MAX && strcmp(base + last, ".so") == 0;
    bool same = own && strlen(own) == last;
    for (size_t i = 0; i < last; i++) {
        char c = patchbay_fold(base[i]);
        fine = fine && ((c >= 'a' && c <= 'z') || (i && (c == '_' || (c >= '0' && c <= '9'))));
        same = same && c == patchbay_fold(own[i]);
    }
    if (!fine)
        find(lint, FINDING_BAD_NAME, "'%s' is not the name of a plugin", base);
    else if (own && !same)
        find(lint, FINDING_NAME_DIFFERS, "plugin.yaml names it '%s', and the file is '%s'", own,
             base);
}

/* ---- Symbols ------------------------------------------------------------------------------ */

static bool is_record(const struct lint *lint, const char *name)
{
    for (const struct plugin_note *n = lint->notes.notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION && strcmp(inspect_string(n, 4), name) == 0)
            return true;
    return false;
}

/* Linkers of some machines export them. */
static bool is_of_linker(const char *name)
{
    static const char *const names[] = {"_init",
                                        "_fini",
                                        "_edata",
                                        "edata",
                                        "_end",
                                        "end",
                                        "_etext",
                                        "etext",
                                        "__bss_start",
                                        "__bss_start__",
                                        "__bss_end__",
                                        "_bss_end__",
                                        "__end__",
                                        "__data_start",
                                        "data_start",
                                        "_DYNAMIC",
                                        "_save32gpr",
                                        "__DATA_BEGIN__",
                                        "__SDATA_BEGIN__",
                                        "__BSS_END__",
                                        "_GLOBAL_OFFSET_TABLE_",
                                        "__global_pointer$"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Code that the C++ library's templates left in every object that uses them, and operators new and
 * delete: visible by intent, the same everywhere. */
static bool is_of_cxx_library(const struct symbol *symbol)
{
    static const char *const namespaces[] = {"St",           "Sa", "Ss", "Sb", "9__gnu_cxx",
                                             "10__cxxabiv1", "nw", "na", "dl", "da"};
    const char *name = symbol->name;
    if (!symbol->weak || strncmp(name, "_Z", 2) != 0)
        return false;
    name += 2;
    name += *name == 'T' && name[1] ? 2 : 0; /* tables of a type */
    name += strspn(name, "GVZNKRO");         /* guards, nesting, qualifiers */
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        if (strncmp(name, namespaces[i], strlen(namespaces[i])) == 0)
            return true;
    return false;
}

static bool is_unwanted(const struct lint *lint, const struct symbol *symbol, bool reached)
{
    return symbol->defined && !symbol->absolute && *symbol->name && symbol->reached == reached &&
           !is_of_linker(symbol->name) && !is_of_cxx_library(symbol) &&
           !is_record(lint, symbol->name);
}

static void check_exports(struct lint *lint, bool reached)
{
    struct value *names = NULL;
    for (size_t i = 0; i < lint->object.symbol_count; i++) {
        const struct symbol *symbol = &lint->object.symbols[i];
        if (!is_unwanted(lint, symbol, reached))
            continue;
        if (!names)
            names = reached ? find(lint, FINDING_INTERPOSABLE,
                                   "it reaches own functions or variables over the loader:")
                            : find(lint, FINDING_EXPORTED, "it exports beside its records:");
        pb_answer_text(names, NULL, symbol->name);
    }
}

/* Versioned ones are left out: the linker found the library, and noted its name. */
static void check_undefined(struct lint *lint)
{
    bool known = !lint->notes.foreign && lint->libraries.complete;
    struct value *names = NULL;
    for (size_t i = 0; i < lint->object.symbol_count; i++) {
        const struct symbol *symbol = &lint->object.symbols[i];
        if (symbol->defined || symbol->weak || symbol->versioned || !*symbol->name ||
            libraries_define(&lint->libraries, symbol->name))
            continue;
        if (!names)
            names = known ? find(lint, FINDING_UNDEFINED, "nothing that it is linked with defines:")
                          : find(lint, FINDING_NOT_CHECKED,
                                 "whether something defines these cannot be told%s:",
                                 lint->notes.foreign ? ", since it is for another machine"
                                                     : " while a library is missing");
        pb_answer_text(names, NULL, symbol->name);
    }
}

/* ---- Loading ------------------------------------------------------------------------------ */

static void check_libraries(struct lint *lint)
{
    for (size_t i = 0; i < lint->libraries.count; i++) {
        const struct library *library = &lint->libraries.all[i];
        if (library->path)
            continue;
        if (strcmp(library->needed_by, lint->path) == 0)
            find(lint, FINDING_LIBRARY_MISSING, "it needs %s", library->name);
        else
            find(lint, FINDING_LIBRARY_MISSING, "%s, which comes with it, needs %s",
                 library->needed_by, library->name);
    }
}

static void check_paths(struct lint *lint)
{
    for (size_t i = 0; lint->object.needed[i]; i++)
        if (strchr(lint->object.needed[i], '/') && *lint->object.needed[i] != '/')
            find(lint, FINDING_RELATIVE_PATH, "it needs the file '%s'", lint->object.needed[i]);
    const char *list = lint->object.run_path;
    for (const char *at = list; at && *at; at += strcspn(at, ":"), at += *at == ':')
        if (*at != '/' && *at != '$') {
            find(lint, FINDING_RELATIVE_PATH, "its RUNPATH is '%s'", list);
            return;
        }
}

static void check_loading(struct lint *lint)
{
    check_paths(lint);
    if (lint->object.is_program)
        find(lint, FINDING_PROGRAM, "it is a program");
    if (lint->object.refuses_dlopen)
        find(lint, FINDING_REFUSES_DLOPEN, "it was linked with -z nodlopen");
    if (lint->object.text_relocations)
        find(lint, FINDING_TEXT_RELOCATIONS, "it has relocations in its code");
    if (lint->object.executable_stack)
        find(lint, FINDING_EXECUTABLE_STACK, "it asks for an executable stack");
    if (lint->object.static_tls)
        find(lint, FINDING_STATIC_TLS, "it was compiled for thread-local storage of a program");
}

/* ---- A file ------------------------------------------------------------------------------- */

static void check_symbols(struct lint *lint)
{
    symbols_complete(&lint->object);
    check_exports(lint, false);
    check_exports(lint, true);
    if (!lint->object.has_sections)
        find(lint, FINDING_NO_SECTIONS, "it has no section headers");
    if (!lint->notes.foreign && !libraries_read(&lint->libraries, lint->path, &lint->object))
        give_up(lint);
    check_undefined(lint);
    check_libraries(lint);
    libraries_free(&lint->libraries);
}

static void check_object(struct lint *lint)
{
    const char *why = pb_notes_fault(&lint->notes);
    check_name(lint);
    if (why) {
        find(lint, FINDING_BAD_NOTE, "%s", why);
    } else if (!symbols_read(lint->path, &lint->object, &why)) {
        find(lint, FINDING_DAMAGED, "its symbols cannot be read: %s", why);
    } else {
        check_notes(lint);
        check_loading(lint);
        check_symbols(lint);
        symbols_free(&lint->object);
    }
}

enum outcome inspect_lint(const char *path, struct value *files)
{
    struct value *file = pb_answer_object(files, NULL);
    struct lint lint = {.path = path};
    enum finding finding;
    pb_answer_text(file, "file", path);
    lint.findings = pb_answer_list(file, "findings");
    const char *why = inspect_read(path, &lint.notes, &finding);
    if (why)
        find(&lint, finding, "%s", why);
    else
        check_object(&lint);
    pb_notes_free(&lint.notes);
    return why && finding == FINDING_UNREADABLE ? NOT_READ : lint.outcome;
}

void inspect_print_lint(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"severity", NULL}, {"code", NULL}, {"text", BELOW},
                                            {"names", BELOW},   {"why", BELOW}, {"remedy", BELOW}};
    const struct value *file = pb_answer_find(root, "files")->first;
    for (; file; file = file->next) {
        const struct value *findings = pb_answer_find(file, "findings");
        pb_print_heading(style, "%s%s", pb_answer_get(file, "file"),
                         findings->first ? "" : ": nothing to say");
        pb_print_rows(style, findings, pb_answer_get(file, "file"), columns,
                      sizeof columns / sizeof *columns, 2);
    }
}
