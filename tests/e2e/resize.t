# Every size, in the middle of a search too, keeps the place and never ends the program.
. "$abs_top_srcdir/tests/e2e/lib.sh"
start 80 24 "'$program' --course '$sample' read first-steps"
see 'the lesson' 'A program that waits'
keys /
type 'cancels'
see 'a search is being typed' '/cancels'
resize 40 12
see 'the search is still being typed at 40x12' '/cancels'
keys BSpace Enter
see 'its hits are counted' '1 of 2: cancel'
resize 120 40
see 'the hit stays in sight when the window grows' 'The others are cancelled'
for size in '1 1' '2 2' '3 1' '1 9' '200 1' '7 3'; do
	# shellcheck disable=SC2086
	set -- $size
	resize "$1" "$2"
	keys Space t j Escape b G g
done
resize 80 24
keys g
see 'it lives at 80x24 after all of them' 'A program that waits'
keys q
see 'home' 'A sample course'
resize 20 5
see 'home at 20x5' 'A sample course'
keys q
ends 'q ends it' 0
restored 'after resizing'
start 80 24 "'$program' --course '$sample' run --format screen '$abs_top_srcdir/tests/golden/timeline/gather_fails.py'"
see 'a timeline' 'fetch 3'
keys n n
see 'a cursor in it' 'at 150 ms'
for size in '1 1' '2 2' '20 5' '3 1' '1 9' '200 1' '40 12' '200 60'; do
	# shellcheck disable=SC2086
	set -- $size
	resize "$1" "$2"
	keys n l j + s s 0 k
done
resize 80 24
see 'it lives at 80x24 after all of them' 'main'
keys q
ends 'q ends it, there is nothing below' 0
restored 'after the timeline'
done_testing
