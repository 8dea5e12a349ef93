# Helpers of the PostgreSQL tests: a server of the distribution's packages, on a socket in a private folder, without a network.
. "$abs_top_srcdir/tests/script/lib.sh"

bin=$(pg_config --bindir) || { echo 'Bail out! pg_config is missing: install libpq-dev'; exit 99; }
[ -x "$bin/initdb" ] || { echo 'Bail out! the PostgreSQL server is missing: install postgresql'; exit 99; }

# as_server COMMAND...: PostgreSQL refuses to run as root.
as_server() {
	if [ "$(id -u)" -eq 0 ]; then
		setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups env HOME="$pg" "$@"
	else "$@"; fi
}

# A socket's path has little room, less than a private TMPDIR may take.
pg=$(mktemp -d /tmp/asynctutor-pg.XXXXXX) || exit 99
[ "$(id -u)" -ne 0 ] || chown nobody "$pg"
chmod 755 "$pg"
trap 'stop_server immediate; rm -rf "$tmp" "$pg"' EXIT

start_server() { as_server "$bin/pg_ctl" -D "$pg/data" -l "$pg/log" -s -w -t 60 start; }
stop_server() { as_server "$bin/pg_ctl" -D "$pg/data" -s -m "${1:-fast}" stop 2>/dev/null; }

as_server "$bin/initdb" -D "$pg/data" -U admin -A trust -E UTF8 --locale=C --no-sync >"$pg/initdb.log" 2>&1 || {
	sed 's/^/# /' "$pg/initdb.log"
	echo 'Bail out! initdb failed'
	exit 99
}
cat >>"$pg/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$pg'
shared_buffers = 32MB
CONF
start_server || {
	sed 's/^/# /' "$pg/log"
	echo 'Bail out! the server does not start'
	exit 99
}

url() { echo "postgresql:///record?host=$pg&user=$1"; }
psql_as() { # psql_as ROLE SQL
	"$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$pg" -U "$1" -d record -c "$2"
}
"$bin/createdb" -h "$pg" -U admin record

# on MACHINE COMMAND...: the tutor with the store of MACHINE
on() {
	m=$1
	shift
	ASYNCTUTOR_DATA=$tmp/$m ASYNCTUTOR_WORKSPACE=$tmp/$m-work tutor "$@"
}

# events MACHINE COUNT [LEARNER [DEVICE]]: COUNT events into the store of MACHINE, as its own
events() {
	awk -v n="$2" -v learner="${3:-11111111-0000-4000-8000-000000000001}" -v device="${4:-22222222-0000-4000-8000-000000000001}" 'BEGIN {
		for (i = 1; i <= n; i++) printf "{\"id\":\"%s-0000-4000-8000-%012x\",\"learner\":\"%s\",\"device\":\"%s\",\"seq\":%d,\"lamport\":%d," \
			"\"at\":\"2026-02-03T04:%02d:%02d.789Z\",\"verb\":\"%s\",\"object\":\"asynctutor/exercise/x%d\",\"hash\":null," \
			"\"result\":{\"check\":\"no-gather\",\"note\":\"a \\\\ b\\tc \\u20ac\"}}\n", substr(device, 1, 8), i, learner, device, i, i,
			int(i / 60) % 60, i % 60, i % 5 ? "failed" : "passed", i % 50
	}' >"$tmp/events"
	on "$1" import --mine "$tmp/events"
}
