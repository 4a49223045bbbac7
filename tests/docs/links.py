"""links.py ROOT: whether the relative links of the tree's Markdown pages lead to files."""

import pathlib
import re
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")


def broken(root):
    for page in sorted([*root.glob("*.md"), *root.glob("docs/*.md")]):
        text = re.sub(r"`[^`\n]*`", "", page.read_text(encoding="utf-8"))
        for target in LINK.findall(text):
            if "://" not in target and not (page.parent / target).exists():
                yield f"{page.relative_to(root)}: no such file: {target}"


faults = list(broken(pathlib.Path(sys.argv[1])))
print(*faults, sep="\n")
sys.exit(1 if faults else 0)
