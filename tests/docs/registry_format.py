"""registry_format.py ROOT: whether the references of the keys are what their table makes them.

They are docs/registry-format.md and the manual pages patchbay-registry(5) and patchbay-plugin(5). The
examples are values of registries that are compiled by tests: for each key the shortest one.
UPDATE=1 writes them.
"""

import json
import pathlib
import re
import sys
import textwrap

from requirements import require
from written import compare

(yaml,) = require("yaml")

KEYS = re.compile(r'KEYS\((\w+), "([^"]+)", (\w+)\)')
KEY = re.compile(
    r'KEY\((\w+), \w+, "(\w+)", (\w+), (\w+), (\w+), (NULL|KIND_NAMES|"[^"]*"),\s*("(?:[^"]|"\s+")*")\)'
)
KIND = re.compile(r'^PATCHBAY_KIND\(\w+, "(\w+)"', re.MULTILINE)
VALUES = {
    "NAME": "name",
    "TEXT": "text",
    "IDENTIFIER": "C identifier",
    "SIGNATURE": "C type",
    "BOOLEAN": "`true`, `false`",
    "INTEGER": "integer",
    "MAPPING": "mapping",
    "SEQUENCE": "list",
    "ANY": "any",
}
LONG_FORMS = {"variables": "VARIABLES", "variable": "VARIABLE", "start": "START"}
HEADINGS = {
    "REGISTRY": "registry.yaml",
    "VARIABLES": "Long form of variables",
    "VARIABLE": "Long form of variable",
    "START": "Long form of start",
    "LAYOUT": "Entry of layout",
    "METADATA": "Entry of metadata",
    "PLUGIN": "plugin.yaml",
}
WIDTH = 70
SOURCES = (
    "registry.yaml",
    "tests/gen/emit/golden/*/registry.yaml",
    "tests/adopt/*/registry*.yaml",
)
MANIFESTS = ("tests/gen/emit/golden/*/plugin.yaml", "tests/gen/schema/odd_plugin.yaml")
INTRODUCTION = """# registry.yaml and plugin.yaml

All keys, generated from `gen/keys/keys.def`. Unknown and duplicate keys, anchors, tags, tabs and a plain `null` are errors; `patchbay-gen
check FILE` reports all of them, and `patchbay-gen explain CODE` explains each. `patchbay-gen schema` prints the schema for editors.

Names consist of `a-z`, `0-9` and `_`, a letter first; those of types and implementations may also have capitals and `-`. Keys in **bold**
are required. `symbol`, `when` and `link` are not for `plugin.yaml`."""

MANUAL = """.Dd November 26, 2026
.Dt {upper} 5
.Os
.Sh NAME
.Nm {name}
.Nd {what}
.Sh DESCRIPTION
A file in YAML, which
.Xr patchbay-gen 1
checks and compiles into C.
Unknown and duplicate keys, anchors, tags and tabs are errors.
These are the keys, each with an example."""


def flow(value):
    text = yaml.safe_dump(value, default_flow_style=True, width=10**6, sort_keys=False)
    return re.sub(r"'(-?[0-9.e]+|true|false)'", r"\1", text.strip()[1:-1])


def example_of(name, value):
    """The key with its value; of a long mapping, its first entry without what is below."""
    text = flow({name: value})
    if len(text) <= WIDTH or not isinstance(value, dict):
        return text
    key, entry = next(iter(value.items()))
    return flow({name: {key: "LEFT_OUT" if isinstance(entry, dict) else entry}}).replace(
        "LEFT_OUT", "{...}"
    )


class Reference:
    def __init__(self, root):
        kinds = ", ".join(KIND.findall((root / "include/patchbay/kinds.def").read_text()))
        table = (root / "gen/keys/keys.def").read_text(encoding="utf-8")
        self.nouns = {name: (noun, short) for name, noun, short in KEYS.findall(table)}
        self.keys = {}
        for context, name, kind, need, of, choices, text in KEY.findall(table):
            choices = {"NULL": "", "KIND_NAMES": kinds}.get(choices, choices.strip('"'))
            text = "".join(re.findall(r'"([^"]*)"', text))
            self.keys[context, name] = (kind, need == "REQUIRED", of, choices, text)
        plugin = json.loads((root / "gen/schema/plugin.schema.json").read_text(encoding="utf-8"))
        self.plugin_keys = plugin["definitions"]["implementation"]["properties"]
        self.examples = {}

    def note(self, context, mapping):
        """Keeps the examples of a mapping and of those in it."""
        if not isinstance(mapping, dict):
            return
        for name, value in mapping.items():
            rule = self.keys.get((context, name))
            if not rule:
                continue
            text = example_of(name, value)
            old = self.examples.get((context, name))
            if "\\" not in text and (not old or len(text) < len(old)) and value not in ({}, [], "", "0"):
                self.examples[context, name] = text
            self.note(LONG_FORMS.get(name, ""), value)
            if rule[0] == "MAPPING" and isinstance(value, dict):
                for item in value.values():
                    self.note(rule[2], item)

    def row(self, context, name):
        kind, required, of, choices, text = self.keys[context, name]
        values = ", ".join(f"`{choice}`" for choice in choices.split(", ")) if choices else VALUES[kind]
        example = self.examples[context, name].replace("|", "\\|")
        name = f"**{name}**" if required else name
        return f"| {name} | {values} | {text} | `{example}` |"

    def manual(self, name, what, contexts):
        yield MANUAL.format(upper=name.upper(), name=name, what=what)
        for context in contexts:
            noun, short = self.nouns[context]
            yield f".Ss {HEADINGS.get(context, noun.capitalize())}"
            if short != "NONE":
                yield f"Without a mapping, the value is that of\n.Ic {short.split('_')[1].lower()} ."
            yield ".Bl -tag -width Ds"
            for key, (_, required, _, choices, text) in self.keys.items():
                refused = name == "patchbay-plugin" and context == "IMPLEMENTATION"
                if key[0] != context or (refused and key[1] not in self.plugin_keys):
                    continue
                yield f".It Ic {key[1]}" + (" Pq required" if required else "")
                values = f"{text} One of: {choices}." if ", " in choices else text
                for sentence in re.split(r"(?<=[.]) (?=[A-Z])", values):
                    yield from textwrap.wrap(sentence, 78, break_on_hyphens=False)
                yield re.sub(r"[.]$", r"\\&.", f".Dl {self.examples[key]}")
            yield ".El"
        yield ".Sh SEE ALSO\n.Xr patchbay-gen 1 ,\n.Xr patchbay 3"

    def page(self):
        yield INTRODUCTION
        for context, (noun, short) in self.nouns.items():
            names = [name for of, name in self.keys if of == context]
            yield f"\n## {HEADINGS.get(context, noun.capitalize())}\n"
            if short != "NONE":
                yield f"Without a mapping, the value is that of `{short.split('_')[1].lower()}`.\n"
            yield "| key | value | meaning | example |\n|---|---|---|---|"
            for name in names:
                yield self.row(context, name)


def main(root):
    reference = Reference(root)
    for context, patterns in (("REGISTRY", SOURCES), ("PLUGIN", MANIFESTS)):
        for file in (file for pattern in patterns for file in sorted(root.glob(pattern))):
            reference.note(context, yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))
    missing = [" ".join(key) for key in reference.keys if key not in reference.examples]
    if missing:
        sys.exit("no tested registry has an example of: " + ", ".join(missing))
    registry = [context for context in reference.nouns if context != "PLUGIN"]
    manuals = (
        ("patchbay-registry", "interfaces and implementations of a program", registry),
        ("patchbay-plugin", "implementations of a plugin", ("PLUGIN", "IMPLEMENTATION")),
    )
    faults = compare(root / "docs/registry-format.md", reference.page())
    for name, what, contexts in manuals:
        faults += compare(root / f"docs/man/{name}.5", reference.manual(name, what, contexts))
    sys.exit(1 if faults else 0)


main(pathlib.Path(sys.argv[1]))
