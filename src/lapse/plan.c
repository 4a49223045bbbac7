#include "plan.h"

#include "report/message.h"
#include "wire/buffer.h"
#include <stdlib.h>
#include <string.h>

/* Three, because some endpoints need a query and passages. */
static const char *const default_prompts[] = {
    "What does a patchbay in a recording studio do?",
    "A patchbay routes any output to any input without crawling behind the rack.",
    "Latency is the time between a question and the first word of its answer.",
};

static int set_url(struct plan *plan, const char *url)
{
    const char *colon = url ? strstr(url, "://") : NULL;
    if (!url)
        return CODE_OK;
    if (!colon || colon != url + strcspn(url, ":/") || colon == url || !colon[3])
        return message(CODE_USAGE,
                       "--url: expected a scheme and a host, for example http://localhost:8000, "
                       "found '%s'",
                       url);
    size_t size = strlen(url);
    while (url[size - 1] == '/' && url + size > colon + 3)
        size--;
    plan->load.url = plan->target.url = plan->url = strndup(url, size);
    return plan->url ? CODE_OK : message_out_of_memory();
}

static int check_stream(const struct plan *plan)
{
    const struct patchbay_selection *selection = &plan->selected.endpoint;
    const struct lapse_endpoint *endpoint = selection->interface;
    if (lapse_endpoint_metadata(selection)->streaming && endpoint->read_event)
        return CODE_OK;
    return message(CODE_USAGE,
                   "--stream: endpoint '%s' does not support streaming\n"
                   "see: lapse registry show endpoint %s",
                   selection->type, selection->type);
}

static int write_bodies(struct plan *plan, struct lapse_prompt prompt)
{
    const char *type = plan->selected.endpoint.type;
    const struct lapse_endpoint *endpoint = plan->selected.endpoint.interface;
    bool all = lapse_endpoint_metadata(&plan->selected.endpoint)->input ==
               LAPSE_ENDPOINT_INPUT_TEXTS;
    if (all && prompt.count > endpoint->max_prompts)
        return message(CODE_USAGE,
                       "endpoint '%s' accepts at most %u prompts per request, found %zu", type,
                       endpoint->max_prompts, prompt.count);
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
            return message(CODE_FAILED, "endpoint '%s' cannot write a request for prompt %zu", type,
                           plan->body_count);
    }
    return CODE_OK;
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
    int code = set_url(plan, options->url);
    if (code == CODE_OK)
        code = choose(&plan->selected, registry, options);
    if (code == CODE_OK && plan->stream)
        code = check_stream(plan);
    if (code != CODE_OK)
        return code;

    const struct lapse_endpoint_metadata *endpoint = lapse_endpoint_metadata(
        &plan->selected.endpoint);
    plan->paced = lapse_arrival_metadata(&plan->selected.arrival)->paced;
    plan->target.path = endpoint->path;
    plan->target.endpoint = plan->selected.endpoint.interface;
    plan->target.timeout = options->timeout;
    plan->target.headers = (const char *const *)options->headers.items;
    plan->target.header_count = options->headers.count;
    size_t given = options->prompts.count;
    struct lapse_prompt prompt = {
        .model = plan->load.model,
        .texts = given ? (const char *const *)options->prompts.items : default_prompts,
        .count = given ? given : sizeof default_prompts / sizeof *default_prompts,
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
