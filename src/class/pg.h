/*
 * An organization's record in PostgreSQL (13 or newer; 15 or newer for the views of sync.sql). Optional: without libpq every call fails and says so.
 * The only home of libpq.
 *
 * Source: PostgreSQL's documentation, "libpq - C Library". A URL is a connection string of libpq, either form; a password in it is refused, since
 * others can read command lines: libpq takes it from a file (~/.pgpass, PGPASSFILE) or a service file. TLS is as the URL says (sslmode).
 */
#ifndef ASYNCTUTOR_CLASS_PG_H
#define ASYNCTUTOR_CLASS_PG_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"

/* Whether TEXT looks like a connection string of libpq, rather than a path. */
bool pg_is_url(const char *text);

/* The SQL that makes the schema, static. */
const char *pg_schema(void);
/* Apply it, in one transaction, as a role that may make roles and schemas. */
int pg_init(const char *url, struct err *e);

struct reader;
/* For reader_scan(), class_text(), reader_code(); see there. */
int pg_scan(const struct reader *r, struct buf *out, struct err *e);
char *pg_class_json(const char *url, struct err *e);
char *pg_code(const char *url, const char *learner, const char *hash, struct err *e);

struct pg_report {
	size_t sent;  /* events that the server did not seem to have */
	size_t added; /* of these, those that it did not have */
	size_t all;   /* events of the learner in the store */
	size_t texts; /* answers that were sent */
};
/*
 * Send the learner's own events that the server does not have, in batches of one transaction each: whatever ends it, what arrived is whole, and the
 * next call goes on. With CODE the answers that were checked are sent too. TELL, where it is not NULL, is called behind each batch. Errors: ERR_USAGE for a password in the URL, ERR_IO where the
 * server cannot be reached or goes away, ERR_MISSING where the database has no schema, ERR_NEWER where it has one of a later format.
 */
int pg_sync(struct store *s, const char *url, bool code, void (*tell)(const struct pg_report *r, size_t of, void *ctx), void *ctx, struct pg_report *out,
    struct err *e);

#endif
