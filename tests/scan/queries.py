#!/usr/bin/env python3
"""Prints the address of every query that the published API knows, with a value that each of its parameters takes.

The OpenAPI document comes on standard input; the only argument is what the addresses begin with.
"""
import json
import sys

api = json.load(sys.stdin)


def whole(parameter):
    if "$ref" not in parameter:
        return parameter
    found = api
    for step in parameter["$ref"].removeprefix("#/").split("/"):
        found = found[step]
    return found


def value(parameter):
    schema = parameter.get("schema", {})
    return schema.get("enum", ["1" if schema.get("type") == "integer" else "casa"])[0]


for path, ways in api["paths"].items():
    named = [whole(one) for one in ways.get("parameters", []) + ways.get("get", {}).get("parameters", [])]
    query = "&".join(one["name"] + "=" + str(value(one)) for one in named if one["in"] == "query" and one["name"] != "cursor")
    for one in named:
        path = path.replace("{" + one["name"] + "}", "1")
    if "get" in ways and query and path not in ("/api/live", "/api/events"):
        print(sys.argv[1] + path + "?" + query)
