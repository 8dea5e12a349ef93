#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/xalloc.h"
#include "run/events.h"
#include "run/private.h"

#define BLOCK 32768

struct events {
	int fd;
	unsigned long long offset; /* of the next line */
	unsigned long long read;   /* bytes, from where reading began */
	struct buf ahead;	   /* what was read of the file; the next line begins at `at` */
	size_t at, looked;	   /* before `looked` there is no end of line */
	bool skipping;		   /* inside a line that is too long */
	bool cut;
	size_t bad, many;
	struct buf mended;
	struct js *value;
};

struct events *events_open(int fd, unsigned long long offset)
{
	struct events *r = xcalloc(1, sizeof *r);

	r->ahead = r->mended = (struct buf)BUF_INIT;
	r->fd = fd;
	r->offset = offset;
	r->cut = fd < 0;
	return r;
}

void events_close(struct events *r)
{
	if (!r)
		return;
	if (r->fd >= 0)
		close(r->fd);
	js_free(r->value);
	buf_done(&r->ahead);
	buf_done(&r->mended);
	free(r);
}

/* More of the file; false at its present end. */
static bool read_more(struct events *r)
{
	char block[BLOCK];
	ssize_t n;

	if (r->read >= EVENTS_BYTES) {
		r->cut = true;
		return false;
	}
	memmove(r->ahead.data, r->ahead.data + r->at, r->ahead.len - r->at);
	buf_truncate(&r->ahead, r->ahead.len - r->at);
	r->looked -= r->at;
	r->at = 0;
	do
		n = pread(r->fd, block, sizeof block, (off_t)(r->offset + r->ahead.len));
	while (n < 0 && errno == EINTR);
	if (n < 0)
		r->cut = true;
	if (n <= 0)
		return false;
	buf_add(&r->ahead, block, (size_t)n);
	r->read += (unsigned long long)n;
	return true;
}

static void consume(struct events *r, size_t n)
{
	r->at += n;
	r->offset += n;
	if (r->looked < r->at)
		r->looked = r->at;
}

/* The next whole line, without its end, is at *LINE. Of a line that is too long only the end is kept, and counted. */
static bool next_line(struct events *r, const char **line, size_t *len)
{
	for (;;) {
		char *end = memchr(r->ahead.data + r->looked, '\n', r->ahead.len - r->looked);
		if (end) {
			bool whole = !r->skipping && end - (r->ahead.data + r->at) <= (ptrdiff_t)EVENTS_LINE;
			*line = r->ahead.data + r->at;
			*len = (size_t)(end - *line);
			consume(r, *len + 1);
			r->skipping = false;
			if (whole)
				return true;
			r->bad++;
			continue;
		}
		r->looked = r->ahead.len;
		if (r->skipping || r->ahead.len - r->at > EVENTS_LINE) {
			r->skipping = true;
			consume(r, r->ahead.len - r->at);
		}
		if (!read_more(r))
			return false;
	}
}

static bool is_event(const struct js *value, struct run_event *out)
{
	out->all = value;
	out->kind = js_text(js_get(value, "e"));
	return js_real(js_get(value, "t"), &out->t) && js_int(js_get(value, "step"), &out->step) && out->step >= 0 && out->kind &&
	       *out->kind;
}

bool events_next(struct events *r, struct run_event *out)
{
	const char *line;
	size_t len;

	while (!r->cut && next_line(r, &line, &len)) {
		struct err e = ERR_INIT;
		js_free(r->value);
		buf_clear(&r->mended);
		mend(&r->mended, line, len);
		r->value = js_parse(r->mended.data, r->mended.len, "events", 1, &e);
		err_done(&e);
		if (++r->many > EVENTS_MOST) {
			r->cut = true;
			return false;
		}
		if (r->value && is_event(r->value, out))
			return true;
		r->bad++;
	}
	return false;
}

unsigned long long events_offset(const struct events *r)
{
	return r->offset;
}

size_t events_bad(const struct events *r)
{
	return r->bad;
}

bool events_cut(const struct events *r)
{
	return r->cut;
}
