/* A file of its own: programs that only get and use implementations do not link the decoder. */
#include "selection/candidate.h"

#include "registry/category.h"
#include "table/metadata.h"

const void *pb_candidate_metadata(struct candidate *candidate)
{
    const struct category_state *category = candidate->type->category;
    if (!candidate->metadata)
        candidate->metadata = pb_metadata_decode(category->registry, category->number,
                                                 candidate->metadata_text);
    return candidate->metadata;
}
