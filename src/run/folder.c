#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "run/private.h"

#define FOLDER_FLAGS (O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)

static int make_insides(struct folder *f, struct err *e)
{
	static const char *const folders[] = {"work", "work/tmp", "out", "tracer", "world"};

	f->fd = open(f->path, FOLDER_FLAGS);
	if (f->fd < 0)
		return err_sys(e, f->path, "cannot open the private folder");
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (mkdirat(f->fd, folders[i], 0700) < 0)
			return err_sys(e, f->path, "cannot make the private folder");
	f->out = openat(f->fd, "out", FOLDER_FLAGS);
	if (f->out < 0)
		return err_sys(e, f->path, "cannot open the private folder");
	return 0;
}

int folder_make(struct folder *f, struct err *e)
{
	const char *tmp = getenv("TMPDIR");
	char *name = path_join(tmp && tmp[0] == '/' ? tmp : "/tmp", "asynctutor-XXXXXX");

	*f = (struct folder){NULL, -1, -1};
	if (!mkdtemp(name)) {
		err_sys(e, name, "cannot make the private folder");
		free(name);
		return -1;
	}
	/* Every process must see the same path, links in TMPDIR or not: Landlock and the tracer compare it. */
	f->path = realpath(name, NULL);
	if (f->path)
		free(name);
	else
		f->path = name;
	if (make_insides(f, e) == 0)
		return 0;
	folder_remove(f);
	folder_done(f);
	return -1;
}

static int make_above(const struct folder *f, char *name, struct err *e)
{
	for (char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int failed = mkdirat(f->fd, name, 0700) < 0 && errno != EEXIST;
		if (failed)
			return err_sys(e, name, "cannot make the folder");
		*slash = '/';
	}
	return 0;
}

static int write_all(int fd, const char *data, size_t len)
{
	while (len) {
		ssize_t n = write(fd, data, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		data += n;
		len -= (size_t)n;
	}
	return 0;
}

int folder_write(const struct folder *f, const char *name, const void *data, size_t len, struct err *e)
{
	char *copy = xstrdup(name);
	int status = make_above(f, copy, e);
	int fd = status < 0 ? -1 : openat(f->fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (status == 0 && fd < 0 && errno == EEXIST)
		status = err_at(e, ERR_USAGE, path_base(name), 0, 0, "is here twice");
	else if (status == 0 && fd < 0)
		status = err_sys(e, name, "cannot write");
	else if (status == 0 && write_all(fd, data, len) < 0)
		status = err_sys(e, name, "cannot write");
	if (fd >= 0)
		close(fd);
	free(copy);
	return status;
}

int open_inside(int dir, const char *name)
{
	struct stat st;
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd >= 0 && (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))) {
		close(fd);
		fd = -1;
	}
	return fd;
}

char *read_inside(int dir, const char *name, size_t max, size_t *len)
{
	char *data = xmalloc(max + 1);
	int fd = open_inside(dir, name);
	size_t n = 0;

	while (fd >= 0 && n < max) {
		ssize_t got = read(fd, data + n, max - n);
		if (got > 0)
			n += (size_t)got;
		else if (got == 0 || errno != EINTR)
			break;
	}
	if (fd >= 0)
		close(fd);
	data[n] = '\0';
	if (len)
		*len = n;
	return xreallocarray(data, n + 1, 1);
}

/* Folders inside are moved to the top before they are emptied, so that no depth is too deep. */
struct removal {
	int top;
	unsigned moved;
};

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static bool is_folder(int dir, const char *name)
{
	struct stat st;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
}

static int move_up(struct removal *r, int dir, const char *name)
{
	char fresh[32];

	fchmodat(dir, name, 0700, 0);
	do
		snprintf(fresh, sizeof fresh, ".gone-%u", r->moved++);
	while (faccessat(r->top, fresh, F_OK, AT_SYMLINK_NOFOLLOW) == 0);
	return renameat(dir, name, r->top, fresh);
}

/* Everything in the folder NAME of the top but its own folders, which move up; then the folder itself. */
static bool empty_out(struct removal *r, const char *name)
{
	fchmodat(r->top, name, 0700, 0);
	int fd = openat(r->top, name, FOLDER_FLAGS);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	for (struct dirent *d; (d = readdir(dir));)
		if (!is_dots(d->d_name) && unlinkat(fd, d->d_name, 0) < 0 && is_folder(fd, d->d_name))
			move_up(r, fd, d->d_name);
	closedir(dir);
	return unlinkat(r->top, name, AT_REMOVEDIR) == 0;
}

/* One look at the top; true when it took something away. */
static bool empty_top(struct removal *r)
{
	int fd = openat(r->top, ".", FOLDER_FLAGS);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	bool progress = false;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	for (struct dirent *d; (d = readdir(dir));) {
		if (is_dots(d->d_name))
			continue;
		if (unlinkat(r->top, d->d_name, 0) == 0 || (is_folder(r->top, d->d_name) && empty_out(r, d->d_name)))
			progress = true;
	}
	closedir(dir);
	return progress;
}

bool folder_empty(const struct folder *f, const char *name)
{
	struct removal r = {openat(f->fd, name, FOLDER_FLAGS), 0};
	bool empty = r.top >= 0;

	while (empty && empty_top(&r))
		;
	DIR *dir = empty ? fdopendir(dup(r.top)) : NULL;
	for (struct dirent *d; dir && (d = readdir(dir));)
		empty = empty && is_dots(d->d_name);
	if (dir)
		closedir(dir);
	if (r.top >= 0)
		close(r.top);
	return empty && dir;
}

void folder_remove(const struct folder *f)
{
	struct removal r = {f->fd, 0};

	if (!f->path)
		return;
	if (f->fd >= 0) {
		fchmod(f->fd, 0700);
		while (empty_top(&r))
			;
	}
	rmdir(f->path);
}

void folder_done(struct folder *f)
{
	if (f->out >= 0)
		close(f->out);
	if (f->fd >= 0)
		close(f->fd);
	free(f->path);
	*f = (struct folder){NULL, -1, -1};
}
