/* In the place of pg.c where libpq was not asked for. */
#include "class/pg.h"

static int refuse(struct err *e)
{
	return err_set(e, ERR_USAGE, "this asynctutor was built without PostgreSQL: configure it --with-postgresql (it needs libpq), and build it again");
}

int pg_init(const char *url, struct err *e)
{
	(void)url;
	return refuse(e);
}

int pg_scan(const struct reader *r, struct buf *out, struct err *e)
{
	(void)r, (void)out;
	return refuse(e);
}

char *pg_class_json(const char *url, struct err *e)
{
	(void)url;
	refuse(e);
	return NULL;
}

char *pg_code(const char *url, const char *learner, const char *hash, struct err *e)
{
	(void)url, (void)learner, (void)hash;
	refuse(e);
	return NULL;
}

int pg_sync(struct store *s, const char *url, bool code, void (*tell)(const struct pg_report *r, size_t of, void *ctx), void *ctx, struct pg_report *out,
    struct err *e)
{
	(void)s, (void)url, (void)code, (void)tell, (void)ctx;
	*out = (struct pg_report){0};
	return refuse(e);
}
