#include "app/stats.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "app/internal.h"
#include "app/questions.h"
#include "base/xalloc.h"

#define MINUTE 60000

/* Days. */

/* Midnight, local time, OFFSET days after the day of TM; in milliseconds UTC. */
static int64_t midnight(const struct tm *day, int offset, struct tm *out)
{
	*out = (struct tm){.tm_year = day->tm_year, .tm_mon = day->tm_mon, .tm_mday = day->tm_mday + offset, .tm_isdst = -1};
	return (int64_t)mktime(out) * 1000;
}

static void add_quarter(struct stats_days *days, const int64_t *starts, const struct quarter *q)
{
	size_t i = days->n;

	while (i > 0 && starts[i - 1] > q->from)
		i--;
	if (!i)
		return;
	days->list[i - 1].spent += q->spent;
	days->list[i - 1].events += q->events;
	days->list[i - 1].done += q->done;
}

int stats_read_days(struct app *a, int64_t now, int weeks, struct stats_days *out, struct err *e)
{
	struct quarters quarters = {0};
	time_t seconds = (time_t)(now / 1000);
	struct tm today, day;

	localtime_r(&seconds, &today);
	size_t weekday = (size_t)(today.tm_wday + 6) % 7, n = (size_t)weeks * 7;
	int first = -(int)(n - 7 + weekday);
	*out = (struct stats_days){xcalloc(n, sizeof *out->list), n, n - 7 + weekday};
	int64_t *starts = xcalloc(n, sizeof *starts);
	for (size_t i = 0; i < n; i++) {
		starts[i] = midnight(&today, first + (int)i, &day);
		out->list[i] = (struct stats_day){.year = day.tm_year + 1900, .month = day.tm_mon + 1, .day = day.tm_mday};
	}
	int status = a->store ? store_quarters(a->store, starts[0], midnight(&today, first + (int)n, &day), &quarters, e) : 0;
	for (size_t i = 0; i < quarters.len; i++)
		add_quarter(out, starts, &quarters.ptr[i]);
	quarters_done(&quarters);
	free(starts);
	if (status < 0)
		stats_days_done(out);
	return status;
}

void stats_days_done(struct stats_days *d)
{
	free(d->list);
	*d = (struct stats_days){0};
}

/* Parts of the course. */

static void add(struct stats_part *to, const struct stats_part *part)
{
	to->done += part->done;
	to->all += part->all;
	to->checks += part->checks;
	to->spent += part->spent;
	to->minutes_left += part->minutes_left;
}

struct stats_part stats_of_lesson(struct app *a, const struct lesson *l)
{
	const struct progress *p = app_lesson_progress(a, l);
	bool done = p->state >= PROGRESS_READ;
	struct stats_part part = {.done = done, .all = 1, .spent = p->spent, .minutes_left = done ? 0 : l->minutes};

	for (size_t i = 0; i < l->exercises; i++) {
		const struct exercise *x = &a->course->exercises[l->first_exercise + i];
		p = app_exercise_progress(a, x);
		done = p->state >= PROGRESS_PASSED;
		add(&part, &(struct stats_part){done, 1, p->attempts, p->spent, done ? 0 : x->minutes});
	}
	return part;
}

struct stats_part stats_of_module(struct app *a, const struct module *m)
{
	struct stats_part part = {0};

	for (size_t i = 0; i < m->lessons; i++) {
		struct stats_part l = stats_of_lesson(a, &a->course->lessons[m->first_lesson + i]);
		add(&part, &l);
	}
	return part;
}

struct stats_part stats_of_course(struct app *a)
{
	struct stats_part part = {0};

	for (size_t i = 0; i < a->course->nmodules; i++) {
		struct stats_part m = stats_of_module(a, &a->course->modules[i]);
		add(&part, &m);
	}
	return part;
}

/* The questions of all lessons, to find where one that was answered belongs. */
static void read_questions(const struct course *c, struct questions *out)
{
	for (size_t i = 0; i < c->nlessons; i++) {
		struct err ignored = ERR_INIT; /* one that cannot be read is told of elsewhere */
		if (!c->lessons[i].fault)
			questions_read(&c->lessons[i], out, &ignored);
		err_done(&ignored);
	}
}

static const struct lesson *lesson_of(const struct questions *q, const char *id)
{
	for (size_t i = 0; i < q->list.len; i++)
		if (strcmp(q->list.ptr[i].quiz->id, id) == 0)
			return q->list.ptr[i].in;
	return NULL;
}

static void add_questions(struct app *a, const struct objects *objects, size_t prefix, struct stats *out)
{
	struct questions questions = {0};

	if (objects->len)
		read_questions(a->course, &questions);
	for (size_t i = 0; i < objects->len; i++) {
		const struct object *o = &objects->ptr[i];
		const struct lesson *l = lesson_of(&questions, o->name + prefix);
		if (l)
			out->modules[l->module].spent += o->progress.spent;
		out->all.spent += o->progress.spent;
	}
	questions_done(&questions);
}

/* The time of what belongs to no module. */
static int add_others(struct app *a, const char *kind, struct stats *out, struct err *e)
{
	char *prefix = app_object(a, kind, "");
	struct objects objects = {0};
	int status = store_objects(a->store, prefix, &objects, e);

	for (size_t i = 0; i < objects.len; i++)
		out->all.spent += objects.ptr[i].progress.spent;
	objects_done(&objects);
	free(prefix);
	return status;
}

int app_stats(struct app *a, struct stats *out, struct err *e)
{
	const struct course *c = a->course;
	struct objects answered = {0};

	*out = (struct stats){.modules = xcalloc(c->nmodules ? c->nmodules : 1, sizeof *out->modules)};
	for (size_t i = 0; i < c->nmodules; i++) {
		out->modules[i] = stats_of_module(a, &c->modules[i]);
		add(&out->all, &out->modules[i]);
	}
	if (!a->store)
		return 0;
	char *prefix = app_object(a, "quiz", "");
	int status = store_objects(a->store, prefix, &answered, e);
	if (status == 0)
		add_questions(a, &answered, strlen(prefix), out);
	objects_done(&answered);
	free(prefix);
	if (status < 0 || add_others(a, "checklist", out, e) < 0 || add_others(a, "placement", out, e) < 0) {
		stats_done(out);
		return -1;
	}
	return 0;
}

void stats_done(struct stats *s)
{
	free(s->modules);
	*s = (struct stats){0};
}

int stats_level(const struct stats_day *d)
{
	if (!d->events)
		return 0;
	return d->spent < 15 * MINUTE ? 1 : d->spent < 30 * MINUTE ? 2 : d->spent < 60 * MINUTE ? 3 : 4;
}

void stats_add_time(int64_t ms, struct buf *out)
{
	long long minutes = (ms + MINUTE - 1) / MINUTE;

	if (minutes >= 60)
		buf_addf(out, "%lld h ", minutes / 60);
	if (minutes < 60 || minutes % 60)
		buf_addf(out, "%lld min", minutes % 60);
	else
		buf_truncate(out, out->len - 1);
}
