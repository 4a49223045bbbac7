/* How an implementation is chosen: the order of precedence, the variables. */
#ifndef GEN_CATALOGUE_SELECTION_H
#define GEN_CATALOGUE_SELECTION_H

#include "catalogue/page.h"

void catalogue_selection(const struct page *page);

#endif
