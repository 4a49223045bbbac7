#include "starter/project_name.h"

#include "names/names.h"
#include "patchbay/names.h"
#include <stdio.h>
#include <string.h>

static bool is_one_of(const char *name, const char *const *list)
{
    while (*list && strcmp(*list, name) != 0)
        list++;
    return *list != NULL;
}

/* The name becomes that of a directory, and of a target in CMakeLists.txt. */
static const char *fault_of_project(struct arena *arena, const char *name)
{
    static const char *const targets[] = {
        "all",           "clean",          "edit_cache",
        "help",          "install",        "list_install_components",
        "package",       "package_source", "preinstall",
        "rebuild_cache", "test",           NULL};
    const char *meant = name_from(arena, name);
    if (strlen(name) > PATCHBAY_NAME_MAX)
        return arena_printf(arena, "it has %zu bytes, and names have at most %u", strlen(name),
                            PATCHBAY_NAME_MAX);
    if (!name_is_valid(name))
        return arena_printf(arena, "expected a-z, 0-9 and _, a letter first%s%s%s",
                            meant ? "; write '" : "", meant ? meant : "", meant ? "'" : "");
    if (is_one_of(name, targets))
        return "CMake has a target of this name; choose another";
    return NULL;
}

const char *init_fault_of_program(struct arena *arena, const char *name)
{
    static const char *const plugin[] = {"loud", "loud_plugin_files", NULL};
    const char *fault = fault_of_project(arena, name);
    if (fault)
        return fault;
    if (name_is_reserved_registry(name))
        return "a registry of this name would take variables or names of other software; choose "
               "the name of your program";
    if (is_one_of(name, plugin))
        return "the new project's plugin has this name; choose another";
    return NULL;
}

const char *init_fault_of_plugin(struct arena *arena, const char *name)
{
    static const char *const origins[] = {"builtin", "runtime", NULL};
    const char *fault = fault_of_project(arena, name);
    if (!fault && is_one_of(name, origins))
        return "it says where an implementation comes from; choose another";
    return fault;
}

int init_refuse(const char *name, const char *fault)
{
    fprintf(stderr, "patchbay-gen: nothing was made: '%s' cannot be the name: %s\n", name, fault);
    return 1;
}
