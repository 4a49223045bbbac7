"""documents.py SCHEMA DIRECTORY: whether each NAME.json of the directory matches the schema.

Where NAME.text is beside it, the text for people must hold what the document holds.
"""

import json
import pathlib
import sys

from requirements import require

(jsonschema,) = require("jsonschema")

# What people do not need: it is in the command they typed, in the text of another member, or a name
# that only programs ask for.
NOT_SHOWN = {
    "*": {"schema", "command", "registry", "environ", "code", "kind", "signature"},
    "list": {"description", "reason", "hint", "deprecated", "file", "metadata"},
    "show": {"deprecated"},
    "why": {"description", "summary", "deprecated", "file", "version", "metadata"},
    "paths": set(),
    "env": set(),
    "check": set(),
}


def texts(value, hidden, key=None):
    if key in hidden:
        return
    if isinstance(value, dict):
        for name, member in value.items():
            yield from texts(member, hidden, name)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, hidden, key)
    elif isinstance(value, str) and value:
        yield key, value


def squeezed(text):
    return " ".join(text.split())


def not_shown(document, text):
    shown = squeezed(text)
    command = document["command"]
    hidden = NOT_SHOWN["*"] | NOT_SHOWN[command]
    if command == "list" and not document["all"]:
        hidden |= {"state"}
    document.pop("categories", None)  # printed instead of the list if that is long
    rivals = document.pop("rivals", [])
    missing = [pair for pair in texts(document, hidden) if squeezed(pair[1]) not in shown]
    missing += [("rival", rival["identifier"]) for rival in rivals if rival["identifier"] not in shown]
    return [f"{key} is not in the text: {value}" for key, value in missing]


schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
files = sorted(pathlib.Path(sys.argv[2]).glob("*.json"))
faults = 0
for file in files:
    document = json.loads(file.read_text(encoding="utf-8"))
    found = [
        jsonschema.exceptions.best_match([error]).message[:500]
        for error in validator.iter_errors(document)
    ]
    text = file.with_suffix(".text")
    if text.exists():
        found += not_shown(document, text.read_text(encoding="utf-8"))
    for fault in found:
        print(f"{file.name}: {fault}")
    faults += len(found)
print(f"{len(files)} documents, {faults} faults")
if not files:
    sys.exit(77)
sys.exit(1 if faults else 0)
