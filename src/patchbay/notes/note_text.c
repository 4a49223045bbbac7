#include "notes/note_text.h"

#include "patchbay/plugin.h"
#include "patchbay/table.h"
#include "table/name.h"
#include <stdlib.h>
#include <string.h>

const char *pb_note_string(const struct plugin_note *note, size_t number)
{
    const char *at = note->text, *end = note->text + note->text_size;
    for (; number && at < end; number--)
        at += strlen(at) + 1;
    return at < end ? at : "";
}

const char *pb_note_plugin_value(const struct notes_file *notes, const char *key)
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

/* ---- Implementations ---------------------------------------------------------------------- */

/* Takes strings one after the other; `failed` once they end early. */
struct strings_reader {
    const char *at, *end;
    bool failed;
};

static const char *take_string(struct strings_reader *reader)
{
    const char *string = reader->at;
    if (reader->failed || string >= reader->end) {
        reader->failed = true;
        return "";
    }
    reader->at += strlen(string) + 1; /* the text ends with a NUL */
    return string;
}

/* Skips members and layouts, and returns how many numbers belong to all. */
static size_t skip_fingerprint(struct strings_reader *reader, struct implementation_note *parts)
{
    size_t numbers = 2;
    parts->members.text = reader->at;
    while (*take_string(reader)) {
        bool has_signature = *take_string(reader);
        reader->failed = reader->failed || !has_signature;
        parts->member_count++;
        numbers += 2;
    }
    parts->layouts.text = reader->at;
    while (*take_string(reader)) {
        numbers++;
        while (*take_string(reader))
            numbers += 2;
    }
    return numbers;
}

bool pb_note_implementation(const struct plugin_note *note, struct implementation_note *parts)
{
    struct strings_reader reader = {note->text, note->text + note->text_size, false};
    struct noted_member member;
    *parts = (struct implementation_note){.registry = take_string(&reader)};
    parts->category = take_string(&reader);
    parts->type = take_string(&reader);
    parts->identifier = take_string(&reader);
    parts->record = take_string(&reader);
    size_t numbers = skip_fingerprint(&reader, parts);
    if (reader.failed || numbers != note->numbers_count)
        return false;
    parts->members.numbers = note->numbers;
    parts->layouts.numbers = note->numbers + 2 * parts->member_count;
    parts->mutable = strcmp(parts->layouts.text, "*") == 0;
    if (parts->mutable)
        pb_note_next_layout(&parts->layouts, &(struct noted_layout){0});
    parts->revision = note->numbers[numbers - 2];
    parts->interface_size = note->numbers[numbers - 1];
    for (struct note_walk walk = parts->members; pb_note_next_member(&walk, &member);)
        if ((uint64_t)member.offset + member.size > parts->interface_size)
            return false;
    return true;
}

bool pb_note_next_member(struct note_walk *walk, struct noted_member *member)
{
    const char *name = walk->text;
    if (!*name)
        return false;
    bool marked = *name == '?' || *name == '=';
    *member = (struct noted_member){.name = name + marked,
                                    .signature = name + strlen(name) + 1,
                                    .optional = *name == '?',
                                    .constant = *name == '=',
                                    .offset = walk->numbers[0],
                                    .size = walk->numbers[1]};
    walk->text = member->signature + strlen(member->signature) + 1;
    walk->numbers += 2;
    return true;
}

bool pb_note_next_layout(struct note_walk *walk, struct noted_layout *layout)
{
    const char *type = walk->text;
    if (!*type)
        return false;
    bool grows = *type == '+';
    *layout = (struct noted_layout){.type = type + grows,
                                    .grows = grows,
                                    .size = walk->numbers[0],
                                    .fields = type + strlen(type) + 1,
                                    .numbers = walk->numbers + 1};
    walk->numbers++;
    for (walk->text = layout->fields; *walk->text; walk->text += strlen(walk->text) + 1)
        walk->numbers += 2;
    walk->text++;
    return true;
}

bool pb_note_same_implementation(const struct plugin_note *left, const struct plugin_note *right)
{
    struct strings_reader one = {left->text, left->text + left->text_size, false};
    struct strings_reader other = {right->text, right->text + right->text_size, false};
    take_string(&one); /* the registry */
    take_string(&other);
    for (int i = 0; i < 3; i++) /* category, type, identifier */
        if (strcmp(take_string(&one), take_string(&other)) != 0)
            return false;
    return true;
}

/* ---- Properties --------------------------------------------------------------------------- */

static const struct {
    const char *name;
    enum patchbay_kind kind;
} properties[] = {
#define PATCHBAY_PROPERTY(constant, name, kind) {name, PATCHBAY_KIND_##kind},
#include "patchbay/properties.def"
#undef PATCHBAY_PROPERTY
};

static enum note_property find_property(const char *key, size_t length)
{
    unsigned i = 0;
    while (i < NOTE_PROPERTIES &&
           (properties[i].name[0] != key[0] || strncmp(properties[i].name, key, length) != 0 ||
            properties[i].name[length] != '\0'))
        i++;
    return (enum note_property)i;
}

/* The end of the elements that begin at `value`; NULL when the note is inconsistent. */
static const char *elements_end(const struct plugin_note *note, const char *value)
{
    size_t size = note->numbers_count ? note->numbers[0] : 0;
    if (size)
        return size <= note->text_size && note->text + size >= value ? note->text + size : NULL;
    const char *end = note->text + note->text_size;
    do
        value += strlen(value) + 1;
    while (value < end && *value);
    return value;
}

bool pb_note_property(const struct plugin_note *note, struct property_note *parts)
{
    const char *key = pb_note_string(note, 4), *equals = strchr(key, '=');
    const char *end = equals ? elements_end(note, equals + 1) : NULL;
    if (!end)
        return false;
    *parts = (struct property_note){
        .key = key, .key_length = (size_t)(equals - key), .value = equals + 1, .end = end};
    parts->property = find_property(key, parts->key_length);
    return true;
}

static bool are_names(const char *element, const char *end)
{
    for (; element < end; element += strlen(element) + 1)
        if (!pb_is_type_or_alias(element))
            return false;
    return true;
}

const char *pb_note_property_expects(const struct property_note *parts)
{
    char *end;
    if (parts->property == NOTE_PROPERTY_ALIASES)
        return are_names(parts->value, parts->end) ? NULL : "names without blanks and : = , / *";
    enum patchbay_kind kind = parts->property == NOTE_PROPERTIES ? PATCHBAY_KIND_STRING
                                                                 : properties[parts->property].kind;
    if (kind == PATCHBAY_KIND_BOOL)
        return strcmp(parts->value, "true") == 0 || strcmp(parts->value, "false") == 0
                   ? NULL
                   : "true or false";
    if (kind != PATCHBAY_KIND_INT)
        return NULL;
    long long number = strtoll(parts->value, &end, 10);
    bool valid = end != parts->value && !*end && number >= INT32_MIN && number <= INT32_MAX;
    return valid ? NULL : "a 32-bit integer";
}
