/* lapse's registry, opened with the plugins of this build and nothing of the environment. */
#ifndef OPENED_H
#define OPENED_H

struct patchbay;

/* Fails the test when it cannot. The caller closes it. */
struct patchbay *opened(void);

#endif
