/* Metadata text ("path=/v1/chat\0streaming=true\0\0"), checked and decoded. */
#ifndef PATCHBAY_METADATA_H
#define PATCHBAY_METADATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct patchbay_key_row;
struct patchbay_table;
struct registry;

/* The category's metadata struct, with the defaults of what the text leaves out; NULL when the
 * category has no metadata, or memory is short. Under the lock. */
const void *pb_metadata_decode(struct registry *registry, unsigned category, const char *text);

/* "string" for PATCHBAY_KIND_STRING, as registry.yaml writes it. */
const char *pb_metadata_kind_name(uint32_t kind);

/* Whether the text has a pair for each element of a value. */
bool pb_metadata_is_list(const struct patchbay_key_row *key);

/* "1 to 9", "at least 1", "at most 9", or "". Returns `text`. */
enum { RANGE_SIZE = 80 };
const char *pb_metadata_range(const struct patchbay_table *table,
                              const struct patchbay_key_row *key, char *text, size_t size);

/* strtod() in the C locale, whatever locale the program uses. */
double pb_metadata_number(const char *text);

/* Whether a text gives a value, or an empty list, for `key`. */
bool pb_metadata_sets(const char *text, const char *key);

/* Whether a value is of the kind of its key, and in its range. */
bool pb_metadata_value_fits(const struct patchbay_table *table, const struct patchbay_key_row *key,
                            const char *value);

/* Whether a text has only keys of the category, all that are required, and values of their kinds.
 * If not, `why` names the first fault. */
bool pb_metadata_fits(const struct patchbay_table *table, unsigned category, const char *text,
                      char *why, size_t size);

#endif
