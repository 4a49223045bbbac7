"""shell_cases.py LIST ROOT: whether the functions of the tree's test scripts are registered.

LIST has a line `SCRIPT CASE` for each registered case. A function that is neither a case nor called is
a test that never runs.
"""

import collections
import pathlib
import re
import sys


def unregistered(script, cases):
    text = script.read_text(encoding="utf-8")
    for name in re.findall(r"^(\w+)\(\) {", text, re.MULTILINE):
        called = len(re.findall(rf"\b{name}\b(?!\(\) {{)", text)) > 0
        if name not in cases and not called:
            yield name


def faults(listed, root):
    cases = collections.defaultdict(set)
    for line in listed.splitlines():
        script, case = line.rsplit(" ", 1)
        cases[pathlib.Path(script)].add(case)
    for script in sorted((root / "tests").rglob("*_test.sh")):
        for name in unregistered(script, cases[script]):
            yield f"{script.relative_to(root)}: {name} is neither registered nor called"


if __name__ == "__main__":
    text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    found = list(faults(text, pathlib.Path(sys.argv[2])))
    print("\n".join(found))
    sys.exit(1 if found else 0)
