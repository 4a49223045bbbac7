/* The typed accessors of the generated header: inline functions around the library's. */
#include "emit/emit.h"

#include <string.h>

/* A function that only adds types to one of the library's. In these texts $P stands for the
 * registry's prefix, $N for the category, $T for the tag of its struct, $E for the enum of its
 * types and $C for its constant. */
struct wrapper {
    const char *comment;
    const char *result;
    const char *name;
    const char *parameters; /* after the registry */
    const char *call;       /* up to its parenthesis */
    const char *arguments;  /* after the registry */
};

static const struct wrapper wrappers[] = {
    {"A certain implementation, whatever is selected. See patchbay_get_implementation().",
     "const struct $T *", "$P_get_$N_implementation",
     "enum $E type, const char *identifier, struct patchbay_error *error",
     "(const struct $T *)patchbay_get_implementation", "$C, (unsigned)type, identifier, error"},
    {"The selection whole. See patchbay_select().", "bool ", "$P_select_$N",
     "enum $E type, struct patchbay_selection *selection, struct patchbay_error *error",
     "patchbay_select", "$C, (unsigned)type, selection, error"},
    {"The usable candidate after `interface`. See patchbay_next().", "const struct $T *",
     "$P_next_$N", "const struct $T *interface, struct patchbay_error *error",
     "(const struct $T *)patchbay_next", "interface, error"},
    {"Selects an implementation; NULL takes that back. See patchbay_use().", "bool ", "$P_use_$N",
     "enum $E type, const char *identifier, const char *source, struct patchbay_error *error",
     "patchbay_use", "$C, (unsigned)type, identifier, source, error"},
    {"Sets the default type; NULL takes that back. See patchbay_use_default().", "bool ",
     "$P_use_$N_default", "const char *type, const char *source, struct patchbay_error *error",
     "patchbay_use_default", "$C, type, source, error"},
    {"Selects, but weaker than the environment. See patchbay_prefer().", "bool ", "$P_prefer_$N",
     "enum $E type, const char *identifier, const char *source, struct patchbay_error *error",
     "patchbay_prefer", "$C, (unsigned)type, identifier, source, error"},
    {"Sets the default type, weaker than the environment. See patchbay_prefer_default().", "bool ",
     "$P_prefer_$N_default", "const char *type, const char *source, struct patchbay_error *error",
     "patchbay_prefer_default", "$C, type, source, error"},
    {"Adds an implementation by pointer. See patchbay_register().", "bool ", "$P_register_$N",
     "enum $E type, const char *identifier, const struct $T *interface, const char *source, "
     "struct patchbay_error *error",
     "patchbay_register", "$C, (unsigned)type, identifier, interface, source, error"},
    {"Takes away what was registered. See patchbay_unregister().", "bool ", "$P_unregister_$N",
     "enum $E type, const char *identifier, struct patchbay_error *error", "patchbay_unregister",
     "$C, (unsigned)type, identifier, error"},
};

/* What a placeholder stands for. */
static const char *meaning(const struct emitter *e, char placeholder)
{
    switch (placeholder) {
    case 'P':
        return e->prefix;
    case 'N':
        return e->name;
    case 'T':
        return e->tag;
    case 'E':
        return arena_printf(e->arena, "%s_%s_type", e->prefix, e->name);
    default:
        return e->constant;
    }
}

/* `form` with its placeholders filled in. */
static const char *filled(const struct emitter *e, const char *form)
{
    const char *result = "";
    for (const char *dollar; (dollar = strchr(form, '$')); form = dollar + 2)
        result = arena_printf(e->arena, "%s%.*s%s", result, (int)(dollar - form), form,
                              meaning(e, dollar[1]));
    return arena_printf(e->arena, "%s%s", result, form);
}

/* `lead` and `list`, broken at the list's commas where a line would be too long; further lines
 * stand under the first element. */
static void emit_wrapped(const struct emitter *e, const char *lead, const char *list,
                         const char *tail)
{
    int margin = (int)strlen(lead);
    size_t columns = text_margin(e->text);
    const char *line = lead;
    while (*list) {
        size_t length = strcspn(list, ","), more = list[length] ? 2 : 0;
        bool fresh = line == lead || !line[strspn(line, " ")];
        if (!fresh && columns + strlen(line) + length + strlen(tail) > TEXT_COLUMNS) {
            text_line(e->text, "%.*s", (int)(strlen(line) - 1), line);
            line = arena_printf(e->arena, "%*s", margin, "");
        }
        line = arena_printf(e->arena, "%s%.*s", line, (int)(length + more), list);
        list += length + more;
    }
    text_line(e->text, "%s%s", line, tail);
}

static void emit_head(const struct emitter *e, const char *comment, const char *result,
                      const char *name, const char *parameters)
{
    text_comment(e->text, comment);
    const char *all = arena_printf(e->arena, "struct patchbay *registry, %s", parameters);
    const char *lead = arena_printf(e->arena, "PATCHBAY_INLINE %s%s(", result, name);
    if (strlen(lead) > TEXT_COLUMNS / 2) {
        size_t length = strlen(result) - (result[strlen(result) - 1] == ' ');
        text_line(e->text, "PATCHBAY_INLINE %.*s", (int)length, result);
        lead = arena_printf(e->arena, "%s(", name);
    }
    emit_wrapped(e, lead, all, ")");
    text_line(e->text, "{");
    text_indent(e->text);
}

static void emit_end(const struct emitter *e)
{
    text_outdent(e->text);
    text_line(e->text, "}");
    text_blank(e->text);
}

static void emit_get(const struct emitter *e, size_t first_slot, bool has_types)
{
    emit_head(e, filled(e, "The $N that is selected for `type`. See patchbay_get()."),
              filled(e, "const struct $T *"), filled(e, "$P_get_$N"),
              filled(e, "enum $E type, struct patchbay_error *error"));
    text_line(e->text, "const void *interface = NULL;");
    if (has_types) {
        text_line(e->text, "if ((unsigned)type < %s_TYPES)", e->constant);
        text_line(e->text, "    interface = patchbay_slot(registry, %zu + (size_t)type);",
                  first_slot);
    }
    text_line(e->text, "if (!interface)");
    text_line(e->text, "    interface = patchbay_get(registry, %s, (unsigned)type, error);",
              e->constant);
    text_line(e->text, "return (const struct %s *)interface;", e->tag);
    emit_end(e);
}

static void emit_get_by_name(const struct emitter *e)
{
    emit_head(e,
              "The same by name or alias of the type; NULL: the default type. "
              "See patchbay_find_type().",
              filled(e, "const struct $T *"), filled(e, "$P_get_$N_by_name"),
              "const char *type, struct patchbay_error *error");
    text_line(e->text, "int number = patchbay_find_type(registry, %s, type, error);", e->constant);
    text_line(e->text, "if (number < 0)");
    text_line(e->text, "    return NULL;");
    emit_wrapped(e, filled(e, "return (const struct $T *)patchbay_get("),
                 filled(e, "registry, $C, (unsigned)number, error"), ");");
    emit_end(e);
}

static void emit_wrapper(const struct emitter *e, const struct wrapper *wrapper)
{
    emit_head(e, wrapper->comment, filled(e, wrapper->result), filled(e, wrapper->name),
              filled(e, wrapper->parameters));
    emit_wrapped(e, arena_printf(e->arena, "return %s(", filled(e, wrapper->call)),
                 arena_printf(e->arena, "registry, %s", filled(e, wrapper->arguments)), ");");
    emit_end(e);
}

static void emit_metadata_of(const struct emitter *e)
{
    text_comment(e->text, "The metadata of a selection; NULL when it is of another category.");
    text_line(e->text, "PATCHBAY_INLINE const struct %s_%s_metadata *", e->prefix, e->name);
    text_line(e->text, "%s_%s_metadata(const struct patchbay_selection *selection)", e->prefix,
              e->name);
    text_line(e->text, "{");
    text_indent(e->text);
    text_line(e->text, "if (selection->category_number != %s)", e->constant);
    text_line(e->text, "    return NULL;");
    text_line(e->text, "return (const struct %s_%s_metadata *)selection->metadata;", e->prefix,
              e->name);
    emit_end(e);
}

static void emit_builtin(const struct emitter *e)
{
    text_comment(e->text,
                 "The first builtin of `type`, whatever is selected: needs no registry and no "
                 "library. NULL without one.");
    text_line(e->text, "const struct %s *%s_builtin_%s(enum %s_%s_type type);", e->tag, e->prefix,
              e->name, e->prefix, e->name);
    text_blank(e->text);
}

void emit_accessors(const struct emitter *e, const struct category *category, size_t first_slot)
{
    emit_get(e, first_slot, category->type_count > 0);
    emit_get_by_name(e);
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
        emit_wrapper(e, &wrappers[i]);
    if (category->key_count)
        emit_metadata_of(e);
    emit_builtin(e);
}
