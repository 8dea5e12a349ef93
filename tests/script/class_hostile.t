# Files in a class's directory that are hostile or broken, and a directory that is full or read-only: each is named, all others go on.
. "$abs_top_srcdir/tests/script/lib.sh"
. "$abs_top_srcdir/tests/script/class.sh"
x=gather-to-taskgroup
on teacher class new "$class" >/dev/null
on ada class join "$class" --name Ada --yes >/dev/null
passes ada $x
id() { printf '%08d-0000-4000-8000-000000000000' "$1"; }
box=$class/learners
f=$(file_of Ada)
ln -s /etc/passwd "$box/$(id 1).jsonl"
mkfifo "$box/$(id 2).jsonl"
mkdir "$box/$(id 3).jsonl"
ln -s /dev/zero "$box/$(id 4).jsonl"
truncate -s 1G "$box/$(id 5).jsonl"
head -c 5000000 /dev/zero | tr '\0' x >"$box/$(id 6).jsonl"
printf '\033[2J\033]0;title\007\n{"class":"\033[31m"}\nnull\n[1,2]\n{"id":1}\n' >"$box/$(id 7).jsonl"
sed 's/"class":"[0-9a-f]*"/"class":"00000000000000000000000000000000"/' "$f" >"$box/$(id 8).jsonl"
grep '^{"id"' "$f" >"$box/$(id 9).jsonl"
head -c 700 "$f" >"$box/$(id 10).jsonl"
: >"$box/$(id 11).jsonl"
echo notes >"$box/notes.txt"
head -1 "$f" | sed 's/"name":"Ada"/"name":"\\u001b[31mRed\\u202e"/; s/"learner":"......../"learner":"ffffffff/' >"$box/$(id 12).jsonl"
python3 -c 'print("[" * 1000000)' >"$box/$(id 13).jsonl"

plainly() { timeout 60 "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" "$@" </dev/null; }
expect 'the board' 0 plainly class board "$class" --plain
has 'shows the others' 'Ada                      P   1/1'
has 'a symbolic link' "$(id 1).jsonl: is a symbolic link, not a file"
has 'a pipe' "$(id 2).jsonl: is a pipe, not a file"
has 'a directory' "$(id 3).jsonl: is a directory, not a file"
has 'a link to a device' "$(id 4).jsonl: is a symbolic link"
has 'a gigabyte' "$(id 5).jsonl: has 1024 MB"
has 'a long line' "$(id 6).jsonl:1: a line of more than"
has 'no event' "$(id 7).jsonl:1: "
has 'no class' "$(id 7).jsonl:2: "
has 'null' "$(id 7).jsonl:3: "
has 'an event that is none' "$(id 7).jsonl:5: "
has 'a file of another class' "$(id 8).jsonl:1: belongs to another class"
has 'events of nobody' "$(id 9).jsonl:1: an event before any word of whose it is"
has_not 'a torn end is no fault' "$(id 10).jsonl"
has_not 'nor an empty file' "$(id 11).jsonl"
has 'what is no file of a learner' 'learners/notes.txt is no file of a learner'
has 'nesting without end' "$(id 13).jsonl:1: "
has 'a name is made safe' 'Red'
grep -q "$(printf '\033')" "$tmp/out" && not_ok 'no control character is shown' || ok 'no control character is shown'
grep -q "$(printf '\342\200\256')" "$tmp/out" && not_ok 'and no bidirectional one' || ok 'and no bidirectional one'
for format in text csv json html xapi; do
	expect "the report as $format" 0 plainly class report "$class" --format $format
	grep -q "$(printf '\033')" "$tmp/out" && not_ok 'is safe' || ok 'is safe'
done
expect 'verify goes on too' 0 plainly class verify "$class"
has 'and judges' '1 pass judged again: 0 faults'
printf '{"format": 2}' >"$class/class.json"
expect 'a class of a later format' 2 on teacher class board "$class"
has 'is refused in words' 'this version knows up to 1' "$tmp/err"

# A file system of its own, full and then read-only.
if unshare -rm sh -c 'mount -t tmpfs none /mnt' 2>/dev/null; then
	mkdir "$tmp/mount"
	cat >"$tmp/inside" <<EOF
. "$abs_top_srcdir/tests/script/lib.sh"
rm -r "\$tmp"
trap - EXIT
tmp=$tmp
. "$abs_top_srcdir/tests/script/class.sh"
mount -t tmpfs -o size=64k none "$tmp/mount" || exit 1
class=$tmp/mount/class
on teacher class new "\$class" >/dev/null
on eve class join "\$class" --name Eve --yes >/dev/null
on eve start $x >/dev/null
on eve check $x >/dev/null
head -c 100000 /dev/zero >"$tmp/mount/filler" 2>/dev/null
for i in 1 2 3 4 5 6; do on eve check $x >/dev/null 2>>"$tmp/full"; done
rm "$tmp/mount/filler"
on eve check $x >/dev/null 2>"$tmp/freed"
mount -o remount,bind,ro "$tmp/mount"
on eve check $x >/dev/null 2>"$tmp/readonly"
mount -o remount,bind,rw "$tmp/mount"
on eve check $x >/dev/null 2>"$tmp/writable"
on teacher class board "\$class" --plain >"$tmp/board"
on eve export | wc -l >"$tmp/recorded"
cat "\$class"/learners/*.jsonl | grep '^{"id"' | sort -u | wc -l >"$tmp/sent"
EOF
	unshare -rm env abs_top_srcdir="$abs_top_srcdir" abs_top_builddir="$abs_top_builddir" sh "$tmp/inside" >"$tmp/said" 2>&1
	[ "$(grep -c 'No space left on device' "$tmp/full")" = 1 ] && ok 'a full directory is named, once' || { not_ok 'a full directory is named, once'; sed 's/^/# /' "$tmp/full" "$tmp/said"; }
	has 'and what was kept is sent' 'is back' "$tmp/freed"
	has 'a read-only one is named' 'Read-only file system' "$tmp/readonly"
	has 'and what was kept is sent then' 'is back' "$tmp/writable"
	has 'the board has all of it' 'Eve                      F   0/1' "$tmp/board"
	same 'nothing was lost' "$tmp/recorded" "$tmp/sent"
fi
done_testing
