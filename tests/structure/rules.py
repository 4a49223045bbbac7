"""rules.py ROOT: checks the sources of the tree ROOT by the functions at the end."""

import collections
import functools
import pathlib
import re
import sys

C = {".c", ".h", ".def"}
SCRIPTS = {".sh", ".py", ".cmake"}
ROOTS = ("gen", "src", "include", "plugins", "tests")
# Where "x.h" and <x.h> are looked for when they are not beside the file.
INCLUDE_DIRECTORIES = ("gen", "src/patchbay", "src/lapse", "src/inspect", "include")


def files(root, roots, suffixes):
    """All but generated files, wrong inputs, and the files of new projects."""
    for name in roots:
        for path in sorted((root / name).rglob("*")):
            exempt = {"golden", "bad", "files"} & set(path.relative_to(root).parts)
            if path.suffix in suffixes and not exempt:
                yield path


@functools.lru_cache(maxsize=None)
def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def target(root, path, name):
    for directory in (path.parent, *(root / d for d in INCLUDE_DIRECTORIES)):
        candidate = (directory / name).resolve()
        if candidate.is_file():
            return candidate
    return None


def folder_includes(root):
    """For each folder the folders it includes from, each with one line that does so."""
    arrows = collections.defaultdict(dict)
    for path in files(root, ("gen", "src", "include"), C):
        for line in lines(path):
            match = re.match(r'\s*#\s*include\s*["<]([^">]+)[">]', line)
            found = match and target(root, path, match[1])
            if found and found.parent != path.parent and root in found.parents:
                start, end = (p.parent.relative_to(root) for p in (path, found))
                arrows[start].setdefault(end, f"{path.relative_to(root)}: {line.strip()}")
    return arrows


def cycle(arrows):
    """The folders of one cycle, or None."""
    done, trail = set(), []

    def visit(folder):
        if folder in trail:
            return trail[trail.index(folder) :] + [folder]
        if folder in done:
            return None
        trail.append(folder)
        found = next(filter(None, map(visit, sorted(arrows.get(folder, ())))), None)
        trail.pop()
        done.add(folder)
        return found

    return next(filter(None, map(visit, sorted(arrows))), None)


def functions(path):
    """Name, first line and length of each function: its braces stand in the first column, alone."""
    text = lines(path)
    for number, line in enumerate(text):
        if line != "{":
            continue
        start = number - 1
        while text[start][:1] in (" ", "\t"):  # a signature of several lines
            start -= 1
        end = next(i for i in range(number, len(text)) if text[i][:1] == "}")
        name = re.search(r"(\w+)\(", " ".join(text[start:number]))
        yield name[1] if name else "?", start + 1, end - start + 1


def acyclic_folders(root):
    arrows = folder_includes(root)
    found = cycle(arrows)
    if found:
        yield "folders include each other: " + " -> ".join(map(str, found))
        for start, end in zip(found, found[1:]):
            yield f"    {start} -> {end} by {arrows[start][end]}"


def small_folders(root):
    sources = collections.defaultdict(set)
    for path in files(root, ("gen", "src", "include"), C):
        sources[path.parent].add(path.stem)
    for folder, names in sources.items():
        if len(names) > 16:
            yield f"{folder.relative_to(root)}: {len(names)} sources with their headers, at most 16"


def short_files(root):
    for path in files(root, ROOTS, C | SCRIPTS):
        if len(lines(path)) > 500:
            yield f"{path.relative_to(root)}: {len(lines(path))} lines, at most 500"


def short_functions(root):
    for path in files(root, ROOTS, {".c", ".h"}):
        for name, line, length in functions(path):
            if length > 60:
                yield f"{path.relative_to(root)}:{line}: {name} has {length} lines, at most 60"


def short_lines(root):
    for path in files(root, ROOTS, C):
        for number, line in enumerate(lines(path), 1):
            if len(line) > 100:
                yield f"{path.relative_to(root)}:{number}: {len(line)} columns, at most 100"


def no_locale(root):
    """Calls whose result depends on the locale: in tr_TR, tolower('I') is not 'i'."""
    calls = re.compile(r"\b(is(alpha|alnum|digit|lower|upper|space|print)|to(lower|upper)|str(n?case(cmp|str)|coll)|alphasort)\(")
    for path in files(root, ("gen", "src/patchbay", "src/inspect", "include"), C):
        for number, line in enumerate(lines(path), 1):
            found = calls.search(line)
            if found and not line.lstrip().startswith(("/*", "*")):
                yield f"{path.relative_to(root)}:{number}: {found[1]} depends on the locale"


def named_tests(root):
    """What tests/places.md calls a test is one."""
    page = root / "tests/places.md"
    sources = "".join(path.read_text(encoding="utf-8") for path in files(root, ("tests",), C | SCRIPTS))
    for name in re.findall(r"`(\w+)`", page.read_text(encoding="utf-8")) if page.exists() else ():
        if not re.search(rf"\b{name}\((\) {{|void \*\*|root\):)", sources) and name != "start":
            yield f"tests/places.md: there is no test {name}"


RULES = (acyclic_folders, small_folders, short_files, short_functions, short_lines, no_locale, named_tests)


if __name__ == "__main__":
    tree = pathlib.Path(sys.argv[1]).resolve()
    faults = [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(tree)]
    print("\n".join(faults))
    sys.exit(1 if faults else 0)
