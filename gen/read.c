#include "read.h"

#include "prescan.h"
#include "seen.h"
#include "syntax.h"
#include "utf8.h"
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 32, FEW = 8 };

struct reader {
    struct arena *arena;
    struct faults *faults;
    yaml_parser_t parser;
    yaml_event_t event;
    struct node **pending; /* children of the collections that are being read, innermost last */
    size_t pending_count, pending_room;
};

static struct mark place(yaml_mark_t mark)
{
    return (struct mark){mark.line + 1, mark.column + 1};
}

/* Reads the next event into reader->event. On a fault adds it and returns false. */
static bool next_event(struct reader *reader)
{
    yaml_event_delete(&reader->event);
    if (yaml_parser_parse(&reader->parser, &reader->event))
        return true;
    const yaml_parser_t *parser = &reader->parser;
    struct syntax_error error = {
        .problem = parser->problem ? parser->problem : "memory is short",
        .context = parser->context ? parser->context : "",
        .mark = place(parser->problem_mark),
        .context_mark = place(parser->context_mark),
    };
    syntax_report(reader->faults, &error);
    return false;
}

static void push(struct reader *reader, struct node *node)
{
    if (reader->pending_count == reader->pending_room) {
        size_t room = reader->pending_room ? reader->pending_room * 2 : 256;
        struct node **grown = arena_take(reader->arena, room, sizeof *grown);
        if (reader->pending_count)
            memcpy(grown, reader->pending, reader->pending_count * sizeof(struct node *));
        reader->pending = grown;
        reader->pending_room = room;
    }
    reader->pending[reader->pending_count++] = node;
}

static struct node *make_node(struct reader *reader, enum node_kind kind)
{
    struct node *node = arena_take(reader->arena, 1, sizeof *node);
    node->kind = kind;
    node->mark = place(reader->event.start_mark);
    node->width = 1;
    node->text = "";
    return node;
}

static void refuse_anchor(struct reader *reader, const struct node *node, const yaml_char_t *anchor)
{
    if (!anchor)
        return;
    fault_hint(fault_add(reader->faults, FAULT_YAML_ANCHOR, node->mark, FAULT_WORD,
                         "anchors such as '&%s' are not allowed here", (const char *)anchor),
               "write the value out where it is needed; quote it if it begins with '&'");
}

static void refuse_tag(struct reader *reader, const struct node *node, const yaml_char_t *tag)
{
    if (!tag)
        return;
    fault_hint(fault_add(reader->faults, FAULT_YAML_TAG, node->mark, FAULT_WORD,
                         "tags are not allowed here: the kind of a value follows from its key"),
               "leave the tag out; quote the value if it begins with '!'");
}

/* What an escape such as "\0" or "\x07" brought into a text. */
static void refuse_escaped(struct reader *reader, struct node *node, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        at += utf8_decode(node->text + at, length - at, &point);
        bool control = point < 0x20 && point != '\n' && point != '\t';
        if (!control && point != 0x7F && !utf8_reorders(point))
            continue;
        node->faulty = true;
        fault_hint(fault_add(reader->faults, FAULT_CONTROL_CHARACTER, node->mark, node->width,
                             "this text holds an invisible character, U+%04X", (unsigned)point),
                   "delete its escape");
        return;
    }
}

static struct node *read_scalar(struct reader *reader)
{
    const yaml_event_t *event = &reader->event;
    struct node *node = make_node(reader, NODE_SCALAR);
    size_t length = event->data.scalar.length;
    node->text = arena_copy(reader->arena, (const char *)event->data.scalar.value, length);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->width = event->start_mark.line == event->end_mark.line
                      ? event->end_mark.column - event->start_mark.column
                      : FAULT_WORD - 1;
    if (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
        event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
        node->width = FAULT_WORD;
    if (node->width == 0)
        node->width = 1;
    refuse_anchor(reader, node, event->data.scalar.anchor);
    refuse_tag(reader, node, event->data.scalar.tag);
    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        refuse_escaped(reader, node, length);
    return node;
}

static struct node *read_alias(struct reader *reader)
{
    struct node *node = make_node(reader, NODE_SCALAR);
    node->faulty = true;
    fault_hint(fault_add(reader->faults, FAULT_YAML_ANCHOR, node->mark, FAULT_WORD,
                         "aliases such as '*%s' are not allowed here",
                         (const char *)reader->event.data.alias.anchor),
               "write the value out; quote it if it begins with '*'");
    return node;
}

/* ---- Mappings ----------------------------------------------------------------------------- */

/* Whether `key` may be one; adds a fault if not. */
static bool check_key(struct reader *reader, const struct node *key)
{
    if (key->faulty)
        return false;
    if (key->kind != NODE_SCALAR || !*key->text) {
        fault_hint(fault_add(reader->faults, FAULT_KEY_FORM, key->mark, key->width,
                             "expected a key, found %s",
                             key->kind == NODE_MAPPING    ? "a mapping"
                             : key->kind == NODE_SEQUENCE ? "a list"
                                                          : "an empty one"),
                   "write 'key: value'");
        return false;
    }
    if (!key->quoted && strcmp(key->text, "<<") == 0) {
        fault_hint(fault_add(reader->faults, FAULT_MERGE_KEY, key->mark, key->width,
                             "the merge key '<<' is not allowed here"),
                   "write the keys out where they are needed");
        return false;
    }
    return true;
}

static void refuse_duplicate(struct reader *reader, const struct node *key, struct mark first,
                             size_t width)
{
    fault_note(fault_add(reader->faults, FAULT_DUPLICATE_KEY, key->mark, key->width,
                         "key '%s' appears twice in one mapping", key->text),
               first, width, "first defined here");
}

/* Adds a fault for `key` if one of the entries before it has the same. `seen` is NULL while they
 * are few. */
static bool is_duplicate(struct reader *reader, const struct node *mapping, struct seen *seen,
                         const struct node *key)
{
    if (seen) {
        const struct sighting *first = seen_add(
            seen, &(struct sighting){.text = key->text, .mark = key->mark, .width = key->width});
        if (first)
            refuse_duplicate(reader, key, first->mark, first->width);
        return first != NULL;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        const struct node *first = mapping->entries[i].key;
        if (first->text[0] != key->text[0] || strcmp(first->text, key->text) != 0)
            continue;
        refuse_duplicate(reader, key, first->mark, first->width);
        return true;
    }
    return false;
}

/* Takes keys and values from `children` and leaves out those that are refused. */
static void fill_mapping(struct reader *reader, struct node *mapping, struct node **children,
                         size_t count)
{
    struct seen *seen = count > 2 * FEW ? seen_create(reader->arena, count / 2) : NULL;
    mapping->entries = arena_take(reader->arena, count / 2, sizeof *mapping->entries);
    for (size_t i = 0; i + 1 < count; i += 2)
        if (check_key(reader, children[i]) && !is_duplicate(reader, mapping, seen, children[i]))
            mapping->entries[mapping->count++] = (struct entry){children[i], children[i + 1]};
}

static void fill_sequence(struct reader *reader, struct node *sequence, struct node **children,
                          size_t count)
{
    sequence->items = arena_take(reader->arena, count, sizeof *sequence->items);
    if (count)
        memcpy(sequence->items, children, count * sizeof *sequence->items);
    sequence->count = count;
}

/* ---- Collections -------------------------------------------------------------------------- */

static struct node *start_collection(struct reader *reader, bool mapping)
{
    const yaml_event_t *event = &reader->event;
    struct node *node = make_node(reader, mapping ? NODE_MAPPING : NODE_SEQUENCE);
    if (mapping) {
        node->flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        refuse_anchor(reader, node, event->data.mapping_start.anchor);
        refuse_tag(reader, node, event->data.mapping_start.tag);
    } else {
        node->flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        refuse_anchor(reader, node, event->data.sequence_start.anchor);
        refuse_tag(reader, node, event->data.sequence_start.tag);
    }
    return node;
}

static struct node *read_node(struct reader *reader, int depth);

/* Reads all children; the events up to the collection's end are gone then. */
static struct node *read_collection(struct reader *reader, bool mapping, int depth)
{
    struct node *node = start_collection(reader, mapping);
    if (depth > DEEPEST) {
        fault_hint(fault_add(reader->faults, FAULT_NESTING, node->mark, node->width,
                             "nesting is deeper than %d here", DEEPEST),
                   "nothing in this format needs that; look for brackets too many");
        return NULL;
    }
    yaml_event_type_t end = mapping ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    size_t base = reader->pending_count;
    for (;;) {
        if (!next_event(reader))
            return NULL;
        if (reader->event.type == end)
            break;
        struct node *child = read_node(reader, depth + 1);
        if (!child)
            return NULL;
        push(reader, child);
    }
    struct node **children = reader->pending ? reader->pending + base : NULL;
    if (mapping)
        fill_mapping(reader, node, children, reader->pending_count - base);
    else
        fill_sequence(reader, node, children, reader->pending_count - base);
    reader->pending_count = base;
    return node;
}

/* Reads the node that begins with the event at hand. NULL after a fault that leaves no tree. */
static struct node *read_node(struct reader *reader, int depth)
{
    switch (reader->event.type) {
    case YAML_ALIAS_EVENT:
        return read_alias(reader);
    case YAML_SCALAR_EVENT:
        return read_scalar(reader);
    case YAML_MAPPING_START_EVENT:
        return read_collection(reader, true, depth);
    default:
        return read_collection(reader, false, depth);
    }
}

/* ---- Documents ---------------------------------------------------------------------------- */

static void refuse_empty(struct reader *reader)
{
    fault_hint(fault_add(reader->faults, FAULT_EMPTY_FILE, (struct mark){1, 1}, FAULT_WHOLE_FILE,
                         "the file is empty"),
               "begin with 'format: 1'");
}

static void refuse_tag_directives(struct reader *reader)
{
    const yaml_event_t *event = &reader->event;
    if (event->data.document_start.tag_directives.start ==
        event->data.document_start.tag_directives.end)
        return;
    fault_hint(fault_add(reader->faults, FAULT_YAML_TAG, place(event->start_mark), FAULT_WORD,
                         "tags are not allowed here: the kind of a value follows from its key"),
               "leave the %%TAG directive out");
}

/* The stream must end after the first document. */
static bool read_end(struct reader *reader)
{
    if (!next_event(reader) || !next_event(reader))
        return false;
    if (reader->event.type == YAML_STREAM_END_EVENT)
        return true;
    fault_hint(fault_add(reader->faults, FAULT_SECOND_DOCUMENT, place(reader->event.start_mark),
                         FAULT_WORD, "a second document begins here; a file holds one"),
               "put it into a file of its own");
    return true;
}

/* Reads from the start of the stream to its end. */
static struct node *read_document(struct reader *reader)
{
    if (!next_event(reader) || !next_event(reader))
        return NULL;
    if (reader->event.type == YAML_STREAM_END_EVENT) {
        refuse_empty(reader);
        return NULL;
    }
    refuse_tag_directives(reader);
    if (!next_event(reader))
        return NULL;
    struct node *root = read_node(reader, 1);
    if (!root || !read_end(reader))
        return NULL;
    if (root->kind == NODE_SCALAR && !root->quoted && !*root->text) {
        refuse_empty(reader);
        return NULL;
    }
    return root;
}

struct node *read_tree(struct arena *arena, struct faults *faults, const char *bytes, size_t size)
{
    if (!prescan(faults, bytes, size))
        return NULL;
    struct reader reader = {.arena = arena, .faults = faults};
    if (!yaml_parser_initialize(&reader.parser)) {
        fault_add(faults, FAULT_SYNTAX, (struct mark){1, 1}, FAULT_WHOLE_FILE, "memory is short");
        return NULL;
    }
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, size);
    struct node *root = read_document(&reader);
    yaml_event_delete(&reader.event);
    yaml_parser_delete(&reader.parser);
    return root;
}
