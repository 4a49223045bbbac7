/* Creates and frees struct lapse_buffer, the bytes of a request or response. */
#ifndef LAPSE_WIRE_BUFFER_H
#define LAPSE_WIRE_BUFFER_H

#include "lapse/exchange.h"

/* An empty buffer; it allocates at the first append. */
struct lapse_buffer buffer_empty(void);

void buffer_free(struct lapse_buffer *buffer);

#endif
