# What is sent to a PostgreSQL server, from one machine and several, and what each role may. SYNC_EVENTS: how many (20,000).
. "$abs_top_srcdir/tests/pg/lib.sh"
n=${SYNC_EVENTS:-20000}
count() { psql_as admin 'SELECT count(*) FROM asynctutor.event'; }
is() { # is NAME GOT WANTED
	if [ "$2" = "$3" ]; then ok "$1"; else
		not_ok "$1"
		echo "# got: $2, wanted: $3"
	fi
}

expect 'a database without the record' 2 on a sync "$(url admin)"
has 'says what to do' 'sync --init' "$tmp/err"
expect 'nobody may set it up' 2 on a sync --init "$(url nobody)"
expect 'set up' 0 on a sync --init "$(url admin)"
expect 'again' 0 on a sync --init "$(url admin)"
expect 'printed' 0 on a sync --init
same 'is what is shipped' "$tmp/out" "$abs_top_srcdir/src/class/sync.sql"
for role in ana ben teacher; do psql_as admin "CREATE ROLE $role LOGIN"; done
psql_as admin 'GRANT asynctutor_learner TO ana, ben; GRANT asynctutor_instructor TO teacher'
psql_as admin 'CREATE ROLE stranger LOGIN'

# the words for what is wrong
expect 'a password in the URL' 2 on a sync "postgresql://ana:secret@localhost/record?host=$pg"
has 'is refused' 'pgpass' "$tmp/err"
has_not 'and not repeated' secret "$tmp/err"
expect 'a server that is not there' 2 on a sync "postgresql:///record?host=$tmp&user=ana"
has 'is named' 'cannot be reached' "$tmp/err"
has 'nothing is lost by it' 'sync again later' "$tmp/err"
expect 'no URL' 2 on a sync nonsense=1
expect 'none at all' 2 on a sync
expect 'who has no role' 2 on a sync "$(url stranger)"

# one machine
events a "$n" >/dev/null
expect 'the first time' 0 on a sync "$(url ana)"
has 'all are sent' "$n new events sent"
is 'and are there' "$(count)" "$n"
expect 'the second time' 0 on a sync "$(url ana)"
has 'nothing is new' "The server has all of your $n events."
on a start missing-await >/dev/null
expect 'one more' 0 on a sync "$(url ana)"
has 'is sent alone' '1 new event sent'
on a export | sed 's/.*"result"://; s/}$//' | head -n 1 >"$tmp/want"
is 'results are as they were' "$(psql_as ana "SELECT result = '$(cat "$tmp/want")' FROM asynctutor.event WHERE seq = 1 AND device = '22222222-0000-4000-8000-000000000001'")" t

# two machines of one learner
events b 30 33333333-0000-4000-8000-000000000001 44444444-0000-4000-8000-000000000001 >/dev/null
expect 'another machine' 0 on b sync "$(url ana)"
is 'joins in' "$(count)" "$((n + 31))"

# a server that was restored to an earlier state, and events that were imported later than newer ones
psql_as admin "DELETE FROM asynctutor.event WHERE learner = 'ana' AND seq = 7; UPDATE asynctutor.device SET events = events - 1 WHERE device::text LIKE '2222%'"
expect 'a gap' 0 on a sync "$(url ana)"
has 'is filled' '1 new event sent'
psql_as admin 'TRUNCATE asynctutor.event, asynctutor.device, asynctutor.standing'
expect 'an empty server' 0 on a sync "$(url ana)"
is 'gets all' "$(count)" "$((n + 1))"

# what is derived is what the events say
on b sync "$(url ana)" >/dev/null
is 'attempts' "$(psql_as admin 'SELECT count(*) FROM (SELECT learner, object, count(*) FILTER (WHERE verb IN ($$passed$$, $$failed$$)) AS n FROM asynctutor.event GROUP BY learner, object) e JOIN asynctutor.standing s USING (learner, object) WHERE e.n <> s.attempts')" 0
is 'devices' "$(psql_as admin 'SELECT count(*) FROM (SELECT learner, device, count(*) AS n, max(seq) AS last FROM asynctutor.event GROUP BY learner, device) e FULL JOIN asynctutor.device d USING (learner, device) WHERE e.n IS DISTINCT FROM d.events OR e.last IS DISTINCT FROM d.last_seq')" 0
is 'the view' "$(psql_as teacher "SELECT exercises_passed FROM asynctutor.learners WHERE learner = 'ana'")" 10

is 'a reader gets each once, page by page' "$(on t class report --format xapi "$(url teacher)" | grep -c '"verb"')" "$((n + 31))"

# a client killed in the middle, again and again
psql_as admin 'TRUNCATE asynctutor.event, asynctutor.device, asynctutor.standing'
killed=0
for i in 1 2 3 4 5 6 7 8; do
	ASYNCTUTOR_DATA=$tmp/a ASYNCTUTOR_WORKSPACE=$tmp/a-work "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" sync "$(url ana)" </dev/null >/dev/null 2>&1 &
	pid=$!
	sleep "$(awk -v i=$i -v n="$n" 'BEGIN { print i / 10 + i * n / 1e6 }')"
	kill -KILL $pid 2>/dev/null && killed=$((killed + 1))
	wait $pid 2>/dev/null
done
echo "# $killed clients were killed"
expect 'after kills of the client' 0 on a sync "$(url ana)"
is 'each event is there once' "$(count)" "$((n + 1))"

# the server killed in the middle
psql_as admin 'TRUNCATE asynctutor.event, asynctutor.device, asynctutor.standing'
for i in 1 2 3; do
	ASYNCTUTOR_DATA=$tmp/a ASYNCTUTOR_WORKSPACE=$tmp/a-work "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" sync "$(url ana)" </dev/null >"$tmp/out.$i" 2>"$tmp/err.$i" &
	pid=$!
	sleep "$(awk -v i=$i -v n="$n" 'BEGIN { print i / 5 + i * 2 * n / 1e6 }')"
	stop_server immediate
	wait $pid
	echo "# status $? with the server killed: $(head -n 1 "$tmp/err.$i")"
	start_server
done
expect 'after kills of the server' 0 on a sync "$(url ana)"
is 'each event is there once' "$(count)" "$((n + 1))"
is 'and counted once' "$(psql_as admin "SELECT sum(events) FROM asynctutor.device")" "$((n + 1))"
done_testing
