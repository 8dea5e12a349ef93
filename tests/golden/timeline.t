# Runs every file of tests/golden/timeline and compares the drawing with what is beside it. With --update, writes that anew:
#	abs_top_srcdir=.. abs_top_builddir=. sh ../tests/golden/timeline.t --update
dir=$abs_top_srcdir/tests/golden/timeline
set -- ${1:-check}
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
XDG_DATA_HOME=$tmp
export XDG_DATA_HOME
if ! "${ASYNCTUTOR_PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
	echo '1..0 # SKIP no Python 3.11'
	exit 0
fi
# Each Python that is found, or named in ASYNCTUTOR_PYTHONS, must draw the same.
versions= pythons=
for python in "${ASYNCTUTOR_PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14 ${ASYNCTUTOR_PYTHONS:-}; do
	version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2]) if sys.version_info >= (3, 11) else sys.exit(1)' 2>/dev/null) || continue
	case " $versions " in *" $version "*) ;; *) pythons="$pythons $python" versions="$versions $version" ;; esac
done
n=0
for python in $pythons; do
for file in "$dir"/*.py; do
	for locale in C.UTF-8 C; do
		n=$((n + 1))
		want=${file%.py}.$locale.txt
		# A traceback has lines of the library in it, which differ between versions.
		LC_ALL=$locale ASYNCTUTOR_PYTHON=$python "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" run --format timeline --width 72 "$file" \
			2>"$tmp/err" >"$tmp/all" </dev/null
		echo "status $?" >>"$tmp/err"
		{ sed '/^Errors that the program printed:$/,$d' "$tmp/all"; cat "$tmp/err"; } >"$tmp/out"
		if [ "$1" = --update ]; then
			cp "$tmp/out" "$want"
		elif diff -u "$want" "$tmp/out" >"$tmp/diff"; then
			echo "ok $n - $(basename "$want") with $("$python" -V)"
		else
			sed 's/^/# /' "$tmp/diff"
			echo "not ok $n - $(basename "$want") with $("$python" -V)"
		fi
	done
done
done
[ "$1" = --update ] || echo "1..$n"
