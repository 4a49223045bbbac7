#include "read/read.h"

#include "base/utf8.h"
#include "names/seen.h"
#include "read/prescan.h"
#include "read/syntax_error.h"
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 32, FEW = 8, PENDING = 256 };

struct reader {
    struct arena *arena;
    struct faults *faults;
    struct input input;
    yaml_parser_t parser;
    yaml_event_t event;
    struct node *pending; /* children of the collections that are being read,
                             innermost last */
    size_t pending_count, pending_room;
};

static struct mark mark_of(yaml_mark_t mark)
{
    return (struct mark){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

/* Reads the next event into reader->event. On a fault adds it and returns false. */
static bool next_event(struct reader *reader)
{
    yaml_event_delete(&reader->event);
    if (yaml_parser_parse(&reader->parser, &reader->event))
        return true;
    const yaml_parser_t *parser = &reader->parser;
    if (parser->error == YAML_MEMORY_ERROR)
        arena_out_of_memory();
    struct syntax_error error = {
        .problem = parser->problem,
        .context = parser->context ? parser->context : "",
        .mark = mark_of(parser->problem_mark),
        .context_mark = mark_of(parser->context_mark),
    };
    syntax_report(&reader->input, &error);
    return false;
}

static void push(struct reader *reader, const struct node *node)
{
    if (reader->pending_count == reader->pending_room) {
        struct node *grown = arena_alloc(reader->arena, reader->pending_room * 2, sizeof *grown);
        memcpy(grown, reader->pending, reader->pending_count * sizeof *grown);
        reader->pending = grown;
        reader->pending_room *= 2;
    }
    reader->pending[reader->pending_count++] = *node;
}

static void start_node(struct reader *reader, struct node *node, enum node_kind kind)
{
    *node = (struct node){.kind = kind & 3U, .width = 1, .mark = mark_of(reader->event.start_mark)};
}

static void reject_anchor(struct reader *reader, const yaml_char_t *anchor)
{
    if (!anchor)
        return;
    fault_hint(fault_add(reader->faults, FAULT_YAML_ANCHOR, mark_of(reader->event.start_mark),
                         FAULT_WORD, "anchors are not allowed: '&%s'", (const char *)anchor),
               "repeat the value where it is needed; quote it if it begins with '&'");
}

static void reject_tag(struct reader *reader, const yaml_char_t *tag)
{
    if (!tag)
        return;
    fault_hint(fault_add(reader->faults, FAULT_YAML_TAG, mark_of(reader->event.start_mark),
                         FAULT_WORD,
                         "tags are not allowed: the kind of a value follows from its key"),
               "remove the tag; quote the value if it begins with '!'");
}

/* Rejects characters that an escape such as "\0" or "\x07" brought into a text. */
static void reject_escaped(struct reader *reader, struct node *node, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        at += utf8_decode(node->text + at, length - at, &point);
        bool control = point < 0x20 && point != '\n' && point != '\t';
        if (!control && point != 0x7F && !utf8_reorders(point))
            continue;
        node->faulty = true;
        fault_hint(fault_add(reader->faults, FAULT_CONTROL_CHARACTER, node->mark, node->width,
                             "this text contains the invisible character U+%04X", (unsigned)point),
                   "remove its escape sequence");
        return;
    }
}

/* Code points under the caret. */
static uint32_t scalar_width(const yaml_event_t *event)
{
    yaml_scalar_style_t style = event->data.scalar.style;
    if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
        return FAULT_WORD;
    if (event->start_mark.line != event->end_mark.line)
        return FAULT_WORD - 1;
    size_t width = event->end_mark.column - event->start_mark.column;
    return width ? (uint32_t)width : 1;
}

static void read_scalar(struct reader *reader, struct node *node)
{
    const yaml_event_t *event = &reader->event;
    yaml_scalar_style_t style = event->data.scalar.style;
    size_t length = event->data.scalar.length;
    start_node(reader, node, NODE_SCALAR);
    node->text = arena_copy(reader->arena, (const char *)event->data.scalar.value, length);
    node->quoted = style != YAML_PLAIN_SCALAR_STYLE;
    node->width = scalar_width(event) & FAULT_WORD;
    reject_anchor(reader, event->data.scalar.anchor);
    reject_tag(reader, event->data.scalar.tag);
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        reject_escaped(reader, node, length);
}

/* Rejects a value that other readers of YAML would take for "nothing", and this one for a text. */
static void reject_null(struct reader *reader, struct node *value, const char *what)
{
    static const char *const nulls[] = {"~", "null", "Null", "NULL"};
    if (value->kind != NODE_SCALAR || value->quoted || value->faulty || !*value->text ||
        !strchr("~nN", *value->text))
        return;
    for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
        if (strcmp(value->text, nulls[i]) == 0) {
            fault_hint(fault_add(reader->faults, FAULT_EMPTY_VALUE, value->mark, value->width,
                                 "plain '%s' is not a text in YAML", value->text),
                       "leave the %s out, or write \"%s\"", what, value->text);
            value->faulty = true;
        }
}

static void read_alias(struct reader *reader, struct node *node)
{
    start_node(reader, node, NODE_SCALAR);
    node->text = "";
    node->faulty = true;
    fault_hint(fault_add(reader->faults, FAULT_YAML_ANCHOR, node->mark, FAULT_WORD,
                         "aliases are not allowed: '*%s'",
                         (const char *)reader->event.data.alias.anchor),
               "repeat the value; quote it if it begins with '*'");
}

/* ---- Mappings ------------------------------------------------------------------------------ */

/* Whether the node can be a key; adds a fault if not. */
static bool check_key(struct reader *reader, const struct node *key)
{
    if (key->faulty)
        return false;
    if (key->kind != NODE_SCALAR || !*key->text) {
        fault_hint(fault_add(reader->faults, FAULT_KEY_FORM, key->mark, key->width,
                             "expected a key, found %s",
                             key->kind == NODE_MAPPING    ? "a mapping"
                             : key->kind == NODE_SEQUENCE ? "a list"
                                                          : "an empty text"),
                   "write 'key: value'");
        return false;
    }
    if (!key->quoted && strcmp(key->text, "<<") == 0) {
        fault_hint(fault_add(reader->faults, FAULT_MERGE_KEY, key->mark, key->width,
                             "the merge key '<<' is not allowed"),
                   "write the keys out where they are needed");
        return false;
    }
    return true;
}

static void reject_duplicate(struct reader *reader, const struct node *key, struct mark first,
                             size_t width)
{
    fault_note(fault_add(reader->faults, FAULT_DUPLICATE_KEY, key->mark, key->width,
                         "duplicate key '%s'", key->text),
               first, width, "first defined here");
}

/* Adds a fault for `key` if one of the entries before it has the same. `seen` is NULL for a small
 * mapping. */
static bool is_duplicate(struct reader *reader, const struct node *mapping, struct seen *seen,
                         const struct node *key)
{
    if (seen) {
        const struct sighting *first = seen_add(
            seen, &(struct sighting){.text = key->text, .mark = key->mark, .width = key->width});
        if (first)
            reject_duplicate(reader, key, first->mark, first->width);
        return first != NULL;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        const struct node *first = &mapping->entries[i].key;
        if (first->text[0] != key->text[0] || strcmp(first->text, key->text) != 0)
            continue;
        reject_duplicate(reader, key, first->mark, first->width);
        return true;
    }
    return false;
}

/* Takes keys and values from `children`, without the rejected ones. */
static void fill_mapping(struct reader *reader, struct node *mapping, struct node *children,
                         size_t count)
{
    struct seen *seen = count > 2 * FEW ? seen_create(reader->arena, count / 2) : NULL;
    mapping->entries = arena_alloc(reader->arena, count / 2, sizeof *mapping->entries);
    for (size_t i = 0; i + 1 < count; i += 2) {
        reject_null(reader, &children[i + 1], "key");
        if (check_key(reader, &children[i]) && !is_duplicate(reader, mapping, seen, &children[i]))
            mapping->entries[mapping->count++] = (struct entry){children[i], children[i + 1]};
    }
}

static void fill_sequence(struct reader *reader, struct node *sequence, struct node *children,
                          size_t count)
{
    for (size_t i = 0; i < count; i++)
        reject_null(reader, &children[i], "element");
    sequence->items = arena_alloc(reader->arena, count, sizeof *sequence->items);
    if (count)
        memcpy(sequence->items, children, count * sizeof *sequence->items);
    sequence->count = (uint32_t)count;
}

/* ---- Collections --------------------------------------------------------------------------- */

static void start_mapping(struct reader *reader, struct node *node)
{
    const yaml_event_t *event = &reader->event;
    start_node(reader, node, NODE_MAPPING);
    node->flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    reject_anchor(reader, event->data.mapping_start.anchor);
    reject_tag(reader, event->data.mapping_start.tag);
}

static void start_sequence(struct reader *reader, struct node *node)
{
    const yaml_event_t *event = &reader->event;
    start_node(reader, node, NODE_SEQUENCE);
    node->flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    reject_anchor(reader, event->data.sequence_start.anchor);
    reject_tag(reader, event->data.sequence_start.tag);
}

static bool read_node(struct reader *reader, struct node *node, int depth);

/* Reads the children of `node` up to the end of the collection, and leaves them on the stack. */
static bool read_children(struct reader *reader, const struct node *node, yaml_event_type_t end,
                          int depth)
{
    if (depth > DEEPEST) {
        fault_hint(fault_add(reader->faults, FAULT_NESTING, node->mark, node->width,
                             "nested more than %d levels deep", DEEPEST),
                   "look for a bracket that is never closed");
        return false;
    }
    while (next_event(reader)) {
        struct node child;
        if (reader->event.type == end)
            return true;
        if (!read_node(reader, &child, depth + 1))
            return false;
        push(reader, &child);
    }
    return false;
}

/* Reads the node that begins with the current event. Returns false after a fault that leaves no
 * tree. */
static bool read_node(struct reader *reader, struct node *node, int depth)
{
    size_t base = reader->pending_count;
    switch (reader->event.type) {
    case YAML_ALIAS_EVENT:
        read_alias(reader, node);
        return true;
    case YAML_SCALAR_EVENT:
        read_scalar(reader, node);
        return true;
    case YAML_MAPPING_START_EVENT:
        start_mapping(reader, node);
        if (!read_children(reader, node, YAML_MAPPING_END_EVENT, depth))
            return false;
        fill_mapping(reader, node, reader->pending + base, reader->pending_count - base);
        break;
    default:
        start_sequence(reader, node);
        if (!read_children(reader, node, YAML_SEQUENCE_END_EVENT, depth))
            return false;
        fill_sequence(reader, node, reader->pending + base, reader->pending_count - base);
        break;
    }
    reader->pending_count = base;
    return true;
}

/* ---- Documents ----------------------------------------------------------------------------- */

static void reject_empty(struct reader *reader)
{
    fault_hint(fault_add(reader->faults, FAULT_EMPTY_FILE, (struct mark){1, 1}, FAULT_WHOLE_FILE,
                         "the file is empty"),
               "begin with 'format: 1'");
}

static void reject_tag_directives(struct reader *reader)
{
    const yaml_event_t *event = &reader->event;
    if (event->data.document_start.tag_directives.start ==
        event->data.document_start.tag_directives.end)
        return;
    fault_hint(fault_add(reader->faults, FAULT_YAML_TAG, mark_of(event->start_mark), FAULT_WORD,
                         "tags are not allowed: the kind of a value follows from its key"),
               "remove the %%TAG directive");
}

/* The stream must end after the first document. */
static bool read_end(struct reader *reader)
{
    if (!next_event(reader) || !next_event(reader))
        return false;
    if (reader->event.type == YAML_STREAM_END_EVENT)
        return true;
    fault_hint(fault_add(reader->faults, FAULT_SECOND_DOCUMENT, mark_of(reader->event.start_mark),
                         FAULT_WORD, "a second document begins here; a file contains one"),
               "move it to a file of its own");
    return true;
}

/* Reads from the start of the stream to its end. */
static bool read_document(struct reader *reader, struct node *root)
{
    if (!next_event(reader) || !next_event(reader))
        return false;
    if (reader->event.type == YAML_STREAM_END_EVENT) {
        reject_empty(reader);
        return false;
    }
    reject_tag_directives(reader);
    if (!next_event(reader) || !read_node(reader, root, 1) || !read_end(reader))
        return false;
    if (root->kind != NODE_SCALAR || root->quoted || *root->text)
        return true;
    reject_empty(reader);
    return false;
}

struct node *read_tree(struct arena *arena, struct faults *faults, const char *bytes, size_t size)
{
    const struct mark start = {1, 1};
    if (size > READ_MOST) {
        fault_add(faults, FAULT_OUT_OF_RANGE, start, FAULT_WHOLE_FILE,
                  "the file is longer than %zu bytes", READ_MOST);
        return NULL;
    }
    if (!prescan(faults, bytes, size))
        return NULL;
    struct reader reader = {.arena = arena, .faults = faults, .input = {faults, bytes, size}};
    if (!yaml_parser_initialize(&reader.parser))
        arena_out_of_memory();
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, size);
    reader.pending = arena_alloc(arena, PENDING, sizeof *reader.pending);
    reader.pending_room = PENDING;
    struct node *root = arena_alloc(arena, 1, sizeof *root);
    bool read = read_document(&reader, root);
    yaml_event_delete(&reader.event);
    yaml_parser_delete(&reader.parser);
    return read ? root : NULL;
}
