/* What must hold for the notes of a file, whatever program reads them. */
#ifndef PATCHBAY_NOTE_RULES_H
#define PATCHBAY_NOTE_RULES_H

#include "notes/elf_notes.h"
#include <stdbool.h>

enum note_rule {
    /* Without these the notes are neither shown nor used. */
    RULE_COUNT, /* not too many: each is compared with all others */
    RULE_TEXT,  /* UTF-8 without control characters, since texts are shown */
    /* Without these a note cannot be used. */
    RULE_KIND,       /* a kind that this Patchbay knows */
    RULE_CONSISTENT, /* as many strings and numbers as it claims */
    RULE_NAME,       /* names of types and identifiers are names */
    /* Without these notes do not fit together. */
    RULE_ONE_REGISTRY,
    RULE_DUPLICATE, /* an implementation is defined once */
    RULE_STRAY,     /* a property is one of an implementation in the same file */
    RULE_REPEATED,  /* a property is set once */
    RULE_VALUE      /* a property that every implementation has is of its kind */
};

/* Called for each broken rule with a text such as "defines tuner/fm 'scanner' twice". */
typedef void note_fault_fn(void *context, enum note_rule rule, const char *text);

/* Checks all notes. False after RULE_COUNT or RULE_TEXT, which end the check. */
bool pb_note_rules_check(const struct notes_file *notes, note_fault_fn *report, void *context);

#endif
