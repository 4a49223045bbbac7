/* Tree to model: what a registry.yaml without faults means. */
#include "base/text.h"
#include "check/check.h"
#include "check/manifest.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

/* The model of a registry `demo` with the given categories. */
static const struct model *check(void **state, const char *categories)
{
    struct arena *arena = *state;
    const char *text = arena_printf(arena, "format: 1\nregistry: demo\ncategories:\n%s",
                                    categories);
    struct faults *faults = faults_create(arena, "file", text, strlen(text));
    const struct node *root = read_tree(arena, faults, text, strlen(text));
    assert_non_null(root);
    const struct model *model = check_registry(arena, faults, "file", root);
    if (!model)
        faults_print(faults, stderr);
    assert_non_null(model);
    return model;
}

/* Its only category: `c`, with one function and the given lines. */
static const struct category *check_one(void **state, const char *lines)
{
    const struct model *model = check(
        state, arena_printf(*state, "  c:\n    functions: {run: int (void)}\n%s", lines));
    assert_int_equal(model->category_count, 1);
    return &model->categories[0];
}

static void expect_items(const struct strings *strings, size_t count, const char *const *items)
{
    assert_int_equal(strings->count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(strings->items[i], items[i]);
}

/* ---- Structs of the program ---------------------------------------------------------------- */

static const struct category *check_elsewhere(void **state, const char *lines)
{
    const struct model *model = check(
        state,
        arena_printf(*state, "  c:\n    includes: [c.h]\n    defined: elsewhere\n    types: {}\n%s",
                     lines));
    return &model->categories[0];
}

static void members_elsewhere_may_have_any_name(void **state)
{
    const struct category *category = check_elsewhere(
        state, "    functions: {new: int (void), base.xOpen: int (void)}\n");
    assert_string_equal(category->members[0].name, "new");
    assert_string_equal(category->members[1].name, "base.xOpen");
}

static void members_elsewhere_may_be_arrays_and_structs(void **state)
{
    const struct category *category = check_elsewhere(
        state, "    constants: {rates: \"int [4]\", base: struct base}\n");
    assert_string_equal(category->members[0].signature.pointer, "int (*)[4]");
    assert_string_equal(category->members[1].signature.pointer, "struct base *");
}

static void typedef_names_the_interface(void **state)
{
    const struct category *category = check_elsewhere(
        state, "    typedef: module_t\n    functions: {run: int (void)}\n");
    assert_string_equal(category->interface, "module_t");
    assert_null(category->struct_tag);
}

static void two_categories_may_have_one_struct_elsewhere(void **state)
{
    const char *category = "    includes: [c.h]\n    struct: c\n    defined: elsewhere\n"
                           "    functions: {run: int (void)}\n    types: {}\n";
    check(state, arena_printf(*state, "  a:\n%s  b:\n%s", category, category));
}

/* ---- Symbols -------------------------------------------------------------------------------- */

static void implementations_may_share_a_symbol(void **state)
{
    const struct category *category = check_one(
        state, "    implementations: {usb: {}, ehci: {symbol: demo_c_usb_usb}}\n");
    assert_false(category->types[0].implementations->shares_symbol);
    assert_true(category->types[1].implementations->shares_symbol);
}

/* ---- Categories and members --------------------------------------------------------------- */

static void what_is_left_out_has_its_default(void **state)
{
    const struct category *category = check_one(state, "    types: {}\n");
    assert_string_equal(category->name, "c");
    assert_string_equal(category->description, "");
    assert_string_equal(category->interface, "struct demo_c");
    assert_null(category->symbol);
    assert_null(category->start);
    assert_null(category->default_type);
    assert_int_equal(category->revision, 0);
    assert_false(category->next);
    assert_false(category->flat);
    assert_int_equal(category->type_count, 0);
}

static void functions_come_before_constants_in_file_order(void **state)
{
    const struct model *model = check(
        state, "  c:\n"
               "    constants: {limit: unsigned}\n"
               "    functions:\n"
               "      write: int (char *text, size_t size)\n"
               "      probe: {signature: const char *(void), optional: true}\n"
               "    start: probe\n"
               "    types: {}\n");
    const struct category *category = &model->categories[0];
    assert_int_equal(category->member_count, 3);
    assert_string_equal(category->members[0].signature.normal, "int (char *, size_t)");
    assert_false(category->members[0].optional);
    assert_true(category->members[1].optional);
    assert_string_equal(category->members[2].name, "limit");
    assert_true(category->members[2].constant);
    assert_ptr_equal(category->start, &category->members[1]);
}

static void a_member_has_the_place_of_its_signature(void **state)
{
    const struct category *category = check_one(state, "    types: {}\n");
    assert_int_equal(category->members[0].mark.line, 5);
    assert_int_equal(category->members[0].mark.column, 22);
}

static void a_folded_description_ends_without_a_line_break(void **state)
{
    const struct category *category = check_one(state, "    description: >\n"
                                                       "      One line,\n"
                                                       "      and another.\n"
                                                       "    types: {}\n");
    assert_string_equal(category->description, "One line, and another.");
}

static void layouts_are_lists_or_mappings(void **state)
{
    const struct category *category = check_one(state, "    layout:\n"
                                                       "      struct  reply: [status, text.size]\n"
                                                       "      time_t: {fields: [], grows: true}\n"
                                                       "    types: {}\n");
    assert_int_equal(category->layout_count, 2);
    assert_string_equal(category->layouts[0].type, "struct reply");
    expect_items(&category->layouts[0].fields, 2, (const char *const[]){"status", "text.size"});
    assert_false(category->layouts[0].grows);
    assert_string_equal(category->layouts[1].type, "time_t");
    assert_true(category->layouts[1].grows);
}

/* ---- Types and implementations ------------------------------------------------------------ */

static void an_implementation_of_a_flat_category_is_its_type(void **state)
{
    const struct category *category = check_one(
        state, "    default: pci\n"
               "    implementations: {usb: USB., pci: {description: PCI.}}\n");
    assert_true(category->flat);
    assert_int_equal(category->type_count, 2);
    assert_string_equal(category->types[0].name, "usb");
    assert_string_equal(category->types[0].description, "USB.");
    assert_string_equal(category->types[0].implementations[0].identifier, "usb");
    assert_string_equal(category->types[0].implementations[0].symbol, "demo_c_usb_usb");
    assert_ptr_equal(category->default_type, &category->types[1]);
}

static void implementations_stand_by_priority_then_in_file_order(void **state)
{
    const struct category *category = check_one(state, "    types:\n"
                                                       "      t:\n"
                                                       "        implementations:\n"
                                                       "          low: {priority: -5}\n"
                                                       "          b: {opt_in: true}\n"
                                                       "          a: {}\n"
                                                       "          high: {priority: 7}\n");
    const char *const order[] = {"high", "b", "a", "low"};
    assert_int_equal(category->types[0].implementation_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(category->types[0].implementations[i].identifier, order[i]);
}

static void types_and_aliases_are_kept_as_written(void **state)
{
    const struct category *category = check_one(
        state, "    types: {h264: {aliases: [H.264, AVC-1]}, chat: Talks.}\n");
    expect_items(&category->types[0].aliases, 2, (const char *const[]){"H.264", "AVC-1"});
    assert_string_equal(category->types[1].description, "Talks.");
}

static void symbols_follow_the_pattern(void **state)
{
    const struct category *category = check_one(state,
                                                "    symbol: \"my_{identifier}_{type}_x\"\n"
                                                "    types: {t: {implementations: {i: {}}}}\n");
    assert_string_equal(category->types[0].implementations[0].symbol, "my_i_t_x");
}

static void properties_of_implementations_are_read(void **state)
{
    const struct category *category = check_one(
        state, "    implementations:\n"
               "      usb: {when: defined(USB) && !defined(PCI), link: weak, opt_in: true,\n"
               "            deprecated: the other, priority: -2147483648}\n");
    const struct implementation *usb = &category->types[0].implementations[0];
    assert_string_equal(usb->when, "defined(USB) && !defined(PCI)");
    assert_true(usb->weak);
    assert_true(usb->opt_in);
    assert_string_equal(usb->deprecated, "the other");
    assert_int_equal(usb->priority, INT32_MIN);
}

/* ---- Metadata ----------------------------------------------------------------------------- */

static void values_stand_in_the_order_of_the_keys(void **state)
{
    const struct category *category = check_one(
        state, "    metadata:\n"
               "      path: {kind: string}\n"
               "      fast: {kind: bool, default: false}\n"
               "      size: {kind: int, required: true}\n"
               "    implementations: {usb: {metadata: {size: 8, path: \"\"}}}\n");
    const struct implementation *usb = &category->types[0].implementations[0];
    assert_int_equal(usb->value_count, 2);
    assert_ptr_equal(usb->values[0].key, &category->keys[0]);
    expect_items(&usb->values[0].items, 1, (const char *const[]){""});
    assert_ptr_equal(usb->values[1].key, &category->keys[2]);
    expect_items(&usb->values[1].items, 1, (const char *const[]){"8"});
}

static void values_have_canonical_text(void **state)
{
    const struct category *category = check_one(
        state, "    metadata:\n"
               "      a: {kind: int, default: -0}\n"
               "      b: {kind: number, default: 1.50}\n"
               "      c: {kind: number, default: 0.1}\n"
               "      d: {kind: number, default: 1e2}\n"
               "      e: {kind: number, default: 0.30000000000000004}\n"
               "      f: {kind: enum, values: [x, y], default: y}\n"
               "    types: {}\n");
    const char *const texts[] = {"0", "1.5", "0.1", "100", "0.30000000000000004", "y"};
    for (size_t i = 0; i < 6; i++)
        expect_items(&category->keys[i].default_values, 1, &texts[i]);
}

static void lists_are_kept_and_may_be_empty(void **state)
{
    const struct category *category = check_one(
        state, "    metadata:\n"
               "      a: {kind: strings, default: []}\n"
               "      b: {kind: strings}\n"
               "    implementations: {usb: {metadata: {b: [no, 012, \"\"]}}}\n");
    assert_true(category->keys[0].has_default);
    assert_int_equal(category->keys[0].default_values.count, 0);
    assert_false(category->keys[1].has_default);
    expect_items(&category->types[0].implementations[0].values[0].items, 3,
                 (const char *const[]){"no", "012", ""});
}

static void a_model_needs_a_file_without_faults(void **state)
{
    const char text[] = "format: 1\nregistry: demo\ncategories: {c: {functions: {run: int (void)},"
                        " types: {}}}\nformat: 1\n";
    struct faults *faults = faults_create(*state, "file", text, strlen(text));
    const struct node *root = read_tree(*state, faults, text, strlen(text));
    assert_non_null(root);
    assert_null(check_registry(*state, faults, "file", root));
    assert_int_equal(faults_count(faults), 1);
}

/* ---- Plugins ------------------------------------------------------------------------------ */

/* What is printed about a plugin of the registry `demo`; its type `chat` has a key `path`. */
static const char *messages_about(struct arena *arena, const char *lines)
{
    const struct model *registry = check(
        &(void *){arena}, "  c:\n    functions: {run: int (void)}\n"
                          "    metadata: {path: {kind: string}}\n    types: {chat: {}}\n");
    const char *text = arena_printf(arena, "format: 1\nplugin: fast\n%s", lines);
    struct faults *faults = faults_create(arena, "file", text, strlen(text));
    const struct node *root = read_tree(arena, faults, text, strlen(text));
    check_plugin(arena, faults, "file", root, registry);
    char *bytes = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&bytes, &size);
    faults_print(faults, stream);
    fclose(stream);
    const char *messages = arena_copy(arena, bytes, size);
    free(bytes);
    return messages;
}

static void new_type_of_a_plugin_is_announced(void **state)
{
    const char *messages = messages_about(*state, "new_types: {c: [rankings]}\n"
                                                  "implementations: {c: {rankings: {fast: {}}}}\n");
    assert_string_equal(messages, "");
}

static void new_type_that_the_registry_has_by_now_is_only_noted(void **state)
{
    const char *messages = messages_about(*state, "new_types: {c: [chat]}\n"
                                                  "implementations: {c: {chat: {fast: {}}}}\n");
    assert_non_null(strstr(messages, "file:3:17: note: registry 'demo' has type 'chat' by now"));
    assert_null(strstr(messages, "error"));
}

static void implementations_of_a_plugin_have_constants_of_different_names(void **state)
{
    const char *messages = messages_about(*state,
                                          "new_types: {c: [a, a_b]}\n"
                                          "implementations: {c: {a: {b_c: {}}, a_b: {c: {}}}}\n");
    assert_non_null(strstr(messages, "would both become 'demo_c_a_b_c'"));
}

/* So many implementations, each of which sets one property. */
static const char *messages_with_notes(struct arena *arena, unsigned count)
{
    struct text *text = text_create(arena);
    text_line(text, "implementations:\n  c:\n    chat:");
    for (unsigned i = 0; i < count; i++)
        text_line(text, "      i%u: {metadata: {path: a}}", i);
    size_t size;
    return messages_about(arena, text_bytes(text, &size));
}

static void plugin_has_no_more_notes_than_programs_accept(void **state)
{
    assert_string_equal(messages_with_notes(*state, 512), "");
    assert_non_null(strstr(messages_with_notes(*state, 513),
                           "the plugin has 1026 implementations and properties"));
}

/* ---- Limits ------------------------------------------------------------------------------- */

/* The number of faults in a registry of so many categories. */
static size_t faults_with_categories(struct arena *arena, unsigned count)
{
    struct text *text = text_create(arena);
    text_line(text, "format: 1\nregistry: demo\ncategories:");
    for (unsigned i = 0; i < count; i++)
        text_line(text, "  c%u: {constants: {value: int}, types: {}}", i);
    size_t size;
    const char *bytes = text_bytes(text, &size);
    struct faults *faults = faults_create(arena, "file", bytes, size);
    check_registry(arena, faults, "file", read_tree(arena, faults, bytes, size));
    return faults_count(faults);
}

static void categories_have_numbers_of_16_bits(void **state)
{
    assert_int_equal(faults_with_categories(*state, 65536), 0);
    assert_int_equal(faults_with_categories(*state, 65537), 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(members_elsewhere_may_have_any_name),
        TEST(members_elsewhere_may_be_arrays_and_structs),
        TEST(typedef_names_the_interface),
        TEST(two_categories_may_have_one_struct_elsewhere),
        TEST(implementations_may_share_a_symbol),
        TEST(what_is_left_out_has_its_default),
        TEST(functions_come_before_constants_in_file_order),
        TEST(a_member_has_the_place_of_its_signature),
        TEST(a_folded_description_ends_without_a_line_break),
        TEST(layouts_are_lists_or_mappings),
        TEST(an_implementation_of_a_flat_category_is_its_type),
        TEST(implementations_stand_by_priority_then_in_file_order),
        TEST(types_and_aliases_are_kept_as_written),
        TEST(symbols_follow_the_pattern),
        TEST(properties_of_implementations_are_read),
        TEST(values_stand_in_the_order_of_the_keys),
        TEST(values_have_canonical_text),
        TEST(lists_are_kept_and_may_be_empty),
        TEST(new_type_of_a_plugin_is_announced),
        TEST(new_type_that_the_registry_has_by_now_is_only_noted),
        TEST(implementations_of_a_plugin_have_constants_of_different_names),
        TEST(plugin_has_no_more_notes_than_programs_accept),
        TEST(categories_have_numbers_of_16_bits),
        TEST(a_model_needs_a_file_without_faults),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
