/*
 * The one way in which events go: a learner is taken out of the store and of all that was copied from it, and what is left is
 * written anew. SQLite overwrites what it deletes (secure_delete); a file that is removed is overwritten before. What is
 * not reached: blocks that the file system or the disk keeps elsewhere.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/path.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "store/private.h"

struct forget {
	struct ids ids;
	size_t events, copies;
	bool self; /* of the store that is at hand: its own learner goes */
};

static bool is_among(const struct ids *ids, const char *learner)
{
	for (size_t i = 0; i < ids->len; i++)
		if (strcmp(ids->ptr[i].text, learner) == 0)
			return true;
	return false;
}

static int run_on(struct store *s, const char *sql, const char *text, size_t *changed, struct err *e)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(s->db, sql, -1, &statement, NULL) != SQLITE_OK)
		return db_fail(s, "cannot write the progress file", e);
	if (text)
		db_bind_text(statement, 1, text);
	int status = db_run(s, statement, e);
	sqlite3_finalize(statement);
	if (changed)
		*changed += (size_t)sqlite3_changes(s->db);
	return status;
}

/* The text of the trigger that keeps events, so that it can be made again as it was. */
static char *trigger_text(struct store *s, struct err *e)
{
	sqlite3_stmt *statement;
	char *text = NULL;

	if (sqlite3_prepare_v2(s->db, "SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_deleted'", -1, &statement, NULL) !=
	    SQLITE_OK) {
		db_fail(s, "cannot read the progress file", e);
		return NULL;
	}
	int row = db_step(s, statement, e);
	if (row > 0)
		text = xstrdup((const char *)sqlite3_column_text(statement, 0));
	else if (row == 0)
		err_at(e, ERR_CORRUPT, s->path, 0, 0, "the file is damaged");
	sqlite3_finalize(statement);
	return text;
}

static int delete_learner(struct store *s, struct forget *forget, const char *learner, struct err *e)
{
	char hash[65];

	learner_hash(learner, hash);
	if (run_on(s, "DELETE FROM event WHERE learner = ?", learner, &forget->events, e) < 0 ||
	    run_on(s, "DELETE FROM progress WHERE learner = ?", learner, NULL, e) < 0 ||
	    run_on(s, "DELETE FROM mine WHERE learner = ?", learner, NULL, e) < 0)
		return -1;
	return run_on(s, "INSERT OR IGNORE INTO forgotten (hash) VALUES (?)", hash, NULL, e);
}

/* What is in the store because it is this learner's, and a new one who has done nothing. */
static int delete_own(struct store *s, struct forget *forget, struct err *e)
{
	static const char *const tables[] = {"DELETE FROM progress WHERE learner = ''", "DELETE FROM content", "DELETE FROM place",
	    "DELETE FROM device", "DELETE FROM mine", "DELETE FROM activity"};
	char learner[37];

	if (run_on(s, "DELETE FROM copy", NULL, &forget->copies, e) < 0)
		return -1;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (run_on(s, tables[i], NULL, NULL, e) < 0)
			return -1;
	uuid_new(learner);
	return run_on(s, "UPDATE learner SET id = ?", learner, NULL, e);
}

static int delete_all(struct store *s, void *ctx, struct err *e)
{
	struct forget *forget = ctx;
	char *trigger = NULL;
	int status = -1;

	if (learner_read(s, e) < 0 || !(trigger = trigger_text(s, e)))
		return -1;
	forget->events = forget->copies = 0;
	forget->self = is_among(&forget->ids, s->learner);
	if (db_exec(s, "DROP TRIGGER event_is_never_deleted", e) < 0)
		goto out;
	for (size_t i = 0; i < forget->ids.len; i++)
		if (delete_learner(s, forget, forget->ids.ptr[i].text, e) < 0)
			goto out;
	if ((forget->self && delete_own(s, forget, e) < 0) || db_exec(s, trigger, e) < 0)
		goto out;
	status = learner_read(s, e);
out:
	free(trigger);
	return status;
}

static int overwrite_deleted(struct store *s, void *ctx, struct err *e)
{
	(void)ctx;
	return db_exec(s, "PRAGMA secure_delete = ON", e);
}

/* The file is written anew without gaps, and the log, which holds pages as they were, is emptied. */
static int write_anew(struct store *s, void *ctx, struct err *e)
{
	(void)ctx;
	if (db_exec(s, "VACUUM", e) < 0)
		return -1;
	if (sqlite3_wal_checkpoint_v2(s->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) != SQLITE_OK)
		return db_fail(s, "cannot empty the log of the progress file", e);
	return 0;
}

static int forget_in(struct store *s, struct forget *forget, struct err *e)
{
	int status = db_read(s, overwrite_deleted, NULL, e);

	if (status == 0)
		status = db_write(s, delete_all, forget, e);
	if (status < 0) {
		learner_reread(s);
		return -1;
	}
	return db_read(s, write_anew, NULL, e);
}

/* A backup that cannot be opened may hold anything, so it goes. */
static int forget_backups(struct store *s, const struct forget *forget, size_t *rewritten, struct err *e)
{
	struct backups all;
	int status = 0;

	if (store_backups(s, &all, e) < 0)
		return -1;
	for (size_t i = 0; status == 0 && i < all.n; i++) {
		struct err inner = ERR_INIT;
		struct forget here = {.ids = forget->ids};
		struct store *backup = backup_open(all.list[i].path, &inner);
		if (backup)
			status = forget_in(backup, &here, e);
		else
			file_shred(all.list[i].path);
		store_close(backup);
		err_done(&inner);
		++*rewritten;
	}
	backups_done(&all);
	return status;
}

/* Whether NAME, in the folder of the store, is something that was made of the store BASE and may hold events. */
static bool is_remains(const char *name, const char *base)
{
	static const char *const kinds[] = {".damaged-", ".recovering", ".new", ".restoring-"};
	size_t n = strlen(base);

	if (strncmp(name, base, n) != 0)
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(name + n, kinds[i]))
			return true;
	return false;
}

/* Remove what is left in FOLDER of unfinished or damaged copies; witnesses of devices as well where WITNESSES. */
static int remove_remains(const struct store *s, const char *folder, bool witnesses, struct err *e)
{
	const char *base = path_base(s->file);
	char **names, *device = xasprintf("%s.device-", base);
	size_t n;
	int status = path_is_dir(folder) ? path_list(folder, &names, &n, e) : 1;

	for (size_t i = 0; status == 0 && i < n; i++)
		if (is_remains(names[i], base) || (witnesses && str_starts(names[i], device)) || str_ends(names[i], ".part")) {
			char *path = path_join(folder, names[i]);
			file_shred(path);
			free(path);
		}
	if (status == 0)
		path_list_free(names, n);
	free(device);
	return status < 0 ? -1 : 0;
}

/* Copies first: where that fails, the store still says who is to be forgotten. */
static int forget_everywhere(struct store *s, struct forget *forget, struct forget_report *out, struct err *e)
{
	char *folder = path_dir(s->file), *backups = backup_folder(s);
	bool self = is_among(&forget->ids, s->learner);
	int status = -1;

	if (forget_backups(s, forget, &out->backups, e) == 0 && remove_remains(s, backups, false, e) == 0 &&
	    remove_remains(s, folder, self, e) == 0)
		status = forget_in(s, forget, e);
	out->events = forget->events;
	out->copies = forget->copies;
	free(folder);
	free(backups);
	return status;
}

static void add_id(struct ids *ids, const char *learner)
{
	memcpy(vec_push(ids)->text, learner, 37);
}

int store_forget(struct store *s, const char *learner, struct forget_report *out, struct err *e)
{
	struct forget forget = {0};

	*out = (struct forget_report){0};
	if (learner && !id_is_valid(learner))
		return err_set(e, ERR_USAGE, "a learner is a UUID in small letters, as export has it");
	learner_reread(s);
	if (learner && !learner_is_own(s, learner)) {
		add_id(&forget.ids, learner);
	} else {
		add_id(&forget.ids, s->learner);
		for (size_t i = 0; i < s->mine.len; i++)
			add_id(&forget.ids, s->mine.ptr[i].text);
	}
	int status = forget_everywhere(s, &forget, out, e);
	vec_done(&forget.ids);
	return status;
}
