#include "diagnostic/fault.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "diagnostic/excerpt.h"
#include "diagnostic/line.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Longest message: it quotes names from the input, which can have any length. */
enum { MESSAGE = 600 };

/* So many faults of each code can be among those that are printed. They are found nearly in the
 * order of the file, in which FAULTS_SHOWN are printed. */
enum { FAULTS_HINTED = 10 * FAULTS_SHOWN };

struct remark {
    struct remark *next;
    struct mark mark; /* of a note; line 0: a hint */
    size_t width;
    const char *text;
};

struct fault {
    struct fault *next; /* the one added before */
    struct faults *faults;
    size_t number;         /* in the order of adding */
    size_t number_of_code; /* the same among those of its code */
    enum fault_code code;
    bool shown;
    struct mark mark;
    size_t width;
    const char *message;
    struct remark *remarks, **last_remark;
};

struct faults {
    struct arena *arena;
    const char *file;
    const char *bytes;
    size_t size;
    struct fault *newest;
    size_t count, count_of_code[FAULT_CODES];
    struct remark *remarks, **last_remark; /* about the file as it is */
};

static const char *const names[] = {
#define FAULT(code, name, title) name,
#include "diagnostic/codes.def"
#undef FAULT
};

struct faults *faults_create(struct arena *arena, const char *file, const char *bytes, size_t size)
{
    struct faults *faults = arena_alloc(arena, 1, sizeof *faults);
    char *shown = arena_copy(arena, file, strlen(file)), *end = shown;
    while (*file) {
        size_t control = utf8_any_control(file, strlen(file));
        *end++ = control ? '?' : *file;
        file += control ? control : 1;
    }
    *end = '\0';
    *faults = (struct faults){.arena = arena,
                              .file = shown,
                              .bytes = bytes,
                              .size = size,
                              .last_remark = &faults->remarks};
    return faults;
}

size_t faults_count(const struct faults *faults)
{
    return faults->count;
}

struct mark faults_search(const struct faults *faults, struct mark from,
                          const struct strings *texts)
{
    const char *end = faults->bytes + faults->size, *found, *next, *at;
    uint32_t point;
    at = line_find(faults->bytes, faults->size, from.line).bytes;
    for (uint32_t column = 1; column < from.column && at < end; column++)
        at += utf8_decode(at, (size_t)(end - at), &point);
    found = next = at;
    for (size_t i = 0; i < texts->count; i++) {
        size_t length = strlen(texts->items[i]);
        for (found = next; (size_t)(end - found) >= length; found++)
            if (memcmp(found, texts->items[i], length) == 0)
                break;
        if ((size_t)(end - found) < length)
            return (struct mark){0, 0};
        next = found + length;
    }
    while (at < found) {
        bool line_end = *at == '\n' || (*at == '\r' && at[1] != '\n');
        from = line_end ? (struct mark){from.line + 1, 1}
                        : (struct mark){from.line, from.column + 1};
        at += utf8_decode(at, (size_t)(end - at), &point);
    }
    return from;
}

/* The formatted text on one line, cut where it is very long. */
static const char *format_line(struct arena *arena, const char *format, va_list list)
{
    char text[MESSAGE + 1];
    int length = vsnprintf(text, sizeof text, format, list);
    size_t end = strlen(text), control;
    for (char *c = text; *c; c += control ? control : 1)
        if ((control = utf8_any_control(c, strlen(c))))
            memset(c, ' ', control);
    if (length > MESSAGE) {
        end -= 3;
        while (end && ((unsigned char)text[end] & 0xC0) == 0x80)
            end--;
        memcpy(text + end, "...", 3);
        end += 3;
    }
    return arena_copy(arena, text, end);
}

struct fault *fault_add(struct faults *faults, enum fault_code code, struct mark mark, size_t width,
                        const char *format, ...)
{
    struct fault *fault = arena_alloc(faults->arena, 1, sizeof *fault);
    va_list list;
    va_start(list, format);
    *fault = (struct fault){.next = faults->newest,
                            .faults = faults,
                            .number = faults->count++,
                            .number_of_code = faults->count_of_code[code]++,
                            .code = code,
                            .mark = mark,
                            .width = width,
                            .message = format_line(faults->arena, format, list),
                            .last_remark = &fault->remarks};
    va_end(list);
    return faults->newest = fault;
}

bool fault_may_show(const struct fault *fault)
{
    return fault->number_of_code < FAULTS_HINTED;
}

static void add_remark(struct arena *arena, struct remark ***last, struct remark remark)
{
    struct remark *added = arena_alloc(arena, 1, sizeof *added);
    *added = remark;
    **last = added;
    *last = &added->next;
}

void fault_note(struct fault *fault, struct mark mark, size_t width, const char *text)
{
    add_remark(fault->faults->arena, &fault->last_remark,
               (struct remark){.mark = mark, .width = width, .text = text});
}

void fault_hint(struct fault *fault, const char *format, ...)
{
    struct arena *arena = fault->faults->arena;
    va_list list;
    va_start(list, format);
    add_remark(arena, &fault->last_remark,
               (struct remark){.text = format_line(arena, format, list)});
    va_end(list);
}

void faults_remark(struct faults *faults, struct mark mark, size_t width, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    add_remark(faults->arena, &faults->last_remark,
               (struct remark){
                   .mark = mark, .width = width, .text = format_line(faults->arena, format, list)});
    va_end(list);
}

static int in_file_order(const void *left, const void *right)
{
    const struct fault *a = *(struct fault *const *)left, *b = *(struct fault *const *)right;
    int order = mark_compare(a->mark, b->mark);
    if (order)
        return order;
    if (a->code != b->code)
        return a->code < b->code ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static bool same(const struct fault *a, const struct fault *b)
{
    return mark_compare(a->mark, b->mark) == 0 && a->code == b->code;
}

/* All faults in file order, without duplicates. */
static struct fault **sorted(const struct faults *faults, size_t *count)
{
    struct fault **list = arena_alloc(faults->arena, faults->count, sizeof *list);
    size_t total = 0, kept = 0;
    for (struct fault *fault = faults->newest; fault; fault = fault->next)
        list[total++] = fault;
    qsort(list, total, sizeof *list, in_file_order);
    for (size_t i = 0; i < total; i++)
        if (i == 0 || !same(list[kept - 1], list[i]))
            list[kept++] = list[i];
    *count = kept;
    return list;
}

static void print_excerpt(const struct faults *faults, FILE *stream, struct mark mark, size_t width)
{
    if (width != FAULT_WHOLE_FILE)
        excerpt_print(stream, faults->bytes, faults->size, mark, width);
}

static void print_notes(const struct faults *faults, const struct remark *remarks, FILE *stream)
{
    for (const struct remark *remark = remarks; remark; remark = remark->next) {
        if (remark->mark.line == 0)
            continue;
        fprintf(stream, "%s:%" PRIu32 ":%" PRIu32 ": note: %s\n", faults->file, remark->mark.line,
                remark->mark.column, remark->text);
        print_excerpt(faults, stream, remark->mark, remark->width);
    }
}

static void print_fault(const struct fault *fault, FILE *stream)
{
    const struct faults *faults = fault->faults;
    fprintf(stream, "%s:%" PRIu32 ":%" PRIu32 ": error: %s [%s]\n", faults->file, fault->mark.line,
            fault->mark.column, fault->message, names[fault->code]);
    print_excerpt(faults, stream, fault->mark, fault->width);
    for (const struct remark *remark = fault->remarks; remark; remark = remark->next)
        if (remark->mark.line == 0)
            fprintf(stream, "      = %s\n", remark->text);
    print_notes(faults, fault->remarks, stream);
}

/* Marks what is printed: the first fault of each code, then others in file order, until there are
 * FAULTS_SHOWN. Counts the faults that remain, by code. */
static void choose_shown(struct fault *const *list, size_t count, size_t *hidden)
{
    bool seen[FAULT_CODES] = {false};
    size_t room = FAULTS_SHOWN;
    for (int first = 1; first >= 0; first--)
        for (size_t i = 0; i < count && room; i++) {
            if (list[i]->shown || (first && seen[list[i]->code]))
                continue;
            list[i]->shown = seen[list[i]->code] = true;
            room--;
        }
    for (size_t i = 0; i < count; i++)
        hidden[list[i]->code] += !list[i]->shown;
}

void faults_print(const struct faults *faults, FILE *stream)
{
    size_t count, hidden[FAULT_CODES] = {0};
    struct fault **list = sorted(faults, &count);
    print_notes(faults, faults->remarks, stream);
    if (!count)
        return;
    choose_shown(list, count, hidden);
    for (size_t i = 0; i < count; i++)
        if (list[i]->shown)
            print_fault(list[i], stream);
    fprintf(stream, "%s: %zu error%s", faults->file, count, count == 1 ? "" : "s");
    const char *lead = ", not shown: ";
    for (size_t code = 0; code < FAULT_CODES; code++)
        if (hidden[code]) {
            fprintf(stream, "%s%zu [%s]", lead, hidden[code], names[code]);
            lead = ", ";
        }
    fprintf(stream, "\nsee: patchbay-gen explain %s\n", names[list[0]->code]);
}
