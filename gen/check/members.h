/* The interface of a category: functions, constants, start. */
#ifndef GEN_MEMBERS_H
#define GEN_MEMBERS_H

#include "check/model.h"
#include "keys/checker.h"
#include "keys/mapping.h"

void check_members(struct checker *checker, const struct mapping *mapping,
                   struct category *category);

#endif
