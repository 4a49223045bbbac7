/* Conditions of the preprocessor. */
#ifndef GEN_CONDITION_H
#define GEN_CONDITION_H

/* What to do about a `text` that the preprocessor would reject after #if; NULL: nothing. */
const char *condition_fault(const char *text);

#endif
