/* plugin.yaml for a registry. */
#include "fuzz.h"
#include "generator.h"

#include "emit/manifest.h"
#include <string.h>

static const char registry[] = "format: 1\n"
                               "registry: demo\n"
                               "categories:\n"
                               "  endpoint:\n"
                               "    functions: {run: int (void)}\n"
                               "    metadata:\n"
                               "      path: {kind: string, required: true}\n"
                               "      size: {kind: int, min: 1, max: 9}\n"
                               "      modes: {kind: flags, values: [read, write]}\n"
                               "      next: {kind: type, of: endpoint, several: true}\n"
                               "    default: chat\n"
                               "    types: {chat: {aliases: [talk]}, shout: {}}\n"
                               "  driver:\n"
                               "    functions: {attach: int (void)}\n"
                               "    implementations: {usb: USB.}\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_create();
    struct loaded loaded;
    const struct model *model = fuzz_model(arena, (const uint8_t *)registry, strlen(registry),
                                           &loaded);
    const struct plugin_model *plugin = fuzz_plugin_model(arena, bytes, size, model);
    if (plugin) {
        size_t length;
        struct text *text = text_create(arena);
        emit_manifest(arena, text, model, plugin);
        const char *generated = text_bytes(text, &length);
        fuzz_check_output("a generated file", generated, length);
    }
    arena_destroy(arena);
    return 0;
}
