/* small_tool_each.h: the builtins of category 'tool'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SMALL_INCLUDED_TOOL_EACH
#define SMALL_INCLUDED_TOOL_EACH

#include "small_tool.h"

/* X(type, identifier, "identifier as written", "description") for each builtin whose condition
 * holds. */
#define SMALL_EACH_TOOL(X) \

#endif
