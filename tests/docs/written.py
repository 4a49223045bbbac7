"""Pages that are made from the sources and kept in the tree."""

import difflib
import os


def compare(path, lines):
    """Prints how the page differs from the lines; returns whether it does. UPDATE=1 writes it."""
    text = "\n".join(lines) + "\n"
    if os.environ.get("UPDATE"):
        path.write_text(text, encoding="utf-8")
    written = path.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(written, text.splitlines(), str(path), lineterm=""))
    print(*difference, sep="\n", end="")
    return bool(difference)
