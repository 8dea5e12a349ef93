# What runs while the screens take keys: progress, a second request, stopping, leaving; nothing is left behind.
. "$abs_top_srcdir/tests/script/lib.sh"
if ! "${ASYNCTUTOR_PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	echo '1..0 # SKIP no Python 3.11'
	exit 0
fi
cp -r "$abs_top_srcdir/tests/script/course" "$tmp/course"
chmod -R u+w "$tmp/course"
cat >>"$tmp/course/exercises/fix-gather/checks.yml" <<'CHECKS'
  - id: ends
    trace: {outcome: finishes}
    message: The program does not come to its end.
    hints:
      - Run it.
CHECKS
TMPDIR=$tmp/private ASYNCTUTOR_WORKSPACE=$tmp/work ASYNCTUTOR_DATA=$tmp/data
export TMPDIR ASYNCTUTOR_WORKSPACE ASYNCTUTOR_DATA
mkdir "$TMPDIR" "$ASYNCTUTOR_DATA"
FILE=$tmp/work/sample/fix-gather/fix_gather.py
SOLUTION=$tmp/course/exercises/fix-gather/solution.py
export FILE SOLUTION

# play NAME: the steps on standard input, from the exercise screen on.
play() {
	rm -rf "$tmp/work" "$ASYNCTUTOR_DATA"/*
	{
		echo 'keys j j Enter'
		cat
	} >"$tmp/script"
	expect "$1" 0 env ASYNCTUTOR_SCRIPT="$tmp/script" "$abs_top_builddir/asynctutor" --course "$tmp/course"
	left=$(ls -A "$TMPDIR")
	if [ -z "$left" ] && ! pgrep -f "$TMPDIR" >"$tmp/out"; then ok "$1: nothing is left behind"; else
		not_ok "$1: nothing is left behind"
		echo "# $left"
	fi
}

play 'a check goes on while keys are taken' <<'STEPS'
shell cp "$SOLUTION" "$FILE"
tick
keys c
expect Esc stop
wait PASSED
refuse Esc stop
STEPS
play 'Esc stops a check, and it does not count' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c
expect checking: run 1 of 8
keys Tab Tab
keys c
expect Something is running already. Esc ends it.
keys Esc
expect Nothing was judged
keys j
refuse Esc stop
refuse attempt
keys q
expect A sample course
STEPS
play 'leaving the screen ends what runs' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c q
expect A sample course
refuse Esc stop
STEPS
play 'quitting ends what runs' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c Q
STEPS
play 'a hint before the first check finds out what fails' <<'STEPS'
keys h
wait Hint 1 of 3
refuse attempt
STEPS
play 'starting again ends what runs' <<'STEPS'
shell echo 'while True: pass' >"$FILE"
tick
keys c x y
expect The exercise starts again
keys j
refuse Esc stop
STEPS
play 'a small screen tells it too' <<'STEPS'
resize 20x5
shell echo 'while True: pass' >"$FILE"
tick
keys c
expect checking
resize 1x1
resize 20x5
keys Esc
expect Stopped
STEPS
done_testing
