# Every command says what it does, has its place in the manual, and refuses what it does not know.
. "$abs_top_srcdir/tests/script/lib.sh"
commands=$(sed -n 's/^CMD(\(.*\))$/\1/p' "$abs_top_builddir/src/cli/cmds.inc")
[ "$(echo "$commands" | wc -w)" -ge 13 ] && ok 'there are commands' || not_ok 'there are commands'
page=$abs_top_builddir/man/asynctutor.1
for c in $commands; do
	expect "$c --help" 0 tutor "$c" --help
	has "$c has a usage line" "usage: asynctutor $c"
	cp "$tmp/out" "$tmp/help"
	if grep -q "^\.It Cm $c\( \|$\)" "$page"; then ok "$c is in the manual"; else not_ok "$c is in the manual"; fi
	for option in $(sed -n 's/^  --\([a-z-]*\).*/\1/p' "$tmp/help" | grep -vxE 'course|plain|help'); do
		awk -v c="$c" '/^\.It Cm /{on = ($3 == c)} on' "$page" | grep -q "Fl -$option" &&
			ok "$c --$option is in the manual" || not_ok "$c --$option is in the manual"
	done
	expect "$c refuses an unknown option" 2 tutor "$c" --no-such-option
done
expect '--help' 0 tutor --help
for c in $commands; do has "--help lists $c" "  $c "; done
expect '--version' 0 tutor --version
has '--version names the program' 'asynctutor '

expect 'an unknown command' 2 tutor chekc
has 'suggests the nearest command' 'did you mean "check"?' "$tmp/err"
expect 'a hopeless command' 2 tutor zzzzzz
has 'points to --help' 'asynctutor --help' "$tmp/err"
expect 'an unknown exercise' 2 tutor start gather-to-taskgruop
has 'suggests the nearest exercise' 'did you mean "gather-to-taskgroup"?' "$tmp/err"
expect 'an unknown lesson' 2 tutor read timouts
has 'suggests the nearest lesson' 'did you mean "timeouts"?' "$tmp/err"
expect 'too many arguments' 2 tutor list x
expect 'a missing argument' 2 tutor read
expect 'no such course' 2 "$abs_top_builddir/asynctutor" --course "$tmp/none" list
has 'names the file that is missing' "$tmp/none/course.yml" "$tmp/err"
expect 'the screens without a terminal' 2 tutor
has 'say what to do instead' 'asynctutor list' "$tmp/err"
done_testing
