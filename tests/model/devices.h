/* The implementations that the threads of the model look up, and what must hold of every answer. */
#ifndef TESTS_MODEL_DEVICES_H
#define TESTS_MODEL_DEVICES_H

#include "model_registry.h"

enum device { ONE, TWO, THREE, FOUR, FIVE, DEVICES };

extern struct patchbay *model_registry;

/* Not in registry.yaml: for patchbay_register(). */
extern const struct model_device model_five;

/* What the start function of a device does, after which it returns the result; NULL: nothing. */
extern const char *(*during_start[DEVICES])(void);

/* Opens the registry; until the first change, the answer of type `main` is `answer`. */
void devices_open(const char *plugin_path, const char *answer);
void devices_close(void);

/* Around a call that makes `answer` that of type `main`. Returns its number. */
size_t change_begin(const char *answer);
void change_end(size_t number, bool ok);

/* Look up type `main`, `other` and `loaded`, and check the answer. */
void get_main(void);
void select_main(void);
bool get_other(void);
bool get_loaded(void);

/* An answer for type `main` that was asked for at `asked`. */
void check_main(const struct model_device *device, unsigned asked);

/* The plugin's constructor has returned. */
extern bool plugin_is_constructed;

#endif
