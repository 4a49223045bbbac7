#include "plan.h"

#include "buffer.h"
#include "choose.h"
#include "message.h"
#include <stdlib.h>
#include <string.h>

/* Three, so that an endpoint which takes a query and passages has what it needs. */
static const char *const standard_prompts[] = {
    "What does a patchbay in a recording studio do?",
    "A patchbay routes any output to any input without crawling behind the rack.",
    "Latency is the time between a question and the first word of its answer.",
};

static int take_url(struct plan *plan, const char *url)
{
    const char *colon = url ? strstr(url, "://") : NULL;
    if (!url)
        return CODE_FINE;
    if (!colon || colon != url + strcspn(url, ":/") || colon == url || !colon[3])
        return message(CODE_USAGE,
                       "--url: expected scheme and host, such as http://localhost:8000, found '%s'",
                       url);
    size_t size = strlen(url);
    while (url[size - 1] == '/')
        size--;
    plan->load.url = plan->target.url = plan->url = strndup(url, size);
    return plan->url ? CODE_FINE : message_out_of_memory();
}

static int check_stream(const struct plan *plan)
{
    const struct lapse_endpoint *endpoint = plan->endpoint.interface;
    if (lapse_endpoint_metadata(&plan->endpoint)->streaming && endpoint->read_event)
        return CODE_FINE;
    return message(CODE_USAGE,
                   "--stream: the endpoint '%s' cannot stream; "
                   "see: lapse registry show endpoint %s",
                   plan->endpoint.type, plan->endpoint.type);
}

static int write_bodies(struct plan *plan, struct lapse_prompt prompt)
{
    const struct lapse_endpoint *endpoint = plan->endpoint.interface;
    bool all = lapse_endpoint_metadata(&plan->endpoint)->input == LAPSE_ENDPOINT_INPUT_TEXTS;
    if (all && prompt.count > endpoint->max_prompts)
        return message(CODE_USAGE,
                       "the endpoint '%s' takes at most %u prompts in a request, found %zu",
                       plan->endpoint.type, endpoint->max_prompts, prompt.count);
    size_t bodies = all ? 1 : prompt.count;
    plan->bodies = calloc(bodies, sizeof *plan->bodies);
    if (!plan->bodies)
        return message_out_of_memory();
    if (!all)
        prompt.count = 1;
    for (; plan->body_count < bodies; prompt.texts++) {
        struct lapse_buffer *body = &plan->bodies[plan->body_count++];
        *body = buffer_empty();
        if (endpoint->write_request(&prompt, body) != 0)
            return message(CODE_NO, "the endpoint '%s' cannot write a request for prompt %zu",
                           plan->endpoint.type, plan->body_count);
    }
    return CODE_FINE;
}

int plan_make(struct plan *plan, struct patchbay *registry, const struct options *options)
{
    *plan = (struct plan){
        .load = {.requests = options->requests,
                 .concurrency = options->concurrency,
                 .rate = options->rate,
                 .model = options->model ? options->model : "default"},
        .stream = options->stream,
    };
    int code = take_url(plan, options->url);
    if (code == CODE_FINE)
        code = choose(plan, registry, options);
    if (code == CODE_FINE && plan->stream)
        code = check_stream(plan);
    if (code != CODE_FINE)
        return code;

    const struct lapse_endpoint_metadata *endpoint = lapse_endpoint_metadata(&plan->endpoint);
    plan->paced = lapse_arrival_metadata(&plan->arrival)->paced;
    plan->target.path = endpoint->path;
    plan->target.endpoint = plan->endpoint.interface;
    plan->target.timeout = options->timeout;
    size_t given = options->prompts.count;
    struct lapse_prompt prompt = {
        .model = plan->load.model,
        .texts = given ? (const char *const *)options->prompts.items : standard_prompts,
        .count = given ? given : sizeof standard_prompts / sizeof *standard_prompts,
        .max_tokens = options->max_tokens ? (long)options->max_tokens : (long)endpoint->max_tokens,
        .stream = plan->stream,
    };
    return write_bodies(plan, prompt);
}

void plan_free(struct plan *plan)
{
    for (size_t i = 0; i < plan->body_count; i++)
        buffer_free(&plan->bodies[i]);
    free(plan->bodies);
    free(plan->url);
}
