#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "report/events.h"

void csv_add_cell(struct buf *out, const char *text)
{
	buf_addch(out, '"');
	if (text[0] && strchr("=+-@\t\r\n", text[0]))
		buf_addch(out, '\'');
	for (const char *p = text; *p; p++) {
		if (*p == '"')
			buf_addch(out, '"');
		buf_addch(out, *p);
	}
	buf_addch(out, '"');
}

static void add_row(const struct event *ev, struct buf *out)
{
	const char *before[] = {ev->id, ev->learner, ev->device}, *after[] = {verb_name(ev->verb), ev->object, ev->hash, ev->result};
	char at[CLOCK_TEXT];

	for (size_t i = 0; i < 3; i++) {
		csv_add_cell(out, before[i]);
		buf_addch(out, ',');
	}
	clock_format(ev->at, at);
	buf_addf(out, "%lld,%lld,%s", (long long)ev->seq, (long long)ev->lamport, at);
	for (size_t i = 0; i < 4; i++) {
		buf_addch(out, ',');
		csv_add_cell(out, after[i] ? after[i] : "");
	}
	buf_addstr(out, "\r\n");
}

struct writing {
	enum events_format format;
	const char *iri;
	struct buf text;
	size_t events;
	int (*write)(const char *text, size_t len, void *ctx);
	void *ctx;
	struct err *e;
};

static int flush(struct writing *w)
{
	int status = w->write(w->text.data, w->text.len, w->ctx);

	buf_clear(&w->text);
	return status;
}

static int write_event(const struct event *ev, void *ctx)
{
	struct writing *w = ctx;

	if (w->format == EVENTS_CSV) {
		add_row(ev, &w->text);
		return flush(w);
	}
	struct js *statement = report_statement(ev, w->iri, w->e);
	if (!statement)
		return -1;
	char *text = js_dump(statement, 0);
	buf_addf(&w->text, "%s%s", w->events++ ? ",\n" : "", text);
	free(text);
	js_free(statement);
	return flush(w);
}

int report_events(struct store *s, enum events_format format, const char *iri,
    int (*write)(const char *text, size_t len, void *ctx), void *ctx, struct err *e)
{
	struct writing w = {.format = format, .iri = iri, .text = BUF_INIT, .write = write, .ctx = ctx, .e = e};

	if (format == EVENTS_JSONL)
		return store_export(s, write, ctx, e);
	buf_addstr(&w.text, format == EVENTS_CSV ? "id,learner,device,seq,lamport,at,verb,object,hash,result\r\n" : "[\n");
	int status = flush(&w);
	if (status == 0)
		status = store_each(s, write_event, &w, e);
	if (status == 0 && format == EVENTS_XAPI) {
		buf_addstr(&w.text, w.events ? "\n]\n" : "]\n");
		status = flush(&w);
	}
	buf_done(&w.text);
	return status;
}
