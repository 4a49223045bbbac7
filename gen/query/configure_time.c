/* The command `query` as a program of its own: where patchbay-gen is built together with what uses
 * it, CMake needs the answers before patchbay-gen exists. */
#include "query/query.h"

int main(int argc, char **argv)
{
    struct arena *arena = arena_create();
    int status = query_print(arena, argv[argc - 1]);
    arena_destroy(arena);
    return status;
}
