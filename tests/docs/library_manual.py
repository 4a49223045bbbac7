"""library_manual.py ROOT: whether the manual pages of the library say what patchbay.h says.

A page holds a section of the header: its functions, and its types with their comments.
UPDATE=1 writes the pages.
"""

import itertools
import pathlib
import re
import sys
import textwrap

from written import compare

PAGES = {
    "Errors": ("patchbay_error", "errors of the library"),
    "Opening and closing": ("patchbay_open", "open and close a registry"),
    "Looking up": ("patchbay_get", "look up implementations"),
    "Plugins": ("patchbay_discover", "find and add plugins"),
    "Overriding": ("patchbay_use", "select and register implementations"),
    "Explaining": ("patchbay_explain", "list implementations and explain selections"),
}
SECTION = re.compile(r"^/\* -{4} (.+?) -+ \*/$", re.MULTILINE)
ITEM = re.compile(
    r"(?P<comment>/\*(?:(?!\*/).)*\*/\n)?"
    r"(?:PATCHBAY_API (?P<function>[^;]*);"
    r"|(?P<inline>PATCHBAY_INLINE .*?\n\})"
    r"|(?P<type>(?:struct|enum) \w+) (?P<body>\{.*?\n?\});"
    r"|typedef (?P<typedef>[^;]*);"
    r"|#define (?P<constant>\w+) [^\n]*)\n",
    re.DOTALL,
)
FUNCTION = re.compile(r"(.*?)(\w+)\((.*)\)", re.DOTALL)
MARKED = re.compile(r"(?<![^ ])(\(?)(?:`([^`]+)`|(\w+)\(\))([.,;:)]*)(?= |$)")
DATE = "November 26, 2026"


def squeezed(text):
    return " ".join(text.split())


def escaped(line):
    return re.sub(r"^([.'])", r"\\&\1", line.replace("\\", "\\e"))


def literal(lines):
    return [".Bd -literal", *map(escaped, lines), ".Ed"]


def marked(sentence):
    """A sentence as mdoc: arguments and functions on lines of their own."""
    rest = 0
    for found in MARKED.finditer(sentence):
        yield from wrapped(sentence[rest : found.start()])
        opening, argument, function, closing = found.groups()
        if function:
            macro = f"Fn {function}"
        else:
            macro = f"Fa {argument}" if argument.isidentifier() else f'Ql "{argument}\\&"'
        macro = macro if not opening else macro.replace(" ", " ( ", 1)
        yield " ".join(["." + macro, *closing])
        rest = found.end()
    yield from wrapped(sentence[rest:])


def wrapped(text):
    return map(escaped, textwrap.wrap(text.strip(), 78, break_on_hyphens=False))


def paragraphs(comment):
    """The lines of a comment as mdoc: each sentence begins a line, code stays as it is."""
    lines = [re.sub(r"^(/\*| \*) ?", "", line) for line in comment.strip()[:-2].splitlines()]
    prose = squeezed(" ".join(line for line in lines if not line.startswith("    ")))
    for sentence in re.split(r"(?<=[.]) (?=[A-Z`])", prose):
        yield from marked(sentence)
    code = [line for line in lines if line.startswith("    ")]
    if code:
        yield from literal(code)


def synopsis(function):
    kind, name, parameters = FUNCTION.fullmatch(function).groups()
    yield f'.Ft "{kind.strip()}"\n.Fo {name}'
    yield from (f'.Fa "{squeezed(parameter)}"' for parameter in parameters.split(","))
    yield ".Fc"


def heading(item):
    if item["function"]:
        return f"Fn {FUNCTION.fullmatch(item['function'])[2]}"
    if item["typedef"]:
        return f"Vt {FUNCTION.fullmatch(item['typedef'])[2]}"
    return f"Dv {item['constant']}" if item["constant"] else f"Vt {item['type']}"


def description(items):
    yield ".Bl -tag -width Ds"
    for item in items:
        if not item["comment"]:  # it shares that of the function before
            continue
        shared = items[items.index(item) + 1 :]
        shared = itertools.takewhile(lambda other: not other["comment"], shared)
        yield " , ".join([f".It {heading(item)}", *map(heading, shared)])
        yield from paragraphs(item["comment"])
        if item["typedef"]:
            yield from literal([f"typedef {squeezed(item['typedef'])};"])
        elif item["body"] and "#include" not in item["body"]:
            yield from literal(f"{item['type']} {item['body']};".splitlines())
    yield ".El"


def page(name, what, section):
    items = [
        item
        for item in ITEM.finditer(section)
        if item["function"] or (item["comment"] and not item["inline"])
    ]
    functions = [item["function"] for item in items if item["function"]]
    names = [FUNCTION.fullmatch(function)[2] for function in functions]
    yield f".Dd {DATE}\n.Dt {name.upper()} 3\n.Os\n.Sh NAME"
    yield from (f".Nm {function} ," for function in names[:-1])
    yield f".Nm {names[-1]}\n.Nd {what}\n.Sh SYNOPSIS\n.In patchbay/patchbay.h"
    for function in functions:
        yield from synopsis(function)
    yield ".Sh DESCRIPTION"
    yield from description(items)
    yield ".Sh SEE ALSO\n.Xr patchbay 3"


def main(root):
    header = (root / "include/patchbay/patchbay.h").read_text(encoding="utf-8")
    sections = SECTION.split(header)[1:]
    faults = 0
    for title, section in zip(sections[::2], sections[1::2]):
        name, what = PAGES[title]
        faults += compare(root / f"docs/man/{name}.3", page(name, what, section))
    sys.exit(1 if faults else 0)


main(pathlib.Path(sys.argv[1]))
