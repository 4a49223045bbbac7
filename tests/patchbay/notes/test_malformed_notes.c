/* Reading the notes of files that no linker makes. */
#include "forged.h"
#include "notes/elf_notes.h"
#include "patchbay/plugin.h"

#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- Reading ------------------------------------------------------------------------------ */

/* Checks status and fault, and frees everything. */
static void expect(struct forged *forged, enum notes_status status, const char *fault)
{
    struct notes_file notes;
    assert_int_equal(forged_read(forged, &notes), status);
    assert_string_equal(notes.fault, fault);
    pb_notes_free(&notes);
    free(forged);
}

#define IMPLEMENTATION "radio\0tuner\0fm\0scanner\0record\0tune\0int (double)\0\0\0"

/* A valid plugin: everything else is wrong in one way. */
static struct forged *valid(void)
{
    struct forged *forged = forge(true, false);
    forged_own_note(forged, PATCHBAY_NOTE_IMPLEMENTATION, 4, IMPLEMENTATION, sizeof IMPLEMENTATION);
    forged_finish(forged);
    return forged;
}

/* Sets a field of the header of a 64-bit file. */
#define SET(forged, field, value)                                                                  \
    forged_put(forged, offsetof(Elf64_Ehdr, field), value, sizeof((Elf64_Ehdr){0}.field))

/* The same of a program header. */
#define SET_SEGMENT(forged, number, field, value)                                                  \
    forged_put(forged,                                                                             \
               sizeof(Elf64_Ehdr) + (number) * sizeof(Elf64_Phdr) + offsetof(Elf64_Phdr, field),   \
               value, sizeof((Elf64_Phdr){0}.field))

/* ---- Valid ones --------------------------------------------------------------------------- */

static void numbers_are_read_in_each_class_and_byte_order(void **state)
{
    (void)state;
    for (unsigned form = 0; form < 4; form++) {
        struct notes_file notes;
        struct forged *forged = forge(form & 1, form & 2);
        forged_own_note(forged, PATCHBAY_NOTE_TYPE, 2, "radio\0tuner\0laser", 18);
        forged_finish(forged);
        assert_int_equal(forged_read(forged, &notes), NOTES_FOUND);
        assert_int_equal(notes.bits, form & 1 ? 64 : 32);
        assert_int_equal(notes.big_endian, (form & 2) != 0);
        assert_int_equal(notes.machine, EM_X86_64);
        assert_int_equal(notes.notes->kind, PATCHBAY_NOTE_TYPE);
        assert_int_equal(notes.notes->numbers_count, 2);
        assert_int_equal(notes.notes->numbers[1], 7);
        assert_memory_equal(notes.notes->text, "radio\0tuner\0laser", 18);
        pb_notes_free(&notes);
        free(forged);
    }
}

static void another_byte_order_makes_a_file_foreign(void **state)
{
    (void)state;
    struct notes_file notes;
    struct forged *forged = forge(sizeof(void *) == 8, __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
    forged_own_note(forged, PATCHBAY_NOTE_PLUGIN, 0, "radio", 6);
    forged_finish(forged);
    assert_int_equal(forged_read(forged, &notes), NOTES_FOUND);
    assert_true(notes.foreign);
    pb_notes_free(&notes);
    free(forged);
}

static void notes_of_others_are_skipped(void **state)
{
    (void)state;
    struct notes_file notes;
    struct forged *forged = forge(true, false);
    forged_note(forged, "GNU", "\0\0\0\0", 4);
    forged_note(forged, "Patchba", "\1\0\0\0\1\0\0\0\0\0\0\0", 13);
    forged_note(forged, "Patchbays", "\1\0\0\0\1\0\0\0\0\0\0\0", 13);
    forged_own_note(forged, PATCHBAY_NOTE_PLUGIN, 0, "radio", 6);
    forged_note(forged, "Other", "", 0);
    forged_finish(forged);
    assert_int_equal(forged_read(forged, &notes), NOTES_FOUND);
    assert_null(notes.notes->next);
    pb_notes_free(&notes);
    free(forged);
}

static void notes_in_several_segments_are_one_list(void **state)
{
    (void)state;
    struct notes_file notes;
    struct forged *forged = forge(true, false);
    forged_own_note(forged, PATCHBAY_NOTE_PLUGIN, 0, "radio", 6);
    size_t middle = forged_own_note(forged, PATCHBAY_NOTE_TYPE, 0, "radio", 6);
    forged_finish(forged);
    SET_SEGMENT(forged, 0, p_filesz, middle - FORGED_NOTES);
    forged_segment(forged, PT_NOTE, middle, forged->end - middle, 4);
    assert_int_equal(forged_read(forged, &notes), NOTES_FOUND);
    assert_int_equal(notes.notes->kind, PATCHBAY_NOTE_PLUGIN);
    assert_int_equal(notes.notes->next->kind, PATCHBAY_NOTE_TYPE);
    assert_null(notes.notes->next->next);
    pb_notes_free(&notes);
    free(forged);
}

static void shared_object_without_notes_is_not_a_plugin(void **state)
{
    (void)state;
    struct forged *forged = forge(true, false);
    forged_finish(forged);
    expect(forged, NOTES_NONE, "");
}

/* ---- Headers ------------------------------------------------------------------------------ */

static const char invalid_headers[] = "invalid size or number of program headers";
static const char short_file[] = "shorter than its program headers require";

static void class_and_byte_order_must_be_known(void **state)
{
    (void)state;
    struct forged *forged = valid();
    forged->bytes[EI_CLASS] = 3;
    expect(forged, NOTES_MALFORMED, "unknown ELF class");
    forged = valid();
    forged->bytes[EI_DATA] = 0;
    expect(forged, NOTES_MALFORMED, "unknown ELF byte order");
}

static void class_of_another_width_is_detected(void **state)
{
    (void)state;
    struct forged *forged = valid();
    forged->bytes[EI_CLASS] = ELFCLASS32;
    expect(forged, NOTES_MALFORMED, invalid_headers);
}

static void byte_order_of_another_machine_is_detected(void **state)
{
    (void)state;
    struct forged *forged = valid();
    forged->bytes[EI_DATA] = ELFDATA2MSB;
    expect(forged, NOTES_NOT_SHARED, "");
}

static void executable_and_object_file_are_not_shared_objects(void **state)
{
    (void)state;
    for (unsigned type = ET_NONE; type <= ET_CORE; type++) {
        struct forged *forged = valid();
        SET(forged, e_type, type);
        expect(forged, type == ET_DYN ? NOTES_FOUND : NOTES_NOT_SHARED, "");
    }
}

static void program_headers_have_the_expected_size(void **state)
{
    (void)state;
    static const unsigned sizes[] = {0, 1, 32, 55, 57, 0xffff};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct forged *forged = valid();
        SET(forged, e_phentsize, sizes[i]);
        expect(forged, NOTES_MALFORMED, invalid_headers);
    }
}

static void program_headers_are_some_and_not_too_many(void **state)
{
    (void)state;
    static const unsigned counts[] = {0, 129, 0xfffe, 0xffff};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct forged *forged = valid();
        SET(forged, e_phnum, counts[i]);
        expect(forged, NOTES_MALFORMED, invalid_headers);
    }
}

static void program_headers_lie_in_the_file(void **state)
{
    (void)state;
    static const uint64_t offsets[] = {4096, 4095, 1 << 20, INT64_MAX, UINT64_MAX, UINT64_MAX - 55};
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        struct forged *forged = valid();
        SET(forged, e_phoff, offsets[i]);
        expect(forged, NOTES_MALFORMED, "truncated in its program headers");
    }
}

static void section_headers_lie_in_the_file(void **state)
{
    (void)state;
    static const uint64_t offsets[] = {4097, INT64_MAX, UINT64_MAX};
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        struct forged *forged = valid();
        SET(forged, e_shoff, offsets[i]);
        SET(forged, e_shentsize, 0xffff);
        SET(forged, e_shnum, 0xffff);
        expect(forged, NOTES_MALFORMED, "truncated before its section headers");
    }
}

static void segments_lie_in_the_file(void **state)
{
    (void)state;
    static const uint64_t sizes[] = {4096, 1 << 19, INT64_MAX, UINT64_MAX, UINT64_MAX - 1024};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct forged *forged = valid();
        forged_segment(forged, PT_LOAD, 1024, sizes[i], 4096);
        expect(forged, NOTES_MALFORMED, short_file);
    }
}

/* ---- Note segments ------------------------------------------------------------------------ */

static void note_segment_lies_in_the_file(void **state)
{
    (void)state;
    static const uint64_t offsets[] = {4096, 1 << 30, INT64_MAX, UINT64_MAX, UINT64_MAX - 100};
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        struct forged *forged = valid();
        SET_SEGMENT(forged, 0, p_offset, offsets[i]);
        expect(forged, NOTES_MALFORMED, short_file);
    }
}

static void note_segment_has_at_most_a_megabyte(void **state)
{
    (void)state;
    static const uint64_t sizes[] = {(1 << 20) + 1, UINT32_MAX, INT64_MAX, UINT64_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct forged *forged = valid();
        SET_SEGMENT(forged, 0, p_filesz, sizes[i]);
        expect(forged, NOTES_MALFORMED, "notes are larger than 1 MiB");
    }
}

static void many_segments_together_have_at_most_a_megabyte(void **state)
{
    (void)state;
    struct forged *forged = forge(true, false);
    forged->size = FORGED_SIZE;
    for (int i = 0; i < 16; i++)
        forged_segment(forged, PT_NOTE, FORGED_NOTES + 1024, FORGED_SIZE - FORGED_NOTES - 1024, 4);
    expect(forged, NOTES_NONE, "");
    forged = forge(true, false);
    forged->size = FORGED_SIZE;
    for (int i = 0; i < 17; i++)
        forged_segment(forged, PT_NOTE, FORGED_NOTES + 1024, FORGED_SIZE - FORGED_NOTES - 1024, 4);
    expect(forged, NOTES_MALFORMED, "notes are larger than 1 MiB");
}

static void any_alignment_but_eight_means_four(void **state)
{
    (void)state;
    static const uint64_t aligns[] = {0, 1, 2, 3, 4, 5, 7, 16, UINT64_MAX};
    for (size_t i = 0; i < sizeof aligns / sizeof *aligns; i++) {
        struct forged *forged = valid();
        SET_SEGMENT(forged, 0, p_align, aligns[i]);
        expect(forged, NOTES_FOUND, "");
    }
}

/* ---- Notes -------------------------------------------------------------------------------- */

static const char beyond[] = "a note extends past its segment";
static const char malformed[] = "a Patchbay note is malformed, or of a later format";

static void sizes_of_owner_and_description_lie_in_the_segment(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {4096,       0x7fffffff, 0x80000000,
                                     0xfffffff4, 0xfffffffc, 0xffffffff};
    for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
        struct forged *forged = valid();
        forged_put(forged, FORGED_NOTES + 4 * (i % 2), sizes[i / 2], 4);
        expect(forged, NOTES_MALFORMED, beyond);
    }
}

static void both_sizes_together_lie_in_the_segment(void **state)
{
    (void)state;
    struct forged *forged = valid();
    size_t size = forged->end - FORGED_NOTES;
    forged_put(forged, FORGED_NOTES, size - 12, 4);
    forged_put(forged, FORGED_NOTES + 4, 12, 4);
    expect(forged, NOTES_MALFORMED, beyond);
}

static void empty_note_does_not_stop_the_reader(void **state)
{
    (void)state;
    struct forged *forged = forge(true, false);
    forged_note(forged, "", "", 0);
    forged_own_note(forged, PATCHBAY_NOTE_PLUGIN, 0, "radio", 6);
    forged_finish(forged);
    expect(forged, NOTES_FOUND, "");
}

static void segment_full_of_zeros_has_no_notes(void **state)
{
    (void)state;
    struct forged *forged = forge(true, false);
    forged->size = FORGED_SIZE;
    forged->end = FORGED_SIZE;
    forged_finish(forged);
    expect(forged, NOTES_NONE, "");
}

static void segment_that_ends_within_a_note_header_is_read_until_there(void **state)
{
    (void)state;
    struct forged *forged = valid();
    SET_SEGMENT(forged, 0, p_filesz, forged->end - FORGED_NOTES + 11);
    expect(forged, NOTES_FOUND, "");
}

static void description_is_long_enough(void **state)
{
    (void)state;
    for (uint32_t size = 0; size < 13; size++) {
        struct forged *forged = forge(true, false);
        forged_note(forged, "Patchbay", "\1\0\0\0\1\0\0\0\0\0\0\0", size);
        forged_finish(forged);
        expect(forged, NOTES_MALFORMED, malformed);
    }
}

static void description_has_the_known_format(void **state)
{
    (void)state;
    struct forged *forged = valid();
    forged_put(forged, FORGED_NOTES + 24, 2, 4);
    expect(forged, NOTES_MALFORMED, malformed);
}

static void numbers_lie_in_the_description(void **state)
{
    (void)state;
    static const uint32_t counts[] = {20,         0x3fffffff, 0x40000000,
                                      0x40000001, 0x80000000, 0xffffffff};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct forged *forged = valid();
        forged_put(forged, FORGED_NOTES + 32, counts[i], 4);
        expect(forged, NOTES_MALFORMED, malformed);
    }
}

static void text_ends_with_a_nul(void **state)
{
    (void)state;
    struct forged *forged = forge(true, false);
    forged_own_note(forged, PATCHBAY_NOTE_PLUGIN, 0, "radios!", 7);
    forged_finish(forged);
    expect(forged, NOTES_MALFORMED, malformed);
}

static void notes_read_before_the_fault_are_freed_with_the_others(void **state)
{
    (void)state;
    struct notes_file notes;
    struct forged *forged = forge(true, false);
    forged_own_note(forged, PATCHBAY_NOTE_PLUGIN, 0, "radio", 6);
    forged_note(forged, "Patchbay", "", 0);
    forged_finish(forged);
    assert_int_equal(forged_read(forged, &notes), NOTES_MALFORMED);
    assert_non_null(notes.notes);
    pb_notes_free(&notes);
    assert_null(notes.notes);
    free(forged);
}

/* ---- Debug information -------------------------------------------------------------------- */

static void dynamic_section_without_bytes_means_debug_information(void **state)
{
    (void)state;
    struct forged *forged = valid();
    SET_SEGMENT(forged, 1, p_filesz, 0);
    expect(forged, NOTES_DEBUG_FILE, "");
    forged = valid();
    SET_SEGMENT(forged, 1, p_offset, 2048);
    expect(forged, NOTES_DEBUG_FILE, "");
    forged = valid();
    SET_SEGMENT(forged, 1, p_offset, UINT64_MAX);
    expect(forged, NOTES_DEBUG_FILE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_in_each_class_and_byte_order),
        cmocka_unit_test(another_byte_order_makes_a_file_foreign),
        cmocka_unit_test(notes_of_others_are_skipped),
        cmocka_unit_test(notes_in_several_segments_are_one_list),
        cmocka_unit_test(shared_object_without_notes_is_not_a_plugin),
        cmocka_unit_test(class_and_byte_order_must_be_known),
        cmocka_unit_test(class_of_another_width_is_detected),
        cmocka_unit_test(byte_order_of_another_machine_is_detected),
        cmocka_unit_test(executable_and_object_file_are_not_shared_objects),
        cmocka_unit_test(program_headers_have_the_expected_size),
        cmocka_unit_test(program_headers_are_some_and_not_too_many),
        cmocka_unit_test(program_headers_lie_in_the_file),
        cmocka_unit_test(section_headers_lie_in_the_file),
        cmocka_unit_test(segments_lie_in_the_file),
        cmocka_unit_test(note_segment_lies_in_the_file),
        cmocka_unit_test(note_segment_has_at_most_a_megabyte),
        cmocka_unit_test(many_segments_together_have_at_most_a_megabyte),
        cmocka_unit_test(any_alignment_but_eight_means_four),
        cmocka_unit_test(sizes_of_owner_and_description_lie_in_the_segment),
        cmocka_unit_test(both_sizes_together_lie_in_the_segment),
        cmocka_unit_test(empty_note_does_not_stop_the_reader),
        cmocka_unit_test(segment_full_of_zeros_has_no_notes),
        cmocka_unit_test(segment_that_ends_within_a_note_header_is_read_until_there),
        cmocka_unit_test(description_is_long_enough),
        cmocka_unit_test(description_has_the_known_format),
        cmocka_unit_test(numbers_lie_in_the_description),
        cmocka_unit_test(text_ends_with_a_nul),
        cmocka_unit_test(notes_read_before_the_fault_are_freed_with_the_others),
        cmocka_unit_test(dynamic_section_without_bytes_means_debug_information),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
