# The list of the grammar's symbols says what the grammar says.
nodes=$abs_top_srcdir/third_party/tree-sitter-python/src/node-types.json
if [ ! -f "$nodes" ]; then
	echo '1..0 # SKIP the grammar is the system'\''s, without its description'
	exit
fi
echo 1..3
python3 - "$nodes" "$abs_top_srcdir/src/python/kinds.def" <<'PYTHON'
import json
import re
import sys

symbols = [s for s in json.load(open(sys.argv[1])) if "subtypes" not in s]
text = open(sys.argv[2]).read()
kinds = {name: kind for kind, name in re.findall(r'^KIND\((\w+), "(\w+)"\)', text, re.M)}
fields = set(re.findall(r'^FIELD\(\w+, "(\w+)"\)', text, re.M))
roleless = set(re.findall(r"^ROLELESS\((\w+)\)", text, re.M))
ALIASED = {"as_pattern_target"}  # stands in trees, not in the description


def check(number, what, ours, theirs):
    if ours != theirs:
        print("# differs:", *sorted(ours ^ theirs))
    print("ok" if ours == theirs else "not ok", number, "-", what)


named = [s for s in symbols if s["named"]]
check(1, "kinds of nodes", set(kinds) - ALIASED, {s["type"] for s in named})
check(2, "fields", fields, {field for s in named for field in s.get("fields", {})})
check(3, "kinds whose children have no role", roleless,
      {kinds.get(s["type"], s["type"]) for s in named if s.get("children") and not s.get("fields")})
PYTHON
