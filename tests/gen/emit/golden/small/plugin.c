/* A plugin for this registry: C and C++. */
#include "small_registry.h"

static int put(const struct prompt *prompt, char *body, size_t size)
{
    return prompt && body && size ? 0 : -1;
}

static int take(const char *body, uint64_t size, struct reply *reply)
{
    return body && size && reply ? 0 : -1;
}

#ifndef PATCHBAY_PLUGIN_MANIFEST
SMALL_SET_ENDPOINT(chat, fast_chat, path, "/fast");
SMALL_SET_ENDPOINT(chat, fast_chat, streaming, true);
SMALL_SET_ENDPOINT(chat, fast_chat, weight, 0.5);
SMALL_SET_ENDPOINT(chat, fast_chat, schemes, "http\0https");
SMALL_SET_ENDPOINT(chat, fast_chat, speed, fast);
#endif
SMALL_DEFINE_ENDPOINT(chat, fast_chat) = {put, take, 0, 4u, "pieces"};
