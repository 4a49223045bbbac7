#include "starter/init.h"

#include "base/embedded.h"
#include "names/names.h"
#include "starter/project_name.h"
#include "starter/starter.h"
#include <stdio.h>

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
    const struct embedded_file *schema = embedded_find("schema/registry.schema.json");
    struct starter *starter = starter_create(arena, name);
    starter_add_folder(starter, "program", words);
    starter_add(starter, "registry.schema.json", schema->bytes, schema->size);
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
