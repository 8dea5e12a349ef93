/* From which devices the learner's own events come. */
#include <string.h>
#include "base/vec.h"
#include "store/private.h"

static int list_devices(struct store *s, void *ctx, struct err *e)
{
	struct devices *out = ctx;
	sqlite3_stmt *statement = db_statement(s, SQL_DEVICES, e);
	int row;

	if (!statement || learner_read(s, e) < 0)
		return -1;
	out->len = 0;
	while ((row = db_step(s, statement, e)) > 0) {
		const char *learner = (const char *)sqlite3_column_text(statement, 0), *id = (const char *)sqlite3_column_text(statement, 1);
		if (!learner_is_own(s, learner) || sqlite3_column_bytes(statement, 1) != 36)
			continue;
		struct device_events *d = out->len && strcmp(out->ptr[out->len - 1].id, id) == 0 ? &out->ptr[out->len - 1] : NULL;
		if (!d) {
			d = vec_push(out);
			*d = (struct device_events){0};
			memcpy(d->id, id, sizeof d->id);
		}
		int64_t last = sqlite3_column_int64(statement, 3);
		d->events += sqlite3_column_int64(statement, 2);
		d->last_seq = last > d->last_seq ? last : d->last_seq;
	}
	return row;
}

int store_devices(struct store *s, struct devices *out, struct err *e)
{
	*out = (struct devices){0};
	int status = db_read(s, list_devices, out, e);
	if (status < 0)
		devices_done(out);
	return status;
}

void devices_done(struct devices *d)
{
	vec_done(d);
}
