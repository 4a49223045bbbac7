#include "compare/differences.h"

#include "explain/paragraph.h"
#include <stdarg.h>
#include <string.h>

struct comparison comparison_begin(struct arena *arena)
{
    return (struct comparison){.arena = arena};
}

struct difference *comparison_add(struct comparison *comparison, enum effect effect,
                                  const char *format, ...)
{
    struct difference *added = arena_alloc(comparison->arena, 1, sizeof *added);
    va_list list;
    va_start(list, format);
    added->effect = effect;
    added->what = arena_vprintf(comparison->arena, format, list);
    va_end(list);
    *(comparison->last ? comparison->last : &comparison->first) = added;
    comparison->last = &added->next;
    if (effect > comparison->worst)
        comparison->worst = effect;
    return added;
}

static bool is_repeated(const struct comparison *comparison, const struct difference *until)
{
    for (const struct difference *d = comparison->first; d != until; d = d->next)
        if (d->remedy && strcmp(d->remedy, until->remedy) == 0)
            return true;
    return false;
}

void comparison_print(const struct comparison *comparison, struct text *text)
{
    static const char *const effects[] = {"ok", "note", "breaks"};
    for (const struct difference *d = comparison->first; d; d = d->next) {
        paragraph_print(
            text, arena_printf(comparison->arena, "%s: %s", effects[d->effect], d->what), true);
        text_indent(text);
        if (d->before) {
            text_line(text, "was: %s", d->before);
            text_line(text, "is:  %s", d->now);
        }
        if (d->remedy && !is_repeated(comparison, d))
            paragraph_print(text, d->remedy, false);
        text_outdent(text);
    }
}
