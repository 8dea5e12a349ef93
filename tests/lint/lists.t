# The lists of content that is installed name the files that are there.
echo 1..1
if out=$(sh "$abs_top_srcdir/build-aux/update-lists.sh" --check); then echo 'ok 1 - lists are up to date'; else
	printf '%s\n' "$out" | sed 's/^/# /'
	echo 'not ok 1 - lists are up to date (run build-aux/update-lists.sh)'
fi
