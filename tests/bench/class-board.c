/* What a refresh of the board costs, with more and more events that were seen before: learners as in a class of 300, doubled events. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/xalloc.h"
#include "class/board.h"
#include "tests/unit/class_course.h"

#define LEARNERS 300
#define NEW 300 /* events between two looks */
#define LOOKS 20

static unsigned long events;

static void add(const char *dir, const struct class_info *info, unsigned learner, unsigned n)
{
	char *path = xasprintf("%s/learners/cccccccc-0000-4000-8000-%012u.jsonl", dir, learner);
	FILE *f = fopen(path, "a");
	struct class_header h = {.name = (char[]){"Somebody"}};
	struct buf line = BUF_INIT;

	if (!f)
		exit(1);
	snprintf(h.learner, sizeof h.learner, "aaaaaaaa-0000-4000-8000-%012u", learner);
	snprintf(h.device, sizeof h.device, "bbbbbbbb-0000-4000-8000-%012u", learner);
	class_add_header(&line, info->id, &h);
	for (unsigned i = 0; i < n; i++) {
		events++;
		buf_addf(&line, "{\"id\":\"dddddddd-0000-4000-8000-%012lu\",\"learner\":\"%s\",\"device\":\"%s\",\"seq\":%lu,\"lamport\":%lu,"
				"\"at\":\"2026-02-03T04:05:06.789Z\",\"verb\":\"failed\",\"object\":\"c/exercise/x\",\"hash\":null,\"result\":{\"check\":\"a\"}}\n",
		    events, h.learner, h.device, events, events);
	}
	fwrite(line.data, 1, line.len, f);
	fclose(f);
	buf_done(&line);
	free(path);
}

static double refresh(struct board *b)
{
	struct err e = ERR_INIT;
	int64_t before = clock_monotonic();

	if (reader_read(&b->reader, &e) < 0)
		exit(1);
	board_update(b);
	return (double)(clock_monotonic() - before);
}

int main(void)
{
	char dir[] = "/tmp/asynctutor-class-XXXXXX", *word, command[64];
	struct class_info *info = class_new("A class", "c", NULL);
	struct err e = ERR_INIT;
	struct course *course = small_course();
	double last = 0;

	if (!mkdtemp(dir) || class_make(dir, info, &word, &e) < 0)
		return 1;
	puts("events seen   first look   a refresh with 300 new events   ratio");
	for (unsigned each = 100; each <= 1600; each *= 2) {
		for (unsigned i = 0; i < LEARNERS; i++)
			add(dir, info, i, each - (each > 100 ? each / 2 : 0));
		struct board b;
		board_init(&b, dir, course, info);
		unsigned long seen = events;
		double first = refresh(&b), sum = 0;
		for (unsigned look = 0; look < LOOKS; look++) {
			for (unsigned i = 0; i < NEW; i++)
				add(dir, info, i % LEARNERS, 1);
			sum += refresh(&b);
		}
		printf("%11lu %9.0f ms %22.2f ms %16.2f\n", seen, first, sum / LOOKS, last > 0 ? sum / LOOKS / last : 1.0);
		last = sum / LOOKS;
		board_done(&b);
	}
	class_free(info);
	course_close(course);
	snprintf(command, sizeof command, "rm -rf %s", dir);
	return system(command) != 0;
}
