/* Each finding: its stable code, its severity, why it matters, what to do. */
#ifndef INSPECT_FINDINGS_H
#define INSPECT_FINDINGS_H

enum finding {
#define FINDING(name, code, severity, why, hint) FINDING_##name,
#include "findings.def"
#undef FINDING
    FINDINGS
};

struct finding_row {
    const char *code, *severity, *why, *hint;
};

const struct finding_row *inspect_finding(enum finding finding);

#endif
