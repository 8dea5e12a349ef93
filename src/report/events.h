/* The events of a store in the formats that other programs read. */
#ifndef ASYNCTUTOR_REPORT_EVENTS_H
#define ASYNCTUTOR_REPORT_EVENTS_H

#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"

enum events_format {
	EVENTS_JSONL, /* one event a line: store_export() */
	EVENTS_XAPI,  /* one array of statements: xAPI 1.0.3, part 2 */
	EVENTS_CSV,   /* RFC 4180, with a header */
};

/* What the identifiers of ours begin with in statements, unless somebody has a home for them: a name that belongs to nobody. */
#define EVENTS_IRI "https://asynctutor.invalid/xapi"

/*
 * Give WRITE all events in order, piece by piece; it may end the export by returning non-zero, which is returned. IRI: for
 * EVENTS_XAPI, what identifiers of ours begin with, without a slash at the end.
 */
int report_events(struct store *s, enum events_format format, const char *iri,
    int (*write)(const char *text, size_t len, void *ctx), void *ctx, struct err *e);

/* One event as a statement. The caller frees. NULL where its result is no JSON. */
struct js *report_statement(const struct event *ev, const char *iri, struct err *e);

/*
 * Append TEXT as a cell of CSV that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front. Source:
 * OWASP, "CSV Injection".
 */
void csv_add_cell(struct buf *out, const char *text);

#endif
