/* What a backup has and the store has not comes back; nothing that is there goes. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "store/private.h"

/* The bytes of the file FROM, whatever is in its log, in the new file TO. */
static int copy_database(const char *from, const char *to, struct err *e)
{
	sqlite3 *source = NULL, *target = NULL;
	sqlite3_backup *backup = NULL;
	int result;

	if (!path_is_file(from))
		return err_at(e, ERR_MISSING, from, 0, 0, "there is no such file");
	result = sqlite3_open_v2(from, &source, SQLITE_OPEN_READONLY, NULL);
	if (result == SQLITE_OK)
		result = sqlite3_open_v2(to, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
	if (result == SQLITE_OK && !(backup = sqlite3_backup_init(target, "main", source, "main")))
		result = sqlite3_errcode(target);
	if (backup) {
		result = sqlite3_backup_step(backup, -1);
		sqlite3_backup_finish(backup);
	}
	sqlite3_close(target);
	sqlite3_close(source);
	if (result == SQLITE_DONE)
		return 0;
	if (result == SQLITE_NOTADB)
		return err_at(e, ERR_SYNTAX, from, 0, 0, "is no progress file");
	return err_at(e, result == SQLITE_CORRUPT ? ERR_CORRUPT : ERR_IO, from, 0, 0, "cannot be read: %s", sqlite3_errstr(result));
}

struct restore {
	struct store *from;
	struct merge merge;
	struct restore_report *report;
	struct err *e;
	bool theirs; /* it is of a learner that was forgotten: copies and places are left out */
};

static int take_event(const struct event *ev, void *ctx)
{
	struct restore *restore = ctx;

	return merge_event(&restore->merge, ev, restore->e) < 0;
}

/* Copy rows: each row of SELECT in the backup is bound to INSERT, run in the store. *N counts those that were new. */
static int copy_rows(struct restore *restore, struct store *s, const char *select, const char *insert, size_t *n)
{
	sqlite3_stmt *rows = NULL, *put = NULL;
	int status = -1, row;

	if (sqlite3_prepare_v2(restore->from->db, select, -1, &rows, NULL) != SQLITE_OK) {
		err_at(restore->e, ERR_IO, restore->from->path, 0, 0, "cannot be read: %s", sqlite3_errmsg(restore->from->db));
		goto out;
	}
	if (sqlite3_prepare_v2(s->db, insert, -1, &put, NULL) != SQLITE_OK) {
		db_fail(s, "cannot write the progress file", restore->e);
		goto out;
	}
	while ((row = sqlite3_step(rows)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(rows); i++)
			sqlite3_bind_value(put, i + 1, sqlite3_column_value(rows, i));
		if (db_run(s, put, restore->e) < 0)
			goto out;
		*n += (size_t)sqlite3_changes(s->db);
	}
	status = row == SQLITE_DONE ? 0 : err_at(restore->e, ERR_IO, restore->from->path, 0, 0, "cannot be read");
out:
	sqlite3_finalize(rows);
	sqlite3_finalize(put);
	return status;
}

/* Copies, and where one was. The same text at the same moment is the same copy. */
static int copy_files(struct restore *restore, struct store *s)
{
	size_t ignored = 0;

	if (copy_rows(restore, s, "SELECT hash, text FROM content", "INSERT OR IGNORE INTO content (hash, text) VALUES (?, ?)",
		&ignored) < 0)
		return -1;
	if (copy_rows(restore, s, "SELECT object, why, at, hash FROM copy ORDER BY id",
		"INSERT INTO copy (object, why, at, hash) SELECT ?1, ?2, ?3, ?4"
		" WHERE NOT EXISTS (SELECT 1 FROM copy WHERE object = ?1 AND why = ?2 AND at = ?3 AND hash = ?4)",
		&restore->report->copies) < 0)
		return -1;
	return copy_rows(restore, s, "SELECT name, value FROM place WHERE name <> 'backup'",
	    "INSERT OR IGNORE INTO place (name, value) VALUES (?, ?)", &ignored);
}

static int join(struct restore *restore, struct store *s, const char *learner)
{
	bool forgotten;

	if (learner_was_forgotten(s, learner, &forgotten, restore->e) < 0)
		return -1;
	if (forgotten || learner_is_own(s, learner))
		return 0;
	restore->merge.rebuild = true;
	return learner_join(s, learner, restore->e);
}

/* Whose the backup is; and whoever it has forgotten is forgotten. */
static int take_learners(struct restore *restore, struct store *s)
{
	size_t ignored = 0;

	if (copy_rows(restore, s, "SELECT hash FROM forgotten", "INSERT OR IGNORE INTO forgotten (hash) VALUES (?)", &ignored) < 0 ||
	    learner_was_forgotten(s, restore->from->learner, &restore->theirs, restore->e) < 0 ||
	    join(restore, s, restore->from->learner) < 0)
		return -1;
	for (size_t i = 0; i < restore->from->mine.len; i++)
		if (join(restore, s, restore->from->mine.ptr[i].text) < 0)
			return -1;
	return 0;
}

static int restore_all(struct store *s, void *ctx, struct err *e)
{
	struct restore *restore = ctx;
	struct err reading = ERR_INIT;

	*restore->report = (struct restore_report){0};
	restore->e = e;
	if (merge_begin(&restore->merge, s, e) < 0 || take_learners(restore, s) < 0)
		return -1;
	int status = events_walk(restore->from, take_event, restore, &reading);
	if (status < 0)
		err_at(e, ERR_IO, restore->from->path, 0, 0, "cannot be read: %s", reading.text);
	err_done(&reading);
	if (status != 0 || (!restore->theirs && copy_files(restore, s) < 0) || merge_end(&restore->merge, e) < 0)
		return -1;
	restore->report->events = restore->merge.report;
	return 0;
}

/* A damaged backup is refused whole, so that what comes back is right. */
static int check_backup(struct store *from, const char *path, struct err *e)
{
	struct err first = ERR_INIT;

	if (store_repair(from, &first) == 0 && !from->notice)
		return 0;
	err_done(&first);
	return err_at(e, ERR_CORRUPT, path, 0, 0, "the backup is damaged; nothing was taken from it");
}

static struct store *open_copy(const char *path, const char *copy, struct err *e)
{
	struct err inner = ERR_INIT;
	struct store *from;

	if (copy_database(path, copy, e) < 0)
		return NULL;
	from = backup_open(copy, &inner);
	if (!from)
		err_at(e, inner.code, path, 0, 0, "%s", inner.code == ERR_CORRUPT ? "the backup is damaged" : inner.text);
	err_done(&inner);
	return from;
}

int store_restore(struct store *s, const char *path, struct restore_report *out, struct err *e)
{
	char *copy = xasprintf("%s.restoring-%ld", s->file, (long)getpid());
	int fd = open(copy, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), status = -1;

	if (fd < 0) {
		err_sys(e, copy, "cannot copy the backup");
		free(copy);
		return -1;
	}
	close(fd);
	struct store *from = open_copy(path, copy, e);
	struct restore restore = {.from = from, .merge = {.name = path}, .report = out};
	if (from && check_backup(from, path, e) == 0)
		status = db_write(s, restore_all, &restore, e);
	if (status < 0)
		learner_reread(s);
	store_close(from);
	unlink(copy);
	companions_remove(copy);
	free(copy);
	return status;
}

void restore_newest(struct store *s)
{
	struct restore_report r;
	struct backups all;
	struct err ignored = ERR_INIT;
	int status = -1;

	s->recovered = false;
	if (store_backups(s, &all, &ignored) < 0) {
		err_done(&ignored);
		return;
	}
	for (size_t i = 0; i < all.n && status < 0; i++) {
		if (str_starts(all.list[i].name, "schema"))
			continue;
		status = store_restore(s, all.list[i].path, &r, &ignored);
		err_done(&ignored);
	}
	if (status == 0 && s->notice && r.events.added + r.copies) {
		char *words = xasprintf("%s. From a backup came back: %zu events, %zu copies", s->notice, r.events.added, r.copies);
		free(s->notice);
		s->notice = words;
	}
	backups_done(&all);
}
