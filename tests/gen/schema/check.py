"""check.py TEST PATCHBAY_GEN SOURCE_DIR: runs the function TEST below.

The validator is a foreign one, and so is the reader of YAML.
"""

import difflib
import json
import pathlib
import re
import subprocess
import sys

from requirements import require

jsonschema, yaml = require("jsonschema", "yaml")

generator, source = sys.argv[2], pathlib.Path(sys.argv[3])

# The codes about the shape of a file. A schema cannot check the others: it sees neither bytes nor
# the C in signatures, and does not compare one key with another.
STRUCTURAL = {
    "bad-alias",
    "bad-boolean",
    "bad-choice",
    "bad-include",
    "bad-name",
    "empty-value",
    "enum-values",
    "excludes",
    "flat-or-types",
    "format",
    "long-name",
    "missing-key",
    "no-category",
    "no-implementation",
    "no-member",
    "several-lines",
    "unknown-key",
    "unquoted",
    "wrong-kind",
}

# What a value must be is said elsewhere in these files, by the category's own metadata keys; or
# YAML takes it for true.
OUT_OF_SIGHT = {
    "alias_holds_the_separator",
    "metadata_list_for_value",
    "metadata_of_other_kind",
    "metadata_value_for_list",
    "unknown_enum_default",
    "unknown_enum_value",
    "unknown_flag",
    "upper_case_boolean",
}


class Typed(yaml.SafeLoader):
    """YAML 1.1, in which `on` is true. Keys are text, as in JSON, which has no dates either."""

    def construct_mapping(self, node, deep=False):
        if not isinstance(node, yaml.MappingNode):
            raise yaml.constructor.ConstructorError(None, None, "no mapping", node.start_mark)
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


class Modern(Typed):
    """YAML 1.2, in which `on` is text: as most editors have it."""


class Untyped(Typed):
    """Every scalar is text, as for patchbay-gen. Nothing is null."""


def without(loader, *tags):
    loader.yaml_implicit_resolvers = {
        first: [rule for rule in rules if rule[0] not in tags]
        for first, rules in loader.yaml_implicit_resolvers.items()
    }


TYPE = "tag:yaml.org,2002:"
without(Typed, TYPE + "timestamp", TYPE + "merge")
without(Modern, TYPE + "timestamp", TYPE + "merge", TYPE + "bool")
without(Untyped, *(TYPE + kind for kind in ("timestamp", "merge", "bool", "int", "float", "null")))
TRUTH = re.compile("^(true|True|TRUE|false|False|FALSE)$")
Modern.add_implicit_resolver(TYPE + "bool", TRUTH, "tTfF")


def schema(plugin=False):
    words = [generator, "schema"] + ["--plugin"] * plugin
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return yaml.safe_load(text)


def validator(plugin=False):
    return jsonschema.Draft7Validator(schema(plugin))


def accepted_by_generator(words):
    return subprocess.run([generator, *words], capture_output=True).returncode == 0


def report(file, loader, errors):
    for error in errors:
        place = "/".join(str(step) for step in error.absolute_path)
        print(f"{file}, read by {loader.__name__}: {place}: {error.message}")
    return bool(errors)


def check_good(files, valid):
    bad = 0
    for file in files:
        for loader in (Typed, Modern, Untyped):
            document = yaml.load(file.read_bytes(), loader)
            bad += report(file, loader, list(valid.iter_errors(document)))
    assert files and not bad, f"{bad} of {len(files)} files were rejected"
    print(f"{len(files)} files are accepted")


def good_files(kind):
    """The files of the tree that begin with this key, but for those that are there to be wrong."""
    files = [source / "registry.yaml"]
    for folder in ("gen", "plugins", "tests"):
        files += sorted((source / folder).rglob("*.yaml"))
    return [
        file
        for file in files
        if "bad" not in file.parts and re.search(f"^{kind}:", file.read_text(), re.MULTILINE)
    ]


def schema_is_the_file_that_is_installed():
    for words, name in ((["schema"], "registry"), (["schema", "--plugin"], "plugin")):
        printed = subprocess.run([generator, *words], check=True, capture_output=True).stdout
        assert printed == (source / f"gen/schema/{name}.schema.json").read_bytes()


def schema_is_draft_07():
    for plugin in (False, True):
        document = schema(plugin)
        assert document["$schema"] == "http://json-schema.org/draft-07/schema#"
        jsonschema.Draft7Validator.check_schema(document)


def keys_of_the_reader():
    """context: {key: (description, whether it is required, the choices or None)}, by keys.def."""
    text = (source / "gen/keys/keys.def").read_text()
    kinds = (source / "include/patchbay/kinds.def").read_text()
    kinds = re.findall(r'^PATCHBAY_KIND\(\w+, "(\w+)"', kinds, re.M)
    text = text.replace("KIND_NAMES", f'"{", ".join(kinds)}"')
    row = r'^KEY\((\w+), \w+, "(\w+)", \w+, (\w+), \w+,\s+(NULL|"[^"]*"),\s+"([^"]*)"\)'
    contexts = {}
    for context, key, need, choices, description in re.findall(row, text, re.MULTILINE):
        choices = None if choices == "NULL" else set(choices.strip('"').split(", "))
        contexts.setdefault(context, {})[key] = (description, need == "REQUIRED", choices)
    assert sum(map(len, contexts.values())) == len(re.findall("^KEY\\(", text, re.MULTILINE))
    return contexts


def keys_of(mapping):
    """The same, of one mapping of a schema."""
    return {
        key: (
            rule["description"],
            key in mapping.get("required", []),
            set(map(str, rule["enum"])) if "enum" in rule else None,
        )
        for key, rule in mapping.get("properties", {}).items()
    }


def schema_has_the_keys_of_the_reader():
    expected = keys_of_the_reader()
    registry, plugin = schema(), schema(plugin=True)
    found = {name.split("_")[0].upper(): keys_of(of) for name, of in registry["definitions"].items()}
    found |= {"REGISTRY": keys_of(registry), "PLUGIN": keys_of(plugin)}
    found = {context: keys for context, keys in found.items() if keys}
    assert expected == found, "\n".join(difflib.ndiff(*map(shown, (expected, found))))
    of_builtins = {"symbol", "when", "link"}
    assert keys_of(plugin["definitions"]["implementation"]) == {
        key: rule for key, rule in expected["IMPLEMENTATION"].items() if key not in of_builtins
    }


def shown(contexts):
    return [f"{context} {key}: {rule}" for context, of in contexts.items() for key, rule in of.items()]


def schema_accepts_good_registries():
    files = good_files("registry")
    for file in files:
        assert accepted_by_generator(["check", file]), file
    check_good(files, validator())


def schema_accepts_good_plugins():
    files = good_files("plugin")
    odd = source / "tests/gen/schema/odd_plugin.yaml"
    registry = odd.with_name("odd_registry.yaml")
    assert odd in files and accepted_by_generator(["plugin", odd, "--registry", registry])
    check_good(files, validator(plugin=True))


def schema_of_a_registry_knows_its_names():
    registry = source / "tests/gen/emit/golden/small/registry.yaml"
    words = [generator, "schema", "--of", registry]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    valid = jsonschema.Draft7Validator(yaml.safe_load(text))
    valid.check_schema(valid.schema)
    chat = "format: 1\nplugin: p\nimplementations: {endpoint: {chat: {fast: {metadata: {path: /x"
    accepted = ["", ", limit: 3", ", modes: [read]", ", successor: rankings", ", tools: [x]", ", speed: fast",
                ", streaming: true"]
    rejected = [", pth: /x", ", limit: -2", ", limit: x", ", modes: [raed]", ", modes: read", ", speed: 1", ", tools: x",
                ", streaming: perhaps"]
    for end, wanted in [(end, True) for end in accepted] + [(end, False) for end in rejected]:
        assert valid.is_valid(yaml.load(f"{chat}{end}}}}}}}}}}}\n", Modern)) == wanted, end
    for wrong in ("implementations: {endpiont: {}}", "implementations: {endpoint: {chat: {a: {}}}}",
                  "implementations: {tool: {x: {}}}\nnew_types: {tool: [x]}"):
        assert not valid.is_valid(yaml.load(f"format: 1\nplugin: p\n{wrong}\n", Modern)), wrong
    assert valid.is_valid(yaml.load("format: 1\nplugin: p\nimplementations: {tool: {x: A tool.}}\n", Modern))


def modelines_name_a_schema_that_fits():
    found = 0
    for file in good_files("registry") + good_files("plugin"):
        text = file.read_text()
        modeline = re.search(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
        if modeline:
            document = yaml.safe_load((file.parent / modeline[1]).read_text())
            jsonschema.Draft7Validator(document).validate(yaml.load(text, Modern))
            found += 1
    assert found, "no file has a modeline"
    print(f"{found} modelines work")


def codes_of(file):
    return set(re.findall(r"error: .* \[([a-z-]+)\]$", file.read_text(), re.MULTILINE))


def schema_rejects_what_is_structurally_wrong():
    valid, rejected, missed = validator(), 0, []
    for expected in sorted((source / "tests/bad").glob("*.expected")):
        if not codes_of(expected) & STRUCTURAL or expected.stem in OUT_OF_SIGHT:
            continue
        document = yaml.load(expected.with_suffix(".yaml").read_bytes(), Modern)
        if valid.is_valid(document):
            missed.append(expected.stem)
        rejected += 1
    assert rejected > 30 and not missed, f"of {rejected} accepted: {', '.join(missed)}"
    print(f"{rejected} files are rejected")


def models():
    """Each good registry.yaml: the file as read, and its model."""
    for file in good_files("registry"):
        words = [generator, "model", file]
        printed = subprocess.run(words, check=True, capture_output=True).stdout
        yield yaml.load(file.read_bytes(), Untyped), json.loads(printed)


def model_fits_its_schema():
    schema = json.loads((source / "gen/schema/model.schema.json").read_text())
    for part in [schema, *schema["definitions"].values()]:
        if "properties" in part:
            part["additionalProperties"] = False
    jsonschema.Draft7Validator.check_schema(schema)
    for _, model in models():
        jsonschema.validate(model, schema)


def implementations_of(category):
    """(type, identifier, metadata) for those of the file; a short form is a description."""
    flat = category.get("implementations", {})
    types = category.get("types", {name: {"implementations": {name: flat[name]}} for name in flat})
    for name, each in types.items():
        if isinstance(each, str):
            continue  # its description
        for identifier, value in each.get("implementations", {}).items():
            yield name, identifier, value.get("metadata", {}) if isinstance(value, dict) else {}


def implementations_of_model(category):
    for each in category["types"]:
        for implementation in each["implementations"]:
            yield each["name"], implementation["name"], implementation["metadata"]


def pairs():
    for file, model in models():
        for category in model["categories"]:
            yield file["categories"][category["name"]], category


def model_has_the_entries_of_the_file():
    for written, category in pairs():
        assert sorted(entry[:2] for entry in implementations_of(written)) == sorted(
            entry[:2] for entry in implementations_of_model(category)
        )


def model_has_the_metadata_of_the_file():
    count = 0
    for written, category in pairs():
        found = {entry[:2]: entry[2] for entry in implementations_of_model(category)}
        of_types = [key["name"] for key in category["metadata"] if key["kind"] == "type"]
        for name, identifier, metadata in implementations_of(written):
            printed = found[name, identifier]
            for key, value in metadata.items():
                if isinstance(printed[key], bool):
                    value = value == "true"
                elif isinstance(printed[key], (int, float)):
                    value = float(value)
                # An alias is printed as its type.
                assert key in of_types or printed[key] == value, (name, identifier, key)
            assert len(printed) == len(metadata)
            count += len(metadata)
    assert count > 20


def model_has_the_variables_of_the_file():
    count = 0
    for written, category in pairs():
        variable = written.get("variable", {})
        variable = {"name": variable} if isinstance(variable, str) else variable
        names = [variable["name"]] if variable else []
        assert category["variables"] == names + variable.get("also", [])
        assert category.get("separator") == (variable.get("separator", "/") if variable else None)
        assert category.get("unknown") == (variable.get("unknown", "error") if variable else None)
        count += bool(variable)
    assert count > 1


globals()[sys.argv[1]]()
