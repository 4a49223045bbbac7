/* What is said of notes that can be read and mean nothing. */
#include "forged.h"
#include "notes/elf_notes.h"
#include "patchbay/plugin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define IMPLEMENTATION "radio\0tuner\0fm\0scanner\0record\0tune\0int (double)\0\0\0"

static enum notes_verdict read_forged(const struct forged *forged, struct notes_file *notes)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(forged->bytes, 1, forged->size, file), forged->size);
    assert_int_equal(fflush(file), 0);
    enum notes_verdict verdict = pb_notes_read(fileno(file), notes);
    fclose(file);
    return verdict;
}

/* What is wrong with a file that has this note only. */
static const char *fault_of(uint32_t kind, uint32_t numbers, const char *text, size_t size)
{
    struct notes_file notes;
    struct forged *forged = forge(true, false);
    forged_own_note(forged, kind, numbers, text, size);
    forged_finish(forged);
    assert_int_equal(read_forged(forged, &notes), NOTES_FOUND);
    const char *fault = pb_notes_fault(&notes);
    pb_notes_free(&notes);
    free(forged);
    return fault;
}

static void sound_note_has_no_fault(void **state)
{
    (void)state;
    assert_null(fault_of(PATCHBAY_NOTE_PLUGIN, 0, "h\xc3\xa9!", 5));
}

static void control_characters_are_a_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {"\x1b[2J", "\n", "\t", "\x7f", "\xc2\x9b", "a\r"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(fault_of(PATCHBAY_NOTE_PLUGIN, 0, texts[i], strlen(texts[i]) + 1),
                            "a note has control characters, or is not UTF-8");
}

static void bytes_that_are_not_utf8_are_a_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {"\xff",     "\xc0\x80", "\xed\xa0\x80",
                                        "\xe2\x82", "\x80",     "\xf4\x90\x80\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_string_equal(fault_of(PATCHBAY_NOTE_PLUGIN, 0, texts[i], strlen(texts[i]) + 1),
                            "a note has control characters, or is not UTF-8");
}

static void unknown_kinds_are_a_fault(void **state)
{
    (void)state;
    static const uint32_t kinds[] = {0, 5, 0xffffffff};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        assert_string_equal(fault_of(kinds[i], 0, "radio", 6),
                            "it has a note of a kind that this Patchbay does not know");
}

static void implementation_has_as_many_numbers_as_its_text_says(void **state)
{
    (void)state;
    assert_string_equal(
        fault_of(PATCHBAY_NOTE_IMPLEMENTATION, 3, IMPLEMENTATION, sizeof IMPLEMENTATION),
        "a note contradicts itself");
    assert_string_equal(
        fault_of(PATCHBAY_NOTE_IMPLEMENTATION, 5, IMPLEMENTATION, sizeof IMPLEMENTATION),
        "a note contradicts itself");
}

static void implementation_whose_text_ends_early_is_a_fault(void **state)
{
    (void)state;
    for (size_t size = 1; size < 50; size++)
        if (!IMPLEMENTATION[size - 1])
            assert_string_equal(fault_of(PATCHBAY_NOTE_IMPLEMENTATION, 4, IMPLEMENTATION, size),
                                "a note contradicts itself");
}

static void thousands_of_notes_are_a_fault(void **state)
{
    (void)state;
    for (unsigned count = 1024; count <= 1025; count++) {
        struct notes_file notes;
        struct forged *forged = forge(true, false);
        for (unsigned i = 0; i < count; i++)
            forged_own_note(forged, PATCHBAY_NOTE_PROPERTY, 0, "r", 2);
        forged_finish(forged);
        assert_int_equal(read_forged(forged, &notes), NOTES_FOUND);
        assert_true((pb_notes_fault(&notes) == NULL) == (count == 1024));
        pb_notes_free(&notes);
        free(forged);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_note_has_no_fault),
        cmocka_unit_test(control_characters_are_a_fault),
        cmocka_unit_test(bytes_that_are_not_utf8_are_a_fault),
        cmocka_unit_test(unknown_kinds_are_a_fault),
        cmocka_unit_test(implementation_has_as_many_numbers_as_its_text_says),
        cmocka_unit_test(implementation_whose_text_ends_early_is_a_fault),
        cmocka_unit_test(thousands_of_notes_are_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
