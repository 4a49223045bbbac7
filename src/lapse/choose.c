#include "choose.h"

#include "message.h"
#include <string.h>
#include <strings.h>

static bool speaks(const struct lapse_transport_metadata *metadata, const char *url)
{
    size_t length = strcspn(url, ":");
    const char *const *scheme = metadata ? metadata->schemes : NULL;
    for (; scheme && *scheme; scheme++)
        if (strlen(*scheme) == length && strncasecmp(*scheme, url, length) == 0)
            return true;
    return false;
}

/* For a type that has an implementation fit for what the command line implies. */
struct search {
    const char *url;
    const char *type; /* the first one; NULL until found */
};

static bool find_speaker(void *context, const struct patchbay_implementation *implementation)
{
    struct search *search = context;
    if (speaks(implementation->metadata, search->url))
        search->type = implementation->type;
    return !search->type;
}

static bool find_rated(void *context, const struct patchbay_implementation *implementation)
{
    struct search *search = context;
    const struct lapse_arrival_metadata *metadata = implementation->metadata;
    if (metadata && metadata->needs_rate)
        search->type = implementation->type;
    return !search->type;
}

/* --url implies a transport that speaks its scheme. */
static int prefer_transport(struct patchbay *registry, const char *url)
{
    struct search search = {.url = url};
    struct patchbay_error error;
    patchbay_each(registry, LAPSE_TRANSPORT, find_speaker, &search, NULL);
    if (!search.type)
        return message(CODE_NO,
                       "--url: no transport for '%.*s' is installed; "
                       "see: lapse registry list transport --all",
                       (int)strcspn(url, ":"), url);
    if (!lapse_prefer_transport_default(registry, search.type, "--url", &error))
        return message(CODE_NO, "%s", error.text);
    return CODE_FINE;
}

/* --rate implies an arrival that keeps it. */
static int prefer_arrival(struct patchbay *registry)
{
    struct search search = {0};
    struct patchbay_error error;
    patchbay_each(registry, LAPSE_ARRIVAL, find_rated, &search, NULL);
    if (search.type && !lapse_prefer_arrival_default(registry, search.type, "--rate", &error))
        return message(CODE_NO, "%s", error.text);
    return CODE_FINE;
}

/* Makes `name`, when given, the default type of a category, and selects that. */
static int select_default(struct patchbay *registry, enum lapse_category category, const char *name,
                          const char *option, struct patchbay_selection *selection)
{
    struct patchbay_error error;
    *selection = PATCHBAY_SELECTION_INIT;
    if (name && !patchbay_use_default(registry, category, name, option, &error))
        return message(CODE_NO, "%s", error.text);
    int type = patchbay_find_type(registry, category, NULL, &error);
    if (type < 0 || !patchbay_select(registry, category, (unsigned)type, selection, &error))
        return message(CODE_NO, "%s", error.text);
    return CODE_FINE;
}

static int check_url(const struct plan *plan, const char *url)
{
    const char *type = plan->transport.type;
    const struct lapse_transport_metadata *metadata = lapse_transport_metadata(&plan->transport);
    bool needs_url = metadata->schemes && metadata->schemes[0];
    if (!url && needs_url)
        return message(CODE_USAGE,
                       "the transport '%s' needs --url, such as --url %s://localhost:8000", type,
                       metadata->schemes[0]);
    if (url && !speaks(metadata, url))
        return message(CODE_USAGE,
                       "the transport '%s' does not speak '%.*s'; "
                       "see: lapse registry why transport",
                       type, (int)strcspn(url, ":"), url);
    return CODE_FINE;
}

static int check_rate(const struct plan *plan, double rate)
{
    const char *type = plan->arrival.type;
    bool needs_rate = lapse_arrival_metadata(&plan->arrival)->needs_rate;
    if (needs_rate && rate == 0)
        return message(CODE_USAGE, "the arrival '%s' needs --rate, such as --rate 10", type);
    if (!needs_rate && rate > 0)
        return message(CODE_USAGE,
                       "the arrival '%s' takes no --rate; see: lapse registry why arrival", type);
    return CODE_FINE;
}

int choose(struct plan *plan, struct patchbay *registry, const struct options *options)
{
    int code = CODE_FINE;
    if (options->url && !options->transport)
        code = prefer_transport(registry, options->url);
    if (code == CODE_FINE && options->rate > 0 && !options->arrival)
        code = prefer_arrival(registry);
    const struct {
        enum lapse_category category;
        const char *name, *option;
        struct patchbay_selection *selection;
    } wishes[] = {
        {LAPSE_ENDPOINT, options->endpoint, "--endpoint", &plan->endpoint},
        {LAPSE_TRANSPORT, options->transport, "--transport", &plan->transport},
        {LAPSE_ARRIVAL, options->arrival, "--arrival", &plan->arrival},
        {LAPSE_UI, options->ui, "--ui", &plan->ui},
    };
    for (size_t i = 0; code == CODE_FINE && i < sizeof wishes / sizeof *wishes; i++)
        code = select_default(registry, wishes[i].category, wishes[i].name, wishes[i].option,
                              wishes[i].selection);
    if (code == CODE_FINE)
        code = check_url(plan, options->url);
    if (code == CODE_FINE)
        code = check_rate(plan, options->rate);
    return code;
}
