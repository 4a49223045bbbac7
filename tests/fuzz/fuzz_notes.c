/* For libFuzzer: whatever bytes a file has, its notes are read without harm, and what they say is
 * taken apart. */
#include "notes/elf_notes.h"
#include "notes/fingerprint.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct notes_file notes;
    FILE *file = tmpfile();
    if (!file || fwrite(bytes, 1, size, file) != size || fflush(file) != 0)
        abort();
    enum notes_verdict verdict = pb_notes_read(fileno(file), &notes);
    const char *fault = pb_notes_fault(&notes);
    for (const struct plugin_note *note = notes.notes; note && !fault; note = note->next) {
        struct implementation_note parts;
        if (note->text[note->text_size - 1] != '\0')
            abort();
        pb_note_read(note, &parts);
    }
    if (verdict > NOTES_HOSTILE || (verdict == NOTES_FOUND && !notes.notes))
        abort();
    pb_notes_free(&notes);
    fclose(file);
    return 0;
}
