/* Files of events: whatever they hold, all of one is taken or nothing, and what was taken is exported and taken again the same. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "store/private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static int append(const char *line, size_t len, void *ctx)
{
	buf_add(ctx, line, len);
	return 0;
}

static int take(struct store *s, const void *data, size_t size, struct import_report *report, struct err *e)
{
	FILE *in = fmemopen((void *)(uintptr_t)data, size, "r");

	if (!in)
		abort();
	int status = store_import(s, in, "fuzz", false, report, e);
	fclose(in);
	return status;
}

/* One store for all inputs, in memory behind a file name, emptied each time. */
static struct store *store(void)
{
	static struct store *s;
	struct err e = ERR_INIT;
	char *notice, path[] = "/dev/shm/asynctutor-fuzz-XXXXXX/progress.db";

	if (!s) {
		path[31] = '\0';
		must(mkdtemp(path) != NULL);
		path[31] = '/';
		s = store_open(path, &notice, &e);
		must(s != NULL);
		must(db_exec(s, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; DROP TRIGGER event_is_never_deleted", &e) == 0);
	}
	must(db_exec(s, "DELETE FROM event; DELETE FROM progress", &e) == 0);
	return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct store *s = store();
	struct import_report report, again;
	struct err e = ERR_INIT;
	struct buf first = BUF_INIT, second = BUF_INIT;
	int64_t events;

	if (size == 0)
		return 0;
	int status = take(s, data, size, &report, &e);
	must(db_number(s, "SELECT count(*) FROM event", &events, &e) == 0 || e.code);
	if (status < 0) {
		must(e.code == ERR_SYNTAX && e.line > 0 && e.text && events == 0);
		err_done(&e);
		return 0;
	}
	must((size_t)events == report.added);
	must(store_export(s, append, &first, &e) == 0);
	if (first.len) {
		must(take(s, first.data, first.len, &again, &e) == 0 && again.added == 0 && again.known == report.added);
		must(store_export(s, append, &second, &e) == 0);
		must(strcmp(first.data, second.data) == 0);
	}
	buf_done(&first);
	buf_done(&second);
	return 0;
}
