/*
 * How long opening a course takes, by its size: prints exercises, milliseconds and the ratio to the size before. A course of 55 exercises
 * lies on the way to the first frame and should stay below 3 ms.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/buf.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "course/course.h"

#define BODY_BYTES 12000
#define ROUNDS 21

static void put(const char *root, const char *name, const char *text)
{
	char *path = path_join(root, name), *dir = path_dir(path);
	struct err e = ERR_INIT;

	if (path_mkdirs(dir, &e) < 0 || path_write(path, text, strlen(text), &e) < 0)
		die(e.text);
	free(dir);
	free(path);
}

static void put_lesson(const char *root, size_t number, struct buf *outline)
{
	struct buf text = BUF_INIT;
	char *name = xasprintf("lessons/lesson-%zu.md", number);

	buf_addf(outline, "      - slug: lesson-%zu\n        exercises:\n", number);
	buf_addf(&text, "---\ntitle: Lesson %zu\nminutes: 25\n---\n", number);
	buf_fill(&text, 'x', BODY_BYTES);
	put(root, name, text.data);
	buf_done(&text);
	free(name);
}

static void put_exercise(const char *root, size_t number, struct buf *outline)
{
	static const char *const files[] = {"broken.py", "solution.py", "checks.yml", "why.md", "shop.py"};
	char *text = xasprintf("---\ntitle: Exercise %zu\nkind: fix\nminutes: 15\npython: \"3.11\"\n---\nRepair it.\n", number);
	char *name = xasprintf("exercises/exercise-%zu/exercise.md", number);

	put(root, name, text);
	free(name);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		name = xasprintf("exercises/exercise-%zu/%s", number, files[i]);
		put(root, name, "pass\n");
		free(name);
	}
	buf_addf(outline, "          - exercise-%zu\n", number);
	free(text);
}

/* A course of N exercises, three a lesson, in the new folder ROOT. */
static void make_course(const char *root, size_t n)
{
	struct buf outline = BUF_INIT;

	buf_addstr(&outline, "format: 1\nid: bench\ntitle: Bench\nmodules:\n  - slug: one\n    title: One\n    lessons:\n");
	for (size_t i = 0; i < n; i++) {
		if (i % 3 == 0)
			put_lesson(root, i / 3, &outline);
		put_exercise(root, i, &outline);
	}
	put(root, "course.yml", outline.data);
	buf_done(&outline);
}

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* The least of several rounds, the one that was disturbed least. */
static double open_ms(const char *root)
{
	double best = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		struct err e = ERR_INIT;
		double start = now_ms();
		struct course *c = course_open(root, &e);
		double took = now_ms() - start;
		if (!c)
			die(e.text);
		course_close(c);
		if (took < best)
			best = took;
	}
	return best;
}

int main(void)
{
	char *tmp = xasprintf("%s/course-bench-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	double before = 0;

	if (!mkdtemp(tmp))
		die("cannot make a folder");
	for (size_t n = 55; n <= 440; n *= 2) {
		char *root = xasprintf("%s/%zu", tmp, n);
		make_course(root, n);
		double took = open_ms(root);
		printf("%4zu exercises %8.3f ms", n, took);
		printf(before > 0 ? "  x %.2f\n" : "\n", took / before);
		before = took;
		free(root);
	}
	char *remove = xasprintf("rm -rf '%s'", tmp);
	int status = system(remove);
	free(remove);
	free(tmp);
	return status != 0;
}
