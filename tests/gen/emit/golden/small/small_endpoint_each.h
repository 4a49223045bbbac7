/* small_endpoint_each.h: the builtins of category 'endpoint'.
 * Generated from registry.yaml by patchbay-gen 0.1.0: edit that file, not this one. */
#ifndef SMALL_INCLUDED_ENDPOINT_EACH
#define SMALL_INCLUDED_ENDPOINT_EACH

#include "small_endpoint.h"

#if defined(HAVE_FANCY) && HAVE_FANCY > 1
#define SMALL_each_ENDPOINT_chat_fancy(X) \
    X(chat, fancy, "fancy", \
      "With all there is, and a description that is so long " \
      "that the generated comments and texts have to be wrapped " \
      "in order to stay within the columns of a line.") \

#else
#define SMALL_each_ENDPOINT_chat_fancy(X)
#endif

/* X(type, identifier, "identifier as written", "description") for each builtin whose condition
 * holds. */
#define SMALL_EACH_ENDPOINT(X) \
    SMALL_each_ENDPOINT_chat_fancy(X) \
    X(chat, plain, "plain", "By hand.") \
    X(chat, secret, "secret", "") \
    X(chat, extra, "extra", "Is optional.") \

#endif
