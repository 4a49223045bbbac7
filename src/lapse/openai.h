/* What the endpoints of the OpenAI API have in common. */
#ifndef LAPSE_OPENAI_H
#define LAPSE_OPENAI_H

#include "lapse/exchange.h"
#include <jansson.h>

/* Where the APIs that generate text differ. */
struct openai_shape {
    const char *object;       /* what a whole response calls itself */
    const char *chunk_object; /* and an event */
    /* A choice with `text`, whose reference it takes; of an event when `chunk`. */
    json_t *(*choice)(json_t *text, bool chunk);
    /* The text of a choice, whole or of an event; NULL when there is none. */
    const char *(*text)(const json_t *choice);
};

/* To be called before the first use: later, threads may use JSON at once. Returns NULL. */
const char *openai_start(void);

/* Appends `root` and takes its reference. Returns 0, or -1 when it is NULL or memory is short. */
int openai_append(struct lapse_buffer *body, json_t *root);

/* A body, or the data of an event, as an object of the API; else NULL, with the reply's error. */
json_t *openai_parse(const char *bytes, size_t size, struct lapse_reply *reply);

/* Takes the tokens from the `usage` of a response, where it has one. */
void openai_read_usage(const json_t *root, const char *key, struct lapse_reply *reply);

/* The request of an API that generates text, to be completed with the prompt; NULL when memory is
 * short. */
json_t *openai_request(const struct lapse_prompt *prompt);

/* The functions of struct lapse_endpoint for an API that generates text. */
int openai_read_response(const struct openai_shape *shape, const char *body, size_t size,
                         struct lapse_reply *reply);
int openai_read_event(const struct openai_shape *shape, const char *data, size_t size,
                      struct lapse_reply *reply);

/* Answers `request` by repeating some words of `prompt`; streamed, when that is what it asks for.
 * Returns 0, or -1 when `prompt` is NULL or memory is short. */
int openai_answer(const struct openai_shape *shape, const json_t *request, const char *prompt,
                  struct lapse_buffer *body);

#endif
