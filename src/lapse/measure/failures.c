#include "measure/failures.h"

#include "text/utf8.h"
#include <stdio.h>
#include <string.h>

const char *failures_add(struct failures *failures, const char *text)
{
    char kept[sizeof failures->texts[0]];
    snprintf(kept, sizeof kept, "%s", *text ? text : "no reason given");
    utf8_make_printable(kept);
    size_t i = 0;
    while (i < failures->count && i < FAILURES_MAX && strcmp(failures->items[i].text, kept) != 0)
        i++;
    if (i == failures->count) {
        if (i < FAILURES_MAX)
            failures->items[i].text = memcpy(failures->texts[i], kept, sizeof kept);
        else
            failures->items[i].text = "other reasons";
        failures->count++;
    }
    failures->items[i].count++;
    return failures->items[i].text;
}
