/* What the library's tests share: the builtins of demo.yaml, and registries opened with an
 * environment of the test's own. */
#ifndef TESTS_DEMO_H
#define TESTS_DEMO_H

#include "demo_registry.h"
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* A registry that sees the given variables and no others: open_demo("DEMO_USE_TOOL=saw", NULL). */
struct patchbay *open_demo(const char *variable, ...);

/* How often gamma's and delta's start functions ran. */
extern int gamma_starts, delta_starts;

/* The reason for which gamma's start function declines; NULL: it succeeds. */
extern const char *gamma_declines;

/* Called by gamma's start function when not NULL. */
extern void (*during_gamma_start)(void);

/* Fails the test unless the selected codec of this type is `identifier`. */
void assert_serves(struct patchbay *registry, enum demo_codec_type type, const char *identifier);

/* Fails the test unless the look-up fails with this code and a text that contains `part`. */
void assert_fails(struct patchbay *registry, enum demo_codec_type type, enum patchbay_code code,
                  const char *part);

/* Fails the test unless the look-up fails with a hint that contains `part`. */
void assert_hints(struct patchbay *registry, enum demo_codec_type type, const char *part);

/* Fails the test unless `text` contains `part`. */
void assert_contains(const char *text, const char *part);

#endif
