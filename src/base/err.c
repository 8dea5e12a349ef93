#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/err.h"
#include "base/xalloc.h"

static int fill(struct err *e, enum err_code code, const char *path, int line, int col, char *text)
{
	assert(e->code == ERR_NONE && code != ERR_NONE);
	e->code = code;
	e->text = text;
	e->path = path ? xstrdup(path) : NULL;
	e->line = line;
	e->col = col;
	return -1;
}

int err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	return fill(e, code, NULL, 0, 0, text);
}

int err_at(struct err *e, enum err_code code, const char *path, int line, int col, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *text = xvasprintf(fmt, ap);
	va_end(ap);
	return fill(e, code, path, line, col, text);
}

int err_sys(struct err *e, const char *path, const char *what)
{
	const char *reason = strerror(errno);

	return fill(e, ERR_IO, path, 0, 0, xasprintf("%s: %s", what, reason));
}

void err_prefix(struct err *e, const char *prefix)
{
	char *text = xasprintf("%s: %s", prefix, e->text);

	free(e->text);
	e->text = text;
}

char *err_format(const struct err *e)
{
	struct buf b = BUF_INIT;

	if (e->path) {
		buf_addstr(&b, e->path);
		if (e->line)
			buf_addf(&b, ":%d", e->line);
		if (e->line && e->col)
			buf_addf(&b, ":%d", e->col);
		buf_addstr(&b, ": ");
	}
	buf_addstr(&b, e->text ? e->text : "no error");
	return buf_detach(&b);
}

void err_done(struct err *e)
{
	free(e->text);
	free(e->path);
	*e = (struct err)ERR_INIT;
}
