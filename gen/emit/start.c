#include "emit/start.h"

bool emit_has_start(const struct model *model)
{
    for (size_t i = 0; i < model->category_count; i++)
        if (model->categories[i].start)
            return true;
    return false;
}

static void emit_start_of(const struct emitter *e, const struct category *category)
{
    const char *call = arena_printf(e->arena, "((const %s *)interface)->%s()", category->interface,
                                    category->start->name);
    text_code(e->text, "case %s:", e->constant);
    if (category->start_returns == START_TEXT)
        text_code(e->text, "    return %s;", call);
    else
        text_code(e->text, "    return %s%s ? NULL : \"%s() returned %s\";", call,
                  category->start_returns == START_ZERO ? " == 0" : "", category->start->name,
                  category->start_returns == START_ZERO ? "an error" : "false");
}

void emit_start(const struct emitter *e)
{
    if (!emit_has_start(e->model))
        return;
    text_comment(e->text, "Calls the start function; returns NULL, or the reason to decline.");
    text_code(e->text, "static const char *%s(uint32_t category, const void *interface)",
              emit_name(e, GENERATED_START));
    text_open(e->text, "{");
    text_code(e->text, "switch (category) {");
    for (size_t i = 0; i < e->model->category_count; i++) {
        const struct emitter of = emitter_of(e, &e->model->categories[i]);
        if (e->model->categories[i].start)
            emit_start_of(&of, &e->model->categories[i]);
    }
    text_code(e->text, "default:");
    text_code(e->text, "    return NULL;");
    text_code(e->text, "}");
    text_close(e->text, "}");
}
