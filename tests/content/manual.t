# The rules that asynctutor-rules(5) shows load, and their examples hold.
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
awk -v out="$tmp" '
	/^\.Bd -literal/ { inside = 1; name = ""; next }
	/^\.Ed/ { inside = 0 }
	inside && name == "" && /^id: / { name = $2 }
	inside && name != "" { sub(/^\\&/, ""); gsub(/\\e/, "\\"); print >(out "/" name ".yml") }
' "$abs_top_srcdir/man/asynctutor-rules.5"
"$abs_top_builddir/tests/content/rules" "$tmp"
