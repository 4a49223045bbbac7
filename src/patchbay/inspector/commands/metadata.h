/* Metadata in an answer: strings, numbers, true and false, lists. */
#ifndef PATCHBAY_COMMAND_METADATA_H
#define PATCHBAY_COMMAND_METADATA_H

struct candidate;
struct patchbay_key_row;
struct patchbay_table;
struct value;

/* Adds what the metadata text has for a key as `member`; nothing if it has nothing. */
void pb_add_metadata_value(struct value *object, const char *member,
                           const struct patchbay_table *table, const struct patchbay_key_row *key,
                           const char *text);

/* Adds "metadata": the values that are given, and the defaults of the other keys. */
void pb_add_metadata(const struct candidate *candidate, struct value *parent);

#endif
