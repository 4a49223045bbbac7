/* The strings of a note: what they are is in patchbay/plugin.h. Everything points into the note. */
#ifndef PATCHBAY_NOTE_TEXT_H
#define PATCHBAY_NOTE_TEXT_H

#include "notes/elf_notes.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* String `number` of the text, "" past the last. */
const char *pb_note_string(const struct plugin_note *note, size_t number);

/* What PATCHBAY_NOTE_PLUGIN gives for "version" and the like; NULL when it gives nothing. */
const char *pb_note_plugin_value(const struct notes_file *notes, const char *key);

/* ---- Implementations ---------------------------------------------------------------------- */

/* A place in the members or the layouts of a note: copy it to walk over them. */
struct note_walk {
    const char *text;
    const uint32_t *numbers;
};

struct implementation_note {
    const char *registry, *category, *type, *identifier, *record;
    struct note_walk members, layouts;
    size_t member_count;
    bool mutable; /* the plugin does not have the interface const */
    uint32_t revision;
    uint32_t interface_size;
};

/* False when the note is inconsistent: nothing in it may be used then. */
bool pb_note_implementation(const struct plugin_note *note, struct implementation_note *parts);

/* A member of the interface. */
struct noted_member {
    const char *name, *signature;
    bool optional, constant;
    uint32_t offset, size;
};

/* The layout of a type that program and plugin share. */
struct noted_layout {
    const char *type;
    bool grows; /* its size may differ */
    uint32_t size;
    const char *fields;      /* each with its NUL, ended by "" */
    const uint32_t *numbers; /* offset and size of each */
};

/* Each takes the next one; false after the last. */
bool pb_note_next_member(struct note_walk *walk, struct noted_member *member);
bool pb_note_next_layout(struct note_walk *walk, struct noted_layout *layout);

/* Whether two notes are about the same implementation. */
bool pb_note_same_implementation(const struct plugin_note *left, const struct plugin_note *right);

/* ---- Properties --------------------------------------------------------------------------- */

/* The properties that every implementation has, beside the metadata of its category. */
enum note_property {
#define PATCHBAY_PROPERTY(constant, name, kind) NOTE_PROPERTY_##constant,
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
    NOTE_PROPERTIES /* a key of the category's metadata */
};

struct property_note {
    const char *key;
    size_t key_length;
    enum note_property property;
    const char *value; /* elements, each with its NUL; */
    const char *end;   /* the same as `value` for a list without elements */
};

/* False when the note is not "key=value", or inconsistent. */
bool pb_note_property(const struct plugin_note *note, struct property_note *parts);

/* NULL if the value is of the property's kind, else what is expected. Metadata is checked by the
 * program, which knows the kinds. */
const char *pb_note_property_expects(const struct property_note *parts);

#endif
