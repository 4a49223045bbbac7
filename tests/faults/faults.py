#!/usr/bin/env python3
"""faults.py PATCHBAY_GEN EVERY_CALL SOURCE_DIR SCRATCH_DIR [--all]: lets every call fail once, in the generator and
in a program that calls everything of the library, and prints a table. Each time there must be an error or exactly
the right answer. Without --all, the first calls fail, and later ones at growing distances."""

import argparse
import collections
import concurrent.futures
import errno
import os
import pathlib
import shutil
import subprocess
import sys
import threading

# The call, its errors, and how often it fails; None: until the program has reported it.
CALLS = [("malloc", "ENOMEM", 1), ("malloc", "ENOMEM", None), ("mmap", "ENOMEM", 1), ("open", "EMFILE", 1),
         ("open", "EACCES", 1), ("openat", "EACCES", 1), ("fstat", "EIO", 1), ("pread", "EIO", 1), ("read", "EIO", 1),
         ("readdir", "EIO", 1), ("readlink", "EIO", 1), ("realpath", "EIO", 1), ("dlopen", "EINVAL", 1),
         ("dlsym", "EINVAL", 1), ("write", "ENOSPC", 1), ("rename", "EACCES", 1)]
COMMANDS = [["list", "--all"], ["show", "greeter"], ["why", "greeter"], ["paths"], ["env"], ["check"],
            ["check", "--load"]]
WITHOUT_JSON = [["help"], ["help", "why"], ["complete", "why", ""], ["completion", "bash"]]
DLERROR = 2  # allocations of the C library that last until its next error
SIGNS = ["out of memory", "no such", "does not export"]  # the latter of dlopen and dlsym

Result = collections.namedtuple("Result", "status output errors files live")


class Generator:
    """Its status is 3 where a call failed, with a message; files are whole, or not there. Out of memory, it exits and
    frees nothing."""

    def __init__(self, command):
        self.command = command

    def verdict(self, result, reference, _):
        if result[:2] == reference[:2] and result.files == reference.files:
            return "right"
        if any(reference.files.get(name) != bytes for name, bytes in result.files.items()):
            return "a file is not whole: " + " ".join(result.files)
        return "error" if result.status == 3 and result.errors else "neither an error nor the right answer"


class Program:
    """Each call gives the right answer, or an error; when it is repeated after an error, the right answer or the
    same error, which is one of the plugin and stays. patchbay_each() leaves out plugins that cannot be read. At the
    end, nothing is allocated that the same program without a failure has freed."""

    def __init__(self, command):
        self.command = command

    def verdict(self, result, reference, failure):
        if result.output == reference.output:
            return "right"
        if result.status not in (0, 1) or (result.status == 0 and b"\0close\tanswer" not in result.output):
            return "it ended early"
        right, failed = dict(split(reference.output)), set()
        for step, (kind, text) in split(result.output):
            if kind != "answer":
                failed.add(step)
            elif step not in failed and (step != "each" or failure == errno.ENOMEM) and (kind, text) != right[step] and \
                    not any(sign in text for sign in (os.strerror(failure), *SIGNS)):
                return f"another answer: {step}: {text}"
            if kind != "answer" and failure == errno.ENOMEM and kind not in ("out-of-memory", "temporary"):
                return f"another error: {step}: {kind}: {text}"
        return "error"


def split(output):
    for line in output.decode().split("\0")[:-1]:
        step, kind, text = line.split("\t", 2)
        yield step, (kind, text)


def run(path, directory, library=None, **failure):
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    if isinstance(path, Generator):
        environment["GCOV_PREFIX"] = "/dev/null"  # else the file that gcov writes is damaged
    if library:
        environment |= {"LD_PRELOAD": str(library)} | {f"FAIL_{name.upper()}": str(value)
                                                       for name, value in failure.items() if value is not None}
    try:
        done = subprocess.run(path.command, cwd=directory, env=environment, capture_output=True, timeout=20)
    except subprocess.TimeoutExpired:
        return Result(-1, b"", b"it does not end", {}, 0)
    live = directory / "live"
    files = {str(file.relative_to(directory)): file.read_bytes()
             for file in directory.rglob("*") if file.is_file() and file.name not in ("failed", "live")}
    return Result(done.returncode, done.stdout, done.stderr, files, int(live.read_text()) if live.exists() else 0)


def numbers(every):
    number = 0
    while True:
        yield number
        number += 1 if every or number < 6 else number // 3


def fail_each(path, reference, library, directory, call, error, times, every):
    """The counts of points, errors and right answers, and a description of every wrong one."""
    counts, wrong = collections.Counter(), []
    for number in numbers(every):
        result = run(path, directory, library, call=call, error=getattr(errno, error), after=number, times=times,
                     report=directory / "failed", live=directory / "live")
        if not (directory / "failed").exists():
            return counts, wrong
        verdict = path.verdict(result, reference, getattr(errno, error)) if result.status >= 0 else \
            f"it crashes or hangs: {result.status}"
        leaked = result.live - reference.live - (DLERROR if call.startswith("dl") else 0)
        if isinstance(path, Program) and leaked > 0 and verdict in ("right", "error"):
            verdict = f"{leaked} allocations more than usual are not freed"
        counts["points"] += 1
        counts[verdict] += 1
        if verdict not in ("right", "error"):
            wrong.append(f"{call} {number} {error}{'' if times else ' until reported'}: {verdict}\n    "
                         f"status {result.status}: {result.errors.decode(errors='replace')[:300]}")


def paths(generator, every_call, source):
    small, compared = source / "tests/gen/emit/golden/small", source / "tests/gen/compare"
    registry = small / "registry.yaml"
    yield "check", Generator([generator, "check", registry])
    yield "generate", Generator([generator, registry, "--output", "out/deep", "--depfile", "deps", "--stamp", "stamp"])
    yield "compare", Generator([generator, "compare", compared / "released.yaml", compared / "additions.yaml"])
    yield "catalogue", Generator([generator, "catalogue", registry, "--output", "page.md"])
    yield "plugin", Generator([generator, "plugin", small / "plugin.yaml", "--registry", registry, "--output", "out"])
    yield "model", Generator([generator, "model", registry])
    yield "init", Generator([generator, "init", "demo"])
    yield "explain", Generator([generator, "explain", "unknown-key"])
    yield "calls", Program([every_call])
    for command in COMMANDS:
        yield " ".join(command), Program([every_call, *command])
        yield " ".join(command) + " --json", Program([every_call, *command, "--json"])
    for command in WITHOUT_JSON:
        yield " ".join(command).rstrip(), Program([every_call, *command])


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("generator", "every_call", "source", "scratch"):
        arguments.add_argument(name, type=pathlib.Path)
    arguments.add_argument("--all", action="store_true")
    arguments = arguments.parse_args()
    scratch = arguments.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    library = scratch / "failing.so"
    subprocess.run(["gcc", "-shared", "-fPIC", arguments.source / "tests/faults/failing.c", "-o", library, "-ldl"],
                   check=True)
    tasks = []
    local = threading.local()

    def task(name, path, reference, call, error, times):
        if not hasattr(local, "directory"):
            local.directory = scratch / f"run-{threading.get_ident()}"
        return name, call, error, fail_each(path, reference, library, local.directory, call, error, times,
                                            arguments.all)

    faults, total = [], collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, path in paths(arguments.generator.resolve(), arguments.every_call.resolve(),
                                arguments.source.resolve()):
            reference = run(path, scratch / "reference", library, live=scratch / "reference/live")
            tasks += [pool.submit(task, name, path, reference, *call) for call in CALLS]
        print(f"{'path':24}{'call':9}{'error':8}{'failed':>7}{'errors':>7}{'right':>7}")
        for name, call, error, (counts, wrong) in (done.result() for done in tasks):
            if counts:
                print(f"{name:24}{call:9}{error:8}{counts['points']:7}{counts['error']:7}{counts['right']:7}")
            faults += [f"{name}: {text}" for text in wrong]
            total += counts
    print(f"{'in all':41}{total['points']:7}{total['error']:7}{total['right']:7}")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults or not total["error"] else 0)


main()
