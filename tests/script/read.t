# Lessons as text: what is printed where, and that nothing in a lesson reaches the terminal but its words.
. "$abs_top_srcdir/tests/script/lib.sh"
raw() { python3 "$abs_top_srcdir/tests/script/controls.py" "$@"; }
clean() { # clean NAME KIND ARGUMENT...
	name=$1
	shift
	if raw "$@" >"$tmp/raw"; then ok "$name"; else
		not_ok "$name"
		sed 's/^/# /' "$tmp/raw"
	fi
}
escapes() { LC_ALL=C tr -cd '\033' | wc -c; }

# A small course.
mkdir -p "$tmp/small/lessons"
printf 'format: 1\nid: small\ntitle: Small\nmodules:\n  - {slug: m, title: M, lessons: [{slug: one}]}\n' >"$tmp/small/course.yml"
cat >"$tmp/small/lessons/one.md" <<'LESSON'
---
title: One
---
See [the *docs*](https://docs.example/x) and <https://here.example>.[^n]

| form | limits |
|------|--------|
| `wait_for` | one call |

```python
await x
```

> [!TIP]
> Words.

![A clock](clock.png)

[^n]: A note.
LESSON
small() { "$abs_top_builddir/asynctutor" --course "$tmp/small" "$@" </dev/null; }
cat >"$tmp/plain" <<'PLAIN'
Heading 1: One

See the docs (https://docs.example/x) and https://here.example. (footnote 1)

form: wait_for
limits: one call

Code, python:
await x
End of code.

Tip:
Words.
End of "Tip".

[image: A clock] (clock.png)

Footnote 1:
A note.
PLAIN
cat >"$tmp/text" <<'TEXT'
One
═══

See the docs[1] and
https://here.example[2].
[^1]

form     │ limits
─────────┼─────────
wait_for │ one call

│ await x

│ Tip
│ Words.

[image: A clock][3]

[^1] A note.

[1]
https://docs.example/x
[2] https://here.example
[3] clock.png
TEXT
expect 'read --plain' 0 small --plain read one
same 'read --plain is linear' "$tmp/plain" "$tmp/out"
expect 'read --width 24' 0 small read --width 24 one
same 'read --width 24 is that wide, with the addresses' "$tmp/text" "$tmp/out"
TERM=dumb expect 'read on a dumb terminal' 0 small read one
same 'a dumb terminal is read to line by line' "$tmp/plain" "$tmp/out"
expect 'a width that is none' 2 small read --width 9 one

# Colours: into no pipe, on a terminal, not with --plain; with NO_COLOR only bold and the like.
on_terminal() { # on_terminal VARIABLE=VALUE... ARGUMENT...
	raw_out=$(python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' env -u NO_COLOR TERM=xterm-256color "$@" </dev/null)
	printf '%s' "$raw_out"
}
program=$abs_top_builddir/asynctutor
[ "$(small read one | escapes)" -eq 0 ] && ok 'no colour into a pipe' || not_ok 'no colour into a pipe'
on_terminal "$program" --course "$tmp/small" read --width 40 one >"$tmp/tty"
has 'colours on a terminal' '[0;1;38;5;255;48;5;234mOne' "$tmp/tty"
on_terminal NO_COLOR=1 "$program" --course "$tmp/small" read --width 40 one >"$tmp/tty"
has 'NO_COLOR leaves bold' '[0;1mOne' "$tmp/tty"
has_not 'NO_COLOR leaves no colour' '8;5;' "$tmp/tty"
on_terminal TERM=xterm "$program" --course "$tmp/small" read --width 40 one >"$tmp/tty"
has 'eight colours' '[0;1;37;40mOne' "$tmp/tty"
on_terminal TERM=vt100 "$program" --course "$tmp/small" read --width 40 one >"$tmp/tty"
has 'a terminal without colours' '[0;1mOne' "$tmp/tty"
on_terminal TERM=no-such-thing "$program" --course "$tmp/small" read --width 40 one >"$tmp/tty"
[ "$(escapes <"$tmp/tty")" -eq 0 ] && ok 'an unknown terminal gets text' || not_ok 'an unknown terminal gets text'
on_terminal "$program" --plain --course "$tmp/small" read one >"$tmp/tty"
[ "$(escapes <"$tmp/tty")" -eq 0 ] && ok 'no colour with --plain' || not_ok 'no colour with --plain'
on_terminal LC_ALL=C "$program" --course "$tmp/small" read --width 40 one >"$tmp/tty"
has 'only ASCII where the locale has no more' '===' "$tmp/tty"

# Control characters.
raw make "$tmp/evil"
evil="$program --course $tmp/evil"
clean 'no control character into a pipe' pipe $evil read evil
clean 'nor with --plain' pipe $evil --plain read evil
clean 'nor in a narrow text' pipe $evil read --width 10 evil
clean 'nor in what else names the lesson' pipe sh -c "$evil read evil; $evil list; $evil course check $tmp/evil || :"
TERM=xterm-256color clean 'only colours on a terminal' terminal $evil read --width 80 evil
TERM=xterm-256color clean 'nothing of them in the pager' pager $evil read evil
done_testing
