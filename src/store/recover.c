/*
 * A damaged file is set aside and what can be read of it goes into a new one.
 *
 * A kill at any moment loses nothing: the copy FILE.recovering is complete before anything is replaced, its presence
 * means "not done yet" to whoever opens the store next, and renaming it to FILE.damaged-DATE is the last step. Needs
 * the exclusive lock, so that nobody writes meanwhile.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "store/private.h"

/* What SQLite keeps beside a database. */
static const char *const companions[] = {"-wal", "-journal", "-shm"};
#define COMPANIONS 3

void companions_remove(const char *file)
{
	for (size_t i = 0; i < COMPANIONS; i++) {
		char *path = xasprintf("%s%s", file, companions[i]);
		unlink(path);
		free(path);
	}
}

static int copy_bytes(int from, int to)
{
	static char bytes[65536];
	ssize_t n;

	while ((n = read(from, bytes, sizeof bytes)) > 0)
		for (ssize_t done = 0, put; done < n; done += put)
			if ((put = write(to, bytes + done, (size_t)(n - done))) < 0)
				return -1;
	return n < 0 ? -1 : fsync(to);
}

/* TO appears whole or not at all. Nothing happens where FROM is not there. */
static int copy_file(const char *from, const char *to, struct err *e)
{
	int in = open(from, O_RDONLY | O_CLOEXEC), status = 0;

	if (in < 0)
		return errno == ENOENT ? 0 : err_sys(e, from, "cannot read the damaged file");
	char *part = xasprintf("%s.part", to);
	int out = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (out < 0 || copy_bytes(in, out) < 0 || rename(part, to) < 0)
		status = err_sys(e, to, "cannot copy the damaged file");
	if (out >= 0)
		close(out);
	close(in);
	free(part);
	return status;
}

static char *pending_name(const struct store *s)
{
	return xasprintf("%s.recovering", s->file);
}

bool recover_pending(const struct store *s)
{
	char *pending = pending_name(s);
	bool yes = access(pending, F_OK) == 0;

	free(pending);
	return yes;
}

/* The database itself comes last: once it is there, so are its companions. */
static int copy_aside(const struct store *s, const char *pending, struct err *e)
{
	companions_remove(pending);
	for (size_t i = 0; i < 2; i++) {
		char *from = xasprintf("%s%s", s->file, companions[i]), *to = xasprintf("%s%s", pending, companions[i]);
		int status = copy_file(from, to, e);
		free(from);
		free(to);
		if (status < 0)
			return -1;
	}
	if (copy_file(s->file, pending, e) < 0)
		return -1;
	folder_sync(s->file);
	return 0;
}

static char *damaged_name(const struct store *s)
{
	char date[CLOCK_TEXT];

	clock_format(clock_now(), date);
	for (char *p = date; *p; p++)
		if (*p == ':' || *p == '.')
			*p = '-';
	char *name = xasprintf("%s.damaged-%s", s->file, date);
	for (int n = 2; access(name, F_OK) == 0; n++) {
		free(name);
		name = xasprintf("%s.damaged-%s-%d", s->file, date, n);
	}
	return name;
}

/* The database goes first, because its going ends the recovery. */
static int keep_damaged(const char *pending, const char *name, struct err *e)
{
	if (rename(pending, name) < 0)
		return err_sys(e, name, "cannot set the damaged file aside");
	for (size_t i = 0; i < COMPANIONS; i++) {
		char *from = xasprintf("%s%s", pending, companions[i]), *to = xasprintf("%s%s", name, companions[i]);
		rename(from, to);
		free(from);
		free(to);
	}
	return 0;
}

/* Build the new file from PENDING. It has no journal beside it, so that it can be renamed into place. */
static int rebuild(const struct store *s, const char *pending, const char *fresh, int64_t *events, struct err *e)
{
	struct store to = {.path = s->path, .wait_ms = s->wait_ms, .journal = "delete", .lock = -1, .alone = true};

	companions_remove(fresh);
	unlink(fresh);
	to.file = xstrdup(fresh);
	int status = store_connect(&to, e);
	if (status == 0)
		status = salvage(pending, &to, e);
	if (status == 0)
		status = db_number(&to, "SELECT count(*) FROM event", events, e);
	db_close(&to);
	vec_done(&to.mine);
	free(to.file);
	return status;
}

/* The companions of the damaged file must be gone before another stands in its place: they would be taken for its own. */
static int replace(const struct store *s, const char *fresh, struct err *e)
{
	companions_remove(s->file);
	if (rename(fresh, s->file) < 0)
		return err_sys(e, s->path, "cannot put the recovered progress file in place");
	folder_sync(s->file);
	return 0;
}

int recover_file(struct store *s, struct err *e)
{
	char *pending = pending_name(s), *fresh = xasprintf("%s.new", s->file), *kept = damaged_name(s);
	int64_t events = 0;
	int status = -1;

	if (!recover_pending(s) && copy_aside(s, pending, e) < 0)
		goto out;
	if (rebuild(s, pending, fresh, &events, e) < 0 || replace(s, fresh, e) < 0 || keep_damaged(pending, kept, e) < 0)
		goto out;
	free(s->notice);
	s->notice = xasprintf("Your progress file was damaged. What could be read of it was kept (%lld events); "
			      "the damaged file is now %s", (long long)events, kept);
	s->recovered = true;
	status = 0;
out:
	free(kept);
	free(fresh);
	free(pending);
	return status;
}
