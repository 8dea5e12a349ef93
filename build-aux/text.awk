# Print a text file as a C function that returns it: awk -v header=HEADER -v name=FUNCTION -f quote.awk -f text.awk FILE
{
	lines = lines "\n\t    \"" quoted($0) "\\n\""
}
END {
	print "/* Made by build-aux/text.awk. */"
	print "#include \"" header "\"\n"
	print "const char *" name "(void)\n{\n\treturn \"\"" lines ";\n}"
}
