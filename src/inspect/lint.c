#include "inspect.h"

#include "patchbay/names.h"
#include "patchbay/plugin.h"
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* ---- Findings ----------------------------------------------------------------------------- */

struct lint {
    struct value *findings;
    const struct notes_file *notes;
    const struct shared_object *object;
    const char *origin; /* directory of the file */
    bool errors;
};

__attribute__((format(printf, 4, 5))) static void add(struct lint *lint, const char *severity,
                                                      const char *code, const char *format, ...)
{
    char text[1024];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    struct value *finding = pb_answer_object(lint->findings, NULL);
    pb_answer_text(finding, "severity", severity);
    pb_answer_text(finding, "code", code);
    pb_answer_text(finding, "text", text);
    lint->errors = lint->errors || strcmp(severity, "error") == 0;
}

/* ---- Notes -------------------------------------------------------------------------------- */

static const struct symbol *find_symbol(const struct shared_object *object, const char *name)
{
    for (size_t i = 0; i < object->symbol_count; i++)
        if (object->symbols[i].defined && strcmp(object->symbols[i].name, name) == 0)
            return &object->symbols[i];
    return NULL;
}

static bool is_record(const struct lint *lint, const char *name)
{
    for (const struct plugin_note *n = lint->notes->notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION && strcmp(inspect_string(n, 4), name) == 0)
            return true;
    return false;
}

static void check_notes(struct lint *lint)
{
    for (const struct plugin_note *n = lint->notes->notes; n; n = n->next) {
        struct implementation_note note;
        if (strcmp(inspect_string(n, 0), inspect_string(lint->notes->notes, 0)) != 0)
            add(lint, "error", "two-registries", "it has notes for registry '%s' and for '%s'",
                inspect_string(lint->notes->notes, 0), inspect_string(n, 0));
        if (n->kind != PATCHBAY_NOTE_IMPLEMENTATION)
            continue;
        if (!pb_note_read(n, &note))
            add(lint, "error", "bad-note", "a note contradicts itself; build the plugin again");
        else if (!find_symbol(lint->object, note.record))
            add(lint, "error", "record-missing",
                "it does not export %s; leave it out of 'local:' in version scripts, and strip "
                "with "
                "--strip-unneeded at most",
                note.record);
    }
}

/* The file's name is the plugin's. */
static void check_name(struct lint *lint, const char *path)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    size_t length = strlen(base);
    bool fine = length > 3 && strcmp(base + length - 3, ".so") == 0;
    for (size_t i = 0; fine && i < length - 3; i++) {
        char c = patchbay_fold(base[i]);
        fine = (c >= 'a' && c <= 'z') || (i && (c == '_' || (c >= '0' && c <= '9')));
    }
    if (!fine || length - 3 > PATCHBAY_NAME_MAX)
        add(lint, "error", "bad-name",
            "'%s' is not the name of a plugin: expected a-z, 0-9 and _, a letter first, at most "
            "63, "
            "then .so; rename the file",
            base);
}

/* ---- Symbols ------------------------------------------------------------------------------ */

static bool is_of_linker(const char *name)
{
    static const char *const names[] = {"_init", "_fini", "_edata", "_end", "__bss_start"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void check_exports(struct lint *lint)
{
    for (size_t i = 0; i < lint->object->symbol_count; i++) {
        const struct symbol *symbol = &lint->object->symbols[i];
        if (!symbol->defined || !*symbol->name || is_of_linker(symbol->name) ||
            is_record(lint, symbol->name))
            continue;
        if (symbol->called)
            add(lint, "warning", "interposable",
                "it uses its own '%s' over the loader, so a program or library with that name "
                "would "
                "take it over; make it static, or compile with -fvisibility=hidden",
                symbol->name);
        else
            add(lint, "warning", "exported",
                "it exports '%s' beside its records; make it static, or compile with "
                "-fvisibility=hidden",
                symbol->name);
    }
}

static void check_undefined(struct lint *lint)
{
    for (size_t i = 0; i < lint->object->symbol_count; i++) {
        const struct symbol *symbol = &lint->object->symbols[i];
        if (symbol->defined || symbol->weak || symbol->versioned || !*symbol->name)
            continue;
        enum provision provision = lint->notes->foreign
                                       ? NOT_KNOWN
                                       : symbols_provided(lint->object, lint->origin, symbol->name);
        if (provision == NOT_PROVIDED)
            add(lint, "error", "undefined",
                "nothing that it is linked with defines '%s'; a plugin needs no symbol of the "
                "program: "
                "link with the library that has it, or add the missing source (-Wl,-z,defs tells "
                "at "
                "once)",
                symbol->name);
        else if (provision == NOT_KNOWN)
            add(lint, "note", "undefined", "whether something defines '%s' cannot be told here",
                symbol->name);
    }
}

static void check_libraries(struct lint *lint)
{
    char path[PATH_MAX];
    for (size_t i = 0; lint->object->needed[i] && !lint->notes->foreign; i++)
        if (!symbols_find_library(lint->object, lint->origin, lint->object->needed[i], path,
                                  sizeof path))
            add(lint, "warning", "library-missing", "it needs %s, which is not on this machine",
                lint->object->needed[i]);
    const char *run_path = lint->object->run_path;
    for (const char *at = run_path; at && *at; at += strcspn(at, ":"), at += *at == ':')
        if (*at != '/' && *at != '$')
            add(lint, "warning", "relative-path",
                "its RUNPATH '%s' is relative to wherever the program is started; begin it with "
                "$ORIGIN",
                run_path);
    if (lint->object->text_relocations)
        add(lint, "warning", "text-relocations",
            "its code is changed when it is loaded; compile with -fPIC");
    if (lint->object->executable_stack)
        add(lint, "warning", "executable-stack",
            "it asks for a stack that can be executed; link with -Wl,-z,noexecstack");
}

/* ---- A file ------------------------------------------------------------------------------- */

bool inspect_lint(const char *path, struct value *files)
{
    struct notes_file notes;
    struct shared_object object;
    enum notes_verdict verdict;
    char origin[PATH_MAX];
    const char *slash = strrchr(path, '/');
    struct value *file = pb_answer_object(files, NULL);
    pb_answer_text(file, "file", path);
    struct lint lint = {pb_answer_list(file, "findings"), &notes, &object, origin, false};
    snprintf(origin, sizeof origin, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
    const char *why = inspect_read(path, &notes, &verdict);
    if (why)
        add(&lint, "error", verdict == NOTES_NONE ? "no-note" : "no-plugin", "%s", why);
    else if (!symbols_read(path, &object, &why))
        add(&lint, "error", "no-plugin", "its symbols cannot be read: %s", why);
    else {
        check_name(&lint, path);
        check_notes(&lint);
        check_exports(&lint);
        check_undefined(&lint);
        check_libraries(&lint);
        symbols_free(&object);
    }
    pb_notes_free(&notes);
    return !lint.errors;
}

void inspect_print_lint(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"severity", NULL}, {"code", NULL}, {"text", BELOW}};
    const struct value *file = pb_answer_find(root, "files")->first;
    for (; file; file = file->next) {
        const struct value *findings = pb_answer_find(file, "findings");
        pb_print_heading(style, "%s%s", pb_answer_get(file, "file"),
                         findings->first ? "" : ": nothing to say");
        pb_print_rows(style, findings, pb_answer_get(file, "file"), columns, 3, 2);
    }
}
