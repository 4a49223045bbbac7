/* What notes must be for any program: readable, of a known kind, few, and free of contradictions.
 * What a certain program expects of them is checked where its table is known. */
#include "notes.h"

#include "fingerprint.h"
#include "patchbay/plugin.h"
#include "utf8.h"

/* No plugin brings more, and comparing each with each would take its time. */
enum { NOTES_MOST = 1024 };

/* What is read is shown to people and compared: no control characters, and UTF-8. */
static bool is_readable(const struct plugin_note *note)
{
    const char *end = note->text + note->text_size;
    for (const char *at = note->text; at < end;) {
        size_t length = *at ? pb_utf8_length(at) : 1;
        bool control = length == 1 && *at && ((unsigned char)*at < 0x20 || *at == 0x7f);
        if (!length || control || (length == 2 && at[0] == '\xc2' && (unsigned char)at[1] < 0xa0))
            return false;
        at += length;
    }
    return true;
}

const char *pb_notes_fault(const struct notes_file *file)
{
    size_t count = 0;
    for (const struct plugin_note *note = file->notes; note; note = note->next) {
        struct implementation_note parts;
        count += note->kind == PATCHBAY_NOTE_IMPLEMENTATION || note->kind == PATCHBAY_NOTE_PROPERTY;
        if (count > NOTES_MOST)
            return "it has more than 1024 notes";
        if (!is_readable(note))
            return "a note has control characters, or is not UTF-8";
        if (note->kind < PATCHBAY_NOTE_IMPLEMENTATION || note->kind > PATCHBAY_NOTE_PLUGIN)
            return "it has a note of a kind that this Patchbay does not know";
        if (note->kind == PATCHBAY_NOTE_IMPLEMENTATION && !pb_note_read(note, &parts))
            return "a note contradicts itself";
    }
    return NULL;
}
