"""registries.py PATCHBAY_GEN INCLUDE_DIR [--seed N] [--count N]: what is accepted compiles.

Writes random registries that use every feature and prefer awkward names. Each one that the generator
accepts is compiled, with the implementations and plugins that use it, by gcc, clang, g++ and clang++.
The same seed always writes the same registries."""

import argparse
import pathlib
import random
import subprocess
import sys
import tempfile

import registry_text

C_WARNINGS = ("-Wall -Wextra -Wpedantic -Wconversion -Wmissing-prototypes -Wstrict-prototypes "
              "-Wshadow").split()
CXX_WARNINGS = ("-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast "
                "-Wzero-as-null-pointer-constant").split()
COMPILERS = {
    "gcc": ["-std=c11", *C_WARNINGS],
    "clang": ["-std=c11", *C_WARNINGS],
    "g++": ["-std=c++11", *CXX_WARNINGS],
    "clang++": ["-std=c++20", *CXX_WARNINGS],
}
# Notes, records and aliases are checked when assembler is written.
WHOLE = ["-S", "-o", "/dev/null"]
PLUGIN = [*WHOLE, "-DPATCHBAY_PLUGIN"]
MANIFEST = ["-fsyntax-only", "-DPATCHBAY_PLUGIN", "-DPATCHBAY_PLUGIN_MANIFEST"]


def run(command, directory):
    result = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


class Generated:
    """One accepted registry in a directory of its own."""

    def __init__(self, generator, include, directory, registry):
        self.generator, self.include = generator, include
        self.directory, self.registry = directory, registry
        self.findings = []

    def must(self, command):
        code, output = run(command, self.directory)
        if code or output:
            self.findings.append(f"{' '.join(map(str, command))}\n{output[:1500]}")
        return not code

    def generate(self):
        gen = str(self.generator)
        self.must([gen, "registry.yaml", "--output", "."])
        self.must([gen, "registry.yaml", "--output", ".", "--verify"])
        code, output = run([gen, "compare", "registry.yaml", "registry.yaml"], self.directory)
        if code:
            self.findings.append(f"compare with itself: {output}")
        for mode, text in registry_text.sources(self.registry).items():
            for suffix in ("c", "cc"):
                (self.directory / f"{mode}.{suffix}").write_text(text)
        (self.directory / "plugin.yaml").write_text(registry_text.manifest(self.registry))
        self.must([gen, "plugin", "plugin.yaml", "--registry", "registry.yaml", "--output", "."])

    def start_plugin(self):
        """Each category's `init --plugin`, under the name of the first one."""
        category = self.registry.categories[0]
        code, output = run([str(self.generator), "init", "--plugin", "sketch", "--registry",
                            "registry.yaml", "--serves", category.name], self.directory)
        if code:
            self.findings.append(f"init --plugin: {output}")
        return next(iter((self.directory / "sketch").glob("*.c")), None)

    def compile(self, compiler, source, flags=("-fsyntax-only",)):
        self.must([compiler, *COMPILERS[compiler], *flags, "-Werror", "-fPIC", f"-I{self.include}",
                   f"-I{pathlib.Path(__file__).parent}", "-I.", str(source)])

    def compile_all(self):
        name = self.registry.name
        sketch = self.start_plugin()
        for compiler in ("gcc", "clang"):
            self.compile(compiler, f"{name}_registry.c", WHOLE)
            self.compile(compiler, "random_plugin.c", PLUGIN)
            if sketch:
                self.compile(compiler, sketch, PLUGIN)
        kind, flags = self.registry.random.choice([("plugin", PLUGIN), ("manifest", MANIFEST)])
        for compiler in COMPILERS:
            suffix = "cc" if compiler.endswith("+") else "c"
            self.compile(compiler, f"program.{suffix}")
            self.compile(compiler, f"{kind}.{suffix}", flags)


def try_one(arguments, seed, directory):
    """The findings of the registry of a seed; None where the generator rejects it."""
    registry = registry_text.Registry(random.Random(seed))
    (directory / "registry.yaml").write_text(registry.text())
    code, output = run([str(arguments.generator), "check", "registry.yaml"], directory)
    if code == 1:
        return None
    generated = Generated(arguments.generator, arguments.include, directory, registry)
    if code:
        generated.findings.append(f"check ended with {code}: {output}")
    else:
        generated.generate()
        generated.compile_all()
    return generated.findings


def try_many(arguments):
    """How many registries were accepted, had findings and were rejected."""
    accepted = bad = rejected = 0
    seed = arguments.seed
    try:
        while accepted < arguments.count:
            with tempfile.TemporaryDirectory() as directory:
                findings = try_one(arguments, seed, pathlib.Path(directory))
                if findings:
                    print(f"seed {seed}:", *findings, sep="\n")
                    print((pathlib.Path(directory) / "registry.yaml").read_text(), flush=True)
            accepted += findings is not None
            rejected += findings is None
            bad += bool(findings)
            seed += 1
    except KeyboardInterrupt:
        pass
    return accepted, bad, rejected


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("generator", type=pathlib.Path)
    parser.add_argument("include", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20, help="accepted registries to compile")
    arguments = parser.parse_args()
    arguments.generator, arguments.include = arguments.generator.resolve(), arguments.include.resolve()
    accepted, bad, rejected = try_many(arguments)
    print(f"{accepted} registries compiled, {bad} with findings; {rejected} rejected")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
