/* What notes must be for any program: readable, of a known kind, few, and free of contradictions.
 * What a certain program expects of them is checked where its table is known. */
#include "notes/elf_notes.h"

#include "notes/fingerprint.h"
#include "notes/utf8.h"
#include "patchbay/plugin.h"

bool pb_note_is_readable(const struct plugin_note *note)
{
    const char *end = note->text + note->text_size;
    for (const char *at = note->text; at < end;) {
        unsigned char byte = (unsigned char)*at;
        size_t length = byte < 0x80 ? 1 : pb_utf8_length(at);
        bool control = (byte && byte < 0x20) || byte == 0x7f ||
                       (byte == 0xc2 && (unsigned char)at[1] < 0xa0);
        if (!length || control)
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
        if (!pb_note_is_readable(note))
            return "a note has control characters, or is not UTF-8";
        if (note->kind < PATCHBAY_NOTE_IMPLEMENTATION || note->kind > PATCHBAY_NOTE_PLUGIN)
            return "it has a note of a kind that this Patchbay does not know";
        if (note->kind == PATCHBAY_NOTE_IMPLEMENTATION && !pb_note_read(note, &parts))
            return "a note contradicts itself";
    }
    return NULL;
}
