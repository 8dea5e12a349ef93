# Settings and the file of keys: by commands, and on the screen.
. "$abs_top_srcdir/tests/script/lib.sh"
sample=$abs_top_srcdir/tests/script/course
unset XDG_CONFIG_HOME
keys=$HOME/.config/asynctutor/keys
mkdir -p "${keys%/*}"
# screen SIZE <SCRIPT
screen() {
	{ echo "resize $1"; cat; } >"$tmp/script"
	ASYNCTUTOR_SCRIPT=$tmp/script ASYNCTUTOR_WORKSPACE=$tmp/work "$abs_top_builddir/asynctutor" --course "$sample" </dev/null
}

expect 'all settings' 0 tutor settings
for s in theme editor mouse ascii plain name keys; do has "$s is among them" "$s "; done
has 'the file of keys is named' "$keys"
expect 'one setting' 0 tutor settings theme
has 'is what is usual at first' auto
expect 'it is set' 0 tutor settings theme light
expect 'and shown' 0 tutor settings theme
has 'as it was set' light
expect 'a value that there is not' 2 tutor settings theme pink
has 'names those that there are' 'auto dark light contrast none' "$tmp/err"
expect 'a setting that there is not' 2 tutor settings them light
has 'suggests the nearest' 'did you mean "theme"?' "$tmp/err"
expect 'a text of two lines' 2 tutor settings name "two
lines"
expect 'a name' 0 tutor settings name 'Ada L.'
expect 'a name is kept' 0 tutor settings name
has 'as it is' 'Ada L.'
expect 'plain mode' 0 tutor settings plain on
export ASYNCTUTOR_WORKSPACE="$tmp/work"
tutor start gather-to-taskgroup >"$tmp/set"
tutor settings plain off
tutor start gather-to-taskgroup >"$tmp/usual"
tutor --plain start gather-to-taskgroup >"$tmp/option"
if cmp -s "$tmp/usual" "$tmp/option"; then not_ok 'the option does something'; else ok 'the option does something'; fi
same 'the setting does what the option does' "$tmp/set" "$tmp/option"

for size in 120x40 80x24 40x12; do
	rm -rf "$XDG_DATA_HOME"
	expect "the screen at $size" 0 screen $size <<'SCRIPT'
keys S
expect Colors        ‹ auto ›
expect The theme
keys Enter
expect Colors        ‹ dark ›
keys l Right
expect Colors        ‹ contrast ›
keys Left h h h
expect Colors        ‹ none ›
keys j l
expect Editor        ‹ external ›
keys j Enter
expect Mouse         ‹ off ›
keys G k Enter
type Grace
keys Enter
expect Name          Grace
keys Enter
keys Esc
expect Name          Grace
keys j
expect Keys          show
keys h
keys Enter
expect down j Down
keys q
expect Settings
keys g
click Editor
expect Editor        ‹ external ›
SCRIPT
	expect "kept by it at $size" 0 tutor settings
	has "the theme at $size" 'theme    none'
	has "the editor at $size" 'editor   external'
	has "the mouse at $size" 'mouse    off'
	has "the name at $size" 'name     Grace'
done
expect 'M is the same as the setting' 0 screen 80x24 <<'SCRIPT'
keys M S
expect Mouse         ‹ on ›
click Mouse
click Mouse
expect Mouse         ‹ off ›
keys j Right
keys q M q
SCRIPT
expect 'ASCII from the next start on' 0 screen 80x24 <<'SCRIPT'
expect ....
keys S
expect Colors        < none >
keys j j j h
expect ASCII only    < auto >
SCRIPT
expect 'and back' 0 screen 80x24 <<'SCRIPT'
refuse ....
SCRIPT

cat >"$keys" <<'KEYS'
# mine
follow F8
quit@home X
help F9
KEYS
expect 'keys are remapped' 0 screen 80x24 <<'SCRIPT'
expect F8 open
expect X quit
expect F9 help
keys ?
expect F9 shows those that do
keys F8
expect First steps
keys q F9
expect F8
keys F9
keys X
expect never reached
SCRIPT
expect 'they are printed' 0 tutor settings --keys
has 'as they are' 'follow F8'
has 'with their scopes' 'quit@home X'
has 'and what they do' '# show the keys of this screen'
cp "$tmp/out" "$tmp/printed"
cp "$tmp/printed" "$keys"
expect 'what is printed is such a file' 0 tutor settings --keys
same 'that says the same' "$tmp/printed" "$tmp/out"

printf 'follow j\nfolow F8\nquit@lesson x\nhelp F13\nplacement\nhelp F10\n' >"$keys"
expect 'faults are told' 1 tutor settings --keys
has 'of two meanings' "$keys:1: j means \"down\" on the screen \"home\"; take another key, or give \"down\" others as well" "$tmp/err"
has 'of actions' "$keys:2: there is no action \"folow\"; did you mean \"follow\"?" "$tmp/err"
has 'of scopes' "$keys:3: the action has no keys in \"lesson\", only in: screen, home" "$tmp/err"
has 'of keys' "$keys:4: \"F13\" is no key" "$tmp/err"
has 'of lines without keys' "$keys:5: name at least one key" "$tmp/err"
has 'the rest counts' 'help F10'
expect 'the screens start all the same' 0 screen 120x40 <<'SCRIPT'
expect What your file of keys says here is not used
keys Enter
expect Enter open
expect F10 help
keys S G
expect a file of yours, with faults
keys Enter
expect there is no action
SCRIPT
head -c 70000 /dev/zero >"$keys"
expect 'a file that is no such file' 0 screen 40x12 <<'SCRIPT'
expect Keys
keys Enter
expect Enter open
SCRIPT

printf 'edit F11\ncheck F12\nstep F12\npiece-take F10\n' >"$keys"
expect 'hints name the keys that are set' 0 screen 80x24 <<'SCRIPT'
click Fix the gather
keys Enter
keys Enter
expect F11 edits your file, F12 checks it.
keys y
expect F12 checks it.
keys p y
expect F10 picks a line up
keys q s y y
expect F12: the next line
SCRIPT
echo 'raise-help F12' >"$keys"
tutor() { "$abs_top_builddir/asynctutor" --course "$sample" "$@" </dev/null; }
tutor class new "$tmp/class" >/dev/null && tutor class join "$tmp/class" --yes --name Grace >/dev/null
expect 'in a class' 0 screen 80x24 <<'SCRIPT'
keys F12
expect Your instructor sees that you need help. F12 takes it back.
keys F12
expect Your signal is taken back.
keys F
expect Your instructor sees that you are done. F takes it back.
SCRIPT
done_testing
