#include "starter/init.h"

#include "base/embedded.h"
#include "base/exit_status.h"
#include "names/names.h"
#include "starter/project_name.h"
#include "starter/starter.h"
#include <stdio.h>

int init_program(struct arena *arena, const char *name)
{
    const char *fault = init_fault_of_program(arena, name);
    if (fault)
        return init_reject_name(name, fault);
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
    int status = starter_write(starter);
    if (status == STATUS_SUCCESS)
        printf("\nThis is a program with one builtin, and a plugin that overrides it. To build and "
               "run "
               "it:\n\n"
               "    cd %s\n"
               "    cmake -S . -B build && cmake --build build\n"
               "    ctest --test-dir build\n"
               "    build/%s\n\n"
               "%s/README.md explains the next steps.\n",
               name, name, name);
    return status;
}
