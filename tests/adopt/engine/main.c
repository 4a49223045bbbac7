/* io [ENGINE]: writes with an engine, by name, by alias, or by the path of an external one. */
#include "engine.h"
#include "io_registry.h"
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    static const char data[] = "some data\n";
    const char *wanted = argc > 1 ? argv[1] : NULL;
    struct patchbay_error error;
    struct patchbay *registry = patchbay_open(&io_table, NULL, &error);
    struct ioengine_ops *engine = NULL;
    bool usable = true;
    if (!registry)
        return fprintf(stderr, "%s\n", error.text), 1;
    if (wanted && strchr(wanted, '/')) {
        usable = patchbay_add_plugin(registry, wanted, &error) != NULL;
        wanted = NULL; /* what was added comes first */
    }
    if (usable)
        engine = io_get_engine_by_name(registry, wanted, &error);
    if (!engine)
        return fprintf(stderr, "io: %s\n%s%s", error.text, error.hint, *error.hint ? "\n" : ""), 1;
    if (engine->init && engine->init(NULL) != 0)
        return 1;
    int status = engine->queue(NULL, data, sizeof data - 1);
    if (engine->cleanup)
        engine->cleanup(NULL);
    patchbay_close(registry);
    return status ? 1 : 0;
}
