/* The end of the catalogue: how implementations are selected, and the variables. */
#include "catalogue/catalogue.h"

#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include "names/names.h"

/* ---- Precedence ---------------------------------------------------------------------------- */

static void print_precedence(const struct page *page)
{
    catalogue_paragraph(page, "## Which implementation is selected");
    catalogue_paragraph(page, "For each type, the first of these levels that has one decides:");
    text_line(page->text, "1. the program, by a call of `patchbay_use()`;");
    text_line(page->text, "2. the user, by a variable `%s_USE_`*CATEGORY*;", page->upper);
    text_line(page->text, "3. the program for its configuration files, by `patchbay_prefer()`;");
    text_line(page->text,
              "4. the first candidate: what was registered while the program runs (the latest "
              "first), then plugins, then what comes with the program. Among these a higher "
              "priority comes first, then the directory that is searched earlier, the name of the "
              "plugin, the identifier. What is opt-in, not built, not linked or declines is passed "
              "over.");
    text_blank(page->text);
    catalogue_paragraph(page,
                        "What the first three name must be usable: nothing else takes its place. "
                        "The same levels decide which type is the default; the one of this page "
                        "comes last.");
    catalogue_paragraph(page,
                        "An identifier may say where it is from: `builtin:`*IDENTIFIER* comes with "
                        "the program, *PLUGIN*`:`*IDENTIFIER* is a plugin's, "
                        "`runtime:`*IDENTIFIER* was registered while the program runs.");
    if (page->model->inspector)
        catalogue_paragraph(
            page, "%s tells why one was selected and the others were not.",
            markdown_code(page->arena,
                          arena_printf(page->arena, "%s why %s", page->model->inspector,
                                       page->model->categories[0].name)));
}

/* ---- Variables ----------------------------------------------------------------------------- */

/* Whether it is part of every build, and meant to be used. */
static bool is_dependable(const struct implementation *from)
{
    return !from->when && !from->weak && !from->deprecated;
}

/* "chat=fast_chat": one that is not selected anyhow; NULL when there is none. */
static const char *other_implementation(const struct page *page, const struct category *category)
{
    for (size_t i = 0; i < category->type_count; i++)
        for (size_t j = 1; j < category->types[i].implementation_count; j++)
            if (is_dependable(&category->types[i].implementations[j]))
                return arena_printf(page->arena, "%s=%s", category->types[i].name,
                                    category->types[i].implementations[j].identifier);
    return NULL;
}

/* A type that is not the default one, or NULL. */
static const char *other_type(const struct category *category)
{
    for (size_t i = 0; i < category->type_count; i++) {
        const struct type *type = &category->types[i];
        if (type != category->default_type && type->implementation_count &&
            is_dependable(&type->implementations[0]))
            return type->name;
    }
    return NULL;
}

/* What the category's variable could be set to; where there is nothing to choose, what it is. */
static const char *example(const struct page *page, const struct category *category)
{
    const char *other = other_implementation(page, category);
    if (!other)
        other = other_type(category);
    for (size_t i = 0; i < category->type_count && !other; i++) {
        const struct type *type = &category->types[i];
        if (type->implementation_count && category->flat)
            other = type->name;
        else if (type->implementation_count)
            other = arena_printf(page->arena, "%s=%s", type->name,
                                 type->implementations[0].identifier);
    }
    return other ? other : "help";
}

static void print_choices(const struct page *page)
{
    static const char *const headings[] = {"Variable", "Category", "Example", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < page->model->category_count; i++) {
        const struct category *category = &page->model->categories[i];
        const char *name = arena_printf(page->arena, "%s_USE_%s", page->upper,
                                        name_upper(page->arena, category->name));
        markdown_table_row(table);
        markdown_table_cell(table, markdown_code(page->arena, name));
        markdown_table_cell(table, catalogue_link(page, category));
        markdown_table_cell(table,
                            arena_printf(page->arena, "`%s=%s`", name, example(page, category)));
    }
    catalogue_paragraph(page,
                        "One for each category chooses. Its value is a comma-separated list: "
                        "*TYPE*`=`*IDENTIFIER* selects an implementation of a type, *TYPE* makes "
                        "that type the default, `help` prints what there is.");
    markdown_table_print(table, page->text);
}

/* The variables about plugins, without the name of the registry. */
static const struct {
    const char *name, *value, *effect;
} variables[] = {
    {"PLUGIN_PATH", "directories, separated by `:`",
     "They are searched for plugins before the installed directory."},
    {"PLUGINS", "files, or names of plugins in those directories, separated by `,`",
     "These plugins must be there and usable; they come before all others."},
    {"PLUGIN_SYSTEM_PATH", "a directory, or `none`",
     "It is searched in place of the installed directory."},
    {"PLUGIN_TRUST", "numbers of users, separated by `,`",
     "Files of these users are accepted as plugins, too."},
    {"PLUGIN_DISABLE", "patterns of names of plugins, separated by `,`",
     "These plugins are left out; `*` leaves out all."},
    {"PLUGIN_DEBUG", "`1`",
     "Every directory, file, decision and reason is told on standard error."},
};

static void print_plugin_variables(const struct page *page)
{
    static const char *const headings[] = {"Variable", "Value", "Effect", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        markdown_table_row(table);
        markdown_table_cell(table,
                            arena_printf(page->arena, "`%s_%s`", page->upper, variables[i].name));
        markdown_table_cell(table, variables[i].value);
        markdown_table_cell(table, variables[i].effect);
    }
    catalogue_paragraph(page, "The others are about plugins. Files and directories are absolute.");
    markdown_table_print(table, page->text);
}

void catalogue_selection(const struct page *page)
{
    print_precedence(page);
    catalogue_paragraph(page, "## Variables");
    print_choices(page);
    print_plugin_variables(page);
    catalogue_paragraph(page,
                        "All are read once, when the program opens its registry; an empty one "
                        "counts as unset. A program that runs with more rights than its user "
                        "(set-uid, set-gid, file capabilities) ignores them, unless it was written "
                        "to let the choices count.");
}
