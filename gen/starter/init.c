#include "starter/init.h"

#include "names/names.h"
#include "schema/schema.h"
#include "starter/project_name.h"
#include "starter/starter.h"
#include <stdio.h>

/* What the modeline of registry.yaml refers to. */
static void add_schema(struct arena *arena, struct starter *starter)
{
    struct text *schema = text_create(arena);
    size_t size;
    schema_print(arena, schema, false);
    const char *bytes = text_bytes(schema, &size);
    starter_add(starter, "registry.schema.json", bytes, size);
}

int init_program(struct arena *arena, const char *name)
{
    const char *fault = init_fault_of_program(arena, name);
    if (fault)
        return init_refuse(name, fault);
    const struct starter_word words[] = {
        {"../../../schema/registry.schema.json", "registry.schema.json"},
        {"starter", name},
        {"STARTER", name_upper(arena, name)},
        {NULL, NULL},
    };
    struct starter *starter = starter_create(arena, name);
    starter_add_folder(starter, "program", words);
    add_schema(arena, starter);
    int code = starter_write(starter);
    if (code == 0)
        printf("\nA program with one builtin, and a plugin that can take its place. Next:\n\n"
               "    cd %s\n"
               "    cmake -S . -B build && cmake --build build\n"
               "    ctest --test-dir build\n"
               "    build/%s\n\n"
               "%s/README.md tells how to go on.\n",
               name, name, name);
    return code;
}
