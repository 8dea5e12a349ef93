# Lays out every file of tests/golden/markdown and compares with what is beside it. With --update, writes that anew:
#	abs_top_srcdir=.. abs_top_builddir=. sh ../tests/golden/markdown.t --update
dir=$abs_top_srcdir/tests/golden/markdown
tool=$abs_top_builddir/tests/golden/mdtext
set -- ${1:-check}
tmp=$(mktemp) || exit 99
trap 'rm -f "$tmp"' EXIT
variants='40 80 120 ascii linear wrap'

options() {
	case $1 in
	ascii) echo --ascii 60 ;;
	linear) echo --linear 60 ;;
	wrap) echo --wrap-code --links 30 ;;
	*) echo "$1" ;;
	esac
}

n=0
for file in "$dir"/*.md; do
	for variant in $variants; do
		n=$((n + 1))
		want=${file%.md}.$variant.txt
		# shellcheck disable=SC2046 # the options are words
		"$tool" $(options "$variant") "$file" >"$tmp" || exit 99
		if [ "$1" = --update ]; then
			cp "$tmp" "$want"
		elif diff -u "$want" "$tmp" >"$tmp.diff"; then
			echo "ok $n - $(basename "$want")"
		else
			sed 's/^/# /' "$tmp.diff"
			echo "not ok $n - $(basename "$want")"
		fi
		rm -f "$tmp.diff"
	done
done
[ "$1" = --update ] || echo "1..$n"
