/*
 * Programs that are killed at random moments, while they record, import, migrate and back up: what was acknowledged is there, the file is
 * sound, the next start needs no help. Usage: crash [KILLS], for each of the four; 2,000 by hand, fewer in make check. With
 * ASYNCTUTOR_JOURNAL=rollback the same as on a network file system.
 */
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/path.h"
#include "store/private.h"

#define IMPORTED 300

static char folder[64], file[96];
static atomic_long *acknowledged; /* shared with the child: how often it was told that something is kept */
static uint64_t state;

static void must(bool holds, const char *what, struct err *e)
{
	if (holds)
		return;
	printf("not ok - %s: %s (see %s)\n", what, e && e->text ? e->text : "", folder);
	exit(1);
}

static uint64_t chance(uint64_t below)
{
	state ^= state << 13, state ^= state >> 7, state ^= state << 17;
	return state % below;
}

static struct store *open_store(void)
{
	struct err e = ERR_INIT;
	char *notice;
	struct store *s = store_open(file, &notice, &e);

	must(s != NULL, "open", &e);
	must(notice == NULL, notice ? notice : "", NULL);
	return s;
}

static int64_t number(struct store *s, const char *sql)
{
	struct err e = ERR_INIT;
	int64_t n;

	must(db_number(s, sql, &n, &e) == 0, sql, &e);
	return n;
}

static void shell(const char *format, ...) ATTR_PRINTF(1, 2);

static void shell(const char *format, ...)
{
	char command[512];
	va_list ap;

	va_start(ap, format);
	vsnprintf(command, sizeof command, format, ap);
	va_end(ap);
	must(system(command) == 0, command, NULL);
}

static void record(void)
{
	struct err e = ERR_INIT;
	struct store *s = open_store();

	while (store_add(s, VERB_PASSED, "c/exercise/x", NULL, NULL, &e) == 0)
		atomic_fetch_add(acknowledged, 1);
}

static char *lines(int round)
{
	struct buf out = BUF_INIT;

	for (int i = 1; i <= IMPORTED; i++)
		buf_addf(&out,
		    "{\"id\":\"%08x-0000-4000-8000-%012x\",\"learner\":\"11111111-0000-4000-8000-000000000000\","
		    "\"device\":\"%08x-0000-4000-8000-000000000000\",\"seq\":%d,\"lamport\":%d,\"at\":\"2026-02-03T04:05:06.789Z\","
		    "\"verb\":\"passed\",\"object\":\"c/exercise/y%d\",\"hash\":null,\"result\":{}}\n",
		    (unsigned)round, (unsigned)i, (unsigned)round, i, i, i % 40);
	return buf_detach(&out);
}

static int round_number;

static void import(void)
{
	struct err e = ERR_INIT;
	struct import_report report;
	struct store *s = open_store();
	char *text = lines(round_number);
	FILE *in = fmemopen(text, strlen(text), "r");

	if (store_import(s, in, "events", false, &report, &e) == 0)
		atomic_fetch_add(acknowledged, IMPORTED);
	pause();
}

static void migrate(void)
{
	store_close(open_store());
	pause();
}

static void back_up(void)
{
	struct err e = ERR_INIT;
	struct store *s = open_store();
	char path[160];

	for (int i = 0;; i++) {
		snprintf(path, sizeof path, "%s/backups/progress-%d-%d.db", folder, round_number, i);
		if (store_add(s, VERB_PASSED, "c/exercise/x", NULL, NULL, &e) < 0)
			break;
		atomic_fetch_add(acknowledged, 1);
		if (store_backup(s, path, &e) < 0)
			break;
	}
}

/* Run WORK in a child and kill it within SPAN microseconds; returns what it was told. */
static long killed(void (*work)(void), uint64_t span)
{
	struct timespec wait = {0, (long)chance(span) * 1000};

	atomic_store(acknowledged, 0);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		work();
		_exit(1);
	}
	nanosleep(&wait, NULL);
	kill(child, SIGKILL);
	int status;
	waitpid(child, &status, 0);
	must(WIFSIGNALED(status), "the child ended by itself", NULL);
	return atomic_load(acknowledged);
}

static void check_sound(struct store *s)
{
	must(number(s, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0, "integrity_check", NULL);
	must(number(s, "SELECT coalesce(sum(attempts), 0) FROM progress") == number(s, "SELECT count(*) FROM event"),
	    "what is derived fits the events", NULL);
	must(number(s, "SELECT count(*) - count(DISTINCT device || ' ' || seq) FROM event") == 0, "no number is used twice", NULL);
}

static int64_t while_recording(int64_t before)
{
	int64_t told = before + killed(record, 30000);
	struct store *s = open_store();
	int64_t now = number(s, "SELECT count(*) FROM event");

	must(now == told || now == told + 1, "every acknowledged event is there", NULL);
	check_sound(s);
	store_close(s);
	return now;
}

static int64_t while_importing(int64_t before)
{
	int64_t told = before + killed(import, 60000);
	struct store *s = open_store();
	int64_t now = number(s, "SELECT count(*) FROM event");

	must(now >= told && (now == before || now == before + IMPORTED), "the file was taken whole or not at all", NULL);
	check_sound(s);
	store_close(s);
	return now;
}

static int64_t while_migrating(int64_t before)
{
	(void)before;
	shell("rm -rf %s/* && sqlite3 %s <\"$abs_top_srcdir\"/tests/data/store/schema-1.sql", folder, file);
	killed(migrate, 30000);
	struct store *s = open_store();
	must(number(s, "SELECT count(*) FROM event") == 8, "every event of the old schema is there", NULL);
	must(number(s, "PRAGMA user_version") == migrations_latest(), "the next start migrates", NULL);
	must(number(s, "SELECT attempts FROM progress WHERE learner = '' AND object = 'c/exercise/x'") == 2, "progress", NULL);
	store_close(s);
	return 8;
}

static int64_t while_backing_up(int64_t before)
{
	struct err e = ERR_INIT;
	struct backups all;
	int64_t told = before + killed(back_up, 60000);
	struct store *s = open_store();
	int64_t now = number(s, "SELECT count(*) FROM event");

	must(now == told || now == told + 1, "every acknowledged event is there", NULL);
	check_sound(s);
	must(store_backups(s, &all, &e) == 0, "the list of backups", &e);
	for (size_t i = 0; i < all.n; i++) {
		struct store *b = backup_open(all.list[i].path, &e);
		must(b != NULL, "a backup that is there opens", &e);
		check_sound(b);
		/* not one of a day, nor one that a store has that was killed while it was made, between two of its schemas */
		bool asked_for = strlen(all.list[i].name) != 10 && strncmp(all.list[i].name, "schema-", 7) != 0;
		must(!asked_for || number(b, "SELECT count(*) FROM event") > before, "and is of its time", NULL);
		store_close(b);
		unlink(all.list[i].path);
	}
	backups_done(&all);
	store_close(s);
	return now;
}

static const struct part {
	const char *name;
	int64_t (*round)(int64_t before);
} parts[] = {{"recording", while_recording}, {"importing", while_importing}, {"migrating", while_migrating}, {"backing up", while_backing_up}};

int main(int argc, char **argv)
{
	int kills = argc > 1 ? atoi(argv[1]) : 25;

	acknowledged = mmap(NULL, sizeof *acknowledged, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	state = (uint64_t)time(NULL) << 16 | (uint64_t)getpid();
	printf("1..4\n# %d kills each, seed %llu\n", kills, (unsigned long long)state);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		snprintf(folder, sizeof folder, "/tmp/asynctutor-crash-XXXXXX");
		must(mkdtemp(folder) != NULL, "a folder", NULL);
		snprintf(file, sizeof file, "%s/progress.db", folder);
		int64_t events = 0;
		for (round_number = 0; round_number < kills; round_number++)
			events = parts[i].round(events);
		printf("ok %zu - nothing is lost by a kill while %s\n# %lld events at the end\n", i + 1, parts[i].name, (long long)events);
		fflush(stdout);
		shell("rm -rf %s", folder);
	}
	return 0;
}
