/* What the parts of check share: the state of one run, and the questions they ask each other. */
#ifndef GEN_CHECKER_H
#define GEN_CHECKER_H

#include "base/arena.h"
#include "check/model.h"
#include "diagnostic/fault.h"
#include "keys/keys.h"

struct checker {
    struct arena *arena;
    struct faults *faults;
    bool of_plugin;      /* a plugin.yaml is checked; marks of the model are in another file */
    struct model *model; /* what is well-formed so far: it goes on growing after a fault */
};

/* Adds a fault at a node. */
#define check_fault(checker, code, node, ...)                                                      \
    fault_add((checker)->faults, code, (node)->mark, (node)->width, __VA_ARGS__)

/* `key: ` with nothing behind it. */
bool check_is_null(const struct node *node);

/* ---- Names: each adds a fault and returns false -------------------------------------------- */

/* The grammar, and the length. */
bool check_name(struct checker *checker, const struct node *node);

/* A name that becomes a member of a C struct: no keyword and no macro. */
bool check_member_name(struct checker *checker, const struct node *node);

/* Adds `did you mean` when one of the names offered is near, else what there is. */
void check_hint_names(struct checker *checker, struct fault *fault, const char *text,
                      const char *noun, const char *const *names, size_t count);

/* ---- Parts of the file --------------------------------------------------------------------- */

void check_category(struct checker *checker, const struct entry *entry, struct category *category);

/* functions, constants and start. */
struct mapping;
void check_members(struct checker *checker, const struct mapping *mapping,
                   struct category *category);

void check_layouts(struct checker *checker, const struct node *node, struct category *category);
void check_includes(struct checker *checker, const struct node *node, struct category *category);

/* The metadata a category declares. Returns whether all of it is well-formed. */
bool check_keys(struct checker *checker, const struct node *node, struct category *category);

/* A metadata value of `key`'s kind, as canonical text. */
bool check_value(struct checker *checker, const struct key *key, const struct entry *entry,
                 struct strings *items);

/* What of a category's implementations has a say in all of them. */
struct implementation_rules {
    const struct category *category;
    bool known_keys; /* false: the declared metadata has faults, so values are not looked at */
};

/* types or implementations, and default. */
void check_types(struct checker *checker, const struct mapping *mapping,
                 const struct implementation_rules *rules, struct category *category);

/* One implementation of type `type`, or of the flat type of its own name when that is NULL. Returns
 * false when it has no usable name. */
bool check_implementation(struct checker *checker, const struct entry *entry,
                          const struct implementation_rules *rules, const char *type,
                          struct implementation *implementation);

/* Whether a pattern for symbols can work. */
bool check_symbol_pattern(struct checker *checker, const struct node *node, const char *pattern);

/* Whether two things of the model get one name in the generated C. */
void check_generated(struct checker *checker);

#endif
