#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "store/private.h"

#define WAIT_MS 10000

/* An empty file beside a log has been emptied by an accident; SQLite would take it for new and drop the log. */
static int check_emptied(const struct store *s, struct err *e)
{
	struct stat st;
	char *log = xasprintf("%s-wal", s->file);
	bool emptied = stat(log, &st) == 0 && st.st_size > 0;

	free(log);
	return emptied ? err_at(e, ERR_CORRUPT, s->path, 0, 0, "the file has been emptied") : 0;
}

/*
 * Make the file where it is not there. One that is there is not opened: closing it would drop SQLite's locks in this
 * process.
 */
static int make_file(struct store *s, struct err *e)
{
	struct stat st;

	if (stat(s->file, &st) < 0) {
		int fd = open(s->file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (fd >= 0)
			close(fd);
		else if (errno != EEXIST)
			return err_sys(e, s->path, "cannot make the progress file");
		if (stat(s->file, &st) < 0)
			return err_sys(e, s->path, "cannot open the progress file");
	}
	if (!S_ISREG(st.st_mode))
		return err_at(e, ERR_IO, s->path, 0, 0, "is not a regular file");
	s->on = st.st_dev;
	s->inode = st.st_ino;
	return st.st_size == 0 ? check_emptied(s, e) : 0;
}

bool store_was_replaced(const struct store *s)
{
	struct stat st;

	return stat(s->file, &st) < 0 || st.st_dev != s->on || st.st_ino != s->inode;
}

/*
 * SQLite's own handler sleeps longer each time, up to 100 ms, so that among several programs that record the one that has the lock
 * keeps it for seconds. A short and equal wait lets all have their turns.
 */
static int wait_turn(void *ctx, int times)
{
	static const struct timespec pause = {0, 1000000};
	struct store *s = ctx;

	if (times == 0)
		s->waits_since = clock_monotonic();
	if (clock_monotonic() - s->waits_since >= s->wait_ms)
		return 0;
	nanosleep(&pause, NULL);
	return 1;
}

static int open_database(struct store *s, struct err *e)
{
	static const char settings[] =
	    "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON";

	if (access(s->file, R_OK | W_OK) < 0)
		return err_sys(e, s->path, "cannot write the progress file");
	char *folder = path_dir(s->file);
	int status = 0;
	if (access(folder, W_OK | X_OK) < 0)
		status = err_sys(e, folder, "cannot write in the folder of the progress file");
	free(folder);
	if (status < 0)
		return -1;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	if (sqlite3_open_v2(s->file, &s->db, flags, NULL) != SQLITE_OK)
		return db_fail(s, "cannot open the progress file", e);
	sqlite3_busy_handler(s->db, wait_turn, s);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return db_exec(s, settings, e);
}

static int journal_is(struct store *s, const char *mode, bool *yes, struct err *e)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(s->db, "PRAGMA journal_mode", -1, &statement, NULL) != SQLITE_OK)
		return db_fail(s, "cannot read the progress file", e);
	int row = db_step(s, statement, e);
	*yes = row > 0 && strcmp((const char *)sqlite3_column_text(statement, 0), mode) == 0;
	sqlite3_finalize(statement);
	return row < 0 ? -1 : 0;
}

/* A mode that cannot be set because others use the file is left: what it has works as well. */
static int set_journal(struct store *s, const char *mode, struct err *e)
{
	char *sql = xasprintf("PRAGMA journal_mode = %s", mode);
	int result = sqlite3_exec(s->db, sql, NULL, NULL, NULL);

	free(sql);
	return result == SQLITE_OK || (result & 0xFF) == SQLITE_BUSY ? 0 : db_fail(s, "cannot use the progress file", e);
}

#define LOOK_AGAIN_MS 20

/* What is left to do: *VERSION, and *IS_SET where the journal is as it shall be. 1 for nothing. */
static int look(struct store *s, const char *mode, int64_t *version, bool *is_set, struct err *e)
{
	if (migrations_check(s, version, e) < 0 || journal_is(s, mode, is_set, e) < 0)
		return -1;
	return *is_set && *version == migrations_latest();
}

/* The exclusive lock, or 1 where others have done meanwhile what it was wanted for: those who record leave hardly a gap. */
static int lock_for_work(struct store *s, const char *mode, int64_t *version, bool *is_set, struct err *e)
{
	int patience = s->wait_ms, status;
	int64_t give_up = clock_monotonic() + patience;

	while ((status = look(s, mode, version, is_set, e)) == 0) {
		s->wait_ms = patience < LOOK_AGAIN_MS ? patience : LOOK_AGAIN_MS;
		int locked = lock_exclusive(s, e);
		s->wait_ms = patience;
		if (locked == 0)
			return 0;
		if (clock_monotonic() >= give_up)
			return -1;
		err_done(e);
	}
	return status;
}

/* The version is looked at first, because a newer file is not changed, not even its journal mode. */
static int bring_up_to_date(struct store *s, struct err *e)
{
	const char *mode = s->journal ? s->journal : journal_mode(s->file, getenv("ASYNCTUTOR_JOURNAL"), e);
	int64_t version;
	bool is_set = false;

	int status = mode ? lock_for_work(s, mode, &version, &is_set, e) : -1;
	if (status != 0)
		return status < 0 ? -1 : 0;
	if (version > 0 && version < migrations_latest() && !s->alone)
		backup_schema(s, version);
	status = is_set ? 0 : set_journal(s, mode, e);
	if (status == 0 && version != migrations_latest())
		status = migrations_run(s, e);
	lock_release(s);
	return status;
}

static int finish_recovery(struct store *s, struct err *e)
{
	if (!recover_pending(s))
		return 0;
	if (lock_exclusive(s, e) < 0)
		return -1;
	int status = recover_pending(s) ? recover_file(s, e) : 0;
	lock_release(s);
	return status;
}

int store_connect(struct store *s, struct err *e)
{
	if (finish_recovery(s, e) == 0 && make_file(s, e) == 0 && open_database(s, e) == 0 && bring_up_to_date(s, e) == 0 &&
	    learner_read(s, e) == 0 && device_open(s, e) == 0) {
		if (s->recovered)
			restore_newest(s);
		return 0;
	}
	db_close(s);
	return -1;
}

int store_heal(struct store *s, struct err *e)
{
	db_close(s);
	if (lock_exclusive(s, e) < 0)
		return -1;
	int status = store_was_replaced(s) ? 0 : recover_file(s, e);
	lock_release(s);
	return status < 0 ? -1 : store_connect(s, e);
}

static int connect_or_heal(struct store *s, struct err *e)
{
	if (store_connect(s, e) == 0)
		return 0;
	if (e->code != ERR_CORRUPT)
		return -1;
	err_done(e);
	return store_heal(s, e);
}

struct store *store_open_wait(const char *path, int wait_ms, char **notice, struct err *e)
{
	char *folder = path_dir(path);
	int status = path_mkdirs(folder, e);

	free(folder);
	if (status < 0)
		return NULL;
	struct store *s = xcalloc(1, sizeof *s);
	s->path = xstrdup(path);
	s->file = realpath(path, NULL);
	if (!s->file)
		s->file = xstrdup(path);
	s->wait_ms = wait_ms;
	lock_open(s);
	if (connect_or_heal(s, e) < 0) {
		store_close(s);
		return NULL;
	}
	*notice = s->notice ? xstrdup(s->notice) : NULL;
	return s;
}

struct store *store_open(const char *path, char **notice, struct err *e)
{
	return store_open_wait(path, WAIT_MS, notice, e);
}

void store_close(struct store *s)
{
	if (!s)
		return;
	if (s->db && !s->alone)
		backup_daily(s);
	db_close(s);
	if (s->lock >= 0)
		close(s->lock);
	vec_done(&s->mine);
	free(s->notice);
	free(s->file);
	free(s->path);
	free(s);
}

const char *store_path(const struct store *s)
{
	return s->path;
}

const char *store_learner(const struct store *s)
{
	return s->learner;
}

const char *store_device(const struct store *s)
{
	return s->device;
}

const char *store_notice(const struct store *s)
{
	return s->notice;
}
