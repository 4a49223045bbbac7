/* The environment variables: their prefix, and those that are a category's own. */
#ifndef GEN_CHECK_VARIABLES_H
#define GEN_CHECK_VARIABLES_H

#include "check/model.h"
#include "keys/mapping.h"

/* `variables:` of the registry. */
void check_variables(struct checker *checker, const struct entry *entry, struct model *model);

/* `variable:` of a category. */
void check_variable(struct checker *checker, const struct entry *entry, struct category *category);

#endif
