#define _GNU_SOURCE
#include "lint.h"

#include "inspector/answer/answer.h"
#include "inspector/answer/text.h"
#include "notes/note_rules.h"
#include "notes/note_text.h"
#include "patchbay/plugin.h"
#include "records.h"
#include "symbols.h"
#include "table/name.h"
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct lint {
    struct value *findings;
    const char *path;
    struct notes_file notes;
    struct shared_object object;
    enum outcome outcome;
};

/* ---- Findings ----------------------------------------------------------------------------- */

/* Adds a finding; returns its list of names. */
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
    if (!text && lint->findings)
        lint->findings->answer->out_of_memory = true; /* the whole answer is dropped */
    free(text);
    struct value *names = pb_answer_list(finding, "names");
    pb_answer_text(finding, "why", row->why);
    pb_answer_text(finding, "hint", row->hint);
    if (strcmp(row->severity, "error") == 0 && lint->outcome == OUTCOME_OK)
        lint->outcome = OUTCOME_PROBLEM;
    return names;
}

/* ---- Notes -------------------------------------------------------------------------------- */

static void add_note_fault(void *context, enum note_rule rule, const char *text)
{
    static const enum finding findings[] = {
        [RULE_COUNT] = FINDING_BAD_NOTE,        [RULE_TEXT] = FINDING_BAD_NOTE,
        [RULE_KIND] = FINDING_BAD_NOTE,         [RULE_CONSISTENT] = FINDING_BAD_NOTE,
        [RULE_NAME] = FINDING_INVALID_NAME,     [RULE_ONE_REGISTRY] = FINDING_TWO_REGISTRIES,
        [RULE_DUPLICATE] = FINDING_DUPLICATE,   [RULE_STRAY] = FINDING_STRAY_PROPERTY,
        [RULE_REPEATED] = FINDING_SECOND_VALUE, [RULE_VALUE] = FINDING_BAD_VALUE,
    };
    find(context, findings[rule], "%s", text);
}

static void check_records(struct lint *lint)
{
    size_t implementations = 0;
    const char *missing;
    struct implementation_note parts;
    for (const struct plugin_note *n = lint->notes.notes; n; n = n->next) {
        if (n->kind != PATCHBAY_NOTE_IMPLEMENTATION || !pb_note_implementation(n, &parts))
            continue;
        implementations++;
        if (lint->object.has_sections && !symbols_find(&lint->object, parts.record))
            find(lint, FINDING_RECORD_MISSING, "does not export %s", parts.record);
        else if (!record_has_note(&lint->object, parts.record, n))
            find(lint, FINDING_NOTE_DIFFERS, "%s refers to another note", parts.record);
        else if (lint->object.has_sections &&
                 (missing = record_missing_member(&lint->object, &parts)))
            find(lint, FINDING_MEMBER_MISSING, "'%s': function '%s' is NULL", parts.identifier,
                 missing);
    }
    if (!implementations)
        find(lint, FINDING_NO_IMPLEMENTATION, "defines no implementation");
}

static void check_name(struct lint *lint)
{
    const char *slash = strrchr(lint->path, '/'), *base = slash ? slash + 1 : lint->path;
    const char *own = pb_note_plugin_value(&lint->notes, "plugin");
    size_t length = strlen(base);
    char name[NAME_MAX + 1];
    pb_name_of_file(lint->path, name, sizeof name);
    if (!pb_is_plugin_name(name) || length < 3 || strcmp(base + length - 3, ".so") != 0)
        find(lint, FINDING_BAD_NAME, "'%s' is not a valid plugin file name", base);
    else if (own && strcmp(own, name) != 0)
        find(lint, FINDING_NAME_DIFFERS, "the file is named '%s', the plugin '%s'", base, own);
}

/* ---- Symbols ------------------------------------------------------------------------------ */

static bool is_record(const struct lint *lint, const char *name)
{
    for (const struct plugin_note *n = lint->notes.notes; n; n = n->next)
        if (n->kind == PATCHBAY_NOTE_IMPLEMENTATION && strcmp(pb_note_string(n, 4), name) == 0)
            return true;
    return false;
}

/* Some linkers export these. */
static bool is_of_linker(const char *name)
{
    static const char names[] =
        "_init\0_fini\0_edata\0edata\0_end\0end\0_etext\0etext\0__bss_start\0__bss_start__\0"
        "__bss_end__\0_bss_end__\0__end__\0__data_start\0data_start\0_DYNAMIC\0_save32gpr\0"
        "__DATA_BEGIN__\0__SDATA_BEGIN__\0__BSS_END__\0_GLOBAL_OFFSET_TABLE_\0"
        "__global_pointer$\0";
    for (const char *at = names; *at; at += strlen(at) + 1)
        if (strcmp(at, name) == 0)
            return true;
    return false;
}

/* Instances of the C++ library's templates, and operators new and delete: visible on purpose, and
 * the same in every object that uses them. */
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
            names = reached
                        ? find(lint, FINDING_INTERPOSABLE,
                               "interposable symbols (reached through the PLT or GOT):")
                        : find(lint, FINDING_EXPORTED, "exported symbols other than its records:");
        pb_answer_text(names, NULL, symbol->name);
    }
}

/* The linker gives a symbol a version when it finds it in a library that has versions. What is left
 * may be defined by a library without versions; if there is none, by no library at all. */
static void check_undefined(struct lint *lint)
{
    bool certain = lint->object.versioned_count >= lint->object.needed_count;
    struct value *names = NULL;
    for (size_t i = 0; i < lint->object.symbol_count; i++) {
        const struct symbol *symbol = &lint->object.symbols[i];
        if (symbol->defined || symbol->weak || symbol->versioned || !*symbol->name)
            continue;
        if (!names)
            names = certain ? find(lint, FINDING_UNDEFINED, "undefined symbols:")
                            : find(lint, FINDING_NOT_CHECKED, "possibly undefined symbols:");
        pb_answer_text(names, NULL, symbol->name);
    }
}

/* ---- Loading ------------------------------------------------------------------------------ */

static void check_paths(struct lint *lint)
{
    for (size_t i = 0; lint->object.needed[i]; i++)
        if (strchr(lint->object.needed[i], '/') && *lint->object.needed[i] != '/')
            find(lint, FINDING_RELATIVE_PATH, "needs the file '%s'", lint->object.needed[i]);
    const char *list = lint->object.run_path;
    for (const char *at = list; at && *at; at += strcspn(at, ":"), at += *at == ':')
        if (*at != '/' && *at != '$') {
            find(lint, FINDING_RELATIVE_PATH, "RUNPATH is '%s'", list);
            return;
        }
}

static void check_loading(struct lint *lint)
{
    check_paths(lint);
    if (lint->object.is_program)
        find(lint, FINDING_PROGRAM, "an executable");
    if (lint->object.refuses_dlopen)
        find(lint, FINDING_REFUSES_DLOPEN, "linked with -z nodlopen");
    if (lint->object.text_relocations)
        find(lint, FINDING_TEXT_RELOCATIONS, "has relocations in its code");
    if (lint->object.executable_stack)
        find(lint, FINDING_EXECUTABLE_STACK, "requires an executable stack");
    if (lint->object.static_tls)
        find(lint, FINDING_STATIC_TLS, "uses the static TLS model (initial-exec)");
}

/* ---- A file ------------------------------------------------------------------------------- */

static void check_symbols(struct lint *lint)
{
    symbols_complete(&lint->object);
    check_exports(lint, false);
    check_exports(lint, true);
    if (!lint->object.has_sections)
        find(lint, FINDING_NO_SECTIONS, "has no section headers");
    check_undefined(lint);
}

static void check_object(struct lint *lint)
{
    const char *why;
    check_name(lint);
    if (!pb_note_rules_check(&lint->notes, add_note_fault, lint))
        return;
    if (!symbols_read(lint->path, &lint->object, &why)) {
        find(lint, FINDING_DAMAGED, "cannot read its symbols: %s", why);
        return;
    }
    check_records(lint);
    check_loading(lint);
    check_symbols(lint);
    symbols_free(&lint->object);
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
    return why && finding == FINDING_UNREADABLE ? OUTCOME_UNREADABLE : lint.outcome;
}

void inspect_print_lint(const struct style *style, const struct value *root)
{
    static const struct column columns[] = {{"severity", NULL}, {"code", NULL}, {"text", BELOW},
                                            {"names", BELOW},   {"why", BELOW}, {"hint", BELOW}};
    const struct value *file = pb_answer_find(root, "files")->first;
    for (; file; file = file->next) {
        const struct value *findings = pb_answer_find(file, "findings");
        pb_print_heading(style, "%s%s", pb_answer_get(file, "file"),
                         findings->first ? "" : ": no problems found");
        pb_print_rows(style, findings, pb_answer_get(file, "file"), columns,
                      sizeof columns / sizeof *columns, 2);
    }
}
