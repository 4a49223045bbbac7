#include "file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int compare(const void *left, const void *right)
{
    const struct plugin_note *a = *(struct plugin_note *const *)left;
    const struct plugin_note *b = *(struct plugin_note *const *)right;
    int order = memcmp(a->text, b->text, a->text_size < b->text_size ? a->text_size : b->text_size);
    if (order == 0 && a->text_size != b->text_size)
        order = a->text_size < b->text_size ? -1 : 1;
    return order != 0 ? order : (a->kind > b->kind) - (a->kind < b->kind);
}

/* The compiler chose their order in the file. Without memory they stay as they are. */
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

const char *inspect_read(const char *path, struct notes_file *notes, enum finding *finding)
{
    static const enum finding findings[] = {
        [NOTES_FOUND] = FINDINGS,
        [NOTES_NONE] = FINDING_NO_NOTE,
        [NOTES_UNREADABLE] = FINDING_UNREADABLE,
        [NOTES_NOT_REGULAR] = FINDING_NOT_REGULAR,
        [NOTES_NOT_ELF] = FINDING_NOT_ELF,
        [NOTES_NOT_SHARED] = FINDING_NOT_SHARED,
        [NOTES_DEBUG_FILE] = FINDING_DEBUG_FILE,
        [NOTES_MALFORMED] = FINDING_DAMAGED,
    };
    *notes = (struct notes_file){.fault = ""};
    /* Opening a pipe or a terminal must not block. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    enum notes_status status = descriptor < 0 ? NOTES_UNREADABLE : pb_notes_read(descriptor, notes);
    const char *reason = pb_notes_reason(status, notes);
    if (descriptor >= 0)
        close(descriptor);
    sort(notes);
    *finding = findings[status];
    return reason;
}
