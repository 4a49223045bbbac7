#include "inspector/check/finding.h"

#include "inspector/answer/answer.h"
#include <string.h>

struct value *pb_finding_begin(struct value *findings, const char *severity, const char *code,
                               const char *subject)
{
    struct value *finding = pb_answer_object(findings, NULL);
    pb_answer_text(finding, "severity", severity);
    pb_answer_text(finding, "subject", subject);
    pb_answer_text(finding, "code", code);
    return finding;
}

void pb_finding_add(struct value *findings, const char *severity, const char *code,
                    const char *subject, const char *text, const char *hint)
{
    struct value *finding = pb_finding_begin(findings, severity, code, subject);
    pb_answer_text(finding, "text", text);
    pb_answer_text(finding, "hint", hint);
}

bool pb_findings_fail(const struct value *findings)
{
    for (const struct value *f = findings ? findings->first : NULL; f; f = f->next)
        if (strcmp(pb_answer_get(f, "severity"), "error") == 0)
            return true;
    return false;
}
