# The key section of asynctutor(1), from src/tui/actions.def.
function field(n,   parts) { split($0, parts, "\""); return parts[n] }
function keys(text,   list, n, i, out) {
	gsub(/\\\\/, "\\e", text)
	n = split(text, list, " ")
	for (i = 1; i <= n; i++) out = out (i > 1 ? " , " : "") "\\&" list[i]
	return out
}
# The keys of one scope alone, or, for "", of all that have no list of their own.
function list(scope,   i, id, text) {
	print ".Bl -tag -width Ds"
	for (i = 1; i <= count; i++) {
		id = order[i]
		if (scope == "" ? where[id] in own : where[id] != scope) continue
		print ".It Ic " all[id]
		text = help[id]; gsub(/\$/, "\\\\(Do", text)
		print toupper(substr(text, 1, 1)) substr(text, 2) "."
	}
	print ".El"
}
function head(text) { print ".Pp"; print text }
BEGIN { own["INPUT"]; own["EDITOR"]; own["REPLACE"] }
/^(ACTION|ALSO)\(/ {
	id = $0; sub(/^[A-Z]+\(/, "", id); sub(/,.*/, "", id)
	scopes = $0; sub(/^[^,]*, */, "", scopes); sub(/,.*/, "", scopes)
	if (/^ALSO/) { all[id] = all[id] " , " keys(field(2)); next }
	order[++count] = id
	all[id] = keys(field(2)); help[id] = field(6)
	where[id] = scopes
}
END {
	print "The same keys do the same on every screen where they make sense."
	list("")
	head("In the built-in editor, where all other keys type.\nOn a plain vt100, which lacks some of these, Backspace takes a level of indentation back, and Ctrl-G goes to the first line and the last:")
	list("EDITOR")
	head("There, while each hit of a replacement is asked about:")
	list("REPLACE")
	head("In a line of input, such as a search:")
	list("INPUT")
}
