/* The results of a run as a JSON document. */
#ifndef LAPSE_JSON_REPORT_H
#define LAPSE_JSON_REPORT_H

#include "lapse/report.h"
#include <stdio.h>

/* `flags` are jansson's for the layout. Returns 0, or -1 with errno set. */
int json_report_write(const struct lapse_report *report, size_t flags, FILE *stream);

#endif
