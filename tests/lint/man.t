# Every manual page is sound mdoc(7). References are not checked: the pages need not be installed.
if [ "$MANDOC" = : ]; then
	echo '1..0 # SKIP there is no mandoc'
	exit
fi
set -- "$abs_top_srcdir"/man/*.[1-9]
echo "1..$#"
n=0
for page; do
	n=$((n + 1))
	if faults=$("$MANDOC" -Tlint "$page" | grep -v 'referenced manual not found\|lacks .* entry'); then
		printf '%s\n' "$faults" | sed 's/^/# /'
		printf 'not '
	fi
	echo "ok $n - $(basename "$page")"
done
