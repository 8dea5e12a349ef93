#!/bin/sh
# Print, for every module under src/, how many of its lines the tests executed. Runs in the build directory after the tests
# of a build with --enable-coverage; GCOV and AWK name the tools. Only a module's own .c files count, each once.
# shellcheck disable=SC2016 # awk's $0, not the shell's
find src -name '*.gcda' | while read -r data; do
	${GCOV:-gcov} --no-output "$data" 2>/dev/null
done | LC_ALL=C ${AWK:-awk} '
/^File / {
	file = substr($0, 7, length($0) - 7)
	module = file
	if (file !~ /\.c$/ || !sub(/^(.*\/)?src\//, "", module))
		module = ""
	sub(/\/.*/, "", module)
}
/^Lines executed:/ && module != "" && !(file in seen) {
	split($0, part, /[:% ]+/)          # Lines executed : PERCENT % of LINES
	seen[file]
	lines[module] += part[5]
	executed[module] += int(part[3] * part[5] / 100 + 0.5)
}
function row(name, done, all) { return sprintf("%-12s %6d of %6d lines  %5.1f %%\n", name, done, all, all ? 100 * done / all : 0) }
END {
	for (module in lines) {
		print row(module, executed[module], lines[module]) | "sort"
		sum += lines[module]
		sum_executed += executed[module]
	}
	close("sort")
	print row("all", sum_executed, sum)
}'
