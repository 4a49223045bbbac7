/* Shared by the endpoints of the OpenAI API. */
#ifndef LAPSE_WIRE_OPENAI_H
#define LAPSE_WIRE_OPENAI_H

#include "lapse/exchange.h"
#include <jansson.h>

/* The differences between the APIs that generate text. */
struct openai_shape {
    const char *object;       /* `object` of a whole response */
    const char *chunk_object; /* and of an event */
    /* A choice with `text`, whose reference it takes; for an event if `chunk`. */
    json_t *(*choice)(json_t *text, bool chunk);
    /* The text of a choice, whole or of an event; NULL when there is none. */
    const char *(*text)(const json_t *choice);
};

/* Must be called before threads use JSON. Returns NULL. */
const char *openai_start(void);

/* Appends `root` and takes its reference. Returns 0, or -1 when it is NULL or out of memory. */
int openai_append(struct lapse_buffer *body, json_t *root);

/* Parses a body, or the data of an event. Returns NULL, with the reply's error, when it is not an
 * object or is an error of the API. */
json_t *openai_parse(const char *bytes, size_t size, struct lapse_reply *reply);

/* Sets the tokens from the `usage` of a response, if it has one. */
void openai_read_usage(const json_t *root, const char *key, struct lapse_reply *reply);

/* The request of an API that generates text, without the prompt; NULL when out of memory. */
json_t *openai_request(const struct lapse_prompt *prompt);

/* The functions of struct lapse_endpoint for an API that generates text. */
int openai_read_response(const struct openai_shape *shape, const char *body, size_t size,
                         struct lapse_reply *reply);
int openai_read_event(const struct openai_shape *shape, const char *data, size_t size,
                      struct lapse_reply *reply);

/* Answers `request` with the first words of `prompt`, as a stream if it asks for one. Returns 0, or
 * -1 when `prompt` is NULL or out of memory. */
int openai_answer(const struct openai_shape *shape, const json_t *request, const char *prompt,
                  struct lapse_buffer *body);

#endif
