#include "emit/accessors.h"

#include <string.h>

/* A function that only adds types to one of the library. In these texts $P is the prefix of the
 * registry, $N the category, $T the type of its constants, $M the cast to it, $E the enum of its
 * types, $C its constant.
 */
struct wrapper {
    const char *comment;
    const char *result;
    enum generated name;
    const char *parameters; /* after the registry */
    const char *call;       /* the function of the library */
    const char *arguments;  /* after the registry */
};

static const struct wrapper wrappers[] = {
    {"Looks up one implementation by identifier, ignoring the selection. See "
     "patchbay_get_implementation().",
     "$T *", GENERATED_GET_IMPLEMENTATION,
     "enum $E type, const char *identifier, struct patchbay_error *error",
     "patchbay_get_implementation", "$C, PATCHBAY_CAST(unsigned, type), identifier, error"},
    {"Describes the current selection. See patchbay_select().", "bool ", GENERATED_SELECT,
     "enum $E type, struct patchbay_selection *selection, struct patchbay_error *error",
     "patchbay_select", "$C, PATCHBAY_CAST(unsigned, type), selection, error"},
    {"Replaces a selection by the next usable candidate. See patchbay_next().", "$T *",
     GENERATED_NEXT, "struct patchbay_selection *selection, struct patchbay_error *error",
     "patchbay_next", "selection, error"},
    {"Selects an implementation; NULL clears the override. See patchbay_use().", "bool ",
     GENERATED_USE,
     "enum $E type, const char *identifier, const char *source, struct patchbay_error *error",
     "patchbay_use", "$C, PATCHBAY_CAST(unsigned, type), identifier, source, error"},
    {"Sets the default type; NULL clears the override. See patchbay_use_default().", "bool ",
     GENERATED_USE_DEFAULT, "const char *type, const char *source, struct patchbay_error *error",
     "patchbay_use_default", "$C, type, source, error"},
    {"Like $P_use_$N(), but weaker than the environment. See patchbay_prefer().", "bool ",
     GENERATED_PREFER,
     "enum $E type, const char *identifier, const char *source, struct patchbay_error *error",
     "patchbay_prefer", "$C, PATCHBAY_CAST(unsigned, type), identifier, source, error"},
    {"Like $P_use_$N_default(), but weaker than the environment. See patchbay_prefer_default().",
     "bool ", GENERATED_PREFER_DEFAULT,
     "const char *type, const char *source, struct patchbay_error *error",
     "patchbay_prefer_default", "$C, type, source, error"},
    {"Registers an implementation by pointer. See patchbay_register().", "bool ",
     GENERATED_REGISTER,
     "enum $E type, const char *identifier, $T *interface, const char *source, "
     "struct patchbay_error *error",
     "patchbay_register",
     "$C, PATCHBAY_CAST(unsigned, type), identifier, interface, source, error"},
    {"Unregisters an implementation. See patchbay_unregister().", "bool ", GENERATED_UNREGISTER,
     "enum $E type, const char *identifier, struct patchbay_error *error", "patchbay_unregister",
     "$C, PATCHBAY_CAST(unsigned, type), identifier, error"},
};

/* The value of a placeholder. */
static const char *value_of(const struct emitter *e, char placeholder)
{
    switch (placeholder) {
    case 'P':
        return e->prefix;
    case 'N':
        return e->name;
    case 'T':
        return e->qualified;
    case 'M':
        return e->cast;
    case 'E':
        return emit_name(e, GENERATED_ENUM_TYPE);
    default: /* 'C' */
        return e->constant;
    }
}

/* `form` with its placeholders filled in. */
static const char *filled(const struct emitter *e, const char *form)
{
    const char *result = "";
    for (const char *dollar; (dollar = strchr(form, '$')); form = dollar + 2)
        result = arena_printf(e->arena, "%s%.*s%s", result, (int)(dollar - form), form,
                              value_of(e, dollar[1]));
    return arena_printf(e->arena, "%s%s", result, form);
}

/* Comment, head and opening brace. The name begins a line of its own if the parameters would begin
 * in the second half of the line. */
static void emit_head(const struct emitter *e, const char *comment, const char *result,
                      enum generated function, const char *parameters)
{
    const char *name = emit_name(e, function);
    int length = (int)strlen(result), most = TEXT_COLUMNS / 2 - (int)strlen("PATCHBAY_INLINE (");
    text_comment(e->text, comment);
    if (length + (int)strlen(name) <= most) {
        text_code(e->text, "PATCHBAY_INLINE %s%s(struct patchbay *registry, %s)", result, name,
                  parameters);
    } else {
        text_code(e->text, "PATCHBAY_INLINE %.*s", length - (result[length - 1] == ' '), result);
        text_code(e->text, "%s(struct patchbay *registry, %s)", name, parameters);
    }
    text_open(e->text, "{");
}

static void emit_get(const struct emitter *e, const struct category *category)
{
    emit_head(e, filled(e, "Returns the selected $N of `type`. See patchbay_get()."),
              filled(e, "$T *"), GENERATED_GET,
              filled(e, "enum $E type, struct patchbay_error *error"));
    text_code(e->text, "const void *interface = PATCHBAY_NULL;");
    if (category->type_count) {
        text_code(e->text, "if (PATCHBAY_CAST(unsigned, type) < %s)",
                  emit_name(e, GENERATED_TYPES));
        text_code(
            e->text, "    interface = patchbay_slot(registry, %sPATCHBAY_CAST(size_t, type));",
            category->first_slot ? arena_printf(e->arena, "%zu + ", category->first_slot) : "");
    }
    text_code(e->text, "if (!interface)");
    text_code(e->text,
              "    interface = patchbay_get(registry, %s, PATCHBAY_CAST(unsigned, type), error);",
              e->constant);
    text_code(e->text, "return %s(%s *, interface);", e->cast, e->qualified);
    text_close(e->text, "}");
}

static void emit_get_by_name(const struct emitter *e, bool flat)
{
    emit_head(e,
              flat ? "The same by name; NULL means the first of all that is usable. See "
                     "PATCHBAY_NO_TYPE."
                   : "The same by name or alias of the type; NULL means the default type. See "
                     "patchbay_find_type().",
              filled(e, "$T *"), GENERATED_GET_BY_NAME,
              "const char *type, struct patchbay_error *error");
    if (flat) {
        text_code(e->text, "if (!type)");
        text_code(e->text, "%s",
                  filled(e, "    return $M($T *, patchbay_get(registry, $C, "
                            "PATCHBAY_NO_TYPE, error));"));
    }
    text_code(e->text, "int number = patchbay_find_type(registry, %s, type, error);", e->constant);
    text_code(e->text, "if (number < 0)");
    text_code(e->text, "    return PATCHBAY_NULL;");
    text_code(e->text, "%s",
              filled(e, "return $M($T *, patchbay_get(registry, $C, "
                        "PATCHBAY_CAST(unsigned, number), error));"));
    text_close(e->text, "}");
}

static void emit_wrapper(const struct emitter *e, const struct wrapper *wrapper)
{
    emit_head(e, filled(e, wrapper->comment), filled(e, wrapper->result), wrapper->name,
              filled(e, wrapper->parameters));
    const char *call = arena_printf(e->arena, "%s(registry, %s)", wrapper->call,
                                    filled(e, wrapper->arguments));
    if (strchr(wrapper->result, '*'))
        call = arena_printf(e->arena, "%s(%s *, %s)", e->cast, e->qualified, call);
    text_code(e->text, "return %s;", call);
    text_close(e->text, "}");
}

static void emit_metadata_of(const struct emitter *e)
{
    text_comment(e->text,
                 "Returns the metadata of a selection; NULL if it is of another category.");
    const char *tag = emit_name(e, GENERATED_STRUCT_METADATA);
    text_code(e->text, "PATCHBAY_INLINE const struct %s *", tag);
    text_code(e->text, "%s(const struct patchbay_selection *selection)",
              emit_name(e, GENERATED_METADATA));
    text_open(e->text, "{");
    text_code(e->text, "if (selection->category_number != %s)", e->constant);
    text_code(e->text, "    return PATCHBAY_NULL;");
    text_code(e->text, "return PATCHBAY_CAST(const struct %s *, selection->metadata);", tag);
    text_close(e->text, "}");
}

static void emit_builtin(const struct emitter *e)
{
    text_comment(
        e->text,
        "Returns the first builtin of `type`, ignoring the selection; NULL if there is none. "
        "Needs neither a registry nor the library.");
    text_code(e->text, "%s *%s(enum %s type) PATCHBAY_API;", e->qualified,
              emit_name(e, GENERATED_BUILTIN), emit_name(e, GENERATED_ENUM_TYPE));
    text_blank(e->text);
}

void emit_accessors(const struct emitter *e, const struct category *category)
{
    emit_get(e, category);
    emit_get_by_name(e, category->flat);
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
        emit_wrapper(e, &wrappers[i]);
    if (category->key_count)
        emit_metadata_of(e);
    emit_builtin(e);
}
