#!/bin/sh
# Rewrite the lists of files from the files that are there; with --check only compare.
cd "$(dirname "$0")/.." || exit 1

# Each row: the list, the folder, the names, what the list starts with.
lists='lessons/local.mk lessons * nobase_dist_pkgdata_DATA +=
prompts/local.mk prompts * nobase_dist_pkgdata_DATA +=
exercises/local.mk exercises * nobase_dist_pkgdata_DATA +=
rules/local.mk rules * nobase_dist_pkgdata_DATA +=
world/local.mk world *.py nobase_dist_pkgdata_DATA +=
src/run/tracer.mk src/run/tracer *.py TRACER_FILES ='

# shellcheck disable=SC1003,SC2016 # a backslash and a variable for make, not for the shell
list() { # list FOLDER NAMES START: the text of a list
	echo '# Made by build-aux/update-lists.sh'
	echo "$3 \\"
	find "$1" -type f -name "$2" ! -name "local.mk*" ! -path '*/__pycache__/*' 2>/dev/null | LC_ALL=C sort |
		while IFS= read -r file; do
			printf '\t%s \\\n' "$file"
		done
	printf '\t$(NOTHING)\n'
}

printf '%s\n' "$lists" | {
	status=0
	while read -r file folder names start; do
		if test "$1" = --check; then
			list "$folder" "$names" "$start" | cmp -s - "$file" || { echo "$file is out of date"; status=1; }
		else
			list "$folder" "$names" "$start" >"$file.new" && mv "$file.new" "$file"
		fi
	done
	exit $status
}
