#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/watch.h"
#include "base/xalloc.h"

#define LOOK_MS 1000
#define QUIET_MS 100

struct look {
	bool there;
	ino_t inode;
	off_t size;
	struct timespec modified;
};

struct watch {
	char *path;
	int fd;
	struct look last;
};

static struct look look_at(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return (struct look){0};
	return (struct look){true, st.st_ino, st.st_size, st.st_mtim};
}

static bool same(const struct look *a, const struct look *b)
{
	return a->there == b->there && a->inode == b->inode && a->size == b->size &&
	       a->modified.tv_sec == b->modified.tv_sec && a->modified.tv_nsec == b->modified.tv_nsec;
}

struct watch *watch_new(const char *path)
{
	struct watch *w = xcalloc(1, sizeof *w);
	char *dir = path_dir(path);

	w->path = xstrdup(path);
	w->last = look_at(path);
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (w->fd >= 0 && inotify_add_watch(w->fd, dir, IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MODIFY) < 0) {
		close(w->fd);
		w->fd = -1;
	}
	free(dir);
	return w;
}

void watch_free(struct watch *w)
{
	if (!w)
		return;
	if (w->fd >= 0)
		close(w->fd);
	free(w->path);
	free(w);
}

int watch_fd(const struct watch *w)
{
	return w->fd;
}

static void drain(int fd)
{
	char events[4096];

	while (fd >= 0 && read(fd, events, sizeof events) > 0)
		;
}

bool watch_changed(struct watch *w)
{
	drain(w->fd);
	struct look now = look_at(w->path);
	if (!now.there || same(&now, &w->last))
		return false;
	w->last = now;
	return true;
}

/* False when a signal came. */
static bool pause_ms(int fd, int ms)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};

	return poll(&p, fd >= 0 ? 1 : 0, ms) >= 0 || errno != EINTR;
}

bool watch_wait(struct watch *w, int timeout_ms)
{
	int64_t end = clock_monotonic() + timeout_ms;

	while (!watch_changed(w)) {
		int64_t left = timeout_ms < 0 ? LOOK_MS : end - clock_monotonic();
		if (left <= 0)
			return false;
		if (!pause_ms(w->fd, left < LOOK_MS ? (int)left : LOOK_MS))
			return false;
	}
	do
		if (!pause_ms(-1, QUIET_MS))
			return false;
	while (watch_changed(w));
	return true;
}
