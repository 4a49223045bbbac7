/* Reading the notes of a file, and the table of what may be wrong with one. */
#include "inspect.h"

#include "patchbay/plugin.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct finding_row *inspect_finding(enum finding finding)
{
    static const struct finding_row rows[] = {
#define FINDING(name, code, severity, why, remedy) {code, severity, why, remedy},
#include "findings.def"
#undef FINDING
    };
    return &rows[finding];
}

/* ---- Order -------------------------------------------------------------------------------- */

static int compare(const void *left, const void *right)
{
    const struct plugin_note *a = *(struct plugin_note *const *)left;
    const struct plugin_note *b = *(struct plugin_note *const *)right;
    int order = memcmp(a->text, b->text, a->text_size < b->text_size ? a->text_size : b->text_size);
    if (order == 0 && a->text_size != b->text_size)
        order = a->text_size < b->text_size ? -1 : 1;
    return order != 0 ? order : (a->kind > b->kind) - (a->kind < b->kind);
}

/* By category, type, identifier: their order in a file is the compiler's. Without memory it stays.
 */
static void sort(struct notes_file *notes)
{
    size_t count = 0, i = 0;
    for (const struct plugin_note *n = notes->notes; n; n = n->next)
        count++;
    struct plugin_note **all = count ? malloc(count * sizeof *all) : NULL;
    if (!all)
        return;
    for (struct plugin_note *n = notes->notes; n; n = n->next)
        all[i++] = n;
    qsort(all, count, sizeof *all, compare);
    for (i = 0; i < count; i++)
        all[i]->next = i + 1 < count ? all[i + 1] : NULL;
    notes->notes = all[0];
    free(all);
}

/* ---- Reading ------------------------------------------------------------------------------ */

const char *inspect_read(const char *path, struct notes_file *notes, enum finding *finding)
{
    static const struct {
        enum finding finding;
        const char *text;
    } reasons[] = {
        [NOTES_FOUND] = {FINDINGS, NULL},
        [NOTES_NONE] = {FINDING_NO_NOTE, "it has no note of Patchbay"},
        [NOTES_UNREADABLE] = {FINDING_UNREADABLE, NULL},
        [NOTES_NOT_REGULAR] = {FINDING_NOT_REGULAR, "it is no regular file"},
        [NOTES_NOT_ELF] = {FINDING_NOT_ELF, "it is no ELF file"},
        [NOTES_NOT_SHARED] = {FINDING_NOT_SHARED, "it is an ELF file, but no shared object"},
        [NOTES_DEBUG_FILE] = {FINDING_DEBUG_FILE, "it holds separate debug information"},
        [NOTES_HOSTILE] = {FINDING_DAMAGED, NULL},
    };
    *notes = (struct notes_file){.fault = ""};
    /* A pipe or a terminal must not stop us. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    enum notes_verdict verdict = descriptor < 0 ? NOTES_UNREADABLE
                                                : pb_notes_read(descriptor, notes);
    const char *error = strerror(errno);
    if (descriptor >= 0)
        close(descriptor);
    sort(notes);
    *finding = reasons[verdict].finding;
    return verdict == NOTES_UNREADABLE ? error
           : verdict == NOTES_HOSTILE  ? notes->fault
                                       : reasons[verdict].text;
}

const char *inspect_string(const struct plugin_note *note, size_t number)
{
    const char *at = note->text, *end = note->text + note->text_size;
    for (; number && at < end; number--)
        at += strlen(at) + 1;
    return at < end ? at : "";
}

const char *inspect_own(const struct notes_file *notes, const char *key)
{
    size_t length = strlen(key);
    for (const struct plugin_note *n = notes->notes; n; n = n->next) {
        const char *end = n->text + n->text_size, *at = n->text + strlen(n->text) + 1;
        for (; n->kind == PATCHBAY_NOTE_PLUGIN && at < end && *at; at += strlen(at) + 1)
            if (strncmp(at, key, length) == 0 && at[length] == '=')
                return at + length + 1;
    }
    return NULL;
}
