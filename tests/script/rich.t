# A lesson with all there is in the pager, against the golden screens in rich-screens/: at three widths, and in every theme. With --update they are written anew: review
# them in git diff.
case ${1:-} in --update) UPDATE_SCREENS=1 ;; esac
: "${abs_top_srcdir:?}" "${abs_top_builddir:?}"
dir=$abs_top_srcdir/tests/script
tmp=$(mktemp -d) || exit 99
. "$abs_top_srcdir/tests/script/trace.sh"
trap 'rm -rf "$tmp"' EXIT
n=0
echo 1..4
for what in 'pages 40x24' 'pages 80x24' 'pages 120x40' 'looks 80x34'; do
	n=$((n + 1))
	name=${what% *} size=${what#* }
	golden=$dir/rich-screens/$name.$size.screen
	{ echo "resize $size"; cat "$dir/rich-screens/$name.script"; } >"$tmp/script"
	env -u NO_COLOR -u COLORFGBG HOME="$tmp/$n" XDG_DATA_HOME="$tmp/$n" ASYNCTUTOR_DATA="$tmp/$n" ASYNCTUTOR_WORKSPACE="$tmp/$n" \
		ASYNCTUTOR_SCRIPT="$tmp/script" "$abs_top_builddir/asynctutor" --course "$dir/rich" >"$tmp/got" 2>"$tmp/err"
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
