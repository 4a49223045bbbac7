/* A mapping of the file, read by the table of keys: unknown, missing, empty and misshapen keys are
 * reported, the others can be looked up. */
#ifndef GEN_MAPPING_H
#define GEN_MAPPING_H

#include "keys/checker.h"
#include "keys/keys.h"
#include <stdint.h>

enum { KEYS_MOST = 24 };

struct mapping {
    enum key_context context;
    const struct node *owner; /* the key that has the mapping as value; NULL for the whole file */
    const struct entry *found[KEYS_MOST]; /* usable ones */
    bool present[KEYS_MOST];              /* written, usable or not */
};

/* Reads the value of `entry`; its key names it. Returns false, after a fault, when nothing in it is
 * usable. */
bool mapping_read(struct checker *checker, struct mapping *mapping, enum key_context context,
                  const struct entry *entry);

/* The same for a whole file. */
bool mapping_read_root(struct checker *checker, struct mapping *mapping, enum key_context context,
                       const struct node *root);

/* The value of a key, of the shape that the table requires; NULL when missing or faulty. */
const struct node *mapping_value(const struct mapping *mapping, enum key_number number);

/* The same with its key. */
const struct entry *mapping_entry(const struct mapping *mapping, enum key_number number);

/* Whether the key was written at all. */
bool mapping_has(const struct mapping *mapping, enum key_number number);

/* "a mapping", "a list" or "text". */
const char *shown_shape(const struct node *node);

/* Whether the elements of a list are scalars, none of them missing; adds a fault for each other. */
bool check_elements(struct checker *checker, const struct entry *list);

/* Values by kind; `otherwise` when the key is missing, or its value is invalid (a fault is added).
 */
const char *mapping_text(struct checker *checker, const struct mapping *mapping,
                         enum key_number number, const char *otherwise);
const char *mapping_description(struct checker *checker, const struct mapping *mapping,
                                enum key_number number, const char *otherwise);
bool mapping_boolean(struct checker *checker, const struct mapping *mapping,
                     enum key_number number);
int64_t mapping_integer(struct checker *checker, const struct mapping *mapping,
                        enum key_number number, int64_t least, int64_t most, int64_t otherwise);

/* The position of the value among the key's choices. */
int mapping_choice(struct checker *checker, const struct mapping *mapping, enum key_number number,
                   int otherwise);

#endif
