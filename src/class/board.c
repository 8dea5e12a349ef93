#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "class/board.h"
#include "json/json.h"

#define CHECKS_MAX 2000 /* names that are kept apart */
#define LEARNERS_MAX 10000

static const struct board_cell nothing = {.file = SIZE_MAX};

const struct board_cell *board_cell(const struct board_learner *l, size_t exercise)
{
	return l->cells ? &l->cells[exercise] : &nothing;
}

static struct board_learner *find_learner(struct board *b, const char *id)
{
	const struct id_entry *e = ids_find(&b->index, id);

	return e ? &b->learners.ptr[e->number] : NULL;
}

static struct board_learner *get_learner(struct board *b, const char *id)
{
	struct board_learner *known = find_learner(b, id);
	bool added;

	if (known || b->learners.len == LEARNERS_MAX)
		return known;
	ids_get(&b->index, id, &added)->number = (uint32_t)b->learners.len;
	struct board_learner *l = vec_push(&b->learners);
	*l = (struct board_learner){.name = "", .roster_id = "", .signal_exercise = SIZE_MAX, .last_exercise = SIZE_MAX};
	memcpy(l->id, id, sizeof l->id);
	return l;
}

/* One text for the same name. */
static const char *check_name(struct board *b, const char *name)
{
	if (!name)
		return NULL;
	for (size_t i = 0; i < b->checks.len; i++)
		if (strcmp(b->checks.ptr[i], name) == 0)
			return b->checks.ptr[i];
	if (!str_is_slug(name) || b->checks.len == CHECKS_MAX)
		return NULL;
	return *vec_push(&b->checks) = arena_strdup(&b->names, name);
}

static void take_header(void *ctx, size_t file, const struct class_header *h)
{
	struct board *b = ctx;
	struct board_learner *l = get_learner(b, h->learner);

	(void)file;
	if (!l)
		return;
	if (strcmp(l->name, h->name) != 0)
		l->name = arena_strdup(&b->names, h->name);
	l->left = h->leaves;
}

/* Where EV's object is COURSE/KIND/..., the part behind. */
static const char *about(const struct board *b, const struct event *ev, const char *kind)
{
	const char *p = ev->object;
	size_t course = strlen(b->course->id), n = strlen(kind);

	if (strncmp(p, b->course->id, course) != 0 || p[course] != '/')
		return NULL;
	p += course + 1;
	return strncmp(p, kind, n) == 0 && p[n] == '/' ? p + n + 1 : NULL;
}

static const char *result_text(const struct js *result, const char *key)
{
	return js_text(js_get(result, key));
}

static void take_attempt(struct board *b, struct board_cell *c, size_t file, const struct event *ev, const struct js *result)
{
	const struct reader_file *f = &b->reader.files.ptr[file];
	const char *hash = result_text(result, "text");

	c->attempts++;
	if (ev->verb == VERB_PASSED) {
		c->state = PROGRESS_PASSED;
		if (!c->passed_at || ev->at < c->passed_at)
			c->passed_at = ev->at;
	}
	if (ev->lamport < c->lamport || (ev->lamport == c->lamport && ev->seq < c->seq))
		return;
	c->lamport = ev->lamport;
	c->seq = ev->seq;
	c->fails = ev->verb == VERB_FAILED;
	c->check = c->fails ? check_name(b, result_text(result, "check")) : NULL;
	c->file = SIZE_MAX;
	if (hash && strcmp(hash, f->text.hash) == 0) {
		c->file = file;
		c->text = f->text;
	}
}

static void take_signal(struct board_learner *l, const struct event *ev, const struct js *result, size_t exercise)
{
	const char *name = result_text(result, "signal");

	if (!name || ev->lamport < l->signal_lamport)
		return;
	for (int s = CLASS_NO_SIGNAL; s <= CLASS_DONE; s++)
		if (strcmp(name, class_signal_name((enum class_signal)s)) == 0) {
			l->signal = (enum class_signal)s;
			l->signal_lamport = ev->lamport;
			l->signal_at = ev->at;
			l->signal_exercise = exercise;
		}
}

static void take_exercise(struct board *b, struct board_learner *l, size_t file, const struct event *ev, const struct js *result, size_t x)
{
	if (ev->verb == VERB_NOTED || ev->verb == VERB_ASKED_HELP) {
		take_signal(l, ev, result, x);
		return;
	}
	if (!l->cells) {
		l->cells = xcalloc(b->course->nexercises, sizeof *l->cells);
		for (size_t i = 0; i < b->course->nexercises; i++)
			l->cells[i].file = SIZE_MAX;
	}
	struct board_cell *c = &l->cells[x];
	if (c->state == PROGRESS_NEW)
		c->state = PROGRESS_STARTED;
	if (ev->at > c->last_at)
		c->last_at = ev->at;
	if (ev->verb == VERB_PASSED || ev->verb == VERB_FAILED)
		take_attempt(b, c, file, ev, result);
	bool solution = false;
	if (ev->verb == VERB_REVEALED) {
		js_bool(js_get(result, "solution"), &solution);
		c->hints += !solution;
		c->solution_seen |= solution;
	}
	if (ev->lamport >= l->last_lamport) {
		l->last_lamport = ev->lamport;
		l->last_exercise = x;
	}
}

static void take_event(void *ctx, size_t file, const struct event *ev)
{
	struct board *b = ctx;
	struct board_learner *l = get_learner(b, ev->learner);
	const char *slug = about(b, ev, "exercise");
	const struct exercise *x = slug ? course_exercise(b->course, slug) : NULL;
	struct err e = ERR_INIT;

	if (!l)
		return;
	/* A clock that is ahead would make the learner never idle: the file tells when it was written. */
	int64_t at = ev->at > b->reader.files.ptr[file].mtime + CLOCK_SLACK ? b->reader.files.ptr[file].mtime : ev->at;
	if (at > l->last_at)
		l->last_at = at;
	l->events++;
	struct js *result = js_parse(ev->result, strlen(ev->result), "", 1, &e);
	err_done(&e);
	if (x)
		take_exercise(b, l, file, ev, result, (size_t)(x - b->course->exercises));
	else if (about(b, ev, "class"))
		take_signal(l, ev, result, SIZE_MAX);
	else if (about(b, ev, "lesson"))
		l->lessons += ev->verb == VERB_COMPLETED;
	js_free(result);
}

void board_init(struct board *b, const char *dir, const struct course *course, const struct class_info *info)
{
	*b = (struct board){.course = course, .info = info};
	reader_init(&b->reader, dir, info->id);
	b->reader.header = take_header;
	b->reader.event = take_event;
	b->reader.ctx = b;
}

void board_done(struct board *b)
{
	reader_done(&b->reader);
	for (size_t i = 0; i < b->learners.len; i++)
		free(b->learners.ptr[i].cells);
	vec_done(&b->learners);
	vec_done(&b->checks);
	ids_done(&b->index);
	arena_done(&b->names);
	free(b->columns);
	*b = (struct board){0};
}

void board_info(struct board *b, const struct class_info *info)
{
	b->info = info;
	board_update(b);
}

static bool anybody(const struct board *b, size_t exercise)
{
	for (size_t i = 0; i < b->learners.len; i++)
		if (board_cell(&b->learners.ptr[i], exercise)->state != PROGRESS_NEW)
			return true;
	return false;
}

static void choose_columns(struct board *b)
{
	const struct course *c = b->course;

	free(b->columns);
	b->columns = xcalloc(c->nexercises + 1, sizeof *b->columns);
	b->ncolumns = 0;
	for (size_t i = 0; i < b->info->tasks.len; i++) {
		const struct exercise *x = course_exercise(c, b->info->tasks.ptr[i].exercise);
		if (x && b->ncolumns < c->nexercises)
			b->columns[b->ncolumns++] = (size_t)(x - c->exercises);
	}
	for (size_t i = 0; !b->info->tasks.len && i < c->nexercises; i++)
		if (anybody(b, i))
			b->columns[b->ncolumns++] = i;
}

void board_update(struct board *b)
{
	choose_columns(b);
	for (size_t i = 0; i < b->learners.len; i++) {
		struct board_learner *l = &b->learners.ptr[i];
		l->passed = l->started = 0;
		for (size_t j = 0; j < b->ncolumns; j++) {
			enum progress_state state = board_cell(l, b->columns[j])->state;
			l->passed += state == PROGRESS_PASSED;
			l->started += state == PROGRESS_STARTED;
		}
		l->roster_id = "";
		for (size_t j = 0; j < b->info->roster.len; j++)
			if (strcmp(b->info->roster.ptr[j].name, l->name) == 0)
				l->roster_id = b->info->roster.ptr[j].id;
	}
}

int64_t board_idle(const struct board_learner *l, int64_t now)
{
	return !l->last_at ? -1 : now > l->last_at ? now - l->last_at : 0;
}

size_t board_missing(const struct board *b, const struct class_person **out, size_t room)
{
	size_t n = 0;

	for (size_t i = 0; i < b->info->roster.len; i++) {
		bool there = false;
		for (size_t j = 0; j < b->learners.len && !there; j++)
			there = strcmp(b->learners.ptr[j].name, b->info->roster.ptr[i].name) == 0;
		if (!there && n < room)
			out[n] = &b->info->roster.ptr[i];
		n += !there;
	}
	return n;
}

static int by_failing(const void *a, const void *b)
{
	const struct board_stat *x = a, *y = b;

	if (x->failing != y->failing)
		return x->failing < y->failing ? 1 : -1;
	if (x->exercise != y->exercise)
		return x->exercise > y->exercise ? 1 : -1;
	return strcmp(x->check, y->check);
}

size_t board_stats(const struct board *b, struct board_stat **out)
{
	VEC(struct board_stat) list = {0};

	for (size_t i = 0; i < b->ncolumns; i++) {
		size_t first = list.len, tried = 0, x = b->columns[i];
		for (size_t j = 0; j < b->learners.len; j++) {
			const struct board_cell *c = board_cell(&b->learners.ptr[j], x);
			tried += c->attempts > 0;
			if (!c->fails || !c->check)
				continue;
			size_t k = first;
			while (k < list.len && list.ptr[k].check != c->check)
				k++;
			if (k == list.len)
				*vec_push(&list) = (struct board_stat){.exercise = x, .check = c->check};
			list.ptr[k].failing++;
		}
		for (size_t k = first; k < list.len; k++)
			list.ptr[k].tried = tried;
	}
	if (list.len)
		qsort(list.ptr, list.len, sizeof *list.ptr, by_failing);
	*out = list.ptr;
	return list.len;
}
