/* Clashes of names in the generated C. */
#ifndef GEN_GENERATED_NAMES_H
#define GEN_GENERATED_NAMES_H

#include "check/manifest.h"
#include "check/model.h"
#include "keys/checker.h"

/* Adds a fault for every two things of the model that get one name. */
void check_generated_names(struct checker *checker, struct model *model);

/* The same for what a plugin.yaml lists, beside the names of its registry. */
void check_names_of_plugin(struct checker *checker, const struct model *registry,
                           const struct plugin_model *plugin);

#endif
