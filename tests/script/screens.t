# Each script at four sizes against the golden screens beside it, in screens/. Its first lines may say on which course it plays ("# course NAME", else "course"), what
# is done before ("# before COMMAND", where tutor is the program), and what the program is told ("# run ARGUMENTS"). With --update (or UPDATE_SCREENS=1) the
# golden screens are written anew: review them in git diff.
case ${1:-} in --update) UPDATE_SCREENS=1 ;; esac
: "${abs_top_srcdir:?}" "${abs_top_builddir:?}"
dir=$abs_top_srcdir/tests/script
sizes='120x40 80x24 40x12 20x5'
tmp=$(mktemp -d) || exit 99
. "$abs_top_srcdir/tests/script/trace.sh"
trap 'rm -rf "$tmp"' EXIT
n=0

# play SCRIPT SIZE: what it saves to $tmp/got, failures to $tmp/err.
play() {
	head=$dir/screens/$1.script
	course=$(sed -n 's/^# course //p' "$head")
	rm -rf "$tmp/home"
	mkdir -p "$tmp/home"
	{ echo "resize $2"; cat "$head"; } >"$tmp/script"
	(
		cd "$tmp/home" || exit 99
		unset NO_COLOR VISUAL
		export HOME="$tmp/home" XDG_DATA_HOME="$tmp/home" ASYNCTUTOR_DATA="$tmp/home/data" ASYNCTUTOR_WORKSPACE="$tmp/home/work" \
			ASYNCTUTOR_NOW=2026-02-03T04:05:06.000Z TEST_SOLUTION="$dir/course/exercises/fix-gather/solution.py" TEST_PROJECT="$dir/reviewed/project"
		tutor() { "$abs_top_builddir/asynctutor" --course "$dir/${course:-course}" "$@" </dev/null; }
		eval "$(sed -n 's/^# before //p' "$head")" >/dev/null
		eval "set -- $(sed -n 's/^# run //p' "$head")"
		export ASYNCTUTOR_SCRIPT="$tmp/script"
		tutor "$@"
	) >"$tmp/got" 2>"$tmp/err"
}

set -- "$dir"/screens/*.script
echo "1..$(($# * 4))"
for script; do
	name=$(basename "$script" .script)
	for size in $sizes; do
		n=$((n + 1))
		golden=$dir/screens/$name.$size.screen
		play "$name" "$size"
		status=$?
		[ -z "${UPDATE_SCREENS:-}" ] || cp "$tmp/got" "$golden"
		if [ $status -eq 0 ] && diff -u "$golden" "$tmp/got" >"$tmp/diff"; then
			echo "ok $n - $name at $size"
		else
			echo "# status $status"
			sed 's/^/# /' "$tmp/err" "$tmp/diff"
			echo "not ok $n - $name at $size"
		fi
	done
done
