#include "check/load.h"
#include "names/names.h"
#include "names/nearest.h"
#include "starter/init.h"
#include "starter/plugin_source.h"
#include "starter/project_name.h"
#include "starter/starter.h"
#include <stdio.h>
#include <string.h>

/* ---- What it serves ----------------------------------------------------------------------- */

static int reject_category(const struct model *model, const char *name)
{
    struct nearest nearest = nearest_to(name);
    fprintf(stderr, "patchbay-gen: nothing was made: registry '%s' has no category '%s'; there is:",
            model->name, name);
    for (size_t i = 0; i < model->category_count; i++) {
        nearest_offer(&nearest, model->categories[i].name);
        fprintf(stderr, "%s %s", i ? "," : "", model->categories[i].name);
    }
    if (nearest.name)
        fprintf(stderr, "; did you mean '%s'?", nearest.name);
    fputc('\n', stderr);
    return 1;
}

static const struct category *find_category(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->category_count; i++)
        if (strcmp(model->categories[i].name, name) == 0)
            return &model->categories[i];
    return NULL;
}

/* The listed type that has this name, or else this alias, or else the name as that of a new type.
 */
static const char *find_type(const struct category *category, const char *name)
{
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 0; j < category->types[i].aliases.count; j++)
            if (strcmp(category->types[i].aliases.items[j], name) == 0)
                return category->types[i].name;
    return name;
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
        {"STARTER", name_upper(arena, model->name)},
        {NULL, NULL},
    };
    struct starter *starter = starter_create(arena, name);
    struct text *source = text_create(arena);
    size_t size;
    emit_starter(arena, source, model, category, type, name);
    const char *bytes = text_bytes(source, &size);
    starter_add(starter, arena_printf(arena, "%s.c", name), bytes, size);
    starter_add_folder(starter, "plugin", words);
    int code = starter_write(starter);
    if (code == 0)
        printf("\nA plugin that serves %s/%s of %s. Next:\n\n"
               "    cd %s\n"
               "    cmake -S . -B build && cmake --build build\n\n"
               "%s/README.md tells how to go on, %s.c what else %s has.\n",
               category->name, type, model->name, name, name, name, model->name);
    return code;
}

/* `serves` is taken apart at its slash. */
static int choose(struct arena *arena, const char *name, const struct model *model,
                  const char *serves)
{
    const char *slash = serves ? strchr(serves, '/') : NULL;
    const char *wanted = slash ? arena_copy(arena, serves, (size_t)(slash - serves)) : serves;
    const struct category *category = wanted ? find_category(model, wanted) : model->categories;
    if (!category)
        return reject_category(model, wanted);
    if (!slash)
        return write_plugin(arena, name, model, category, starter_type(category, name));
    const char *type = find_type(category, slash + 1);
    if (category->flat && strcmp(type, name) != 0)
        fprintf(stderr,
                "patchbay-gen: nothing was made: in '%s' an implementation has the name of its "
                "type; call the plugin '%s', or leave '/%s' out\n",
                category->name, type, type);
    else if (!name_is_valid(type))
        fprintf(stderr,
                "patchbay-gen: nothing was made: '%s' is not the name of a type: expected a-z, 0-9 "
                "and _, a letter first\n",
                type);
    else
        return write_plugin(arena, name, model, category, type);
    return 1;
}

/* ---- The registry ------------------------------------------------------------------------- */

static int complain_without_registry(void)
{
    fputs(
        "patchbay-gen: init --plugin needs --registry FILE, the registry.yaml of the program that "
        "the plugin is for\n"
        "A program PROGRAM installs it as share/PROGRAM/registry.yaml, and says where that is:\n"
        "    pkg-config --variable=registry PROGRAM-plugins\n",
        stderr);
    return 2;
}

int init_plugin(struct arena *arena, const char *name, const char *registry, const char *serves)
{
    const char *fault = init_fault_of_plugin(arena, name);
    if (fault)
        return init_refuse(name, fault);
    if (!registry)
        return complain_without_registry();
    struct loaded loaded;
    int status = load_registry(arena, registry, &loaded);
    return status ? (int)status : choose(arena, name, loaded.model, serves);
}
