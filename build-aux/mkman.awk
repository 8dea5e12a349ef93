# Put the "*:" comment lines of the command sources in place of @COMMANDS@, the key table in place of @KEYS@, and the settings where the command
# has @SETTINGS@.
# usage: awk -f mkman.awk PAGE KEYS SETTINGS.DEF COMMAND-SOURCE...
FNR == 1 { n++ }
n == 1 { page[++lines] = $0; next }
n == 3 {
	if (!/^SETTING\(/) next
	split($0, field, "\"")
	values = field[4]; gsub(/ /, " | ", values); gsub(/\$/, "\\(Do", field[8])
	settings = settings ".It Cm " field[2] (values ? " " values : "") "\n" toupper(substr(field[8], 1, 1)) substr(field[8], 2) ".\n"
	next
}
n == 2 { keys = keys $0 "\n"; next }
/^(\/\*|[ ]\*): / { sub(/^(\/\*|[ ]\*): /, ""); commands = commands ($0 == "@SETTINGS@" ? settings : $0 "\n") }
END {
	for (i = 1; i <= lines; i++)
		if (page[i] == "@COMMANDS@") printf "%s", commands
		else if (page[i] == "@KEYS@") printf "%s", keys
		else print page[i]
}
