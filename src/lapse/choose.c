#include "choose.h"

#include "report/message.h"
#include <string.h>
#include <strings.h>

static bool supports(const struct lapse_transport_metadata *metadata, const char *url)
{
    size_t length = strcspn(url, ":");
    const char *const *scheme = metadata ? metadata->schemes : NULL;
    for (; scheme && *scheme; scheme++)
        if (strlen(*scheme) == length && strncasecmp(*scheme, url, length) == 0)
            return true;
    return false;
}

/* A search for a type whose implementation supports a URL. */
struct search {
    const char *url;
    const char *type; /* the first match; NULL until found */
};

static bool match_scheme(void *context, const struct patchbay_implementation *implementation)
{
    struct search *search = context;
    if (supports(implementation->metadata, search->url))
        search->type = implementation->type;
    return !search->type;
}

/* --url implies a transport that supports its scheme. */
static int prefer_transport(struct patchbay *registry, const char *url)
{
    struct search search = {.url = url};
    struct patchbay_error error;
    patchbay_each(registry, LAPSE_TRANSPORT, match_scheme, &search, NULL);
    if (!search.type)
        return message(CODE_FAILED,
                       "--url: no installed transport supports the scheme '%.*s'\n"
                       "see: lapse registry list transport --all",
                       (int)strcspn(url, ":"), url);
    if (!lapse_prefer_transport_default(registry, search.type, "--url", &error))
        return message_error(CODE_FAILED, NULL, &error);
    return CODE_OK;
}

/* --rate implies another arrival if the one that is selected does not use it. */
static int prefer_arrival(struct patchbay *registry)
{
    struct patchbay_selection arrival = PATCHBAY_SELECTION_INIT;
    struct patchbay_error error;
    if (!patchbay_select(registry, LAPSE_ARRIVAL, PATCHBAY_NO_TYPE, &arrival, &error))
        return message_error(CODE_FAILED, NULL, &error);
    const struct lapse_arrival_metadata *metadata = lapse_arrival_metadata(&arrival);
    if (!metadata->has_with_rate)
        return CODE_OK;
    const char *type = patchbay_type_name(registry, LAPSE_ARRIVAL, metadata->with_rate);
    if (!lapse_prefer_arrival_default(registry, type, "--rate", &error))
        return message_error(CODE_FAILED, NULL, &error);
    return CODE_OK;
}

/* Makes `name`, if given, the default type of a category; selects that type. */
static int select_default(struct patchbay *registry, enum lapse_category category, const char *name,
                          const char *option, struct patchbay_selection *selection)
{
    struct patchbay_error error;
    *selection = PATCHBAY_SELECTION_INIT;
    if (name && !patchbay_use_default(registry, category, name, option, &error))
        return message_error(CODE_FAILED, NULL, &error);
    if (!patchbay_select(registry, category, PATCHBAY_NO_TYPE, selection, &error))
        return message_error(CODE_FAILED, NULL, &error);
    return CODE_OK;
}

static int check_transport(const struct patchbay_selection *transport,
                           const struct options *options)
{
    const char *url = options->url;
    const struct lapse_transport_metadata *metadata = lapse_transport_metadata(transport);
    bool needs_url = metadata->schemes && metadata->schemes[0];
    if (!url && needs_url)
        return message(CODE_USAGE, "transport '%s' requires --url, for example %s://localhost:8000",
                       transport->type, metadata->schemes[0]);
    if (url && !supports(metadata, url))
        return message(CODE_USAGE,
                       "--url: transport '%s' does not support the scheme '%.*s'\n"
                       "see: lapse registry why transport",
                       transport->type, (int)strcspn(url, ":"), url);
    if (options->headers.count && !metadata->headers)
        return message(CODE_USAGE, "--header, --api-key-env: transport '%s' sends no headers",
                       transport->type);
    return CODE_OK;
}

static int check_rate(const struct patchbay_selection *arrival, double rate)
{
    bool needs_rate = lapse_arrival_metadata(arrival)->needs_rate;
    if (needs_rate && rate == 0)
        return message(CODE_USAGE, "arrival '%s' requires --rate, for example --rate 10",
                       arrival->type);
    if (!needs_rate && rate > 0)
        return message(CODE_USAGE,
                       "arrival '%s' does not support --rate\n"
                       "see: lapse registry why arrival",
                       arrival->type);
    return CODE_OK;
}

int choose(struct selections *selected, struct patchbay *registry, const struct options *options)
{
    int code = CODE_OK;
    if (options->url && !options->transport)
        code = prefer_transport(registry, options->url);
    if (code == CODE_OK && options->rate > 0 && !options->arrival)
        code = prefer_arrival(registry);
    const struct {
        enum lapse_category category;
        const char *name, *option;
        struct patchbay_selection *selection;
    } rows[] = {
        {LAPSE_ENDPOINT, options->endpoint, "--endpoint", &selected->endpoint},
        {LAPSE_TRANSPORT, options->transport, "--transport", &selected->transport},
        {LAPSE_ARRIVAL, options->arrival, "--arrival", &selected->arrival},
        {LAPSE_UI, options->ui, "--ui", &selected->ui},
    };
    for (size_t i = 0; code == CODE_OK && i < sizeof rows / sizeof *rows; i++)
        code = select_default(registry, rows[i].category, rows[i].name, rows[i].option,
                              rows[i].selection);
    if (code == CODE_OK)
        code = check_transport(&selected->transport, options);
    if (code == CODE_OK)
        code = check_rate(&selected->arrival, options->rate);
    return code;
}
