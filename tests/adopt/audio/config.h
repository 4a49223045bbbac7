/* What configure found. */
#define HAVE_PULSE 1
#undef HAVE_ALSA
