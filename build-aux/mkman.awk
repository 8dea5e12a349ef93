# Put the "*:" comment lines of the command sources in place of @COMMANDS@, and the key table in place of @KEYS@.
# usage: awk -f mkman.awk PAGE KEYS COMMAND-SOURCE...
FNR == 1 { n++ }
n == 1 { page[++lines] = $0; next }
n == 2 { keys = keys $0 "\n"; next }
/^(\/\*|[ ]\*): / { sub(/^(\/\*|[ ]\*): /, ""); commands = commands $0 "\n" }
END {
	for (i = 1; i <= lines; i++)
		if (page[i] == "@COMMANDS@") printf "%s", commands
		else if (page[i] == "@KEYS@") printf "%s", keys
		else print page[i]
}
