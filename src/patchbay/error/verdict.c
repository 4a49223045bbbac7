#include "error/verdict.h"

#include "error/error.h"
#include <stdarg.h>

/* What to do about a plugin with this code; "" where it depends on the reason. */
static const char *hint_for(enum patchbay_code code)
{
    static const struct {
        enum patchbay_code code;
        const char *hint;
    } rows[] = {
        {PATCHBAY_NO_PLUGIN, "compile it with -DPATCHBAY_PLUGIN, or remove it"},
        {PATCHBAY_BAD_FILE, "rebuild or remove it"},
        {PATCHBAY_BAD_PLUGIN_NAME, "rename it"},
        {PATCHBAY_WRONG_REGISTRY, "remove it from the plugin directory"},
        {PATCHBAY_WRONG_MACHINE, "build it for this architecture"},
        {PATCHBAY_UNKNOWN_CATEGORY, "rebuild it with the headers of this program"},
        {PATCHBAY_INCOMPATIBLE, "rebuild it with the headers of this program"},
        {PATCHBAY_BAD_METADATA, "correct it in the plugin, and rebuild it"},
        {PATCHBAY_DUPLICATE, "remove one of them from the plugin"},
        {PATCHBAY_LOAD_FAILED, "install what it needs, or rebuild it"},
        {PATCHBAY_RECORD_MISSING, "rebuild it, and do not strip dynamic symbols"},
        {PATCHBAY_RECORD_MISMATCH, "restart the program, or call patchbay_discover()"},
        {PATCHBAY_DISABLED, "remove it from that variable to enable it"},
        {PATCHBAY_SHADOWED, "rename or remove one of them"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == code)
            return rows[i].hint;
    return "";
}

bool pb_reject(struct patchbay_error *verdict, enum patchbay_code code, const char *format, ...)
{
    va_list list;
    bool first = !verdict->code;
    if (first)
        pb_error_set(verdict, code, "%s", "");
    else
        pb_error_add(verdict, "; ");
    va_start(list, format);
    pb_error_add_va(verdict, format, list);
    va_end(list);
    return first && pb_error_hint(verdict, "%s", hint_for(code));
}
