#include <errno.h>
#include <string.h>
#include "base/buf.h"
#include "store/private.h"

/* A line is at most this long; an event that the tutor makes has some hundred bytes. */
#define LINE_MAX_BYTES ((size_t)1 << 20)

struct import {
	FILE *in;
	long start; /* of the events in IN; -1 where it cannot be read again */
	struct buf line;
	struct merge merge;
};

/* 1 with the next line, 0 at the end. */
static int read_line(struct import *import, struct err *e)
{
	struct merge *m = &import->merge;
	int c;

	buf_clear(&import->line);
	m->line++;
	while ((c = getc_unlocked(import->in)) != EOF && c != '\n') {
		if (import->line.len == LINE_MAX_BYTES)
			return err_at(e, ERR_SYNTAX, m->name, m->line, 0, "is too long for an event");
		buf_addch(&import->line, (char)c);
	}
	if (c == EOF && ferror(import->in))
		return err_sys(e, m->name, "cannot read");
	return c != EOF || import->line.len > 0;
}

static int take_line(struct import *import, struct err *e)
{
	struct merge *m = &import->merge;
	struct event ev;

	if (event_parse(import->line.data, import->line.len, m->name, m->line, &ev, e) < 0)
		return -1;
	int status = merge_event(m, &ev, e);
	event_done(&ev);
	return status;
}

static int import(struct store *s, void *ctx, struct err *e)
{
	struct import *import = ctx;
	int more;

	if (merge_begin(&import->merge, s, e) < 0)
		return -1;
	while ((more = read_line(import, e)) > 0)
		if (take_line(import, e) < 0)
			return -1;
	return more < 0 ? -1 : merge_end(&import->merge, e);
}

/* A file that is read a second time, because the store has been recovered meanwhile, is read from where it began. */
static int rewound(struct store *s, void *ctx, struct err *e)
{
	struct import *again = ctx;

	if (again->merge.line > 0 && (again->start < 0 || fseek(again->in, again->start, SEEK_SET) < 0))
		return err_at(e, ERR_IO, again->merge.name, 0, 0, "cannot be read a second time");
	return import(s, again, e);
}

int store_import(struct store *s, FILE *in, const char *name, bool mine, struct import_report *out, struct err *e)
{
	struct import import = {.in = in, .start = ftell(in), .line = BUF_INIT, .merge = {.name = name, .mine = mine}};
	int status = db_write(s, rewound, &import, e);

	if (status < 0)
		learner_reread(s);
	else
		*out = import.merge.report;
	buf_done(&import.line);
	return status;
}
