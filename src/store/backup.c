/*
 * Copies of the whole store: one that was asked for, and dated ones beside it, made when the store is closed on a day on
 * which something was recorded. Kept are those of the last 7 days that have one, and the last one of each of the 4
 * weeks before. Each appears whole or not at all, and has been looked through by SQLite before.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "store/private.h"

#define DAYS 7
#define WEEKS 4
#define DAY_MS 86400000
#define STALE_MS (60 * 60 * 1000)
#define DATE_LEN 10

char *backup_folder(const struct store *s)
{
	char *folder = path_dir(s->file), *backups = path_join(folder, "backups");

	free(folder);
	return backups;
}

char *backup_prefix(const struct store *s)
{
	const char *name = path_base(s->file);
	size_t n = strlen(name);

	return xasprintf("%.*s-", (int)(str_ends(name, ".db") ? n - 3 : n), name);
}

/* BACKUPS/PREFIX WHAT.db; the caller frees. */
static char *backup_path(const struct store *s, const char *what)
{
	char *folder = backup_folder(s), *prefix = backup_prefix(s), *path = xasprintf("%s/%s%s.db", folder, prefix, what);

	free(folder);
	free(prefix);
	return path;
}

static int fail(sqlite3 *db, const char *path, struct err *e)
{
	bool full = (sqlite3_errcode(db) & 0xFF) == SQLITE_FULL;

	return err_at(e, ERR_IO, path, 0, 0, "cannot write the backup: %s", full ? "the disk is full" : sqlite3_errmsg(db));
}

/* All pages at one go: a writer in between would make it begin again. */
static int copy_pages(struct store *s, sqlite3 *to, const char *path, struct err *e)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", s->db, "main");
	int64_t give_up = clock_monotonic() + s->wait_ms;
	int result;

	if (!backup)
		return fail(to, path, e);
	while ((result = sqlite3_backup_step(backup, -1)) == SQLITE_BUSY || result == SQLITE_LOCKED) {
		if (clock_monotonic() >= give_up)
			break;
		sqlite3_sleep(10);
	}
	sqlite3_backup_finish(backup);
	if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
		return err_at(e, ERR_BUSY, s->path, 0, 0,
		    "cannot read the progress file: another program is using it; try again when it has ended");
	if ((result & 0xFF) == SQLITE_CORRUPT || (result & 0xFF) == SQLITE_NOTADB)
		return err_at(e, ERR_CORRUPT, s->path, 0, 0, "cannot be backed up: the file is damaged");
	return result == SQLITE_DONE ? 0 : fail(to, path, e);
}

static int see_ok(void *ctx, int n, char **values, char **names)
{
	(void)n, (void)names;
	*(bool *)ctx = values[0] && strcmp(values[0], "ok") == 0;
	return 0;
}

/* One file without a log beside it, and sound; else the store is not. */
static int finish_copy(struct store *s, sqlite3 *to, const char *path, struct err *e)
{
	bool sound = false;

	if (sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
		return fail(to, path, e);
	sqlite3_exec(to, "PRAGMA integrity_check(1)", see_ok, &sound, NULL);
	return sound ? 0 : err_at(e, ERR_CORRUPT, s->path, 0, 0, "cannot be backed up: the file is damaged");
}

static int write_copy(struct store *s, const char *part, struct err *e)
{
	sqlite3 *to = NULL;
	int fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600), status = -1;

	if (fd < 0)
		return err_sys(e, part, "cannot make the backup");
	close(fd);
	if (sqlite3_open_v2(part, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
		fail(to, part, e);
	else if (copy_pages(s, to, part, e) == 0)
		status = finish_copy(s, to, part, e);
	sqlite3_close(to);
	return status;
}

static int back_up(struct store *s, void *ctx, struct err *e)
{
	const char *path = ctx;
	char *part = xasprintf("%s.%ld.part", path, (long)getpid());

	unlink(part);
	int status = write_copy(s, part, e);
	if (status == 0 && rename(part, path) < 0)
		status = err_sys(e, path, "cannot make the backup");
	if (status == 0)
		folder_sync(path);
	else
		unlink(part);
	companions_remove(part);
	free(part);
	return status;
}

int store_backup(struct store *s, const char *path, struct err *e)
{
	char *own = NULL, date[CLOCK_TEXT];
	int status = -1;

	if (path) {
		if (access(path, F_OK) == 0)
			return err_at(e, ERR_USAGE, path, 0, 0, "is there already: a backup replaces nothing");
	} else {
		clock_format(clock_now(), date);
		date[DATE_LEN] = '\0';
		path = own = backup_path(s, date);
	}
	char *folder = path_dir(path);
	if (path_mkdirs(folder, e) == 0)
		status = db_read(s, back_up, (void *)(uintptr_t)path, e);
	free(folder);
	free(own);
	return status;
}

static bool parse_date(const char *text, int64_t *day)
{
	char time[CLOCK_TEXT];
	int64_t ms;

	snprintf(time, sizeof time, "%.10sT00:00:00Z", text);
	if (!clock_parse(time, &ms))
		return false;
	*day = ms >= 0 ? ms / DAY_MS : -((DAY_MS - 1 - ms) / DAY_MS);
	return true;
}

static void add_backup(struct backups *out, const char *folder, const char *name, const char *what)
{
	struct stat st;
	char *path = path_join(folder, name);

	if (stat(path, &st) < 0 || !S_ISREG(st.st_mode)) {
		free(path);
		return;
	}
	out->list = xreallocarray(out->list, out->n + 1, sizeof *out->list);
	struct backup *b = &out->list[out->n++];
	*b = (struct backup){.path = path, .size = st.st_size};
	snprintf(b->name, sizeof b->name, "%.*s", (int)(strlen(what) - 3), what);
}

int store_backups(struct store *s, struct backups *out, struct err *e)
{
	char *folder = backup_folder(s), *prefix = backup_prefix(s), **names;
	size_t n;
	int status = 0;

	*out = (struct backups){0};
	if (path_is_dir(folder) && (status = path_list(folder, &names, &n, e)) == 0) {
		for (size_t i = n; i-- > 0;)
			if (str_starts(names[i], prefix) && str_ends(names[i], ".db") && strlen(names[i]) < strlen(prefix) + 20)
				add_backup(out, folder, names[i], names[i] + strlen(prefix));
		path_list_free(names, n);
	}
	free(folder);
	free(prefix);
	return status;
}

void backups_done(struct backups *b)
{
	if (!b)
		return;
	for (size_t i = 0; i < b->n; i++)
		free(b->list[i].path);
	free(b->list);
	*b = (struct backups){0};
}

/* Of LIST, newest first. What is dated later than today was made under a wrong clock: it is left, and takes no place. */
static void prune(const struct backups *b, int64_t today)
{
	int64_t week = INT64_MAX, day;
	int days = 0, weeks = 0;

	for (size_t i = 0; i < b->n; i++) {
		if (strlen(b->list[i].name) != DATE_LEN || !parse_date(b->list[i].name, &day) || day > today)
			continue;
		if (days < DAYS) {
			days++;
		} else if (weeks < WEEKS && day / 7 < week) {
			weeks++;
			week = day / 7;
		} else {
			unlink(b->list[i].path);
		}
	}
}

/* What was left behind by a program that was killed. */
static void remove_stale(const char *folder)
{
	struct err ignored = ERR_INIT;
	struct stat st;
	char **names;
	size_t n;

	if (path_list(folder, &names, &n, &ignored) < 0) {
		err_done(&ignored);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		char *path = path_join(folder, names[i]);
		if (strstr(names[i], ".part") && stat(path, &st) == 0 && (time(NULL) - st.st_mtime) * 1000 > STALE_MS)
			unlink(path);
		free(path);
	}
	path_list_free(names, n);
}

#define MARK "backup"

static int want(struct store *s, const char *value, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_PLACE_PUT, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, MARK);
	db_bind_text(statement, 2, value);
	return db_run(s, statement, e);
}

int backup_wanted(struct store *s, struct err *e)
{
	return want(s, "wanted", e);
}

/* Make the backup PATH, unless the last one holds all events; then prune. */
static int make_daily(struct store *s, const char *path, struct err *e)
{
	int64_t last;
	char now[32], *then = NULL;
	struct backups all;

	if (db_number(s, "SELECT max(lamport) FROM event", &last, e) < 0 || store_get(s, MARK, &then, e) < 0)
		return -1;
	snprintf(now, sizeof now, "%lld", (long long)last);
	bool due = last > 0 && !(then && strcmp(then, now) == 0);
	free(then);
	if (!due)
		return 0;
	if (store_backup(s, NULL, e) < 0 || store_put(s, MARK, now, e) < 0 || store_backups(s, &all, e) < 0)
		return -1;
	int64_t today;
	if (parse_date(path_base(path) + strlen(path_base(path)) - DATE_LEN - 3, &today))
		prune(&all, today);
	backups_done(&all);
	return 0;
}

/* A failure is no reason to keep anybody from leaving; `asynctutor doctor` says how old the last backup is. */
void backup_daily(struct store *s)
{
	char date[CLOCK_TEXT];
	struct err ignored = ERR_INIT;

	clock_format(clock_now(), date);
	date[DATE_LEN] = '\0';
	char *path = backup_path(s, date), *folder = path_dir(path);
	if (access(path, F_OK) < 0) {
		/* whoever leaves does not wait for others */
		s->wait_ms = 0;
		make_daily(s, path, &ignored);
		remove_stale(folder);
	}
	err_done(&ignored);
	free(folder);
	free(path);
}

void backup_schema(struct store *s, int64_t version)
{
	struct err ignored = ERR_INIT;
	char what[16];

	snprintf(what, sizeof what, "schema-%lld", (long long)version);
	char *path = backup_path(s, what), *folder = path_dir(path);
	if (access(path, F_OK) < 0 && path_mkdirs(folder, &ignored) == 0)
		back_up(s, path, &ignored);
	err_done(&ignored);
	free(folder);
	free(path);
}

struct store *backup_open(const char *path, struct err *e)
{
	struct store *s = xcalloc(1, sizeof *s);

	s->path = xstrdup(path);
	s->file = xstrdup(path);
	s->journal = "delete";
	s->lock = -1;
	s->alone = true;
	if (store_connect(s, e) == 0)
		return s;
	store_close(s);
	return NULL;
}
