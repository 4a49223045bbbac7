/* events FILE: libyaml's bare event loop, the least that reading a file costs. events FILE
 * document: libyaml's loader, which builds a tree. */
#include <stdio.h>
#include <yaml.h>

int main(int argc, char **argv)
{
    yaml_parser_t parser;
    yaml_event_t event;
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    if (!file || !yaml_parser_initialize(&parser))
        return 1;
    yaml_parser_set_input_file(&parser, file);
    if (argc > 2) {
        yaml_document_t document;
        return !yaml_parser_load(&parser, &document);
    }
    for (int done = 0; !done;) {
        if (!yaml_parser_parse(&parser, &event))
            return 1;
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    return 0;
}
