/* The end of the catalogue: how implementations are selected, and the variables. */
#include "catalogue/selection.h"

#include "catalogue/markdown.h"
#include "catalogue/markdown_table.h"
#include "names/names.h"

/* ---- Precedence ---------------------------------------------------------------------------- */

static void print_precedence(const struct page *page)
{
    page_paragraph(page, "## Which implementation is selected");
    page_paragraph(page, "For each type, the first of these that applies decides:");
    text_line(page->text, "1. the program, with `patchbay_use()`;");
    text_line(page->text, "2. the user, with the variable `%s_USE_`*CATEGORY*;", page->upper);
    text_line(page->text, "3. a variable that the category itself names;");
    text_line(page->text, "4. the program's configuration files, with `patchbay_prefer()`;");
    text_line(
        page->text,
        "5. the first candidate: implementations registered at run time (latest first), then "
        "plugins, then builtins. Within each group, higher priority comes first; plugins of "
        "equal priority are ordered by directory, plugin name and identifier, builtins as on this "
        "page. Implementations that are opt-in, not built, not linked or that decline are "
        "skipped.");
    text_blank(page->text);
    page_paragraph(
        page,
        "The first four take lists: *IDENTIFIER*`/`*IDENTIFIER* selects the first that is usable; "
        "`/` at the end continues with what comes next here, `-`*IDENTIFIER*`/` excludes one from "
        "that. "
        "Without `/` at the end there is no fallback. The same order "
        "decides which type is the default; the default listed on this page comes "
        "last.");
    page_paragraph(page, "An identifier may be qualified: `builtin:`*IDENTIFIER*, "
                         "*PLUGIN*`:`*IDENTIFIER*, or `runtime:`*IDENTIFIER* for one registered at "
                         "run time.");
    if (page->model->inspector)
        page_paragraph(page, "%s explains the decision.",
                       markdown_code(page->arena,
                                     arena_printf(page->arena, "%s why %s", page->model->inspector,
                                                  page->model->categories[0].name)));
}

/* ---- Variables ----------------------------------------------------------------------------- */

/* Whether it is part of every build and not deprecated. */
static bool is_dependable(const struct implementation *from)
{
    return !from->when && !from->weak && !from->deprecated;
}

/* "chat=fast_chat": one that is not the first candidate, or NULL. */
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

/* A value of the category's variable, preferably one that changes the selection. */
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
        markdown_table_cell(table, page_link(page, category));
        markdown_table_cell(table,
                            arena_printf(page->arena, "`%s=%s`", name, example(page, category)));
        for (size_t j = 0; j < category->variables.count; j++) {
            markdown_table_row(table);
            markdown_table_cell(table, markdown_code(page->arena, category->variables.items[j]));
            markdown_table_cell(table, page_link(page, category));
            markdown_table_cell(table, arena_printf(page->arena, "*IDENTIFIER*`%c`*IDENTIFIER*",
                                                    category->separator));
        }
    }
    page_paragraph(
        page, "Each category has a variable that selects. Its value is a comma-separated list: "
              "*TYPE*`=`*IDENTIFIER* selects an implementation of a type, *TYPE* sets "
              "the default type, `help` prints the choices.");
    markdown_table_print(table, page->text);
}

/* The variables about plugins, without the name of the registry. */
static const struct {
    const char *name, *effect;
} variables[] = {
#define PATCHBAY_VARIABLE(name, class, value, effect) {#name, effect},
#include "patchbay/variables.def"
#undef PATCHBAY_VARIABLE
};

static void print_plugin_variables(const struct page *page)
{
    static const char *const headings[] = {"Variable", "Effect", NULL};
    struct markdown_table *table = markdown_table_create(page->arena, headings);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        markdown_table_row(table);
        markdown_table_cell(table,
                            arena_printf(page->arena, "`%s_%s`", page->upper, variables[i].name));
        markdown_table_cell(table, markdown_words(page->arena, variables[i].effect));
    }
    page_paragraph(page, "The others control plugins. Files and directories are absolute.");
    markdown_table_print(table, page->text);
}

void catalogue_selection(const struct page *page)
{
    print_precedence(page);
    page_paragraph(page, "## Variables");
    print_choices(page);
    print_plugin_variables(page);
    page_paragraph(
        page, "All variables are read once, when the program opens its registry; an empty variable "
              "counts as unset. A program with elevated privileges (set-uid, set-gid, "
              "file capabilities) ignores them, unless it explicitly allows the variables "
              "that select.");
}
