/* Which file is mapped at an address: the truth about where a program or library was loaded from,
 * unlike argv[0], which the caller of the program chooses. */
#ifndef PATCHBAY_MAPPING_H
#define PATCHBAY_MAPPING_H

/* Writes its path, of at most PATH_MAX bytes, and returns 0; else ENOENT without /proc, ENXIO when
 * the address belongs to no file that has a path, or the error of reading /proc/self/maps. */
int pb_mapping_file(const void *address, char *path);

#endif
