/* Runs the stages of the generator on bytes in memory. */
#ifndef FUZZ_GENERATOR_H
#define FUZZ_GENERATOR_H

#include "base/text.h"
#include "check/load.h"
#include "check/model.h"
#include "diagnostic/fault.h"

/* Of all fuzzers of registries: what does not depend on the input. */
#define FUZZ_FILE "registry.yaml"

/* The model, or NULL; faults, if there are any, were checked: those that are printed are output,
 * with positions inside the file. */
const struct model *fuzz_model(struct arena *arena, const uint8_t *bytes, size_t size,
                               struct loaded *loaded);

const struct plugin_model *fuzz_plugin_model(struct arena *arena, const uint8_t *bytes, size_t size,
                                             const struct model *registry);

/* All that is generated from a model, one after the other. */
struct text *fuzz_generate(struct arena *arena, const struct model *model);

#endif
