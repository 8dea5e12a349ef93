"""Is standard input an array of statements? Structure as in Experience API 1.0.3, part 2, sections 2.2 to 4.6.

Written for what it refuses: every property that the specification does not know, and every value of another kind.
"""
import json
import re
import sys
import uuid

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z")


class Fault(Exception):
    pass


def need(holds, where, what):
    if not holds:
        raise Fault(f"{where}: {what}")


def keys(value, where, required, optional=()):
    need(isinstance(value, dict), where, "must be an object")
    for key in required:
        need(key in value, where, f"{key} is missing")
    for key in value:
        need(key in required or key in optional, where, f"{key} is no property")


def iri(value, where):
    need(isinstance(value, str) and IRI.match(value), where, f"{value!r} is no IRI")


def language_map(value, where):
    need(isinstance(value, dict) and value, where, "must be a language map")
    for tag, text in value.items():
        need(TAG.match(tag), where, f"{tag!r} is no language")
        need(isinstance(text, str), where, "must be text")


def extensions(value, where):
    need(isinstance(value, dict), where, "must be an object")
    for key in value:
        iri(key, where)


def agent(value, where):
    keys(value, where, ("account",), ("objectType", "name"))
    need(value.get("objectType", "Agent") == "Agent", where, "must be an Agent")
    keys(value["account"], where + ".account", ("homePage", "name"))
    iri(value["account"]["homePage"], where + ".account.homePage")
    need(isinstance(value["account"]["name"], str) and value["account"]["name"], where, "account.name must be text")


def activity(value, where):
    keys(value, where, ("id",), ("objectType", "definition"))
    need(value.get("objectType", "Activity") == "Activity", where, "must be an Activity")
    iri(value["id"], where + ".id")
    definition = value.get("definition", {})
    keys(definition, where + ".definition", (), ("type", "name", "description", "moreInfo", "extensions"))
    if "type" in definition:
        iri(definition["type"], where + ".definition.type")
    for key in ("name", "description"):
        if key in definition:
            language_map(definition[key], where + ".definition." + key)
    extensions(definition.get("extensions", {}), where + ".definition.extensions")


def result(value, where):
    keys(value, where, (), ("score", "success", "completion", "response", "duration", "extensions"))
    need("score" not in value and "duration" not in value, where, "is not written by this program")
    for key in ("success", "completion"):
        need(isinstance(value.get(key, True), bool), where, f"{key} must be true or false")
    need(isinstance(value.get("response", ""), str), where, "response must be text")
    extensions(value.get("extensions", {}), where + ".extensions")


def context(value, where):
    keys(value, where, (), ("registration", "contextActivities", "revision", "platform", "language", "extensions"))
    related = value.get("contextActivities", {})
    keys(related, where + ".contextActivities", (), ("parent", "grouping", "category", "other"))
    for key, activities in related.items():
        need(isinstance(activities, list), where, f"{key} must be a list")
        for a in activities:
            activity(a, f"{where}.{key}")
    need(isinstance(value.get("platform", ""), str), where, "platform must be text")
    extensions(value.get("extensions", {}), where + ".extensions")


def no_null(value, where):
    """null is allowed inside extensions alone."""
    need(value is not None, where, "must not be null")
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "extensions":
                no_null(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for inner in value:
            no_null(inner, where)


def statement(value, where):
    keys(value, where, ("actor", "verb", "object"), ("id", "result", "context", "timestamp", "version"))
    no_null(value, where)
    try:
        need(str(uuid.UUID(value["id"])) == value["id"].lower(), where, "id is no UUID")
    except (KeyError, ValueError, AttributeError):
        raise Fault(f"{where}: id is no UUID") from None
    agent(value["actor"], where + ".actor")
    keys(value["verb"], where + ".verb", ("id",), ("display",))
    iri(value["verb"]["id"], where + ".verb.id")
    language_map(value["verb"].get("display", {"en": ""}), where + ".verb.display")
    activity(value["object"], where + ".object")
    result(value.get("result", {}), where + ".result")
    context(value.get("context", {}), where + ".context")
    need(TIME.match(value.get("timestamp", "")), where, "timestamp is no ISO 8601 time with its zone")


def main():
    try:
        statements = json.load(sys.stdin)
        need(isinstance(statements, list), "statements", "must be an array")
        for i, s in enumerate(statements):
            statement(s, f"statement {i + 1}")
        need(len({s["id"] for s in statements}) == len(statements), "statements", "an id is here twice")
    except (Fault, ValueError) as fault:
        print(fault)
        return 1
    print(len(statements), "statements")
    return 0


sys.exit(main())
