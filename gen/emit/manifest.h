/* A plugin.yaml to the C source that is compiled beside the plugin's own. */
#ifndef GEN_EMIT_MANIFEST_H
#define GEN_EMIT_MANIFEST_H

#include "base/text.h"
#include "check/manifest.h"

void emit_manifest(struct arena *arena, struct text *text, const struct model *registry,
                   const struct plugin_model *plugin);

#endif
