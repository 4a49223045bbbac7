/* Every code is explained, and every example is true. */
#include "check.h"
#include "check_plugin.h"
#include "explain.h"
#include "read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const names[] = {
#define FAULT(code, name, title) name,
#include "codes.def"
#undef FAULT
};

static const struct node *read(struct arena *arena, const char *file, struct faults **faults)
{
    *faults = faults_create(arena, "file", file, strlen(file));
    return read_tree(arena, *faults, file, strlen(file));
}

/* What is said about an example, "" when nothing is wrong with it. */
static char *said_of(struct arena *arena, const struct explanation *explanation,
                     const char *example)
{
    struct faults *faults;
    const char *file = explain_file(arena, explanation->frame, example);
    const struct node *root;
    if (explanation->frame == IN_PLUGIN) {
        root = read(arena, explain_file(arena, IN_CATEGORY, "    types: {chat: {}}\n"), &faults);
        struct model *registry = check_registry(arena, faults, "file", root);
        root = read(arena, file, &faults);
        if (root)
            check_plugin(arena, faults, "file", root, registry);
    } else {
        root = read(arena, file, &faults);
        if (root)
            check_registry(arena, faults, "file", root);
    }
    char *bytes = NULL;
    size_t size;
    FILE *stream = open_memstream(&bytes, &size);
    if (faults_count(faults))
        faults_print(faults, stream);
    fclose(stream);
    return bytes;
}

static void every_wrong_example_has_exactly_its_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < FAULT_CODES; i++) {
        struct arena *arena = arena_create();
        const struct explanation *explanation = explain_fault((enum fault_code)i);
        char code[64];
        assert_non_null(explanation->cause);
        snprintf(code, sizeof code, "[%s]\n", names[i]);
        char *said = said_of(arena, explanation, explanation->wrong);
        if (!strstr(said, code) || !strstr(said, ": 1 error\n"))
            fail_msg("%s: of the wrong example is said: %s", names[i], said);
        free(said);
        arena_destroy(arena);
    }
}

static void nothing_is_wrong_with_any_right_example(void **state)
{
    (void)state;
    for (size_t i = 0; i < FAULT_CODES; i++) {
        struct arena *arena = arena_create();
        const struct explanation *explanation = explain_fault((enum fault_code)i);
        char *said = said_of(arena, explanation, explanation->right);
        if (*said)
            fail_msg("%s: of the right example is said: %s", names[i], said);
        free(said);
        arena_destroy(arena);
    }
}

static void every_code_of_the_library_is_explained(void **state)
{
    (void)state;
    const char *cause;
    for (size_t i = 0; (cause = explain_library(i)); i++)
        assert_true(*cause);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_wrong_example_has_exactly_its_code),
        cmocka_unit_test(nothing_is_wrong_with_any_right_example),
        cmocka_unit_test(every_code_of_the_library_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
