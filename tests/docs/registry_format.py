"""registry_format.py ROOT: whether docs/registry-format.md is what the table of keys makes it.

The examples are values of registries that are compiled by tests: for each key the shortest one.
UPDATE=1 writes the page.
"""

import difflib
import os
import pathlib
import re
import sys

from requirements import require

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
are required."""


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
        self.examples = {}

    def note(self, context, mapping):
        """Keeps the examples of a mapping and of those in it."""
        if not isinstance(mapping, dict):
            return
        for name, value in mapping.items():
            rule = self.keys.get((context, name))
            if not rule:
                continue
            text = yaml.safe_dump({name: value}, default_flow_style=True, width=10**6, sort_keys=False)
            text = re.sub(r"'(-?[0-9.e]+|true|false)'", r"\1", text.strip()[1:-1])
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
        example = self.examples[context, name]
        if len(example) > WIDTH:
            example = example[: WIDTH - 3] + "..."
        example = example.replace("|", "\\|")
        name = f"**{name}**" if required else name
        return f"| {name} | {values} | {text} | `{example}` |"

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
    text = "\n".join(reference.page()) + "\n"
    path = root / "docs/registry-format.md"
    if os.environ.get("UPDATE"):
        path.write_text(text, encoding="utf-8")
    written = path.read_text(encoding="utf-8").splitlines()
    difference = list(difflib.unified_diff(written, text.splitlines(), str(path), lineterm=""))
    print("\n".join(difference))
    sys.exit(1 if difference else 0)


main(pathlib.Path(sys.argv[1]))
