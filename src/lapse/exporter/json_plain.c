/* The JSON document on one line. */
#include "json_report.h"
#include "lapse_exporter.h"
#include <jansson.h>

static int write(const struct lapse_report *report, FILE *stream)
{
    return json_report_write(report, JSON_COMPACT, stream);
}

LAPSE_DEFINE_EXPORTER(json, json_plain) = {.write = write};
