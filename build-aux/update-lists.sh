#!/bin/sh
# Rewrite lessons/local.mk, exercises/local.mk and rules/local.mk from the files that are there; with --check only compare.
cd "$(dirname "$0")/.." || exit 1
status=0
for dir in lessons exercises rules; do
	list=$(find "$dir" -type f ! -name local.mk ! -path '*/__pycache__/*' | LC_ALL=C sort | sed 's/.*/\t& \\/')
	# shellcheck disable=SC2016 # make's $(NOTHING), not the shell's
	want=$(printf '# Made by build-aux/update-lists.sh\nnobase_dist_pkgdata_DATA += \\\n%s\n\t$(NOTHING)\n' "$list")
	if test "$1" = --check; then
		test "$want" = "$(cat "$dir/local.mk")" || { echo "$dir/local.mk is out of date"; status=1; }
	else
		printf '%s\n' "$want" >"$dir/local.mk"
	fi
done
exit $status
