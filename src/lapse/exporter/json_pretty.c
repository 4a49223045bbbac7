/* The JSON document, indented. Weak: a program links without this file. */
#include "json_report.h"
#include "lapse_exporter.h"
#include <jansson.h>

static int write(const struct lapse_report *report, FILE *stream)
{
    return json_report_write(report, JSON_INDENT(2), stream);
}

LAPSE_DEFINE_EXPORTER(json, json_pretty) = {.write = write};
