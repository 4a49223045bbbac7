/* Prints what each builtin answers or why it cannot, and the first of each type. C and C++. */
#include "cell_registry.h"
#include <stdio.h>

static bool print_it(void *context, const struct patchbay_implementation *each)
{
    struct patchbay *registry = PATCHBAY_CAST(struct patchbay *, context);
    const struct cell_part *part = PATCHBAY_CAST(
        const struct cell_part *,
        patchbay_get_implementation(registry, each->category_number, each->type_number,
                                    each->identifier, NULL));
    printf("%s/%s %s %d\n", each->type, each->identifier, patchbay_state_name(each->state),
           part ? part->answer() : 0);
    return true;
}

int main(void)
{
    struct patchbay *registry = patchbay_open(&cell_table, NULL, NULL);
    if (!registry || !patchbay_each(registry, PATCHBAY_ALL, print_it, registry, NULL))
        return 1;
    printf("selected %d\n", cell_get_part(registry, CELL_PART_MAIN, NULL)->answer());
    printf("first %d %d\n", cell_builtin_part(CELL_PART_MAIN)->answer(),
           cell_builtin_part(CELL_PART_OTHER)->answer());
    patchbay_close(registry);
    return 0;
}
