#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "class/pg.h"
#include "class/scan.h"

#define PROBLEMS_OF_FILE 20 /* more of one file are not told, ... */
#define PROBLEMS 1000	    /* ... nor more of all */

void reader_init(struct reader *r, const char *dir, const char *id)
{
	*r = (struct reader){.dir = xstrdup(dir), .id = xstrdup(id)};
}

void reader_done(struct reader *r)
{
	for (size_t i = 0; i < r->files.len; i++)
		free(r->files.ptr[i].name);
	for (size_t i = 0; i < r->problems.len; i++)
		free(r->problems.ptr[i].text);
	vec_done(&r->files);
	vec_done(&r->problems);
	buf_done(&r->place);
	ids_done(&r->seen);
	ids_done(&r->names);
	free(r->dir);
	free(r->id);
	*r = (struct reader){0};
}

void reader_problem(struct reader *r, size_t file, int line, char *text)
{
	size_t of_file = 0;

	for (size_t i = 0; i < r->problems.len; i++) {
		const struct reader_problem *p = &r->problems.ptr[i];
		bool same = p->file == file && p->line == line && strcmp(p->text, text) == 0;
		of_file += p->file == file;
		if (same || (file != SIZE_MAX && of_file == PROBLEMS_OF_FILE)) {
			free(text);
			return;
		}
	}
	if (r->problems.len == PROBLEMS) {
		free(text);
		return;
	}
	*vec_push(&r->problems) = (struct reader_problem){file, line, text};
}

/* The file of that name, made where it is not known. */
static size_t find_file(struct reader *r, const char *name, size_t len)
{
	char uuid[37] = "";
	bool added;

	memcpy(uuid, name, len < 36 ? len : 36);
	if (!ids_is_uuid(uuid)) /* it is told of, never read */
		return SIZE_MAX;
	struct id_entry *known = ids_get(&r->names, uuid, &added);
	if (added) {
		known->number = (uint32_t)r->files.len;
		*vec_push(&r->files) = (struct reader_file){.name = xstrndup(name, len)};
	}
	return known->number;
}

static uint64_t line_hash(const char *line, size_t len)
{
	uint64_t h = 0xCBF29CE484222325u; /* FNV-1a, 64 bits */

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)line[i]) * 0x100000001B3u;
	return h;
}

static void take_header(struct reader *r, size_t at, const struct class_line_read *l)
{
	struct reader_file *f = &r->files.ptr[at];

	if (strcmp(l->class_id, r->id) != 0) {
		reader_problem(r, at, f->line, xstrdup("belongs to another class"));
		f->known = false;
		return;
	}
	f->known = true;
	memcpy(f->learner, l->header.learner, sizeof f->learner);
	memcpy(f->device, l->header.device, sizeof f->device);
	if (r->header)
		r->header(r->ctx, at, &l->header);
}

static void take_event(struct reader *r, size_t at, const struct class_line_read *l, const char *line, size_t len)
{
	struct reader_file *f = &r->files.ptr[at];
	const struct event *ev = &l->event;
	uint64_t hash = line_hash(line, len);
	bool added;

	if (!f->known) {
		reader_problem(r, at, f->line, xstrdup("an event before any word of whose it is"));
		return;
	}
	if (strcmp(ev->learner, f->learner) != 0 || strcmp(ev->device, f->device) != 0) {
		reader_problem(r, at, f->line, xstrdup("an event of another learner or device than the file says"));
		if (r->stranger)
			r->stranger(r->ctx, at, ev);
		return;
	}
	struct id_entry *seen = ids_get(&r->seen, ev->id, &added);
	if (added) {
		seen->mark = hash;
		seen->number = (uint32_t)at;
		if (r->event)
			r->event(r->ctx, at, ev);
	} else if (seen->mark != hash) { /* the same line twice is a line that was sent twice */
		size_t first = seen->number;
		reader_problem(r, at, f->line, xstrdup("an event that was read before, with other content"));
		if (r->copied)
			r->copied(r->ctx, at, ev, first);
	}
}

static void take_line(struct reader *r, size_t at, const char *line, size_t len, int64_t offset)
{
	struct reader_file *f = &r->files.ptr[at];
	struct class_line_read l;
	struct err e = ERR_INIT;

	f->line++;
	if (!len)
		return;
	if (class_line_parse(line, len, f->name, f->line, &l, &e) < 0) {
		reader_problem(r, at, f->line, xstrdup(e.text));
		err_done(&e);
		return;
	}
	if (l.kind == CLASS_LINE_HEADER) {
		take_header(r, at, &l);
	} else if (l.kind == CLASS_LINE_TEXT) {
		memcpy(f->text.hash, l.hash, sizeof f->text.hash);
		f->text.at = offset;
		f->text.len = len;
		if (r->text)
			r->text(r->ctx, at, l.hash, l.code, l.code_len);
	} else {
		take_event(r, at, &l, line, len);
	}
	class_line_done(&l);
}

/* Of DATA, LEN bytes behind the file's offset: all lines that are whole. Returns the bytes taken. */
static size_t take_lines(struct reader *r, size_t at, const char *data, size_t len)
{
	struct reader_file *f = &r->files.ptr[at];
	size_t done = 0;

	while (done < len) {
		const char *line = data + done, *end = memchr(line, '\n', len - done);
		size_t n = end ? (size_t)(end - line) : len - done;
		if (!end && n <= READER_LINE_MAX && !f->skipping)
			break;
		if (f->skipping || n > READER_LINE_MAX) {
			if (!f->skipping)
				reader_problem(r, at, f->line + 1, xasprintf("a line of more than %zu bytes", READER_LINE_MAX));
			f->skipping = !end;
			f->line += end != NULL;
		} else {
			take_line(r, at, line, n, f->offset + (int64_t)done);
		}
		done += n + (end != NULL);
	}
	return done;
}

static void remember_mark(struct reader_file *f, const char *data, size_t done)
{
	if (done >= READER_MARK || done >= (size_t)f->offset) {
		f->marked = done < READER_MARK ? done : READER_MARK;
		memcpy(f->mark, data + done - f->marked, f->marked);
		return;
	}
	/* The end of the mark before, and what is new. */
	size_t keep = f->marked + done > READER_MARK ? READER_MARK - done : f->marked;
	memmove(f->mark, f->mark + f->marked - keep, keep);
	memcpy(f->mark + keep, data, done);
	f->marked = keep + done;
}

static void take_piece(struct reader *r, const struct scan_piece *p, const char *name, const char *data)
{
	size_t at = find_file(r, name, p->name_len);
	struct reader_file *f = &r->files.ptr[at];

	if (p->again) {
		if (p->size < f->offset)
			reader_problem(r, at, 0, xasprintf("was cut short; what it held before still counts"));
		else
			reader_problem(r, at, 0, xasprintf("was rewritten; what it held before still counts"));
		f->offset = 0;
		f->line = 0;
		f->skipping = f->known = false;
	}
	if (p->size > READER_FILE_MAX)
		reader_problem(r, at, 0, xasprintf("has %lld MB; what is behind the first %lld MB is not read", (long long)(p->size >> 20), (long long)(READER_FILE_MAX >> 20)));
	f->size = p->size;
	f->mtime = p->mtime;
	f->dev = p->dev;
	f->ino = p->ino;
	f->uid = p->uid;
	size_t done = take_lines(r, at, data, p->len);
	f->offset += (int64_t)done;
	remember_mark(f, data, done);
	f->more = p->len == READER_PIECE && done > 0;
}

static void take_fault(struct reader *r, const char *name, size_t name_len, const char *text, size_t len)
{
	size_t file = find_file(r, name, name_len);
	char *copy = xstrndup(text, len);

	if (r->fault)
		r->fault(r->ctx, file, copy);
	reader_problem(r, file, 0, copy);
}

bool reader_take(struct reader *r, const struct buf *scan)
{
	bool more = false;
	struct scan_piece p;

	for (size_t at = 0; at + sizeof p <= scan->len; at += p.name_len + p.len) {
		memcpy(&p, scan->data + at, sizeof p);
		at += sizeof p;
		if (p.name_len + p.len > scan->len - at)
			break;
		const char *name = scan->data + at, *data = name + p.name_len;
		if (p.kind == SCAN_MORE) {
			more = true;
		} else if (p.kind == SCAN_PLACE) {
			buf_clear(&r->place);
			buf_add(&r->place, data, p.len);
		} else if (p.kind == SCAN_FAULT) {
			take_fault(r, name, p.name_len, data, p.len);
		} else if (p.kind == SCAN_PROBLEM) {
			size_t file = find_file(r, name, p.name_len);
			char *text = file == SIZE_MAX ? xasprintf("learners/%.*s%s%.*s", (int)p.name_len, name, p.name_len ? " " : "", (int)p.len, data)
						      : xstrndup(data, p.len);
			reader_problem(r, file, 0, text);
		} else {
			take_piece(r, &p, name, data);
			more |= r->files.ptr[find_file(r, name, p.name_len)].more;
		}
	}
	return more;
}

int reader_read(struct reader *r, struct err *e)
{
	struct buf scan = BUF_INIT;
	bool more = true;
	int status = 0;

	while (status == 0 && more) {
		buf_clear(&scan);
		status = reader_scan(r, &scan, e);
		if (status == 0)
			more = reader_take(r, &scan);
	}
	buf_done(&scan);
	return status;
}

/* The same from an organization's record. */
static char *record_code(const struct reader *r, size_t file, const struct reader_text *t)
{
	struct err e = ERR_INIT;
	char *code = pg_code(r->dir, r->files.ptr[file].learner, t->hash, &e);

	err_done(&e);
	return code;
}

char *reader_code(const struct reader *r, size_t file, const struct reader_text *t)
{
	if (pg_is_url(r->dir))
		return record_code(r, file, t);
	char *box = path_join(r->dir, "learners"), *path = path_join(box, r->files.ptr[file].name), *code = NULL;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	char *line = xmalloc(t->len + 1);
	struct class_line_read l;
	struct stat st;
	struct err e = ERR_INIT;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && pread(fd, line, t->len, t->at) == (ssize_t)t->len &&
	    class_line_parse(line, t->len, "", 1, &l, &e) == 0) {
		if (l.kind == CLASS_LINE_TEXT && strcmp(l.hash, t->hash) == 0 && l.code)
			code = xstrdup(l.code);
		class_line_done(&l);
	}
	err_done(&e);
	if (fd >= 0)
		close(fd);
	free(line);
	free(path);
	free(box);
	return code;
}
