#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "store/private.h"

#define POLL_MS 10

void lock_open(struct store *s)
{
	char *path = xasprintf("%s.lock", s->file);

	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	free(path);
}

/* A file system without locks is used without: what remains is SQLite's own, which hold for files that are whole. */
static int lock_take(struct store *s, int operation, struct err *e)
{
	static const struct timespec pause = {0, POLL_MS * 1000000L};
	int64_t give_up = clock_monotonic() + s->wait_ms;

	while (s->lock >= 0 && flock(s->lock, operation | LOCK_NB) < 0) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return 0;
		if (clock_monotonic() >= give_up)
			return err_at(e, ERR_BUSY, s->path, 0, 0,
			    "cannot use the progress file: another program is using it; try again when it has ended");
		nanosleep(&pause, NULL);
	}
	return 0;
}

int lock_shared(struct store *s, struct err *e)
{
	return lock_take(s, LOCK_SH, e);
}

int lock_exclusive(struct store *s, struct err *e)
{
	return lock_take(s, LOCK_EX, e);
}

void lock_release(struct store *s)
{
	if (s->lock >= 0)
		flock(s->lock, LOCK_UN);
}
