# Backups, restoring, repairing, forgetting.
. "$abs_top_srcdir/tests/script/lib.sh"
on() { # on MACHINE COMMAND...: the tutor with the store of MACHINE
	m=$1
	shift
	ASYNCTUTOR_DATA=$tmp/$m ASYNCTUTOR_WORKSPACE=$tmp/$m-work "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" "$@"
}
expect 'no backup yet' 0 on a backup --list
has 'is said' 'no dated backups yet'
on a start gather-to-taskgroup >/dev/null
on a check gather-to-taskgroup >/dev/null
expect 'the tutor has made one' 0 on a backup --list
has 'of today' "$(date -u +%Y-%m-%d)"
expect 'backup to a file' 0 on a backup "$tmp/copy.db"
expect 'a second time' 2 on a backup "$tmp/copy.db"
has 'replaces nothing' 'is there already' "$tmp/err"
expect 'backup of today' 0 on a backup
on a export >"$tmp/before"
rm -r "$tmp/a"
on a start missing-await >/dev/null
expect 'restore what was lost' 0 on a restore "$tmp/copy.db"
has 'says what came back' '2 events and 1 copy came back; 0 events were there.'
on a export >"$tmp/after"
while IFS= read -r line; do grep -qxF -- "$line" "$tmp/after" || not_ok "$line is back"; done <"$tmp/before"
expect 'list' 0 on a list --json
has 'what was lost and what was new counts' '"started"'
[ "$(grep -c '"started"' "$tmp/out")" = 2 ] && ok 'both exercises are started' || not_ok 'both exercises are started'
on a backup >/dev/null
expect 'restore by date' 0 on a restore "$(date -u +%Y-%m-%d)"
has 'changes nothing' '0 events and 0 copies came back; 3 events were there.'
expect 'restore of nothing' 2 on a restore 2001-01-01
on c start missing-await >/dev/null
expect 'restore on another machine' 0 on c restore "$tmp/copy.db"
expect 'versions of files come along' 0 on c history gather-to-taskgroup
has 'each with its verdict' 'not-yet'
on c list --json >"$tmp/out"
[ "$(grep -c '"started"' "$tmp/out")" = 2 ] && ok 'what was done counts as that of one learner' || not_ok 'what was done counts as that of one learner'
expect 'repair' 0 on a repair
has 'says that all is sound' 'The store is sound: 3 events'
dd if=/dev/zero of="$tmp/a/progress.db" bs=4096 count=1 conv=notrunc 2>/dev/null
expect 'repair of a damaged store' 0 on a repair
has 'tells of the damage' 'was damaged' "$tmp/err"
has 'and keeps the events' '3 events'
learner=$(sed -n 's/.*"learner":"\([^"]*\)".*/\1/p' "$tmp/before" | head -n 1)
expect 'forget asks first' 1 on a forget
has 'tells what would go' '3 events from all machines that were joined'
expect 'forget by the id of before the loss' 1 on a forget "$learner"
has 'is the same learner' '3 events from all machines that were joined'
has 'and what is out of reach' "$tmp/a-work"
has 'like PostgreSQL' 'PostgreSQL'
expect 'nothing is gone' 0 grep -rlaF "$learner" "$tmp/a"
other=00000000-0000-4000-8000-000000000000
expect 'forget somebody else' 1 on a forget $other
has 'says how' "asynctutor forget --yes $other"
expect 'forget' 0 on a forget --yes
has 'tells what went' 'Forgotten: 3 events, 1 copy'
expect 'no file holds the learner' 1 grep -rlaF "$learner" "$tmp/a"
expect 'an import' 0 on a import "$tmp/before"
has 'skips what was forgotten' '2 left out'
expect 'nothing is started' 0 on a list --json
has_not 'any more' '"started"'
done_testing
