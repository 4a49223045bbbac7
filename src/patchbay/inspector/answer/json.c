#include "inspector/answer/json.h"

#include "inspector/answer/answer.h"
#include "notes/utf8.h"

static void print_text(const char *text, FILE *stream)
{
    putc('"', stream);
    while (*text) {
        unsigned char byte = (unsigned char)*text;
        size_t length = pb_utf8_length(text);
        unsigned control = pb_utf8_control(text);
        if (byte == '"' || byte == '\\')
            fprintf(stream, "\\%c", byte);
        else if (byte == '\n')
            fputs("\\n", stream);
        else if (control)
            fprintf(stream, "\\u%04x", control);
        else if (length)
            fwrite(text, 1, length, stream);
        else
            fputs("\xef\xbf\xbd", stream);
        text += length ? length : 1;
    }
    putc('"', stream);
}

static void print_value(const struct value *value, int depth, FILE *stream)
{
    bool object = value->kind == VALUE_OBJECT;
    if (value->kind == VALUE_TEXT) {
        print_text(value->text, stream);
        return;
    }
    if (!object && value->kind != VALUE_LIST) {
        fputs(value->kind == VALUE_NULL ? "null" : value->text, stream);
        return;
    }
    putc(object ? '{' : '[', stream);
    for (const struct value *item = value->first; item; item = item->next) {
        fprintf(stream, "%s\n%*s", item == value->first ? "" : ",", depth * 2 + 2, "");
        if (object) {
            print_text(item->key, stream);
            fputs(": ", stream);
        }
        print_value(item, depth + 1, stream);
    }
    if (value->first)
        fprintf(stream, "\n%*s", depth * 2, "");
    putc(object ? '}' : ']', stream);
}

void pb_print_json(const struct value *root, FILE *stream)
{
    print_value(root, 0, stream);
    putc('\n', stream);
}
