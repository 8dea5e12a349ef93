#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/internal.h"
#include "app/task_list.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "course/quiz.h"

struct md_doc *app_document(const char *title, const struct course_text *body, bool raw)
{
	struct buf page = BUF_INIT;

	buf_addf(&page, "# %s\n\n", title);
	if (raw)
		buf_add(&page, body->text, body->len);
	else
		quiz_markdown_all(body->text, body->len, &page);
	struct md_doc *doc = md_parse(page.data, page.len, body->first_line - 2);
	buf_done(&page);
	return doc;
}

bool app_fence_real_clock(const struct md_fence *fence)
{
	return strcmp(fence->option, "real-clock") == 0;
}

static int record_lesson(struct app *a, const struct lesson *l, enum verb verb, struct err *e)
{
	char hash[65];

	if (!a->store)
		return 0;
	if (course_lesson_hash(l, hash, e) < 0)
		return -1;
	char *object = app_object(a, "lesson", l->slug);
	int status = app_record(a, verb, object, hash, NULL, e);
	free(object);
	a->lessons[l - a->course->lessons].fresh = false;
	return status;
}

static char *resume_name(const struct app *a, const char *slug)
{
	return xasprintf("resume/%s/%s", a->course->id, slug);
}

/* Where the lesson was left, under this name or the one before; *LINE and *AT are left alone where that is not known. */
static void resume_place(struct app *a, const struct lesson *l, int *line, size_t *at)
{
	char *name = resume_name(a, l->slug), *place = app_get(a, name);

	free(name);
	if (!place && l->renamed_from) {
		name = resume_name(a, l->renamed_from);
		place = app_get(a, name);
		free(name);
	}
	if (place)
		sscanf(place, "%9d %9zu", line, at);
	free(place);
}

int app_lesson_open(struct app *a, const struct lesson *l, struct app_lesson *out, struct err *e)
{
	struct course_text body;

	if (course_read_lesson(l, &body, e) < 0)
		return -1;
	if (app_lesson_progress(a, l)->state == PROGRESS_NEW && record_lesson(a, l, VERB_EXPERIENCED, e) < 0) {
		free(body.text);
		return -1;
	}
	task_lists_mark(a, &body);
	int line = 0;
	size_t at = 0;
	resume_place(a, l, &line, &at);
	*out = (struct app_lesson){
	    .lesson = l,
	    .text = body.text,
	    .len = body.len,
	    .doc = app_document(l->title, &body, true),
	    .resume = line,
	    .resume_at = at,
	};
	return 0;
}

void app_lesson_done(struct app_lesson *l)
{
	md_free(l->doc);
	free(l->text);
	*l = (struct app_lesson){0};
}

int app_lesson_leave(struct app *a, const struct lesson *l, int line, size_t at, struct err *e)
{
	char *name = resume_name(a, l->slug), *value = xasprintf("%d %zu", line, at);
	int status = app_put(a, name, value, e);

	free(name);
	free(value);
	return status;
}

int app_lesson_read(struct app *a, const struct lesson *l, struct err *e)
{
	if (app_lesson_progress(a, l)->state == PROGRESS_READ)
		return 0;
	return record_lesson(a, l, VERB_COMPLETED, e);
}
