# What a learner's role tries with another's events.
. "$abs_top_srcdir/tests/pg/lib.sh"
on admin sync --init "$(url admin)" >/dev/null
for role in ana ben teacher; do psql_as admin "CREATE ROLE $role LOGIN"; done
psql_as admin 'GRANT asynctutor_learner TO ana, ben; GRANT asynctutor_instructor TO teacher'
events a 20 >/dev/null
ana=11111111-0000-4000-8000-000000000001 device=22222222-0000-4000-8000-000000000001
first=22222222-0000-4000-8000-000000000001
columns='id, origin, device, seq, lamport, at, verb, object, result'

is() {
	if [ "$2" = "$3" ]; then ok "$1"; else
		not_ok "$1"
		echo "# got: $2, wanted: $3"
	fi
}
refused() { # refused NAME ROLE SQL: the server says no
	if psql_as "$2" "$3" >"$tmp/out" 2>&1; then
		not_ok "$1"
		sed 's/^/# /' "$tmp/out"
	else ok "$1"; fi
}

# Ben claims what will be Ana's, before she comes: her id, her device, the id of her first event.
refused 'an event under another name' ben "INSERT INTO asynctutor.event (learner, $columns) VALUES ('ana', '$first', '$ana', '$device', 1, 1, now(), 'passed', 'asynctutor/exercise/x1', '{}')"
expect 'an event with claimed ids' 0 psql_as ben "INSERT INTO asynctutor.event ($columns) VALUES ('$first', '$ana', '$device', 1, 1, now(), 'passed', 'asynctutor/exercise/x1', '{}')"
expect 'and with the highest seq' 0 psql_as ben "INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ana', '$device', 9007199254740991, 9007199254740991, now(), 'passed', 'asynctutor/exercise/x2', '{}')"
expect 'Ana syncs all the same' 0 on a sync "$(url ana)"
has 'all of hers' '20 new events sent'
is 'and each is there' "$(psql_as admin "SELECT count(*) FROM asynctutor.event WHERE learner = 'ana'")" 20
is 'what was claimed stands under the name of who claimed it' "$(psql_as teacher "SELECT string_agg(DISTINCT learner, ',') FROM asynctutor.event WHERE lamport = 9007199254740991")" ben

# reading
for relation in event device standing progress learners; do
	is "no row of another in $relation" "$(psql_as ben "SELECT count(*) FROM asynctutor.$relation WHERE learner <> 'ben'")" 0
done
is 'nor what she fails on' "$(psql_as ben 'SELECT count(*) FROM asynctutor.failing')" 0
refused 'nor by a policy switched off' ben 'SET row_security = off; SELECT * FROM asynctutor.event'
refused 'nor as another' ben 'SET SESSION AUTHORIZATION ana; SELECT * FROM asynctutor.event'
refused 'nor by becoming a teacher' ben 'SET ROLE asynctutor_instructor; SELECT * FROM asynctutor.event'
is 'nor through the group' "$(psql_as ben "SET ROLE asynctutor_learner; SELECT count(*) FROM asynctutor.event WHERE learner <> 'ben'")" 0
psql_as ben "CREATE FUNCTION pg_temp.peep(text) RETURNS bool COST 0.0001 LANGUAGE plpgsql AS 'BEGIN RAISE NOTICE ''%'', \$1; RETURN true; END'; SELECT count(*) FROM asynctutor.event WHERE pg_temp.peep(learner)" >"$tmp/out" 2>&1
has_not 'nor by a function that peeps before the policy' ana

# changing
refused 'no UPDATE' ben "UPDATE asynctutor.event SET verb = 'passed'"
refused 'not of own ones either' ana "UPDATE asynctutor.event SET verb = 'passed'"
refused 'no DELETE' ana 'DELETE FROM asynctutor.event'
refused 'no TRUNCATE' ben 'TRUNCATE asynctutor.event'
refused 'nothing replaced' ana "INSERT INTO asynctutor.event ($columns) VALUES ('$first', '$ana', '$device', 1, 1, now(), 'passed', 'asynctutor/exercise/x1', '{}') ON CONFLICT (learner, id) DO UPDATE SET verb = 'passed'"
refused 'no state by hand' ana "UPDATE asynctutor.standing SET state = 3"
refused 'no state added' ana "INSERT INTO asynctutor.standing VALUES ('ana', 'asynctutor/exercise/x9', 1, 3, 1, NULL, now(), now(), now(), '1')"
refused 'no receipt set back' ana "INSERT INTO asynctutor.event ($columns, received) VALUES (gen_random_uuid(), '$ana', '$device', 99, 99, now(), 'passed', 'asynctutor/exercise/x1', '{}', '2000-01-01')"
refused 'the trigger stays on' ben 'ALTER TABLE asynctutor.event DISABLE TRIGGER ALL'
refused 'the function is not called' ben 'SELECT asynctutor.derive()'
refused 'nor replaced' ben "CREATE OR REPLACE FUNCTION asynctutor.derive() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
refused 'nothing is made in the schema' ben 'CREATE TABLE asynctutor.trap (x int)'
psql_as ben "CREATE TEMP TABLE standing (learner text); CREATE FUNCTION pg_temp.count() RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'; INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ana', '$device', 5, 5, now(), 'failed', 'asynctutor/exercise/x5', '{}')" >/dev/null 2>&1
is 'names in the way are of no use' "$(psql_as admin "SELECT attempts FROM asynctutor.standing WHERE learner = 'ben' AND object = 'asynctutor/exercise/x5'")" 1

# blocking
refused 'no giant row' ben "INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ana', '$device', 6, 6, now(), 'failed', 'asynctutor/exercise/x5', jsonb_build_object('a', repeat('x', 300000)))"
refused 'no giant name' ben "INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ana', '$device', 6, 6, now(), 'failed', 'asynctutor/exercise/' || repeat('x', 500), '{}')"
refused 'no control characters in it' ben "INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ana', '$device', 6, 6, now(), 'failed', E'asynctutor/exercise/\\e[2J', '{}')"
refused 'no lock on the table' ben 'BEGIN; LOCK TABLE asynctutor.event IN ACCESS EXCLUSIVE MODE'
refused 'nor on its derived tables' ben 'BEGIN; LOCK TABLE asynctutor.standing IN SHARE MODE'
psql_as ben "BEGIN; INSERT INTO asynctutor.event ($columns) VALUES (gen_random_uuid(), '$ana', '$device', 7, 7, now(), 'failed', 'asynctutor/exercise/x5', '{}'); SELECT pg_sleep(60)" >/dev/null 2>&1 &
holder=$!
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ "$(psql_as admin "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ben' AND wait_event = 'PgSleep'")" = 1 ] && break
	sleep 0.2
done
is 'a transaction is open' "$(psql_as admin "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ben' AND wait_event = 'PgSleep'")" 1
on a start missing-await >/dev/null
expect 'keeps nobody waiting' 0 timeout 15 env ASYNCTUTOR_DATA="$tmp/a" ASYNCTUTOR_WORKSPACE="$tmp/a-work" "$abs_top_builddir/asynctutor" --course "$abs_top_srcdir" sync "$(url ana)"
kill $holder 2>/dev/null
is 'Ana has what she sent, and no more' "$(psql_as teacher "SELECT count(*) FROM asynctutor.event WHERE learner = 'ana'")" 21
is 'and no verdict of anybody else' "$(psql_as teacher "SELECT count(*) FROM asynctutor.standing WHERE learner = 'ana' AND object = 'asynctutor/exercise/x2' AND attempts <> 1")" 0
refused 'a teacher changes nothing' teacher "DELETE FROM asynctutor.event"
done_testing
