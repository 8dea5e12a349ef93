/* Sending the answers that were checked, of a learner who wants that. */
#include "config.h"
#include <stdlib.h>
#include <string.h>
#include "base/vec.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "class/class.h"
#include "class/pg_private.h"

struct hash {
	char text[65];
};

struct hashes {
	struct store *s;
	VEC(struct hash) list;
};

static int take(const struct event *ev, void *ctx)
{
	struct hashes *h = ctx;
	struct err ignored = ERR_INIT;

	if ((ev->verb != VERB_PASSED && ev->verb != VERB_FAILED) || !store_is_own(h->s, ev->learner))
		return 0;
	struct js *result = js_parse(ev->result, strlen(ev->result), "", 1, &ignored);
	const char *hash = js_text(js_get(result, "text"));
	if (hash && strlen(hash) == 64)
		memcpy(vec_push(&h->list)->text, hash, 65);
	js_free(result);
	err_done(&ignored);
	return 0;
}

static int in_order(const void *a, const void *b)
{
	const struct hash *x = a, *y = b;

	return strcmp(x->text, y->text);
}

/* A text that the server cannot hold is left out, as in the directory of a class. */
static int send_one(PGconn *db, struct store *s, const char *hash, size_t *sent, struct err *e)
{
	char *code = NULL;
	size_t len = 0;

	if (store_text(s, hash, &code, &len, e) < 0)
		return -1;
	const char *const values[] = {hash, code};
	int status = 0;
	if (code && len <= CLASS_TEXT_MAX && !memchr(code, '\0', len) && utf8_valid(code, len)) {
		PGresult *r = PQexecParams(db, "INSERT INTO asynctutor.text (hash, code) VALUES ($1, $2) ON CONFLICT DO NOTHING", 2, NULL, values, NULL, NULL, 0);
		status = PQresultStatus(r) == PGRES_COMMAND_OK ? 0 : pg_fail(db, "the server does not take an answer", e);
		*sent += status == 0;
		PQclear(r);
	}
	free(code);
	return status;
}

static bool is_known(const PGresult *known, int *at, const char *hash)
{
	while (*at < PQntuples(known) && strcmp(PQgetvalue(known, *at, 0), hash) < 0)
		++*at;
	return *at < PQntuples(known) && strcmp(PQgetvalue(known, *at, 0), hash) == 0;
}

int pg_send_texts(PGconn *db, struct store *s, size_t *sent, struct err *e)
{
	struct hashes h = {.s = s};
	PGresult *known = pg_ask(db, "SELECT hash FROM asynctutor.text WHERE learner = session_user ORDER BY hash COLLATE \"C\"", PGRES_TUPLES_OK,
	    "the record cannot be read", e);
	int status = known ? store_each(s, take, &h, e) : -1, at = 0;

	if (status == 0 && h.list.len)
		qsort(h.list.ptr, h.list.len, sizeof *h.list.ptr, in_order);
	for (size_t i = 0; status == 0 && i < h.list.len; i++)
		if ((i == 0 || strcmp(h.list.ptr[i].text, h.list.ptr[i - 1].text) != 0) && !is_known(known, &at, h.list.ptr[i].text))
			status = send_one(db, s, h.list.ptr[i].text, sent, e);
	PQclear(known);
	vec_done(&h.list);
	return status;
}
