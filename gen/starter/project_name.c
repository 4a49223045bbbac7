#include "starter/project_name.h"

#include "base/exit_status.h"
#include "base/message.h"
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
        return arena_printf(arena, "%zu bytes long; names have at most %u", strlen(name),
                            PATCHBAY_NAME_MAX);
    if (!name_is_valid(name))
        return arena_printf(arena, "expected a-z, 0-9 and _, a letter first%s%s%s",
                            meant ? "; write '" : "", meant ? meant : "", meant ? "'" : "");
    if (is_one_of(name, targets))
        return "CMake reserves this name for a target; choose another";
    return NULL;
}

const char *init_fault_of_program(struct arena *arena, const char *name)
{
    static const char *const plugin[] = {"loud", "loud_plugin_files", NULL};
    const char *fault = fault_of_project(arena, name);
    if (fault)
        return fault;
    if (name_is_reserved_registry(name))
        return "variables or C names of other software begin with it; use the name of your program";
    if (is_one_of(name, plugin))
        return "the plugin of the new project has this name; choose another";
    return NULL;
}

const char *init_fault_of_plugin(struct arena *arena, const char *name)
{
    static const char *const origins[] = {"builtin", "runtime", NULL};
    const char *fault = fault_of_project(arena, name);
    if (!fault && is_one_of(name, origins))
        return "it is reserved for the origin of implementations; choose another";
    return fault;
}

int init_reject_name(const char *name, const char *fault)
{
    message("invalid name '%s': %s", name, fault);
    return STATUS_NEGATIVE;
}
