/* The generator's version, and so that of the format of all it writes. */
#ifndef GEN_VERSION_H
#define GEN_VERSION_H

#define GEN_VERSION "0.1.0"
#define GEN_VERSION_MAJOR 0
#define GEN_VERSION_MINOR 1

#endif
