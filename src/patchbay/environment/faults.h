/* Invalid variables. Opening a registry never fails because of them: each fault is kept, and fails
 * the look-ups that it could affect. */
#ifndef PATCHBAY_ENVIRONMENT_FAULTS_H
#define PATCHBAY_ENVIRONMENT_FAULTS_H

#include "error/format.h"
#include "patchbay/patchbay.h"

struct registry;

struct fault {
    struct fault *next;
    const char *variable;
    const char *text;  /* begins with the variable */
    const char *hint;  /* "" without one */
    bool of_directory; /* that cannot be read: it may have plugins that nobody knows */
    bool note;         /* of a remark: what it is about has no effect */
};

/* Appends an error about a variable, which is copied, to a list of faults. NULL when memory is
 * short. Under the lock, as the others. */
struct fault *pb_fault_add(struct registry *registry, struct fault **faults, const char *variable,
                           const struct patchbay_error *error);

/* The same with a text, which begins with "VARIABLE: ", and a hint, which may be NULL. */
PB_PRINTF(5, 6)
struct fault *pb_fault_append(struct registry *registry, struct fault **faults,
                              const char *variable, const char *hint, const char *format, ...);

/* Forgets what the latest discovery found, when another one begins. */
void pb_faults_forget(struct registry *registry);

/* Adds remarks about the form of values. */
void pb_remarks_read(struct registry *registry);

/* False, with an error, if a plugin file cannot be read: it might serve any type. */
bool pb_file_faults_check(const struct registry *registry, struct patchbay_error *error);

/* Sets the error to all faults of a list. Returns false. */
bool pb_faults_error(const struct fault *faults, struct patchbay_error *error);

/* False, with an error, if a fault concerns every look-up, or discovery has to be repeated. What
 * could be in a directory does not concern those that are `spared`: that an override decides for a
 * builtin. Directly after discovering. */
bool pb_faults_check(const struct registry *registry, bool spared, struct patchbay_error *error);

/* Empties a list of faults, which can be used again. */
void pb_faults_spare(struct registry *registry, struct fault **faults);

#endif
