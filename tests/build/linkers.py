#!/usr/bin/env python3
"""linkers.py PATCHBAY_GEN SOURCE_DIR LIBRARY SCRATCH_DIR [--all]: builds and runs a program with builtins by each
compiler, linker, kind of output, with and without link-time optimisation and removal of sections, in C and C++, and
prints a table. Without --all, a tenth of the cells. What a compiler and linker do not link without Patchbay either
is left out."""

import argparse
import concurrent.futures
import itertools
import os
import pathlib
import shutil
import subprocess
import sys

COMPILERS = {"c": ["gcc", "clang"], "c++": ["g++", "clang++"]}
LINKERS = ["bfd", "gold", "lld", "mold"]
KINDS = {"non-PIE": ["-fno-pie", "-no-pie"], "PIE": ["-fPIE", "-pie"], "static": ["-fno-pie", "-static"],
         "static-PIE": ["-fPIE", "-static-pie"], "shared": ["-fPIC"]}
EXPECTED = """main/present selected 1
main/optional available 2
main/absent not linked 0
main/unbuilt not built 0
other/second selected 3
selected 1
first 1 3
"""


def run(*words, directory):
    return subprocess.run(words, cwd=directory, capture_output=True, text=True, timeout=120)


def link(compiler, flags, shared, directory, program, parts, library):
    """The result of the last command: with `shared`, the parts are a shared library."""
    if not shared:
        return run(compiler, *flags, *program, *parts, *library, "-o", "cell", directory=directory)
    built = run(compiler, *flags, "-shared", *parts, "-o", "libcell.so", directory=directory)
    return built if built.returncode else run(compiler, *flags, *program, "-L.", "-lcell", "-Wl,-rpath," + str(directory),
                                              *library, "-o", "cell", directory=directory)


class Cell:
    def __init__(self, number, language, compiler, linker, kind, optimised, collected):
        self.number, self.language, self.compiler, self.linker, self.kind = number, language, compiler, linker, kind
        self.flags = ["-O2", *KINDS[kind]] + ["-flto"] * optimised
        self.flags += ["-ffunction-sections", "-fdata-sections"] * collected
        self.link = [f"-fuse-ld={linker}"] + ["-Wl,--gc-sections"] * collected
        self.name = f"{compiler:8} {linker:5} {kind:11} {'LTO' if optimised else '-':4} " \
            f"{'gc-sections' if collected else '-'}"

    def verdict(self, arguments):
        directory = arguments.scratch / str(self.number)
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(parents=True)
        sources = arguments.source / "tests/build/linkers"
        run(arguments.generator, sources / "registry.yaml", "--output", ".", directory=directory)
        (directory / "trivial.c").write_text("int main(void) { return 0; }\n")
        (directory / "nothing.c").write_text("int nothing(void);\nint nothing(void) { return 0; }\n")
        flags = [*self.flags, f"-I{arguments.source / 'include'}", "-I."]
        for source in [sources / "main.c", sources / "first.c", sources / "second.c", "trivial.c", "nothing.c"]:
            compiled = run(self.compiler, *flags, "-x", self.language, "-c", source, directory=directory)
            if compiled.returncode:
                return "BROKEN: " + compiled.stderr
        c = self.compiler.replace("++", "cc" if self.compiler == "g++" else "")
        compiled = run(c, *flags, "-c", "cell_registry.c", directory=directory)
        if compiled.returncode:
            return "BROKEN: " + compiled.stderr
        shared = self.kind == "shared"
        if link(self.compiler, [*self.flags, *self.link], shared, directory, ["trivial.o"], ["nothing.o"], []).returncode:
            return "left out"
        linked = link(self.compiler, [*self.flags, *self.link], shared, directory, ["main.o"],
                      ["cell_registry.o", "first.o", "second.o"], [arguments.library, "-pthread", "-ldl"])
        if linked.returncode:
            return "BROKEN: " + linked.stderr
        ran = run("./cell", directory=directory)
        shutil.rmtree(directory)
        return "works" if (ran.returncode, ran.stdout) == (0, EXPECTED) else f"BROKEN: {ran.returncode}\n{ran.stdout}"


def cells(every):
    languages = [(language, compiler) for language, compilers in COMPILERS.items() for compiler in compilers]
    for number, ((language, compiler), linker, kind, optimised, collected) in enumerate(
            itertools.product(languages, LINKERS, KINDS, (False, True), (False, True))):
        if (every or number % 11 == 0) and shutil.which(compiler):
            yield Cell(number, language, compiler, linker, kind, optimised, collected)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("generator", "source", "library", "scratch"):
        arguments.add_argument(name, type=pathlib.Path)
    arguments.add_argument("--all", action="store_true")
    arguments = arguments.parse_args()
    for name in ("generator", "source", "scratch", "library"):
        setattr(arguments, name, getattr(arguments, name).resolve())
    counts = {"works": 0, "left out": 0, "BROKEN": 0}
    every = list(cells(arguments.all))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for cell, verdict in zip(every, pool.map(lambda cell: cell.verdict(arguments), every)):
            print(f"{cell.name:45} {verdict}")
            counts[verdict.split(":")[0]] += 1
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    sys.exit(1 if counts["BROKEN"] or not counts["works"] else 0)


main()
