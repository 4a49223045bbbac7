/* The kinds of metadata values as one table (patchbay/kinds.def). */
#ifndef GEN_KINDS_H
#define GEN_KINDS_H

struct kind {
    const char *constant, *name, *c_type, *words, *text, *sample;
};

/* By enum patchbay_kind, which is also the position among the choices of `kind:`. */
extern const struct kind kinds[];

#endif
