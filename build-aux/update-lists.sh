#!/bin/sh
# Rewrite lessons/local.mk, exercises/local.mk and rules/local.mk from the files that are there; with --check only compare.
cd "$(dirname "$0")/.." || exit 1

# shellcheck disable=SC1003,SC2016 # a backslash and a variable for make, not for the shell
list() { # list FOLDER: the text of its local.mk
	echo '# Made by build-aux/update-lists.sh'
	echo 'nobase_dist_pkgdata_DATA += \'
	find "$1" -type f ! -name "local.mk*" ! -path '*/__pycache__/*' | LC_ALL=C sort | while IFS= read -r file; do
		printf '\t%s \\\n' "$file"
	done
	printf '\t$(NOTHING)\n'
}

status=0
for dir in lessons exercises rules; do
	if test "$1" = --check; then
		list "$dir" | cmp -s - "$dir/local.mk" || { echo "$dir/local.mk is out of date"; status=1; }
	else
		list "$dir" >"$dir/local.mk.new" && mv "$dir/local.mk.new" "$dir/local.mk"
	fi
done
exit $status
