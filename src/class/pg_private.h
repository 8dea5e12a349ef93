/* What the files about PostgreSQL share. */
#ifndef ASYNCTUTOR_CLASS_PG_PRIVATE_H
#define ASYNCTUTOR_CLASS_PG_PRIVATE_H

#include <libpq-fe.h>
#include "class/pg.h"

/* A connection, closed with PQfinish(). NULL on failure. */
PGconn *pg_connect(const char *url, struct err *e);
/* Fill E with WHAT and what the server said last; returns -1. */
int pg_fail(PGconn *db, const char *what, struct err *e);
/* The result of SQL, which is to be of the kind WANTED; NULL on failure. */
PGresult *pg_ask(PGconn *db, const char *sql, ExecStatusType wanted, const char *what, struct err *e);
/* For what gives no rows. */
int pg_run(PGconn *db, const char *sql, const char *what, struct err *e);
/* The database holds a record of the format that this program writes. */
int pg_check_format(PGconn *db, struct err *e);

/* Send the answers that were checked, as far as the server does not have them; *SENT counts them. */
int pg_send_texts(PGconn *db, struct store *s, size_t *sent, struct err *e);

#endif
