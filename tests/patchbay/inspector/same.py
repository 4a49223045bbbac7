"""same.py JSON TEXT: whether the text for people says what the document says."""
import json
import sys

# What people do not need: it is in the command they typed, in the text of another member, or a name
# that only programs ask for.
NOT_SHOWN = {
    "*": {"schema", "command", "registry", "environ", "code", "kind", "signature"},
    "list": {"reason", "deprecated", "file"},
    "show": {"deprecated"},
    "why": {"description", "deprecated", "file"},
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


with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    shown = squeezed(file.read())
command = document["command"]
hidden = NOT_SHOWN["*"] | NOT_SHOWN[command]
if command == "list" and not document["all"]:
    hidden |= {"state"}
rivals = document.pop("rivals", [])
missing = [pair for pair in texts(document, hidden) if squeezed(pair[1]) not in shown]
missing += [("rival", rival["identifier"]) for rival in rivals if rival["identifier"] not in shown]
for key, text in missing:
    print(f"{command}: {key} is not in the text: {text}")
sys.exit(1 if missing else 0)
