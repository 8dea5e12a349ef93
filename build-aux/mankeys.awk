# The key section of asynctutor(1), from src/tui/actions.def.
function field(n,   parts) { split($0, parts, "\""); return parts[n] }
function keys(text,   list, n, i, out) {
	n = split(text, list, " ")
	for (i = 1; i <= n; i++) out = out (i > 1 ? " , " : "") "\\&" list[i]
	return out
}
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
	print ".Bl -tag -width Ds"
	for (i = 1; i <= count; i++) {
		id = order[i]
		if (where[id] == "INPUT") continue
		print ".It Ic " all[id]
		text = help[id]; gsub(/\$/, "\\\\(Do", text)
		print toupper(substr(text, 1, 1)) substr(text, 2) "."
	}
	print ".El"
	print ".Pp"
	print "In a line of input, such as a search:"
	print ".Bl -tag -width Ds"
	for (i = 1; i <= count; i++) {
		id = order[i]
		if (where[id] != "INPUT") continue
		print ".It Ic " all[id]
		print toupper(substr(help[id], 1, 1)) substr(help[id], 2) "."
	}
	print ".El"
}
