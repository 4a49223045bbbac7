/* The rules for notes that can be read. */
#include "notes/note_rules.h"

#include "forged.h"
#include "patchbay/plugin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SCANNER "radio\0tuner\0fm\0scanner"
#define FINGERPRINT "record\0tune\0int (double)\0\0\0"
#define IMPLEMENTATION SCANNER "\0" FINGERPRINT

/* ---- Checking ----------------------------------------------------------------------------- */

struct broken {
    unsigned count;
    enum note_rule rule; /* of the last one, like the next */
    char text[512];
};

static void add_broken(void *context, enum note_rule rule, const char *text)
{
    struct broken *broken = context;
    broken->count++;
    broken->rule = rule;
    snprintf(broken->text, sizeof broken->text, "%s", text);
}

/* Checks the notes of a file, and frees everything. */
static struct broken check(struct forged *forged, bool *readable)
{
    struct broken broken = {.count = 0};
    struct notes_file notes;
    forged_finish(forged);
    assert_int_equal(forged_read(forged, &notes), NOTES_FOUND);
    *readable = pb_note_rules_check(&notes, add_broken, &broken);
    pb_notes_free(&notes);
    free(forged);
    return broken;
}

/* Adds a valid implementation: its member lies within the interface. */
static void add_scanner(struct forged *forged)
{
    size_t at = forged_own_note(forged, PATCHBAY_NOTE_IMPLEMENTATION, 4, IMPLEMENTATION,
                                sizeof IMPLEMENTATION);
    forged_put(forged, at + 24 + 12, 0, 4); /* the member's offset */
}

static struct forged *with_scanner(void)
{
    struct forged *forged = forge(true, false);
    add_scanner(forged);
    return forged;
}

static void expect(struct forged *forged, enum note_rule rule, const char *text)
{
    bool readable;
    struct broken broken = check(forged, &readable);
    assert_int_equal(broken.count, 1);
    assert_int_equal(broken.rule, rule);
    assert_string_equal(broken.text, text);
    assert_int_equal(readable, rule > RULE_TEXT);
}

static void expect_none(struct forged *forged)
{
    bool readable;
    assert_int_equal(check(forged, &readable).count, 0);
    assert_true(readable);
}

/* A file with one note. */
static struct forged *with(uint32_t kind, uint32_t numbers, const char *text, size_t size)
{
    struct forged *forged = forge(true, false);
    forged_own_note(forged, kind, numbers, text, size);
    return forged;
}

/* A file with an implementation and one more note. */
#define WITH_SCANNER_AND(kind, text)                                                               \
    struct forged *forged = with_scanner();                                                        \
    forged_own_note(forged, kind, 0, text, sizeof(text))

/* ---- Texts -------------------------------------------------------------------------------- */

static const char unprintable[] = "a note contains control characters, or is not UTF-8";

static void valid_notes_break_no_rule(void **state)
{
    (void)state;
    expect_none(with(PATCHBAY_NOTE_PLUGIN, 0, "h\xc3\xa9!", 5));
    WITH_SCANNER_AND(PATCHBAY_NOTE_PROPERTY, SCANNER "\0priority=-7");
    expect_none(forged);
}

static void control_characters_are_a_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {"\x1b[2J", "\n", "\t", "\x7f", "\xc2\x9b", "a\r"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect(with(PATCHBAY_NOTE_PLUGIN, 0, texts[i], strlen(texts[i]) + 1), RULE_TEXT,
               unprintable);
}

static void bytes_that_are_not_utf8_are_a_fault(void **state)
{
    (void)state;
    static const char *const texts[] = {"\xff",     "\xc0\x80", "\xed\xa0\x80",
                                        "\xe2\x82", "\x80",     "\xf4\x90\x80\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect(with(PATCHBAY_NOTE_PLUGIN, 0, texts[i], strlen(texts[i]) + 1), RULE_TEXT,
               unprintable);
}

static void more_than_1024_notes_are_a_fault(void **state)
{
    (void)state;
    for (unsigned count = 1024; count <= 1025; count++) {
        bool readable;
        struct forged *forged = forge(true, false);
        for (unsigned i = 0; i < count; i++)
            forged_own_note(forged, PATCHBAY_NOTE_PROPERTY, 0, "r", 2);
        struct broken broken = check(forged, &readable);
        assert_int_equal(readable, count == 1024);
        assert_int_equal(broken.rule, count == 1024 ? RULE_CONSISTENT : RULE_COUNT);
    }
}

/* ---- One note ----------------------------------------------------------------------------- */

static void unknown_kinds_are_a_fault(void **state)
{
    (void)state;
    expect(with(0, 0, "radio", 6), RULE_KIND,
           "has a note of kind 0, which this Patchbay does not know");
    expect(with(5, 0, "radio", 6), RULE_KIND,
           "has a note of kind 5, which this Patchbay does not know");
    expect(with(0xffffffff, 0, "radio", 6), RULE_KIND,
           "has a note of kind 4294967295, which this Patchbay does not know");
}

static void implementation_has_as_many_numbers_as_its_text_requires(void **state)
{
    (void)state;
    for (uint32_t numbers = 3; numbers <= 5; numbers += 2)
        expect(with(PATCHBAY_NOTE_IMPLEMENTATION, numbers, IMPLEMENTATION, sizeof IMPLEMENTATION),
               RULE_CONSISTENT, "has an inconsistent note");
}

static void implementation_whose_text_ends_early_is_a_fault(void **state)
{
    (void)state;
    for (size_t size = 1; size < 50; size++)
        if (!IMPLEMENTATION[size - 1])
            expect(with(PATCHBAY_NOTE_IMPLEMENTATION, 4, IMPLEMENTATION, size), RULE_CONSISTENT,
                   "has an inconsistent note");
}

static void property_without_a_value_is_a_fault(void **state)
{
    (void)state;
    WITH_SCANNER_AND(PATCHBAY_NOTE_PROPERTY, SCANNER "\0band");
    expect(forged, RULE_CONSISTENT, "has an inconsistent note of a property");
}

static void type_without_a_name_is_a_fault(void **state)
{
    (void)state;
    expect(with(PATCHBAY_NOTE_TYPE, 0, "radio\0tuner", 12), RULE_CONSISTENT,
           "has an inconsistent note of a type");
}

/* ---- Notes together ----------------------------------------------------------------------- */

static void notes_of_two_registries_are_a_fault(void **state)
{
    (void)state;
    WITH_SCANNER_AND(PATCHBAY_NOTE_PLUGIN, "television");
    expect(forged, RULE_ONE_REGISTRY,
           "has notes for registry 'radio' and for registry 'television'");
}

static void implementation_that_is_defined_twice_is_a_fault(void **state)
{
    (void)state;
    struct forged *forged = with_scanner();
    add_scanner(forged);
    expect(forged, RULE_DUPLICATE, "defines tuner/fm 'scanner' twice");
}

static void property_of_an_unknown_implementation_is_a_fault(void **state)
{
    (void)state;
    WITH_SCANNER_AND(PATCHBAY_NOTE_PROPERTY, "radio\0tuner\0fm\0nobody\0band=VHF");
    expect(forged, RULE_STRAY,
           "property 'band' names tuner/fm 'nobody', which the plugin does not define");
}

static void property_that_is_set_twice_is_a_fault(void **state)
{
    (void)state;
    WITH_SCANNER_AND(PATCHBAY_NOTE_PROPERTY, SCANNER "\0band=VHF");
    forged_own_note(forged, PATCHBAY_NOTE_PROPERTY, 0, SCANNER "\0band=UHF",
                    sizeof SCANNER "\0band=UHF");
    expect(forged, RULE_REPEATED, "'scanner' sets 'band' twice");
}

static void value_of_another_kind_is_a_fault(void **state)
{
    (void)state;
    WITH_SCANNER_AND(PATCHBAY_NOTE_PROPERTY, SCANNER "\0priority=2147483648");
    expect(forged, RULE_VALUE,
           "'scanner': invalid value in 'priority=2147483648'; expected a 32-bit integer");
    forged = with_scanner();
    forged_own_note(forged, PATCHBAY_NOTE_PROPERTY, 0, SCANNER "\0opt_in=yes",
                    sizeof SCANNER "\0opt_in=yes");
    expect(forged, RULE_VALUE, "'scanner': invalid value in 'opt_in=yes'; expected true or false");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(valid_notes_break_no_rule),
        cmocka_unit_test(control_characters_are_a_fault),
        cmocka_unit_test(bytes_that_are_not_utf8_are_a_fault),
        cmocka_unit_test(more_than_1024_notes_are_a_fault),
        cmocka_unit_test(unknown_kinds_are_a_fault),
        cmocka_unit_test(implementation_has_as_many_numbers_as_its_text_requires),
        cmocka_unit_test(implementation_whose_text_ends_early_is_a_fault),
        cmocka_unit_test(property_without_a_value_is_a_fault),
        cmocka_unit_test(type_without_a_name_is_a_fault),
        cmocka_unit_test(notes_of_two_registries_are_a_fault),
        cmocka_unit_test(implementation_that_is_defined_twice_is_a_fault),
        cmocka_unit_test(property_of_an_unknown_implementation_is_a_fault),
        cmocka_unit_test(property_that_is_set_twice_is_a_fault),
        cmocka_unit_test(value_of_another_kind_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
