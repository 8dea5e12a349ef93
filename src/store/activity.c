/* When the learner worked, in quarters of an hour, from which any time zone's days can be made. */
#include "base/vec.h"
#include "store/private.h"

#define QUARTER (15 * 60 * 1000LL)

/* Behind a longer silence something else was done. */
#define SILENCE (10 * 60 * 1000LL)

static int64_t quarter_of(int64_t at)
{
	return at / QUARTER - (at % QUARTER < 0);
}

/* When the event before AT was, as far as the quarters tell; 0 where there was none. */
static int last_before(struct store *s, int64_t at, int64_t *last, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_ACTIVITY_LAST, e);

	if (!statement)
		return -1;
	sqlite3_bind_int64(statement, 1, quarter_of(at));
	int row = db_step(s, statement, e);
	*last = row > 0 ? sqlite3_column_int64(statement, 0) : 0;
	if (row > 0)
		sqlite3_reset(statement);
	return row < 0 ? -1 : 0;
}

int activity_take(struct store *s, int64_t at, bool done, int64_t *spent, struct err *e)
{
	int64_t last;

	if (last_before(s, at, &last, e) < 0)
		return -1;
	*spent = last && at > last && at - last <= SILENCE ? at - last : 0;
	sqlite3_stmt *statement = db_statement(s, SQL_ACTIVITY_ADD, e);
	if (!statement)
		return -1;
	sqlite3_bind_int64(statement, 1, quarter_of(at));
	sqlite3_bind_int(statement, 2, done);
	sqlite3_bind_int64(statement, 3, *spent);
	sqlite3_bind_int64(statement, 4, at);
	return db_run(s, statement, e);
}

struct range {
	int64_t from, to;
	struct quarters *out;
};

static int read_range(struct store *s, void *ctx, struct err *e)
{
	struct range *range = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_ACTIVITY_RANGE, e);
	int row;

	if (!statement)
		return -1;
	range->out->len = 0;
	sqlite3_bind_int64(statement, 1, quarter_of(range->from));
	sqlite3_bind_int64(statement, 2, quarter_of(range->to - 1));
	while ((row = db_step(s, statement, e)) > 0)
		*vec_push(range->out) = (struct quarter){sqlite3_column_int64(statement, 0) * QUARTER, sqlite3_column_int64(statement, 1),
		    sqlite3_column_int64(statement, 2), sqlite3_column_int64(statement, 3)};
	return row;
}

int store_quarters(struct store *s, int64_t from, int64_t to, struct quarters *out, struct err *e)
{
	*out = (struct quarters){0};
	int status = db_read(s, read_range, &(struct range){from, to, out}, e);
	if (status < 0)
		quarters_done(out);
	return status;
}

void quarters_done(struct quarters *a)
{
	vec_done(a);
}
