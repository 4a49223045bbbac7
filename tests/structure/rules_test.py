"""rules_test.py: the rules of this directory find what they are there for."""

import pathlib
import tempfile
import unittest

import rules
import shell_cases


class Tree(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = pathlib.Path(directory.name).resolve()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, rule):
        return "\n".join(rule(self.root))

    def test_cycle_through_parent_folders_is_named(self):
        self.write("gen/read/read.h", '#include "../check/check.h"\n')
        self.write("gen/check/check.h", '#include "../names/../names/names.h"\n')
        self.write("gen/names/names.h", '#include "read/read.h"\n')
        found = self.found(rules.acyclic_folders)
        self.assertIn("gen/check -> gen/names -> gen/read -> gen/check", found)
        self.assertIn("gen/names -> gen/read by gen/names/names.h: #include", found)

    def test_cycle_through_angle_brackets_is_found(self):
        self.write("include/patchbay/table.h", '#include "../../src/patchbay/open.h"\n')
        self.write("src/patchbay/open.h", "#include <patchbay/table.h>\n")
        self.assertIn("include each other", self.found(rules.acyclic_folders))

    def test_includes_in_one_direction_and_within_a_folder_are_accepted(self):
        self.write("gen/check/check.h", '#include "read/read.h"\n#include "model.h"\n')
        self.write("gen/check/model.h", '#include "check.h"\n')
        self.write("gen/read/read.h", "#include <stddef.h>\n")
        self.assertEqual(self.found(rules.acyclic_folders), "")

    def test_source_counts_once_with_its_header(self):
        for number in range(16):
            self.write(f"gen/read/file{number}.c", "")
            self.write(f"gen/read/file{number}.h", "")
        self.assertEqual(self.found(rules.small_folders), "")
        self.write("gen/read/more.def", "")
        self.assertIn("gen/read: 17 sources", self.found(rules.small_folders))

    def test_long_function_is_named_with_its_line(self):
        body = "    x();\n" * 57
        self.write("gen/a.c", f"\nstatic int f(int a,\n             int b)\n{{\n{body}}}\n")
        self.assertIn("gen/a.c:2: f has 61 lines", self.found(rules.short_functions))

    def test_call_that_depends_on_the_locale_is_found(self):
        self.write("gen/a.c", "/* Unlike tolower(). */\nint a = tolower('I') + my_tolower(1);\n")
        self.assertEqual(self.found(rules.no_locale), "gen/a.c:2: tolower depends on the locale")

    def test_name_of_a_missing_test_is_found(self):
        self.write("tests/places.md", "| disk | `full_disk`, `empty_disk` |\n")
        self.write("tests/a_test.sh", "full_disk() {\n}\n")
        self.assertEqual(self.found(rules.named_tests), "tests/places.md: there is no test empty_disk")

    def test_long_file_and_long_line_are_found(self):
        self.write("tests/a_test.sh", "x\n" * 501)
        self.write("src/a.c", "x" * 101 + "\n")
        self.assertIn("tests/a_test.sh: 501 lines", self.found(rules.short_files))
        self.assertIn("src/a.c:1: 101 columns", self.found(rules.short_lines))

    def test_case_that_is_not_registered_is_found(self):
        self.write("tests/a_test.sh", "help() {\n}\nlisted() {\n    help\n}\ntwo_words() {\n}\n")
        found = list(shell_cases.faults(f"{self.root}/tests/a_test.sh listed\n", self.root))
        self.assertEqual(found, ["tests/a_test.sh: two_words is neither registered nor called"])


unittest.main()
