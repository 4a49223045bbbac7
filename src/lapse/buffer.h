/* The bytes of a request or response: struct lapse_buffer, made and ended. */
#ifndef LAPSE_BUFFER_H
#define LAPSE_BUFFER_H

#include "lapse/exchange.h"

/* An empty buffer, which needs no memory yet. */
struct lapse_buffer buffer_empty(void);

void buffer_free(struct lapse_buffer *buffer);

#endif
