/* What a program calls: accessors, functions, constants, layouts. */
#ifndef GEN_CATALOGUE_INTERFACE_H
#define GEN_CATALOGUE_INTERFACE_H

#include "catalogue/page.h"

void catalogue_interface(const struct page *page, const struct category *category);

#endif
