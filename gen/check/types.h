/* The types of a category: names and aliases, implementations, the default. */
#ifndef GEN_TYPES_H
#define GEN_TYPES_H

#include "check/implementation.h"
#include "check/model.h"
#include "keys/checker.h"
#include "keys/mapping.h"

void check_types(struct checker *checker, const struct mapping *mapping,
                 const struct implementation_rules *rules, struct category *category);

#endif
