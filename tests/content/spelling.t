# No word of lessons, exercises, rules, prompts, manual and documents is misspelled.
if [ -z "$(echo speling | aspell --lang=en_US list 2>/dev/null)" ]; then
	echo '1..0 # SKIP there is no aspell with en_US: ./setup check installs it'
	exit
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$abs_top_srcdir/tests/content/spelling.py" "$abs_top_builddir/tests/content/prose" \
	"$abs_top_srcdir/tests/content/words.txt" "$abs_top_srcdir" "$abs_top_builddir/man/asynctutor.1" "$abs_top_srcdir"/man/*.5
