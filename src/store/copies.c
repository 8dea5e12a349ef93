#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/sha256.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "store/private.h"

struct place {
	const char *name, *value;
	char *found;
};

static int put(struct store *s, void *ctx, struct err *e)
{
	const struct place *place = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_PLACE_PUT, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, place->name);
	db_bind_text(statement, 2, place->value);
	return db_run(s, statement, e);
}

int store_put(struct store *s, const char *name, const char *value, struct err *e)
{
	return db_write(s, put, &(struct place){.name = name, .value = value}, e);
}

static int get(struct store *s, void *ctx, struct err *e)
{
	struct place *place = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_PLACE_GET, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, place->name);
	int row = db_step(s, statement, e);
	if (row > 0)
		place->found = xstrdup((const char *)sqlite3_column_text(statement, 0));
	sqlite3_reset(statement);
	return row < 0 ? -1 : 0;
}

int store_get(struct store *s, const char *name, char **value, struct err *e)
{
	struct place place = {.name = name};

	if (db_read(s, get, &place, e) < 0)
		return -1;
	*value = place.found;
	return 0;
}

struct new_copy {
	const char *object, *why, *text;
	size_t len;
	char hash[65];
};

static int add_copy(struct store *s, void *ctx, struct err *e)
{
	const struct new_copy *copy = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_CONTENT_ADD, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, copy->hash);
	sqlite3_bind_blob64(statement, 2, copy->len ? copy->text : "", copy->len, SQLITE_STATIC);
	if (db_run(s, statement, e) < 0 || !(statement = db_statement(s, SQL_COPY_ADD, e)))
		return -1;
	db_bind_text(statement, 1, copy->object);
	db_bind_text(statement, 2, copy->why);
	sqlite3_bind_int64(statement, 3, clock_now());
	db_bind_text(statement, 4, copy->hash);
	return db_run(s, statement, e);
}

int store_copy_add(struct store *s, const char *object, const char *why, const char *text, size_t len, struct err *e)
{
	struct new_copy copy = {.object = object, .why = why, .text = text, .len = len};
	struct sha256 h;

	sha256_init(&h);
	sha256_add(&h, text, len);
	sha256_hex(&h, copy.hash);
	return db_write(s, add_copy, &copy, e);
}

struct wanted_text {
	const char *hash;
	char *text;
	size_t len;
};

static char *take_blob(sqlite3_stmt *statement, size_t *len)
{
	*len = (size_t)sqlite3_column_bytes(statement, 0);
	char *text = xmalloc(*len + 1);
	if (*len)
		memcpy(text, sqlite3_column_blob(statement, 0), *len);
	text[*len] = '\0';
	return text;
}

static int read_text(struct store *s, void *ctx, struct err *e)
{
	struct wanted_text *want = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_CONTENT_GET, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, want->hash);
	int row = db_step(s, statement, e);
	if (row > 0)
		want->text = take_blob(statement, &want->len);
	sqlite3_reset(statement);
	return row < 0 ? -1 : 0;
}

int store_text(struct store *s, const char *hash, char **text, size_t *len, struct err *e)
{
	struct wanted_text want = {.hash = hash};

	if (db_read(s, read_text, &want, e) < 0)
		return -1;
	*text = want.text;
	*len = want.len;
	return 0;
}

struct listing {
	const char *object;
	VEC(struct copy) found;
};

static void listing_clear(struct listing *listing)
{
	copies_done(&(struct copies){listing->found.ptr, listing->found.len});
	memset(&listing->found, 0, sizeof listing->found);
}

static int list(struct store *s, void *ctx, struct err *e)
{
	struct listing *listing = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_COPY_LIST, e);
	int row;

	if (!statement)
		return -1;
	db_bind_text(statement, 1, listing->object);
	while ((row = db_step(s, statement, e)) > 0)
		*vec_push(&listing->found) = (struct copy){
		    .id = sqlite3_column_int64(statement, 0),
		    .at = sqlite3_column_int64(statement, 1),
		    .why = xstrdup((const char *)sqlite3_column_text(statement, 2)),
		    .len = (size_t)sqlite3_column_int64(statement, 3),
		};
	if (row < 0)
		listing_clear(listing);
	return row;
}

int store_copies(struct store *s, const char *object, struct copies *out, struct err *e)
{
	struct listing listing = {.object = object};

	if (db_read(s, list, &listing, e) < 0)
		return -1;
	*out = (struct copies){listing.found.ptr, listing.found.len};
	return 0;
}

void copies_done(struct copies *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n; i++)
		free(c->list[i].why);
	free(c->list);
	*c = (struct copies){0};
}

struct wanted_copy {
	int64_t id;
	char *text;
	size_t len;
};

static int read_copy(struct store *s, void *ctx, struct err *e)
{
	struct wanted_copy *copy = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_COPY_READ, e);

	if (!statement)
		return -1;
	sqlite3_bind_int64(statement, 1, copy->id);
	int row = db_step(s, statement, e);
	if (row < 0)
		return -1;
	if (row == 0)
		return err_at(e, ERR_MISSING, s->path, 0, 0, "there is no copy with the number %lld", (long long)copy->id);
	copy->text = take_blob(statement, &copy->len);
	sqlite3_reset(statement);
	return 0;
}

int store_copy_read(struct store *s, int64_t id, char **text, size_t *len, struct err *e)
{
	struct wanted_copy copy = {.id = id};

	if (db_read(s, read_copy, &copy, e) < 0)
		return -1;
	*text = copy.text;
	*len = copy.len;
	return 0;
}
