# quoted(LINE): a line of text as what stands between the quotes of a string in C.
# Letter by letter, because awks differ in what a backslash means to gsub.
function quoted(line, out, i, c) {
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		out = out (c in escapes ? escapes[c] : c)
	}
	return out
}
BEGIN {
	escapes["\\"] = "\\\\"
	escapes["\""] = "\\\""
	escapes["?"] = "\\?" # no trigraphs
	escapes["\t"] = "\\t"
}
