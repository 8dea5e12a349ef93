# What asynctutor-lesson(5) shows: its examples are laid out as it says, and nothing is wrong with them.
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
LC_ALL=C.UTF-8 awk -v out="$tmp" '
	/^\.\\" (example|shown): / { name = $3; kind = $2; sub(/:/, "", kind) }
	/^\.Bd -literal/ { inside = name != ""; next }
	/^\.Ed/ { inside = 0; name = "" }
	inside { sub(/^\\&/, ""); gsub(/\\e/, "\\"); print >(out "/" name "." kind) }
' "$abs_top_srcdir/man/asynctutor-lesson.5"
course=$tmp/course
mkdir -p "$course/lessons" "$course/exercises/first-limit"
cat >"$course/course.yml" <<'COURSE'
format: 1
id: manual
title: Manual
modules:
  - {slug: m, title: M, lessons: [{slug: example}, {slug: groups}]}
COURSE
printf -- '---\ntitle: Groups\n---\n## Who waits for whom?\n' >"$course/lessons/groups.md"
printf -- '---\ntitle: First limit\n---\nTask.\n' >"$course/exercises/first-limit/exercise.md"
HOME=$tmp XDG_DATA_HOME=$tmp
export HOME XDG_DATA_HOME
n=0
for example in "$tmp"/*.example; do
	name=$(basename "$example" .example) head=
	[ "$(head -n 1 "$example")" = --- ] || head='---\ntitle: Example\n---\n'
	{
		# shellcheck disable=SC2059 # the format is the text
		printf -- "$head"
		cat "$example"
	} >"$course/lessons/example.md"
	"$abs_top_builddir/asynctutor" --course "$course" course check "$course" | grep 'lessons/' >"$tmp/faults"
	n=$((n + 1))
	if [ -s "$tmp/faults" ]; then
		sed 's/^/# /' "$tmp/faults"
		printf 'not '
	fi
	echo "ok $n - $name is sound"
	[ -f "$tmp/$name.shown" ] || continue
	"$abs_top_builddir/asynctutor" --course "$course" read --width 60 example </dev/null >"$tmp/text"
	[ -z "$head" ] || sed -i 1,3d "$tmp/text"
	n=$((n + 1))
	if ! diff -u "$tmp/$name.shown" "$tmp/text" >"$tmp/diff"; then
		sed 's/^/# /' "$tmp/diff"
		printf 'not '
	fi
	echo "ok $n - $name is shown as the page says"
done
[ "$n" -ge 9 ] || { n=$((n + 1)) && echo "not ok $n - the page has its examples"; }
echo "1..$n"
