/* Reads and checks the notes of a file with any bytes. What is accepted, a strict second reader
 * accepts as well, with the same numbers and texts. */
#include "fuzz.h"

#include "notes/elf_notes.h"
#include "notes/note_rules.h"
#include "notes/note_text.h"
#include "strict_notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void ignore(void *context, enum note_rule rule, const char *text)
{
    (void)context, (void)rule, (void)text;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct notes_file notes;
    FILE *file = tmpfile();
    if (!file || fwrite(bytes, 1, size, file) != size || fflush(file) != 0)
        abort();
    enum notes_status status = pb_notes_read(fileno(file), &notes);
    bool readable = pb_note_rules_check(&notes, ignore, NULL);
    for (const struct plugin_note *note = notes.notes; note && readable; note = note->next) {
        struct implementation_note parts;
        if (note->text[note->text_size - 1] != '\0')
            abort();
        if (pb_note_implementation(note, &parts) && strict_implementation_refusal(note))
            fuzz_found("accepted", strict_implementation_refusal(note));
    }
    const char *refusal = status == NOTES_FOUND ? strict_refusal(bytes, size, notes.notes) : NULL;
    if (refusal)
        fuzz_found("accepted", refusal);
    if (status > NOTES_MALFORMED || (status == NOTES_FOUND && !notes.notes))
        abort();
    pb_notes_free(&notes);
    fclose(file);
    return 0;
}
