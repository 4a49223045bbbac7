/* Invalid variables. Opening a registry never fails because of them: each fault is kept, and fails
 * the look-ups that it could affect. */
#ifndef PATCHBAY_ENVIRONMENT_FAULTS_H
#define PATCHBAY_ENVIRONMENT_FAULTS_H

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

/* Appends an error about a variable, which is copied, to a list of faults. False when memory is
 * short. Under the lock, as the others. */
bool pb_fault_add(struct registry *registry, struct fault **faults, const char *variable,
                  const struct patchbay_error *error);

/* Adds a fault that discovering found: it concerns every look-up. "VARIABLE: " begins its text; the
 * hint may be NULL. */
__attribute__((format(printf, 4, 5))) void pb_fault_of_discovery(struct registry *registry,
                                                                 const char *variable,
                                                                 const char *hint,
                                                                 const char *format, ...);

/* The same for a directory that cannot be read. */
__attribute__((format(printf, 4, 5))) void pb_fault_of_directory(struct registry *registry,
                                                                 const char *variable,
                                                                 const char *hint,
                                                                 const char *format, ...);

/* The same for a remark. */
__attribute__((format(printf, 4, 5))) void pb_remark(struct registry *registry,
                                                     const char *variable, const char *hint,
                                                     const char *format, ...);

/* Forgets what the latest discovery found, when another one begins. */
void pb_faults_forget(struct registry *registry);

/* Adds remarks about the form of values. */
void pb_remarks_read(struct registry *registry);

/* Adds a plugin file that cannot be read: it might serve any type. "PATH: " begins the text. */
__attribute__((format(printf, 4, 5))) void pb_fault_of_file(struct registry *registry,
                                                            const char *path, const char *hint,
                                                            const char *format, ...);

/* False, with an error, if there is one. */
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
