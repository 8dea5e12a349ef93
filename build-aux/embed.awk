# Print the files named as a C table of names and texts: awk -v below=FOLDER/ -f quote.awk -f embed.awk FILE...
# A name in the table is what follows FOLDER/ in the file's path.
BEGIN {
	print "/* Made by build-aux/embed.awk. */"
	print "#include \"run/private.h\"\n"
	print "const struct tracer_file tracer_files[] = {"
	for (i = 1; i < ARGC; i++) {
		at = index(ARGV[i], below)
		if (!at) {
			print "embed.awk: " ARGV[i] " is not below " below >"/dev/stderr"
			exit 1
		}
		printf "    {\"%s\",\n\t\"\"", quoted(substr(ARGV[i], at + length(below)))
		while ((status = (getline line <ARGV[i])) > 0)
			printf "\n\t\"%s\\n\"", quoted(line)
		if (status < 0) {
			print "embed.awk: cannot read " ARGV[i] >"/dev/stderr"
			exit 1
		}
		print "},"
		close(ARGV[i])
	}
	print "    {NULL, NULL},\n};"
}
