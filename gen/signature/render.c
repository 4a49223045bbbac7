#include "signature/declaration.h"

static const char *qualifier_text(unsigned qualifiers)
{
    static const char *const texts[] = {"", "const", "volatile", "const volatile"};
    return texts[qualifiers & (QUALIFIED_CONST | QUALIFIED_VOLATILE)];
}

/* Whether a typedef of the program could be an array, as mpz_t and jmp_buf are: then qualifiers
 * belong to its elements, and so to the type of the pointer that a parameter is. */
static bool may_be_array(const struct declared *type)
{
    return type->kind == DECLARED_BASE && type->is_typedef;
}

/* A parameter as the compiler sees it: arrays and functions are pointers, and qualifiers of the
 * parameter itself are not part of the function's type. */
static struct declared adjusted(const struct declared *type)
{
    struct declared result = *type;
    if (may_be_array(type))
        return result;
    if (type->kind == DECLARED_ARRAY)
        result.kind = DECLARED_POINTER;
    else if (type->kind == DECLARED_FUNCTION)
        result = (struct declared){.kind = DECLARED_POINTER, .to = type};
    result.qualifiers = 0;
    return result;
}

static const char *render_parameters(struct arena *arena, const struct declared *function,
                                     enum render_form form)
{
    if (!function->parameter_count)
        return "void";
    const char *text = "";
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct parameter *parameter = &function->parameters[i];
        const char *one;
        if (form == RENDER_NORMAL) {
            struct declared type = adjusted(parameter->type);
            one = declaration_render(arena, &type, "", form);
        } else {
            struct declared type = *parameter->type;
            if (!may_be_array(&type)) /* deprecated by C++20, and of no effect here */
                type.qualifiers &= ~(unsigned)QUALIFIED_VOLATILE;
            one = declaration_render(arena, &type, parameter->name, form);
        }
        text = arena_printf(arena, "%s%s%s", text, i ? ", " : "", one);
    }
    return function->variadic ? arena_printf(arena, "%s, ...", text) : text;
}

static const char *render_pointer(struct arena *arena, const struct declared *type,
                                  const char *declarator)
{
    const char *qualifiers = qualifier_text(type->qualifiers);
    const char *blank = *qualifiers && *declarator ? " " : "";
    bool wrapped = type->to->kind == DECLARED_ARRAY || type->to->kind == DECLARED_FUNCTION;
    return arena_printf(arena, wrapped ? "(*%s%s%s)" : "*%s%s%s", qualifiers, blank, declarator);
}

const char *declaration_render(struct arena *arena, const struct declared *type,
                               const char *declarator, enum render_form form)
{
    for (; type->kind != DECLARED_BASE; type = type->to) {
        if (type->kind == DECLARED_POINTER)
            declarator = render_pointer(arena, type, declarator);
        else if (type->kind == DECLARED_FUNCTION)
            declarator = arena_printf(arena, "%s(%s)", declarator,
                                      render_parameters(arena, type, form));
        else if (type->size)
            declarator = arena_printf(arena, "%s[%lu]", declarator, type->size);
        else
            declarator = arena_printf(arena, "%s[]", declarator);
    }
    const char *qualifiers = qualifier_text(type->qualifiers);
    return arena_printf(arena, "%s%s%s%s%s", qualifiers, *qualifiers ? " " : "", type->base,
                        *declarator ? " " : "", declarator);
}
