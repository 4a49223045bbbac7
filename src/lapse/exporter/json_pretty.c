/* The JSON document for reading. Weak: a program without this file is whole too. */
#include "json_report.h"
#include "lapse_registry.h"
#include <jansson.h>

static int write(const struct lapse_report *report, FILE *stream)
{
    return json_report_write(report, JSON_INDENT(2), stream);
}

LAPSE_DEFINE_EXPORTER(json, json_pretty) = {.write = write};
