# Helpers of the command tests: TAP, a private home, the program with the course of the source tree.
set -u
: "${abs_top_builddir:?}" "${abs_top_srcdir:?}"
tap_n=0
ok() { tap_n=$((tap_n + 1)); echo "ok $tap_n - $1"; }
not_ok() { tap_n=$((tap_n + 1)); echo "not ok $tap_n - $1"; }
done_testing() { echo "1..$tap_n"; }
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
HOME=$tmp/home XDG_DATA_HOME=$tmp/data
export HOME XDG_DATA_HOME
unset ASYNCTUTOR_DATA ASYNCTUTOR_WORKSPACE ASYNCTUTOR_NOW VISUAL EDITOR NO_COLOR
mkdir -p "$HOME"
. "$abs_top_srcdir/tests/script/trace.sh"
tutor() { "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" "$@" </dev/null; }

# expect NAME STATUS COMMAND...: run it; output in $tmp/out, errors in $tmp/err.
expect() {
	name=$1 want=$2
	shift 2
	"$@" >"$tmp/out" 2>"$tmp/err"
	got=$?
	if [ "$got" -eq "$want" ]; then ok "$name"; else
		not_ok "$name (exit status $got, wanted $want)"
		sed 's/^/# /' "$tmp/out" "$tmp/err"
	fi
}
# has NAME TEXT [FILE]: the text is in FILE, the last output without one.
has() {
	if grep -qF -- "$2" "${3:-$tmp/out}"; then ok "$1"; else
		not_ok "$1"
		sed 's/^/# /' "${3:-$tmp/out}"
	fi
}
has_not() {
	if grep -qF -- "$2" "${3:-$tmp/out}"; then
		not_ok "$1"
		sed 's/^/# /' "${3:-$tmp/out}"
	else ok "$1"; fi
}
# same NAME FILE FILE
same() {
	if diff -u "$2" "$3" >"$tmp/diff"; then ok "$1"; else
		not_ok "$1"
		sed 's/^/# /' "$tmp/diff"
	fi
}
