#include "findings.h"

const struct finding_row *inspect_finding(enum finding finding)
{
    static const struct finding_row rows[] = {
#define FINDING(name, code, severity, why, hint) {code, severity, why, hint},
#include "findings.def"
#undef FINDING
    };
    return &rows[finding];
}
