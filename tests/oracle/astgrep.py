"""Our rules in the form that ast-grep reads, and what it finds with them. For tests/bench/review and tests/oracle/catalogue.

ast-grep is never part of the project. Install it into a folder outside, and PyYAML:

    npm install --prefix /tmp/ast-grep @ast-grep/cli@0.51.1
    apt-get install python3-yaml
    export AST_GREP=/tmp/ast-grep/node_modules/.bin/ast-grep
"""
import json
import os
import pathlib
import subprocess
import sys

import yaml

RELATIONS = ("inside", "has", "precedes", "follows")


class Loader(yaml.SafeLoader):
    """Scalars as texts, as our own reader has them; numbers and booleans only where ast-grep insists."""


Loader.yaml_implicit_resolvers = {}


def program():
    found = os.environ.get("AST_GREP")
    if not found:
        sys.exit(__doc__)
    # the launcher is a script of node's; the program itself lies in the platform's package
    for binary in pathlib.Path(found).resolve().parents[1].glob("cli-*/ast-grep"):
        return str(binary)
    return found


class Converter:
    def __init__(self):
        self.extended = False

    def rule(self, rule):
        """A rule object; the names it resolves become patterns of the name and of its last part."""
        own, names = {}, None
        for key, value in rule.items():
            if key == "resolves":
                self.extended = True
                listed = value if isinstance(value, list) else [value]
                names = [{"pattern": text} for name in listed for text in dict.fromkeys((name, name.rsplit(".", 1)[-1]))]
            elif key in ("definedBy", "constraints"):
                self.extended = True
            elif key in ("all", "any"):
                own[key] = [self.rule(sub) for sub in value]
            elif key == "not" or key in RELATIONS:
                own[key] = self.rule(value)
            elif key == "stopBy" and isinstance(value, dict):
                own[key] = self.rule(value)
            elif key == "nthChild":
                own[key] = self.nth(value)
            else:
                own[key] = value
        if names:
            if "any" in own:
                own["all"] = own.get("all", []) + [{"any": names}]
            else:
                own["any"] = names
        if not set(own) - {"stopBy", "field"}:
            own["any"] = [{"kind": "identifier"}, {"kind": "attribute"}, {"kind": "call"}]
        return own

    def nth(self, value):
        if not isinstance(value, dict):
            return int(value) if value.isdigit() else value
        out = dict(value, position=self.nth(value["position"]))
        if "reverse" in out:
            out["reverse"] = out["reverse"] == "true"
        if "ofRule" in out:
            out["ofRule"] = self.rule(out["ofRule"])
        return out

    def document(self, doc):
        out = {"id": doc["id"], "language": "python", "severity": doc.get("severity", "warning"), "rule": self.rule(doc["rule"])}
        for key in ("utils", "constraints"):
            if key in doc:
                out[key] = {name: self.rule(rule) for name, rule in doc[key].items()}
        return out


def accepts(path, empty):
    """Whether ast-grep can load the rule at PATH."""
    run = subprocess.run([program(), "scan", "--rule", str(path), str(empty)], capture_output=True, text=True)
    return run.returncode == 0


def convert(rules, out):
    """Write the rules of folder RULES to OUT, with a configuration. Returns the ids that use no extension, those that do, those refused."""
    plain, nearest, refused = [], [], []
    folder = out / "rules"
    folder.mkdir(parents=True)
    empty = out / "empty.py"
    empty.write_text("")
    for source in sorted(rules.glob("*.yml")):
        converter = Converter()
        doc = converter.document(yaml.load(source.read_text(), Loader))
        path = folder / source.name
        path.write_text(json.dumps(doc))
        if not accepts(path, empty):
            path.unlink()
            refused.append(doc["id"])
        else:
            (nearest if converter.extended else plain).append(doc["id"])
    (out / "sgconfig.yml").write_text("ruleDirs: [rules]\n")
    return plain, nearest, refused
