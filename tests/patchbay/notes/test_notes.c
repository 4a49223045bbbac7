/* The reader of notes on damaged files, which it reads without harm. Bytes of a
 * real plugin are changed, cut off, and put in the place of others; the sanitizers watch. */
#include "notes/elf_notes.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static unsigned char *plugin;
static size_t plugin_size;

/* Reads bytes as a file; uses all that comes out. */
static enum notes_status status_of(const unsigned char *bytes, size_t size)
{
    FILE *file = tmpfile();
    struct notes_file notes = {.fault = ""};
    size_t sum = 0;
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fflush(file);
    enum notes_status status = pb_notes_read(fileno(file), &notes);
    for (const struct plugin_note *note = notes.notes; note; note = note->next) {
        for (size_t i = 0; i < note->text_size; i++)
            sum += (unsigned char)note->text[i];
        for (size_t i = 0; i < note->numbers_count; i++)
            sum += note->numbers[i];
        assert_true(note->text_size && note->text[note->text_size - 1] == '\0');
    }
    assert_true(status <= NOTES_MALFORMED && sum < SIZE_MAX);
    assert_true(status != NOTES_MALFORMED || *notes.fault);
    pb_notes_free(&notes);
    fclose(file);
    return status;
}

static unsigned next_random(unsigned *random)
{
    *random = *random * 1664525 + 1013904223;
    return *random >> 8;
}

static void plugin_itself_has_notes(void **state)
{
    (void)state;
    assert_int_equal(status_of(plugin, plugin_size), NOTES_FOUND);
}

static void file_that_is_cut_anywhere_does_no_harm(void **state)
{
    (void)state;
    for (size_t size = 0; size < plugin_size; size += size < 2048 ? 7 : 301)
        status_of(plugin, size);
}

/* One to four bytes near the beginning, where headers and notes are, or anywhere. */
static void changed_bytes_do_no_harm(void **state)
{
    (void)state;
    unsigned random = 1;
    unsigned char *copy = malloc(plugin_size);
    assert_non_null(copy);
    for (int i = 0; i < 4000; i++) {
        memcpy(copy, plugin, plugin_size);
        size_t most = i % 4 ? 2048 : plugin_size;
        for (unsigned j = next_random(&random) % 4 + 1; j; j--)
            copy[next_random(&random) % (most < plugin_size ? most : plugin_size)] =
                (unsigned char)(j % 2 ? 0xff : next_random(&random));
        status_of(copy, plugin_size);
    }
    free(copy);
}

/* Words of the headers become extreme. */
static void extreme_offsets_and_counts_do_no_harm(void **state)
{
    (void)state;
    static const uint64_t extremes[] = {0,          1,          0x7fffffff,
                                        0x80000000, 0xffffffff, 1ull << 40,
                                        INT64_MAX,  UINT64_MAX, UINT64_MAX - 7};
    unsigned char *copy = malloc(plugin_size);
    assert_non_null(copy);
    for (size_t at = 16; at + 8 <= 1024 && at + 8 <= plugin_size; at += 4)
        for (size_t i = 0; i < sizeof extremes / sizeof *extremes; i++) {
            memcpy(copy, plugin, plugin_size);
            memcpy(copy + at, &extremes[i], at % 8 ? 4 : 8);
            status_of(copy, plugin_size);
        }
    free(copy);
}

static void other_classes_and_byte_orders_do_no_harm(void **state)
{
    (void)state;
    unsigned char *copy = malloc(plugin_size);
    assert_non_null(copy);
    for (unsigned class = 0; class < 4; class ++)
        for (unsigned order = 0; order < 4; order++) {
            memcpy(copy, plugin, plugin_size);
            copy[4] = (unsigned char)class;
            copy[5] = (unsigned char)order;
            status_of(copy, plugin_size);
        }
    free(copy);
}

static void file_that_is_not_regular_is_reported(void **state)
{
    (void)state;
    struct notes_file notes = {.fault = ""};
    int descriptor = open("/", O_RDONLY);
    assert_int_equal(pb_notes_read(descriptor, &notes), NOTES_NOT_REGULAR);
    close(descriptor);
    assert_int_equal(pb_notes_read(-1, &notes), NOTES_UNREADABLE);
    assert_int_equal(status_of((const unsigned char *)"", 0), NOTES_NOT_ELF);
}

int main(int argc, char **argv)
{
    FILE *file = fopen(argc > 1 ? argv[1] : PLUGIN, "rb");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plugin_itself_has_notes),
        cmocka_unit_test(file_that_is_cut_anywhere_does_no_harm),
        cmocka_unit_test(changed_bytes_do_no_harm),
        cmocka_unit_test(extreme_offsets_and_counts_do_no_harm),
        cmocka_unit_test(other_classes_and_byte_orders_do_no_harm),
        cmocka_unit_test(file_that_is_not_regular_is_reported),
    };
    if (!file)
        return 1;
    plugin = malloc(1 << 22);
    plugin_size = plugin ? fread(plugin, 1, 1 << 22, file) : 0;
    fclose(file);
    int code = cmocka_run_group_tests(tests, NULL, NULL);
    free(plugin);
    return code;
}
