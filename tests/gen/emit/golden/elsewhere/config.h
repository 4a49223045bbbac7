/* What configure found. */
#define HAVE_PULSE 1
