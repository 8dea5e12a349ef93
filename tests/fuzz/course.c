/* Any bytes as course.yml and as a front matter: every fault is reported with a text, and nothing else happens. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "course/front.h"
#include "course/opened.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void see_fault(const struct err *e, void *ctx)
{
	(void)ctx;
	assert(e->code != ERR_NONE && e->text && e->line >= 0);
}

static void fuzz_front(const char *text, size_t len, enum front_kind kind)
{
	struct arena arena = {0};
	struct front front;
	struct front_parts parts;

	front_split(text, len, &parts);
	assert(parts.start <= parts.end && parts.end <= parts.body && parts.body <= len);
	front_read(text, len, "f.md", kind, &arena, &front, see_fault, NULL);
	arena_done(&arena);
}

static void fuzz_outline(const char *text, size_t len)
{
	struct opened *o = xcalloc(1, sizeof *o);
	struct err e = ERR_INIT;

	o->path = xstrdup("course.yml");
	if (course_parse_outline(o, text, len, &e) == 0) {
		size_t lessons = 0, exercises = 0;
		for (size_t i = 0; i < o->modules.len; i++)
			lessons += o->modules.ptr[i].lessons;
		for (size_t i = 0; i < o->lessons.len; i++)
			exercises += o->lessons.ptr[i].exercises;
		assert(lessons == o->lessons.len && exercises == o->exercises.len);
	}
	err_done(&e);
	course_close(&o->course);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xmalloc(size + 1);

	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	fuzz_front(text, size, FRONT_LESSON);
	fuzz_front(text, size, FRONT_EXERCISE);
	fuzz_outline(text, size);
	free(text);
	return 0;
}
