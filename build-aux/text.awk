# Print a text file as a C function that returns it: awk -v header=HEADER -v function=NAME -f text.awk FILE
{
	line = $0
	gsub(/\\/, "\\\\", line)
	gsub(/"/, "\\\"", line)
	gsub(/\?/, "\\?", line)
	gsub(/\t/, "\\t", line)
	lines = lines "\n\t    \"" line "\\n\""
}
END {
	print "/* Made by build-aux/text.awk. */"
	print "#include \"" header "\"\n"
	print "const char *" name "(void)\n{\n\treturn \"\"" lines ";\n}"
}
