/* A course of one exercise, "c/exercise/x", for programs without a source tree. */
#ifndef ASYNCTUTOR_TESTS_UNIT_CLASS_COURSE_H
#define ASYNCTUTOR_TESTS_UNIT_CLASS_COURSE_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "base/xalloc.h"
#include "course/course.h"

static inline struct course *small_course(void)
{
	char dir[] = "/tmp/asynctutor-course-XXXXXX";
	struct err e = ERR_INIT;

	char *path = mkdtemp(dir) ? xasprintf("%s/course.yml", dir) : NULL;
	FILE *f = path ? fopen(path, "w") : NULL;
	if (!f)
		abort();
	fputs("format: 1\nid: c\ntitle: C\nmodules:\n  - slug: m\n    title: M\n    lessons:\n      - slug: l\n        exercises: [x]\n", f);
	fclose(f);
	struct course *c = course_open(dir, &e);
	if (!c || c->nexercises != 1)
		abort();
	unlink(path);
	rmdir(dir);
	free(path);
	return c;
}

#endif
