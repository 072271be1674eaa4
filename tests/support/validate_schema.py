"""Judges reports by a JSON Schema: validate_schema.py SCHEMA REPORT...

Prints a line for each report: `valid`, or `invalid` with the first reason. The exit status is 1
when the schema itself is not in order.
"""
import json
import re
import sys

import jsonschema
import yaml


class CoreLoader(yaml.SafeLoader):
    """YAML as the core schema of 1.2 reads it: dates are strings, no is a string."""

    yaml_implicit_resolvers = {}

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


def resolve(tag, pattern, first):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


resolve("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""])
resolve("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF"))
resolve("int", r"^[-+]?[0-9]+$", list("-+0123456789"))
resolve("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789"))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    try:
        jsonschema.Draft7Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        sys.exit(f"the schema is not in order: {error.message}")
    validator = jsonschema.Draft7Validator(schema)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            report = yaml.load(file, CoreLoader)
        error = next(validator.iter_errors(report), None)
        print("valid" if error is None else "invalid " + error.message.replace("\n", " "))


main()
