# The timeline screen against golden screens: gather with one failure beside a TaskGroup with the same failure, a ring of locks, what cannot be drawn.
# Each Python from 3.11 on that is found, or named in ASYNCTUTOR_PYTHONS, must give the same; only the numbers of steps differ. With --update the golden screens are written anew.
case ${1:-} in --update) UPDATE_SCREENS=1 ;; esac
: "${abs_top_srcdir:?}" "${abs_top_builddir:?}"
dir=$abs_top_srcdir/tests/script
examples=$abs_top_srcdir/tests/golden/timeline
tmp=$(mktemp -d) || exit 99
. "$abs_top_srcdir/tests/script/trace.sh"
trap 'rm -rf "$tmp"' EXIT
pythons=
versions=
for python in "${ASYNCTUTOR_PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14 ${ASYNCTUTOR_PYTHONS:-}; do
	version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2]) if sys.version_info >= (3, 11) else sys.exit(1)' 2>/dev/null) || continue
	case " $versions " in *" $version "*) ;; *) pythons="$pythons $python" versions="$versions $version" ;; esac
done
[ -n "$pythons" ] || { echo '1..0 # SKIP no Python 3.11' && exit 0; }

cp -r "$dir/course" "$tmp/course"
chmod -R u+w "$tmp/course"
cp "$examples/gather_fails.py" "$tmp/course/exercises/fix-gather/broken.py"
cp "$examples/taskgroup_fails.py" "$tmp/course/exercises/fix-gather/solution.py"
ring=$examples/deadlock.py many=$examples/many.py

# play SCRIPT SIZE LOCALE: what it saves to $tmp/got, without the numbers of steps.
play() {
	rm -rf "$tmp/home"
	mkdir -p "$tmp/home"
	{ echo "resize $2"; cat "$dir/timeline/$1.script"; } >"$tmp/script"
	case $1 in compare) set -- "$@" ;; ring) set -- "$@" run --format screen "$ring" ;; many) set -- "$@" run --format screen "$many" ;; esac
	locale=$3
	shift 3
	env -u NO_COLOR -u VISUAL LC_ALL="$locale" HOME="$tmp/home" XDG_DATA_HOME="$tmp/home" ASYNCTUTOR_DATA="$tmp/home/data" \
		ASYNCTUTOR_WORKSPACE="$tmp/home/work" ASYNCTUTOR_NOW=2026-02-03T04:05:06.000Z ASYNCTUTOR_SCRIPT="$tmp/script" \
		ASYNCTUTOR_PYTHON="$python" TEST_SOLUTION="$examples/taskgroup_fails.py" \
		"$abs_top_builddir/asynctutor" --course "$tmp/course" "$@" >"$tmp/all" 2>"$tmp/err"
	status=$?
	sed 's/ *moment [0-9]* of [0-9]*$//; s/step [0-9]* ─*/step #/; s/step [0-9]* -*/step #/' "$tmp/all" >"$tmp/got"
	return $status
}

n=0
for python in $pythons; do
	for name in compare ring many; do
		for how in 120x40 80x24 40x12 20x5 80x24.ascii; do
			n=$((n + 1))
			golden=$dir/timeline/$name.$how.screen
			case $how in *.ascii) locale=C ;; *) locale=C.UTF-8 ;; esac
			play "$name" "${how%.ascii}" "$locale"
			status=$?
			[ -z "${UPDATE_SCREENS:-}" ] || cp "$tmp/got" "$golden"
			if [ $status -eq 0 ] && diff -u "$golden" "$tmp/got" >"$tmp/diff"; then
				echo "ok $n - $name at $how with $("$python" -V)"
			else
				echo "# status $status"
				sed 's/^/# /' "$tmp/err" "$tmp/diff"
				echo "not ok $n - $name at $how with $("$python" -V)"
			fi
		done
	done
done
echo "1..$n"
