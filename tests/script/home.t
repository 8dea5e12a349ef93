# The first screen: a tree that folds, a filter, a search in all of it, the days, on three sizes.
. "$abs_top_srcdir/tests/script/lib.sh"
course=$tmp/course
mkdir -p "$course/lessons"
ASYNCTUTOR_WORKSPACE=$tmp/work
export ASYNCTUTOR_WORKSPACE
exercise() {
	mkdir -p "$course/exercises/$1"
	printf -- '---\ntitle: Mend the %s\nminutes: 5\n---\nMake it whole.\n' "$1" >"$course/exercises/$1/exercise.md"
	printf 'torn = True\n' >"$course/exercises/$1/broken.py"
	printf 'torn = False\n' >"$course/exercises/$1/solution.py"
	printf 'checks:\n  - {id: c, require: {pattern: "torn = False"}, message: It is torn.}\n' >"$course/exercises/$1/checks.yml"
}
{
	printf 'format: 1\nid: harbour\ntitle: The harbour\nmodules:\n'
	for m in quay dock sea; do
		printf '  - slug: %s\n    title: All about the %s\n    lessons:\n' "$m" "$m"
		for l in ropes knots sails; do
			printf '      - {slug: %s-%s, exercises: [%s-%s-net]}\n' "$m" "$l" "$m" "$l"
			printf -- '---\ntitle: %s of the %s\nminutes: 10\n---\nSome words.\n' "$l" "$m" >"$course/lessons/$m-$l.md"
			exercise "$m-$l-net"
		done
	done
} >"$course/course.yml"
# screen SIZE <SCRIPT
screen() {
	{ echo "resize $1"; cat; } >"$tmp/script"
	ASYNCTUTOR_NOW=2026-02-03T10:00:00Z ASYNCTUTOR_SCRIPT=$tmp/script "$abs_top_builddir/asynctutor" --course "$course" </dev/null
}
tutor_at() { "$abs_top_builddir/asynctutor" --course "$course" "$@" </dev/null >/dev/null 2>&1; }
anew() { rm -rf "$XDG_DATA_HOME" "$tmp/work"; }

for size in 120x40 80x24 40x12; do
	anew
	expect "only what is next is unfolded at $size" 0 screen "$size" <<'SCRIPT'
expect Start here: ropes of the quay
expect ▾ All about the quay
expect Mend the quay-ropes-net
refuse Mend the quay-knots-net
refuse ropes of the dock
keys G
expect ▸ All about the dock
expect ▸ All about the sea
SCRIPT
	expect "Right unfolds, and Left folds from inside to outside at $size" 0 screen "$size" <<'SCRIPT'
keys j
keys Left
refuse Mend the quay-ropes-net
expect ropes of the quay
keys l
expect Mend the quay-ropes-net
keys j h
refuse Mend the quay-ropes-net
keys Left
expect ▸ All about the quay
refuse knots of the quay
keys Left
expect ▸ All about the quay
keys Right
expect ▾ All about the quay
keys j
expect knots of the quay
SCRIPT
	expect "Enter unfolds a module and opens a lesson at $size" 0 screen "$size" <<'SCRIPT'
keys G
expect ▸ All about the sea
keys Enter
expect ropes of the sea
keys Enter
expect Some words
keys q
keys G
expect [r] ropes of the sea
SCRIPT
	anew
	expect "z unfolds everything and folds it at $size" 0 screen "$size" <<'SCRIPT'
keys z G
expect Mend the sea-sails-net
keys z
expect ▸ All about the sea
refuse Mend
SCRIPT
	expect "a filter leaves what has its words at $size" 0 screen "$size" <<'SCRIPT'
keys &
type KNOTS se
expect only: KNOTS se
expect knots of the sea
refuse quay
refuse Start here
keys Enter
expect Mend the sea-knots-net
keys j Enter
expect Make it whole
keys q
expect only: KNOTS se
refuse quay
keys Esc
refuse only:
keys g
expect Continue: Mend the sea-knots-net
keys &
type no such thing
expect Nothing has these words.
keys Enter
keys j k Enter Left Right z
expect Nothing has these words.
keys Esc
expect The harbour
keys &
type knots
keys Esc
refuse only:
keys Esc
expect This is the top
SCRIPT
	anew
	expect "a search finds what is folded at $size" 0 screen "$size" <<'SCRIPT'
keys /
type sea-sails
expect Mend the sea-sails-net
keys Enter
expect 1 of 1
keys Left
expect Esc ends it
keys Esc
expect Mend the sea-sails-net
keys Enter
expect Make it whole
keys q /
type zzz
keys Esc
refuse knots of the dock
SCRIPT
	anew
	expect "it is calm before anything was done at $size" 0 screen "$size" <<'SCRIPT'
refuse Last 4 weeks
refuse This week
keys P
expect Progress
keys }
expect The days
keys q S
expect Settings
keys q
expect The harbour
SCRIPT
	for minute in 00 08 16; do ASYNCTUTOR_NOW=2026-02-02T10:$minute:00Z tutor_at check quay-ropes-net; done
	expect "the days are a chart at $size" 0 screen "$size" <<'SCRIPT'
expect 16 min
expect ▄
keys P
expect 3 checks
expect 16 min
keys }
expect The days
keys G
expect ten
SCRIPT
	expect "a click on a heading folds at $size" 0 screen "$size" <<'SCRIPT'
click All about the quay
expect ▸ All about the quay
refuse [ ] ropes of the quay
click All about the quay
expect ▾ All about the quay
SCRIPT
done
anew
expect 'what is left is told' 0 screen 80x24 <<'SCRIPT'
expect 0 of 18 done, 2 h 15 min left
expect 45 min
SCRIPT
done_testing
