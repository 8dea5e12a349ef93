# The built-in editor on a real terminal: keys with others held, pastes, the clipboard, the mouse. tests/editor/alone.c is it without a screen around it.
. "$abs_top_srcdir/tests/e2e/lib.sh"

alone=$abs_top_builddir/tests/editor/alone
file=$tmp/file.py
tm set -s set-clipboard on
raw() { tm send-keys -t test -H $(printf "$1" | od -An -v -tx1); }
# saved NAME: Ctrl-S writes what $tmp/want has.
saved() {
	keys C-s
	until_true shows 'Saved.'
	if cmp -s "$tmp/want" "$file"; then ok "$1"; else
		diff "$tmp/want" "$file" | head -n 20 | sed 's/^/# /'
		not_ok "$1"
	fi
}
on_clipboard() { [ "$(tm show-buffer 2>/dev/null)" = "$1" ]; }

printf 'one two three\nlast' >"$file"
start 80 24 "$alone '$file'"
see 'a file is shown' '1  one two three'
keys C-Right S-Right S-Right S-Right C-c
see 'a selection is copied' 'Copied.'
check 'also to the clipboard of the terminal' until_true on_clipboard ' tw'
keys C-S-Right C-x End C-v S-Left
printf 'one three two\nlast' >"$tmp/want"
saved 'Ctrl and Shift with arrows move by words and select; a missing newline is kept'
raw '\033\033' # twice at once: what was selected is let go, then the editor
ends 'Esc ends it' 0
restored 'after that'

: >"$file"
start 80 24 "$alone '$file'"
see 'an empty file has one line' '1'
type 'def größe(漢):'
keys Enter
type 'return "👩‍💻é"'
printf 'def größe(漢):\n    return "👩‍💻é"' >"$tmp/want"
saved 'what is typed is there, indented'
keys Escape
ends 'it ends' 0

i=0
while [ $i -lt 10000 ]; do
	echo "    value_$i = call($i, 'é')"
	i=$((i + 1))
done >"$tmp/lines"
: >"$file"
start 80 24 "$alone '$file'"
see 'an empty file' '1'
tm load-buffer "$tmp/lines"
tm paste-buffer -p -r -t test
see '10,000 lines are pasted' '10001'
cp "$tmp/lines" "$tmp/want"
saved 'and not a byte is lost or indented'
keys C-u
gone 'one Ctrl-U takes all of it back' '9990'
keys C-y
see 'and Ctrl-Y brings it again' '10001'
raw '\033[<0;20;2M\033[<0;20;2m'
type 'X'
see 'a click places the cursor' 'X'
keys Escape
ends 'and it ends' 0

: >"$file"
start 80 24 "$alone '$file'"
see 'one more empty file' '1'
raw '\033[200~one\r    two'
sleep 1 # the line, or the machine, is slow
raw '\r    three\033[201~'
see 'a paste that pauses' 'three'
printf 'one\n    two\n    three' >"$tmp/want"
saved 'is one paste all the same'
keys C-a BSpace
raw '\033[200~na\303'
sleep 1
raw '\257ve caf\303'
sleep 1
raw '\251\r    end\033'
sleep 1
raw '[201~'
see 'one that pauses inside of characters' 'end'
printf 'naïve café\n    end' >"$tmp/want"
saved 'keeps them, and ends'
keys Escape
ends 'and that ends' 0

head -n 2000 "$tmp/lines" | sed 's/^ *//' >"$tmp/typed"
: >"$file"
start 80 24 "$alone '$file'"
see 'an empty file again' '1'
tm load-buffer "$tmp/typed"
tm paste-buffer -t test # without the marks of a paste: keys, as fast as they come
see '2,000 lines are typed at once' '2001'
cp "$tmp/typed" "$tmp/want"
saved 'and none is lost'
keys Escape
ends 'at last it ends' 0
restored 'after all that'
done_testing
