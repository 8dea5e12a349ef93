/* What is new in the drop box: all that touches the directory. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "class/pg.h"
#include "class/scan.h"

/* Files of learners are named by a UUID. */
static bool is_file_name(const char *name)
{
	return ids_is_uuid(name) && strcmp(name + 36, ".jsonl") == 0;
}

static void put(struct buf *out, const struct scan_piece *p, const char *name, const char *data)
{
	buf_add(out, p, sizeof *p);
	buf_add(out, name, p->name_len);
	buf_add(out, data, p->len);
}

static void put_problem(struct buf *out, const char *name, const char *text)
{
	struct scan_piece p = {.kind = SCAN_PROBLEM, .name_len = strlen(name), .len = strlen(text)};

	put(out, &p, name, text);
}

static const char *kind_of(mode_t mode)
{
	return S_ISLNK(mode) ? "a symbolic link" : S_ISDIR(mode) ? "a directory" : S_ISFIFO(mode) ? "a pipe" : S_ISSOCK(mode) ? "a socket" : "a device";
}

struct scan {
	const struct reader *r;
	int box;
	struct buf *out;
};

static bool same_mark(int fd, const struct reader_file *f)
{
	char now[READER_MARK];

	return pread(fd, now, f->marked, f->offset - (int64_t)f->marked) == (ssize_t)f->marked && memcmp(now, f->mark, f->marked) == 0;
}

/* Add what stands in FD from p->from on. */
static void read_piece(struct scan *s, int fd, const char *name, struct scan_piece *p)
{
	int64_t end = p->size < READER_FILE_MAX ? p->size : READER_FILE_MAX;
	size_t want = end > p->from ? (size_t)(end - p->from) : 0, at = s->out->len;

	if (want > READER_PIECE)
		want = READER_PIECE;
	buf_add(s->out, p, sizeof *p);
	buf_add(s->out, name, p->name_len);
	size_t start = s->out->len;
	buf_reserve(s->out, want);
	ssize_t n = want ? pread(fd, s->out->data + start, want, p->from) : 0;
	if (n < 0) {
		char *text = xasprintf("cannot be read: %s", strerror(errno));
		buf_truncate(s->out, at);
		put_problem(s->out, name, text);
		free(text);
		return;
	}
	s->out->len += (size_t)n;
	s->out->data[s->out->len] = '\0';
	p->len = (size_t)n;
	memcpy(s->out->data + at, p, sizeof *p);
}

static void open_and_read(struct scan *s, const char *name, const struct reader_file *f)
{
	int fd = openat(s->box, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode)) {
		char *text = fd < 0 ? xasprintf("cannot be read: %s", strerror(errno)) : xstrdup("is no regular file any more");
		if (fd >= 0 || errno != ENOENT)
			put_problem(s->out, name, text);
		free(text);
		if (fd >= 0)
			close(fd);
		return;
	}
	struct scan_piece p = {.kind = SCAN_FILE, .name_len = strlen(name), .size = st.st_size, .dev = st.st_dev, .ino = st.st_ino, .uid = st.st_uid,
	    .mtime = (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000};
	if (f && (st.st_size < f->offset || !same_mark(fd, f)))
		p.again = true;
	else if (f)
		p.from = f->offset;
	read_piece(s, fd, name, &p);
	close(fd);
}

/* Whether there may be anything new: what does not change costs one look. */
static bool is_changed(const struct reader_file *f, const struct stat *st)
{
	int64_t mtime = (int64_t)st->st_mtim.tv_sec * 1000 + st->st_mtim.tv_nsec / 1000000;
	int64_t end = f->size < READER_FILE_MAX ? f->size : READER_FILE_MAX;

	return st->st_size != f->size || mtime != f->mtime || st->st_ino != f->ino || (f->more && f->offset < end);
}

static void look_at(struct scan *s, const char *name)
{
	const struct reader *r = s->r;
	struct stat st;

	if (name[0] == '.')
		return;
	if (!is_file_name(name)) {
		put_problem(s->out, name, "is no file of a learner");
		return;
	}
	const struct id_entry *known = ids_find(&r->names, name);
	const struct reader_file *f = known ? &r->files.ptr[known->number] : NULL;
	if (fstatat(s->box, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return; /* it went meanwhile */
	if (!S_ISREG(st.st_mode)) {
		char *text = xasprintf("is %s, not a file", kind_of(st.st_mode));
		put_problem(s->out, name, text);
		free(text);
	} else if (!f || is_changed(f, &st)) {
		open_and_read(s, name, f);
	}
}

static int scan_directory(const struct reader *r, struct buf *out, struct err *e)
{
	char *path = path_join(r->dir, "learners");
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	struct scan s = {r, fd, out};
	size_t n = 0;

	if (!dir) {
		err_sys(e, path, errno == EACCES ? "only the instructor who made the class can list it" : "cannot read the class");
		free(path);
		if (fd >= 0)
			close(fd);
		return -1;
	}
	for (const struct dirent *d; n < READER_FILES && out->len < READER_PASS && (d = readdir(dir)); n++)
		look_at(&s, d->d_name);
	if (n == READER_FILES)
		put_problem(out, "", "there are more files in learners/ than are looked at");
	if (out->len >= READER_PASS)
		put(out, &(struct scan_piece){.kind = SCAN_MORE}, "", "");
	closedir(dir);
	free(path);
	return 0;
}

int reader_scan(void *ctx, struct buf *out, struct err *e)
{
	const struct reader *r = ctx;

	return pg_is_url(r->dir) ? pg_scan(r, out, e) : scan_directory(r, out, e);
}
