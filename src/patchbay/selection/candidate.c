/* A file of its own: programs that only get and use implementations do not link the decoder. */
#include "selection/candidate.h"

#include "patchbay/table.h"
#include "registry/category.h"
#include "table/metadata.h"

bool pb_candidate_metadata(struct candidate *candidate, const void **metadata)
{
    const struct category_state *category = candidate->type->category;
    if (!candidate->metadata)
        candidate->metadata = pb_metadata_decode(category->registry, category->number,
                                                 candidate->metadata_text);
    *metadata = candidate->metadata;
    return *metadata || !category->row->metadata_size;
}
