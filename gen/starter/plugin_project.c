#include "base/exit_status.h"
#include "base/message.h"
#include "base/strings.h"
#include "check/load.h"
#include "names/names.h"
#include "names/nearest.h"
#include "starter/init.h"
#include "starter/plugin_source.h"
#include "starter/project_name.h"
#include "starter/starter.h"
#include <stdio.h>
#include <string.h>

/* ---- Category and type -------------------------------------------------------------------- */

static int reject_category(struct arena *arena, const struct model *model, const char *name)
{
    struct strings names = {0};
    for (size_t i = 0; i < model->category_count; i++)
        strings_add(arena, &names, model->categories[i].name);
    message("registry '%s' has no category '%s'; %s", model->name, name,
            nearest_hint(arena, name, "categories", &names));
    return STATUS_NEGATIVE;
}

/* ---- Files -------------------------------------------------------------------------------- */

static int write_plugin(struct arena *arena, const char *name, const struct model *model,
                        const struct category *category, const char *type)
{
    const struct starter_word words[] = {
        {"starter registry", model->inspector},
        {"english", type},
        {"greeter", category->name},
        {"GREETER", name_upper(arena, category->name)},
        {"sample", name},
        {"starter", model->name},
        {"STARTER", model->prefix}, /* of variables */
        {NULL, NULL},
    };
    struct starter *starter = starter_create(arena, name);
    struct text *source = text_create(arena);
    size_t size;
    emit_starter(arena, source, model, category, type, name);
    const char *bytes = text_bytes(source, &size);
    starter_add(starter, arena_printf(arena, "%s.c", name), bytes, size);
    starter_add_folder(starter, "plugin", words);
    int status = starter_write(starter);
    if (status == STATUS_SUCCESS)
        printf(
            "\nThis is a plugin that implements %s/%s of %s. To build it:\n\n"
            "    cd %s\n"
            "    cmake -S . -B build && cmake --build build\n\n"
            "%s/README.md explains the next steps; %s.c lists what else plugins can implement.\n",
            category->name, type, model->name, name, name, name);
    return status;
}

/* `serves` is CATEGORY or CATEGORY/TYPE, or NULL. */
static int choose(struct arena *arena, const char *name, const struct model *model,
                  const char *serves)
{
    const char *slash = serves ? strchr(serves, '/') : NULL;
    const char *wanted = slash ? arena_copy(arena, serves, (size_t)(slash - serves)) : serves;
    const struct category *category = wanted ? model_category(model, wanted) : model->categories;
    if (!category)
        return reject_category(arena, model, wanted);
    if (!slash)
        return write_plugin(arena, name, model, category, starter_type(category, name));
    const struct type *aliased = category_type_by_alias(category, slash + 1);
    const char *type = aliased ? aliased->name : slash + 1; /* which may be a new type */
    if (category->flat && strcmp(type, name) != 0)
        message("in category '%s' each implementation is a type of the same name; name "
                "the plugin '%s', or remove '/%s'",
                category->name, type, type);
    else if (!name_is_valid(type))
        message("invalid type name '%s': expected a-z, 0-9 and _, a letter first", type);
    else
        return write_plugin(arena, name, model, category, type);
    return STATUS_NEGATIVE;
}

/* ---- The registry ------------------------------------------------------------------------- */

static int reject_missing_registry(void)
{
    fputs("patchbay-gen: init --plugin requires --registry FILE, the registry.yaml of the plugin's "
          "program\n"
          "A program PROGRAM installs it as share/PROGRAM/registry.yaml; to find it, run:\n"
          "    pkg-config --variable=registry PROGRAM-plugins\n",
          stderr);
    return STATUS_USAGE;
}

int init_plugin(struct arena *arena, const char *name, const char *registry, const char *serves)
{
    const char *fault = init_fault_of_plugin(arena, name);
    if (fault)
        return init_reject_name(name, fault);
    if (!registry)
        return reject_missing_registry();
    struct loaded loaded;
    int status = load_registry(arena, registry, &loaded);
    return status ? (int)status : choose(arena, name, loaded.model, serves);
}
