/* Whose progress it is: one learner, who may have one id from each machine. */
#include <string.h>
#include "base/sha256.h"
#include "base/vec.h"
#include "store/private.h"

static int read_id(struct store *s, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_LEARNER_GET, e);

	if (!statement)
		return -1;
	int row = db_step(s, statement, e);
	if (row < 0)
		return -1;
	if (row == 0 || sqlite3_column_bytes(statement, 0) != 36)
		return err_at(e, ERR_CORRUPT, s->path, 0, 0, "does not say whose progress it is");
	memcpy(s->learner, sqlite3_column_text(statement, 0), 37);
	sqlite3_reset(statement);
	return 0;
}

int learner_read(struct store *s, struct err *e)
{
	sqlite3_stmt *statement = read_id(s, e) == 0 ? db_statement(s, SQL_MINE_LIST, e) : NULL;
	int row;

	if (!statement)
		return -1;
	s->mine.len = 0;
	while ((row = db_step(s, statement, e)) > 0)
		if (sqlite3_column_bytes(statement, 0) == 36)
			memcpy(vec_push(&s->mine)->text, sqlite3_column_text(statement, 0), 37);
	return row;
}

static int reread(struct store *s, void *ctx, struct err *e)
{
	(void)ctx;
	return learner_read(s, e);
}

void learner_reread(struct store *s)
{
	struct err ignored = ERR_INIT;

	db_read(s, reread, NULL, &ignored);
	err_done(&ignored);
}

bool learner_is_own(const struct store *s, const char *learner)
{
	if (strcmp(s->learner, learner) == 0)
		return true;
	for (size_t i = 0; i < s->mine.len; i++)
		if (strcmp(s->mine.ptr[i].text, learner) == 0)
			return true;
	return false;
}

bool store_is_own(const struct store *s, const char *learner)
{
	return learner_is_own(s, learner);
}

static int run_with(struct store *s, enum sql which, const char *text, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, which, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, text);
	return db_run(s, statement, e);
}

/*
 * Machines that have joined each other choose the same id, whichever of them was first; one that has recorded nothing
 * yet takes the other's.
 */
static int choose(struct store *s, const char *joined, struct err *e)
{
	int64_t in_use;

	if (db_number(s, "SELECT EXISTS (SELECT 1 FROM progress WHERE learner = '')", &in_use, e) < 0)
		return -1;
	return in_use && strcmp(s->learner, joined) < 0 ? 0 : run_with(s, SQL_LEARNER_PUT, joined, e);
}

int learner_join(struct store *s, const char *learner, struct err *e)
{
	if (learner_is_own(s, learner))
		return 0;
	if (run_with(s, SQL_MINE_ADD, learner, e) < 0 || run_with(s, SQL_MINE_ADD, s->learner, e) < 0 || choose(s, learner, e) < 0)
		return -1;
	return learner_read(s, e);
}

void learner_hash(const char *learner, char out[65])
{
	struct sha256 h;

	sha256_init(&h);
	sha256_add(&h, learner, strlen(learner));
	sha256_hex(&h, out);
}

int learner_was_forgotten(struct store *s, const char *learner, bool *yes, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_FORGOTTEN_GET, e);
	char hash[65];

	if (!statement)
		return -1;
	learner_hash(learner, hash);
	db_bind_text(statement, 1, hash);
	int row = db_step(s, statement, e);
	sqlite3_reset(statement);
	*yes = row > 0;
	return row < 0 ? -1 : 0;
}
