# Sending to a server where there is none, and, built without libpq, no trace of it in the program.
. "$abs_top_srcdir/tests/script/lib.sh"
program=$abs_top_builddir/asynctutor

tutor start missing-await >/dev/null
expect 'no server' 2 tutor sync "postgresql:///record?host=$tmp"
has 'what is recorded stays here' 'sync again later' "$tmp/err"
expect 'the events' 0 tutor export
has 'are there' missing-await
expect 'the SQL is there in any build' 0 tutor sync --init
has 'with its policies' 'CREATE POLICY'
tutor sync "postgresql:///record?host=$tmp" >"$tmp/out" 2>&1
if grep -q '^#define HAVE_LIBPQ 1' "$abs_top_builddir/config.h"; then
	has 'what is wrong' 'the server cannot be reached'
	objdump -p "$program" >"$tmp/out"
	has 'the library is linked' libpq
else
	has 'what is wrong' 'built without PostgreSQL'
	objdump -p "$program" >"$tmp/out"
	has_not 'no library' libpq
	has 'of those that are' libsqlite3
	strings "$program" 2>/dev/null | grep -E '^PQ[a-z]' >"$tmp/out"
	has_not 'no call of it' PQ
fi
done_testing
