/*
 * Programs that record at once: every event that was acknowledged is kept, once. Usage: together [PROCESSES [SECONDS]]; eight for a
 * minute by hand, fewer seconds in make check.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/clock.h"
#include "store/private.h"

#define MOST 64

static void must(bool holds, const char *what, struct err *e)
{
	if (holds)
		return;
	printf("not ok 1 - %s: %s\n", what, e && e->text ? e->text : "");
	exit(1);
}

static void record(const char *file, int64_t until, atomic_long *told)
{
	struct err e = ERR_INIT;
	char *notice;
	struct store *s = store_open(file, &notice, &e);

	must(s != NULL, "open", &e);
	while (clock_monotonic() < until) {
		must(store_add(s, VERB_FAILED, "c/exercise/x", NULL, NULL, &e) == 0, "record", &e);
		atomic_fetch_add(told, 1);
	}
	store_close(s);
}

static int64_t number(struct store *s, const char *sql)
{
	struct err e = ERR_INIT;
	int64_t n;

	must(db_number(s, sql, &n, &e) == 0, sql, &e);
	return n;
}

int main(int argc, char **argv)
{
	int processes = argc > 1 ? atoi(argv[1]) : 8, seconds = argc > 2 ? atoi(argv[2]) : 2;
	char folder[] = "/tmp/asynctutor-together-XXXXXX", file[64], command[64], *notice;
	struct err e = ERR_INIT;

	must(processes > 0 && processes <= MOST && mkdtemp(folder) != NULL, "a folder", NULL);
	snprintf(file, sizeof file, "%s/progress.db", folder);
	atomic_long *told = mmap(NULL, MOST * sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int64_t until = clock_monotonic() + seconds * 1000;
	printf("1..1\n");
	fflush(stdout);
	for (int i = 0; i < processes; i++)
		if (fork() == 0) {
			record(file, until, &told[i]);
			_exit(0);
		}
	for (int i = 0; i < processes; i++) {
		int status;
		wait(&status);
		must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "every program ends well", NULL);
	}
	int64_t all = 0;
	for (int i = 0; i < processes; i++) {
		printf("# program %d: %ld events\n", i + 1, atomic_load(&told[i]));
		all += atomic_load(&told[i]);
	}
	struct store *s = store_open(file, &notice, &e);
	must(s && !notice, "open", &e);
	must(number(s, "SELECT count(*) FROM event") == all, "every acknowledged event is there once", NULL);
	must(number(s, "SELECT count(DISTINCT device || ' ' || seq) FROM event") == all, "no number is used twice", NULL);
	must(number(s, "SELECT attempts FROM progress") == all, "all are counted", NULL);
	must(number(s, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0, "integrity_check", NULL);
	store_close(s);
	printf("ok 1 - %d programs recorded %lld events in %d s, and each is kept once\n", processes, (long long)all, seconds);
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) == 0 ? 0 : 1;
}
