/*
 * Doubling benchmark of the store: opening, adding one event and looking up the progress of 100 objects, at 1,000,
 * 2,000, ... events. Usage: store [LAST]; each line has the events, milliseconds (opening, one event) and
 * microseconds (one look-up), with the ratio to the line before. Usage: store record FILE COUNT adds COUNT events to a store.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "store/private.h"

#define OBJECTS 100

static double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void must(int status, struct err *e)
{
	if (status == 0)
		return;
	fprintf(stderr, "%s\n", e->text);
	exit(1);
}

static struct store *open_file(const char *path)
{
	struct err e = ERR_INIT;
	char *notice;
	struct store *s = store_open(path, &notice, &e);

	must(s ? 0 : -1, &e);
	return s;
}

static void add(struct store *s, int n)
{
	struct err e = ERR_INIT;
	char object[32];

	snprintf(object, sizeof object, "c/exercise/x%d", n % OBJECTS);
	must(store_add(s, n % 3 ? VERB_FAILED : VERB_PASSED, object, "0123456789abcdef", NULL, &e), &e);
}

/* Grow to COUNT events without waiting for the disk. */
static void grow(const char *path, int from, int count)
{
	struct err e = ERR_INIT;
	struct store *s = open_file(path);

	must(db_exec(s, "PRAGMA synchronous = OFF", &e), &e);
	for (int i = from; i < count; i++)
		add(s, i);
	store_close(s);
}

static double measure_open(const char *path)
{
	double best = 1e9;

	for (int i = 0; i < 10; i++) {
		double began = milliseconds();
		struct store *s = open_file(path);
		double took = milliseconds() - began;
		best = took < best ? took : best;
		store_close(s);
	}
	return best;
}

static double measure_look_ups(struct store *s)
{
	double began = milliseconds();

	for (int i = 0; i < 10 * OBJECTS; i++) {
		struct err e = ERR_INIT;
		struct progress p;
		char object[32];
		snprintf(object, sizeof object, "c/exercise/x%d", i % OBJECTS);
		must(store_progress(s, object, &p, &e), &e);
	}
	return milliseconds() - began;
}

/* Add COUNT events to the store PATH and tell how long one takes. */
static int record(const char *path, int count)
{
	struct store *s = open_file(path);
	double began = milliseconds();

	for (int i = 0; i < count; i++)
		add(s, i);
	printf("asynctutor: %.3f ms an event\n", (milliseconds() - began) / count);
	store_close(s);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "record") == 0)
		return record(argv[2], atoi(argv[3]));
	int last = argc > 1 ? atoi(argv[1]) : 64000, size = 0;
	char folder[] = "/tmp/asynctutor-bench-XXXXXX", path[64], command[64];
	double open_before = 0, add_before = 0, look_before = 0;

	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/progress.db", folder);
	printf("%9s %10s %6s %10s %6s %10s %6s\n", "events", "open ms", "ratio", "add ms", "ratio", "look-up us", "ratio");
	for (int want = 1000; want <= last; want *= 2) {
		grow(path, size, want);
		double open_ms = measure_open(path);
		struct store *s = open_file(path);
		double look = measure_look_ups(s), began = milliseconds();
		for (int i = 0; i < 100; i++)
			add(s, i);
		double add_ms = (milliseconds() - began) / 100;
		store_close(s);
		printf("%9d %10.2f %6.2f %10.3f %6.2f %10.2f %6.2f\n", want, open_ms, open_before > 0 ? open_ms / open_before : 0, add_ms,
		    add_before > 0 ? add_ms / add_before : 0, look, look_before > 0 ? look / look_before : 0);
		fflush(stdout);
		open_before = open_ms, add_before = add_ms, look_before = look;
		size = want + 100;
	}
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command) == 0 ? 0 : 1;
}
