/*
 * Which device an event comes from.
 *
 * The pair (device, seq) names an event in every merge, so no two may ever share one. Numbers count on from the last
 * one in the file; that is only right while this file is the one continuation of what was recorded. A home copied to
 * a second machine, or a backup put back over a later state, is not. So a second, small file, the witness, holds the
 * id of the last event, and the database holds the time at which the inode of the witness last changed, which no tool
 * can copy or set. Both must agree before every event, else the device gets a new UUID and counts from 1. Each
 * machine has a witness of its own, so one home on several machines keeps one device for each.
 *
 * The witness needs no sync: one that is lost or late costs a new UUID, never a pair used twice. What it cannot see
 * is a disk image that is cloned or rolled back whole and keeps its host name and machine id.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/path.h"
#include "base/sha256.h"
#include "base/xalloc.h"
#include "store/private.h"

#define ID_LEN 36

static void find_machine(char out[65])
{
	static const char *const files[] = {"/etc/machine-id", "/var/lib/dbus/machine-id"};
	char host[256] = "";
	struct sha256 h;

	sha256_init(&h);
	gethostname(host, sizeof host - 1);
	sha256_add(&h, host, strlen(host) + 1);
	for (size_t i = 0; i < 2; i++) {
		struct err ignored = ERR_INIT;
		char *text;
		size_t len;
		if (path_read(files[i], 4096, &text, &len, &ignored) == 0) {
			sha256_add(&h, text, len);
			free(text);
			break;
		}
		err_done(&ignored);
	}
	sha256_hex(&h, out);
}

static char *witness_path(const struct store *s)
{
	return xasprintf("%s.device-%.16s", s->file, s->machine);
}

/* Nanoseconds since 1970 of the last change of the inode of PATH, -1 where it is not there. */
static int64_t changed_at(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return -1;
	return (int64_t)st.st_ctim.tv_sec * 1000000000 + st.st_ctim.tv_nsec;
}

static bool witness_agrees(const struct store *s, const char *last_event, int64_t changed)
{
	char *path = witness_path(s), text[ID_LEN + 1] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool agrees = false;

	if (fd >= 0) {
		agrees = read(fd, text, ID_LEN) == ID_LEN && strcmp(text, last_event) == 0 && changed_at(path) == changed;
		close(fd);
	}
	free(path);
	return agrees;
}

/* Returns when it changed; closed first, because a network file system sets the time then. -1 agrees with nothing. */
static int64_t witness_write(const struct store *s, const char *event_id)
{
	char *path = witness_path(s);
	int64_t changed = -1;
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	if (fd >= 0) {
		bool written = pwrite(fd, event_id, ID_LEN, 0) == ID_LEN;
		if (close(fd) == 0 && written)
			changed = changed_at(path);
	}
	free(path);
	return changed;
}

static int refresh(struct store *s, struct err *e)
{
	sqlite3_stmt *statement = db_statement(s, SQL_DEVICE_GET, e);

	if (!statement)
		return -1;
	db_bind_text(statement, 1, s->machine);
	int row = db_step(s, statement, e);
	if (row < 0)
		return -1;
	if (row && sqlite3_column_bytes(statement, 0) == ID_LEN &&
	    witness_agrees(s, (const char *)sqlite3_column_text(statement, 1), sqlite3_column_int64(statement, 2))) {
		memcpy(s->device, sqlite3_column_text(statement, 0), ID_LEN + 1);
		s->device_unused = false;
	} else if (!s->device_unused) {
		uuid_new(s->device);
		s->device_unused = true;
	}
	sqlite3_reset(statement);
	return 0;
}

int device_open(struct store *s, struct err *e)
{
	find_machine(s->machine);
	return refresh(s, e);
}

int device_claim(struct store *s, const char *event_id, struct err *e)
{
	if (refresh(s, e) < 0)
		return -1;
	sqlite3_stmt *statement = db_statement(s, SQL_DEVICE_PUT, e);
	if (!statement)
		return -1;
	db_bind_text(statement, 1, s->machine);
	db_bind_text(statement, 2, s->device);
	db_bind_text(statement, 3, event_id);
	sqlite3_bind_int64(statement, 4, witness_write(s, event_id));
	s->device_unused = false;
	return db_run(s, statement, e);
}
