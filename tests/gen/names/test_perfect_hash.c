/* The perfect hash over type names, and the hash of names that it rests on. */
#include "names/perfect_hash.h"
#include "patchbay/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { SEEDS = 4 };

/* Number of the first seeds under which two names are indistinguishable. */
static int collisions(unsigned category, const char *name, size_t length, unsigned other_category,
                      const char *other, size_t other_length)
{
    int count = 0;
    for (uint32_t seed = 1; seed <= SEEDS; seed++)
        count += patchbay_hash_name(seed, category, name, length) ==
                 patchbay_hash_name(seed, other_category, other, other_length);
    return count;
}

/* Compares a name with all that differ from it in the character at `at`, in the categories near
 * `category`. */
static int collisions_around(unsigned category, const char *name, size_t length, size_t at)
{
    int count = 0;
    char other[PATCHBAY_NAME_MAX + 1];
    memcpy(other, name, length);
    for (const char *c = "abcdefghijklmnopqrstuvwxyz0123456789_"; *c; c++) {
        other[at] = *c;
        for (unsigned bit = 0; bit < 16; bit++)
            count += collisions(category, name, length, category ^ 1u << bit, other, length);
        if (*c != name[at])
            count += collisions(category, name, length, category, other, length);
    }
    return count;
}

/* Five million pairs, each under several seeds. */
static void names_one_character_and_one_category_apart_never_collide(void **state)
{
    (void)state;
    const char *const names[] = {"http1_plain_session", "mpeg2_program_stream", "openai_chat",
                                 "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t length = 1; length <= strlen(names[i]); length++)
            for (size_t at = 0; at < length; at++)
                for (unsigned category = 0; category < 8; category++)
                    if (collisions_around(category, names[i], length, at))
                        fail_msg("%.*s: category %u, byte %zu", (int)length, names[i], category,
                                 at);
}

/* The length was once combined with the fourth character. */
static void names_of_other_lengths_never_collide(void **state)
{
    (void)state;
    assert_int_equal(collisions(0, "bbbccccc", 8, 0, "bbbbccccc", 9), 0);
    for (size_t length = 1; length < PATCHBAY_NAME_MAX; length++) {
        char name[PATCHBAY_NAME_MAX + 1];
        memset(name, 'a', sizeof name);
        assert_int_equal(collisions(0, name, length, 0, name, length + 1), 0);
    }
}

/* ---- Whole tables -------------------------------------------------------------------------- */

static struct arena *arena;

static int create(void **state)
{
    (void)state;
    arena = arena_create();
    return 0;
}

static int destroy(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

/* The seed that separates the names; 0 if none does. */
static uint32_t seed_of(const struct hashed_name *names, size_t count)
{
    struct names_hash hash;
    return names_hash_build(arena, names, count, &hash) ? hash.seed : 0;
}

static void neighbours_in_two_categories_are_separated(void **state)
{
    (void)state;
    const struct hashed_name sessions[] = {{"http1_plain_session", 1, 0},
                                           {"http2_plain_session", 2, 0}};
    const struct hashed_name streams[] = {{"mpeg2_program_stream", 2, 0},
                                          {"mpeg4_program_stream", 4, 0}};
    assert_int_equal(seed_of(sessions, 2), 1);
    assert_int_equal(seed_of(streams, 2), 1);
}

static void numbered_names_of_six_categories_are_separated(void **state)
{
    (void)state;
    static const char *const stems[][2] = {{"mpeg", "_program_stream"}, {"http", "_plain"},
                                           {"a", "_session"},           {"h", "64"},
                                           {"channel_group_", ""},      {"b", ""}};
    struct hashed_name names[6 * 12];
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        for (unsigned number = 0; number < 6 * 12; number++) {
            const char *name = arena_printf(arena, "%s%u%s", stems[i][0], number, stems[i][1]);
            names[number] = (struct hashed_name){name, (uint16_t)(number / 12), number % 12};
        }
        assert_in_range(seed_of(names, 6 * 12), 1, 8);
    }
}

static void one_name_in_every_category_is_separated(void **state)
{
    (void)state;
    struct hashed_name *names = arena_alloc(arena, UINT16_MAX, sizeof *names);
    for (uint16_t i = 0; i < UINT16_MAX; i++)
        names[i] = (struct hashed_name){"t", i, 0};
    assert_in_range(seed_of(names, UINT16_MAX), 1, 8);
}

static void a_name_twice_ends_in_failure(void **state)
{
    (void)state;
    const struct hashed_name names[] = {{"chat", 0, 0}, {"chat", 0, 1}};
    assert_int_equal(seed_of(names, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_one_character_and_one_category_apart_never_collide),
        cmocka_unit_test(names_of_other_lengths_never_collide),
        cmocka_unit_test_setup_teardown(neighbours_in_two_categories_are_separated, create,
                                        destroy),
        cmocka_unit_test_setup_teardown(numbered_names_of_six_categories_are_separated, create,
                                        destroy),
        cmocka_unit_test_setup_teardown(one_name_in_every_category_is_separated, create, destroy),
        cmocka_unit_test_setup_teardown(a_name_twice_ends_in_failure, create, destroy),
    };
    return cmocka_run_group_tests_name("perfect_hash", tests, NULL, NULL);
}
