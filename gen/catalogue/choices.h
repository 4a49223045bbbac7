/* What there is to choose from: metadata keys, types, implementations. */
#ifndef GEN_CATALOGUE_CHOICES_H
#define GEN_CATALOGUE_CHOICES_H

#include "catalogue/page.h"

void catalogue_choices(const struct page *page, const struct category *category);

#endif
