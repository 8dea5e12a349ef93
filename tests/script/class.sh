# Helpers of the tests of classes.
export ASYNCTUTOR_DATA ASYNCTUTOR_WORKSPACE
class=$tmp/class
on() { # on LEARNER COMMAND...: the tutor of LEARNER
	m=$1
	shift
	ASYNCTUTOR_DATA=$tmp/$m ASYNCTUTOR_WORKSPACE=$tmp/$m-work "$abs_top_builddir/asynctutor" --course "${course:-$abs_top_srcdir}" "$@" </dev/null
}
answer() { cp "$abs_top_srcdir/exercises/$2/solution.py" "$tmp/$1-work/$2/$(echo "$2" | tr - _).py"; }
passes() { # passes LEARNER EXERCISE
	on "$1" start "$2" >/dev/null
	answer "$1" "$2"
	on "$1" check "$2" >/dev/null
}
file_of() { grep -l "\"name\":\"$1\"" "$class"/learners/*-*.jsonl | head -1; }
