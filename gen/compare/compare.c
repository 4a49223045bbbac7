#include "compare/compare.h"

#include "compare/differences.h"
#include "compare/members.h"
#include "compare/metadata.h"
#include "compare/types.h"
#include "explain/paragraph.h"
#include "names/nearest.h"
#include <string.h>

/* The results of all categories, for the last lines. */
struct summary {
    struct arena *arena;
    struct text *text;
    size_t differences;
    bool renamed;
    const char *broken;    /* "endpoint, ui"; "" when none is */
    const char *unchanged; /* likewise */
    const char *added;     /* likewise */
    bool has_layouts;
};

static const char *joined(struct arena *arena, const char *list, const char *name)
{
    return arena_printf(arena, "%s%s%s", list, *list ? ", " : "", name);
}

/* ---- Categories --------------------------------------------------------------------------- */

/* A category that is new in `model` and may be `before`, renamed; or NULL. */
static const char *new_name_of(const struct model *old_model, const struct model *model,
                               const char *before)
{
    struct nearest nearest = nearest_to(before);
    for (size_t i = 0; i < model->category_count; i++)
        if (!model_category(old_model, model->categories[i].name))
            nearest_offer(&nearest, model->categories[i].name);
    return nearest.name;
}

static void compare_removed(struct comparison *comparison, const char *new_name)
{
    struct difference *added = comparison_add(
        comparison, EFFECT_BREAKS,
        "the category was removed: plugins that implement it are rejected%s%s%s",
        new_name ? "; was it renamed to '" : "", new_name ? new_name : "", new_name ? "'?" : "");
    added->remedy = new_name ? "Keep the name; plugins refer to it."
                             : "Keep it as long as such plugins are in use, at least with 'types: "
                               "{}'.";
}

static void print_category(struct summary *summary, const struct comparison *comparison,
                           const char *name)
{
    static const char *const headings[] = {"old plugins work", "old plugins work, with differences",
                                           "old plugins are rejected"};
    if (!comparison->first) {
        summary->unchanged = joined(summary->arena, summary->unchanged, name);
        return;
    }
    text_line(summary->text, "%s: %s", name, headings[comparison->worst]);
    text_indent(summary->text);
    comparison_print(comparison, summary->text);
    text_outdent(summary->text);
    text_blank(summary->text);
    summary->differences++;
    if (comparison->worst == EFFECT_BREAKS)
        summary->broken = joined(summary->arena, summary->broken, name);
}

static void compare_old(struct summary *summary, const struct model *old_model,
                        const struct model *model)
{
    for (size_t i = 0; i < old_model->category_count; i++) {
        const struct category *before = &old_model->categories[i];
        const struct category *now = model_category(model, before->name);
        struct comparison comparison = comparison_begin(summary->arena);
        if (now) {
            compare_members(&comparison, before, now);
            compare_layouts(&comparison, before, now);
            compare_metadata(&comparison, before, now);
            compare_types(&comparison, before, now);
            summary->has_layouts = summary->has_layouts || now->layout_count || now->elsewhere;
        } else {
            compare_removed(&comparison, new_name_of(old_model, model, before->name));
        }
        print_category(summary, &comparison, before->name);
    }
}

static void list_new(struct summary *summary, const struct model *old_model,
                     const struct model *model)
{
    for (size_t i = 0; i < model->category_count; i++)
        if (!model_category(old_model, model->categories[i].name))
            summary->added = joined(summary->arena, summary->added, model->categories[i].name);
}

/* A plugin's notes name the registry that it belongs to. */
static void compare_names(struct summary *summary, const char *before, const char *now)
{
    struct comparison comparison = comparison_begin(summary->arena);
    if (strcmp(before, now) == 0)
        return;
    struct difference *added = comparison_add(
        &comparison, EFFECT_BREAKS,
        "the registry was renamed to '%s': every old plugin belongs to another registry, and the "
        "variables have another prefix",
        now);
    added->remedy = "Keep the name; the program itself can be renamed without it.";
    print_category(summary, &comparison, before);
    summary->renamed = true;
}

static void print_list(const struct summary *summary, const char *what, const char *names)
{
    if (!*names)
        return;
    paragraph_print(summary->text, arena_printf(summary->arena, "%s: %s", what, names), true);
    text_blank(summary->text);
}

/* ---- The answer --------------------------------------------------------------------------- */

static void print_answer(const struct summary *summary, const char *before, const char *now)
{
    struct arena *arena = summary->arena;
    const char *answer;
    if (summary->renamed)
        answer = arena_printf(arena, "No: all plugins built for %s are rejected with %s.", before,
                              now);
    else if (*summary->broken)
        answer = arena_printf(
            arena,
            "No: plugins built for %s that implement %s are rejected as a whole. Make the "
            "changes suggested above, or announce that plugins must be rebuilt.",
            before, summary->broken);
    else if (!summary->differences && !*summary->added)
        answer = arena_printf(arena,
                              "Yes: plugins built for %s work with %s; no difference affects them.",
                              before, now);
    else
        answer = arena_printf(arena, "Yes: plugins built for %s work with %s.", before, now);
    paragraph_print(summary->text, answer, false);
    if (*summary->broken)
        return;
    paragraph_print(summary->text,
                    "If the meaning of a function has changed but not its signature, raise "
                    "'revision'.",
                    false);
    if (summary->has_layouts)
        paragraph_print(summary->text,
                        "Sizes and offsets of 'layout' and of structs that are defined elsewhere "
                        "depend on your headers, which are not read here; they are compared when a "
                        "plugin is found.",
                        false);
}

bool compare_registries(struct arena *arena, struct text *text, const struct loaded *before,
                        const struct loaded *now)
{
    if (before->size == now->size && memcmp(before->bytes, now->bytes, now->size) == 0) {
        paragraph_print(text,
                        arena_printf(arena, "Yes: plugins built for %s work; %s is identical.",
                                     before->path, now->path),
                        false);
        return true;
    }
    struct summary summary = {arena, text, 0, false, "", "", "", false};
    compare_names(&summary, before->model->name, now->model->name);
    compare_old(&summary, before->model, now->model);
    list_new(&summary, before->model, now->model);
    print_list(&summary, "new", summary.added);
    if (summary.differences || *summary.added)
        print_list(&summary, "unchanged", summary.unchanged);
    print_answer(&summary, before->path, now->path);
    return !*summary.broken;
}
