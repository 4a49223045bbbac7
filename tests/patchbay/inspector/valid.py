"""valid.py SCHEMA FILE...: whether each JSON file is what the schema says, by somebody else's validator."""
import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
code = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        for error in validator.iter_errors(json.load(file)):
            code = 1
            print(f"{name}: {jsonschema.exceptions.best_match([error]).message[:500]}")
sys.exit(code)
