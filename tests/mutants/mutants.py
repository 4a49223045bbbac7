#!/usr/bin/env python3
"""mutants.py [--count N] [--seed S] [FILE[:FIRST-LAST]...]: breaks the library one line at a time, and lists the
changes that no test of tests/patchbay and tests/faults notices. Works on a copy in build/mutants; FILEs are those
that judge unless some are named, and of some only these lines. Many of the changes that survive are equivalent:
each is to be read."""

import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
COPY = SOURCE / "build/mutants/source"
BUILD = SOURCE / "build/mutants/build"
JUDGES = ["trust/*.c", "notes/*.c", "selection/decide.c", "selection/list.c", "selection/override*.c",
          "environment/*.c", "plugins/plugin*.c", "plugins/settings.c", "plugins/discover.c"]
CHANGES = [
    ("condition negated", r"^( *(?:if|while) \()(.*)(\)(?: \{)?)$", r"\1!(\2)\3"),
    ("and for or", r" \|\| ", " && "),
    ("or for and", r" && ", " || "),
    ("equal for different", r" != ", " == "),
    ("different for equal", r" == ", " != "),
    ("bound moved", r" < ", " <= "),
    ("bound moved", r" > ", " >= "),
    ("bound moved", r" <= ", " < "),
    ("bound moved", r" >= ", " > "),
    ("one left out", r" [+-] 1\b", ""),
    ("true for false", r"\breturn false;", "return true;"),
    ("false for true", r"\breturn true;", "return false;"),
    ("call left out", r"^( +)(\w+\([^;]*\);)$", r"\1(void)0;"),
    ("negation left out", r"!(\w)", r"\1"),
]


def mutants(path):
    """(line number, name of the change, the changed line) of everything that can be changed."""
    comment = False
    for number, line in enumerate(path.read_text().splitlines()):
        comment = comment or line.lstrip().startswith("/*")
        if not comment and not line.startswith("#"):
            for name, pattern, replacement in CHANGES:
                for match in re.finditer(pattern, line):
                    changed = line[:match.start()] + match.expand(replacement) + line[match.end():]
                    yield number, name, changed
        comment = comment and "*/" not in line


def chosen(argument):
    """The file that an argument names, and which of its lines."""
    file, _, lines = argument.partition(":")
    first, _, last = lines.partition("-")
    return COPY / file, range(int(first or 1) - 1, int(last or first or sys.maxsize))


def run(*words, seconds=600):
    """Whether the command succeeds in time."""
    try:
        return subprocess.run(words, capture_output=True, timeout=seconds).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def build():
    return run("cmake", "--build", BUILD)


def is_noticed():
    return not all(run("ctest", "--test-dir", BUILD / "tests" / directory, "--parallel", "2", "--stop-on-failure",
                       "--label-exclude", "long", "--timeout", "60", seconds=300)
                   for directory in ("patchbay", "faults"))


def prepare():
    shutil.rmtree(COPY.parent, ignore_errors=True)
    for name in subprocess.run(["git", "ls-files"], cwd=SOURCE, capture_output=True, text=True).stdout.split("\n"):
        if name:
            (COPY / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(SOURCE / name, COPY / name)
    if not run("cmake", "-S", COPY, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
               "-DPATCHBAY_TESTS=ON") or not build():
        sys.exit("the copy does not build")
    if is_noticed():
        sys.exit("tests fail without a change")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--count", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("files", nargs="*")
    arguments = arguments.parse_args()
    prepare()
    library = COPY / "src/patchbay"
    files = [chosen(argument) for argument in arguments.files] or \
        [(path, range(sys.maxsize)) for path in sorted(path for pattern in JUDGES for path in library.glob(pattern))]
    every = [(path, *mutant) for path, lines in files for mutant in mutants(path) if mutant[0] in lines]
    random.Random(arguments.seed).shuffle(every)
    counts = {"noticed": 0, "survived": 0, "does not compile": 0}
    for path, number, name, changed in every[:arguments.count]:
        text = path.read_text()
        lines = text.splitlines(keepends=True)
        before, lines[number] = lines[number], changed + "\n"
        path.write_text("".join(lines))
        result = "does not compile" if not build() else "noticed" if is_noticed() else "survived"
        counts[result] += 1
        if result == "survived":
            print(f"{path.relative_to(COPY)}:{number + 1}: {name}\n  - {before.strip()}\n  + {changed.strip()}",
                  flush=True)
        path.write_text(text)
    print(f"of {len(every)} possible changes: " + ", ".join(f"{n} {what}" for what, n in counts.items()))


main()
