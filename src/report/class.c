#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "json/json.h"
#include "report/class.h"
#include "report/events.h"

#define NAME_CELLS 24
#define STATS_SHOWN 10
#define MISSING_SHOWN 1000

const char *const class_sorts[] = {"help", "name", "done", "idle", NULL};

/* Ordering. */

struct ordering {
	const struct board *b;
	enum class_sort sort;
	int64_t now;
};

static int by_number(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* Help before done before nothing; who waits longer comes first. */
static int by_signal(const struct board_learner *x, const struct board_learner *y)
{
	static const int rank[] = {[CLASS_HELP] = 0, [CLASS_DONE] = 1, [CLASS_NO_SIGNAL] = 2};

	if (x->signal != y->signal)
		return rank[x->signal] - rank[y->signal];
	return x->signal == CLASS_NO_SIGNAL ? 0 : by_number(x->signal_at, y->signal_at);
}

static int in_order(const void *a, const void *b, void *ctx)
{
	const struct ordering *o = ctx;
	const struct board_learner *x = &o->b->learners.ptr[*(const size_t *)a], *y = &o->b->learners.ptr[*(const size_t *)b];
	int order = 0;

	if (o->sort == CLASS_BY_HELP)
		order = by_signal(x, y);
	else if (o->sort == CLASS_BY_DONE)
		order = by_number((int64_t)x->passed, (int64_t)y->passed);
	else if (o->sort == CLASS_BY_IDLE)
		order = by_number(board_idle(y, o->now), board_idle(x, o->now));
	if (order == 0)
		order = strcmp(x->name, y->name);
	return order ? order : strcmp(x->id, y->id);
}

size_t *class_order(const struct board *b, enum class_sort sort, int64_t now)
{
	size_t *list = xcalloc(b->learners.len + 1, sizeof *list);

	for (size_t i = 0; i < b->learners.len; i++)
		list[i] = i;
	qsort_r(list, b->learners.len, sizeof *list, in_order, &(struct ordering){b, sort, now});
	return list;
}

/* Words. */

char class_cell_letter(const struct board_cell *c)
{
	return c->state == PROGRESS_PASSED ? 'P' : c->state == PROGRESS_NEW ? '-' : c->fails ? 'F' : 's';
}

void class_idle_text(int64_t ms, char *out)
{
	int64_t minutes = ms / 60000;

	if (ms < 0)
		strcpy(out, "-");
	else if (minutes < 120)
		snprintf(out, 24, "%d min", (int)minutes);
	else if (minutes < 48 * 60)
		snprintf(out, 24, "%d h", (int)(minutes / 60));
	else
		snprintf(out, 24, "%d d", minutes < 1440000000 ? (int)(minutes / 1440) : 1000000);
}

void class_now_text(const struct board *b, const struct board_learner *l, struct buf *out)
{
	if (l->last_exercise == SIZE_MAX)
		return;
	const struct board_cell *c = board_cell(l, l->last_exercise);
	buf_addstr(out, b->course->exercises[l->last_exercise].slug);
	if (c->attempts)
		buf_addf(out, ", %d attempt%s", c->attempts, c->attempts == 1 ? "" : "s");
	if (c->fails)
		buf_addf(out, ", fails%s%s", c->check ? " " : "", c->check ? c->check : "");
}

void class_stat_text(const struct board *b, const struct board_stat *s, struct buf *out)
{
	buf_addf(out, "%zu of %zu fail %s in %s", s->failing, s->tried, s->check, b->course->exercises[s->exercise].slug);
}

void class_problem_text(const struct board *b, const struct reader_problem *p, struct buf *out)
{
	struct buf text = BUF_INIT;

	if (p->file != SIZE_MAX)
		buf_addf(&text, "learners/%s%s", b->reader.files.ptr[p->file].name, p->line ? ":" : ": ");
	if (p->line)
		buf_addf(&text, "%d: ", p->line);
	buf_addstr(&text, p->text);
	cellsafe(out, text.data, text.len, CELL_CODE);
	buf_done(&text);
}

/* Text. */

static void add_safe(struct buf *out, const char *text, int cells)
{
	struct buf safe = BUF_INIT;
	int used;

	cellsafe(&safe, text, strlen(text), CELL_PROSE);
	size_t n = utf8_fit(safe.data, safe.len, cells, &used);
	buf_add(out, safe.data, n);
	buf_fill(out, ' ', (size_t)(cells - used));
	buf_done(&safe);
}

static void add_learner(const struct board *b, const struct board_learner *l, int64_t now, struct buf *out)
{
	struct buf what = BUF_INIT, safe = BUF_INIT;
	char idle[24];

	add_safe(out, *l->name ? l->name : l->id, NAME_CELLS);
	buf_addch(out, ' ');
	for (size_t i = 0; i < b->ncolumns; i++)
		buf_addch(out, class_cell_letter(board_cell(l, b->columns[i])));
	class_idle_text(board_idle(l, now), idle);
	buf_addf(out, " %3zu/%-3zu %7s  %-5s ", l->passed, b->ncolumns, idle, l->left ? "left" : l->signal ? class_signal_name(l->signal) : "");
	class_now_text(b, l, &what);
	cellsafe(&safe, what.data, what.len, CELL_PROSE);
	buf_addstr(out, safe.data);
	while (out->len && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
	buf_addch(out, '\n');
	buf_done(&what);
	buf_done(&safe);
}

static void add_columns(const struct board *b, struct buf *out)
{
	for (size_t i = 0; i < b->ncolumns; i++) {
		size_t passed = 0, tried = 0;
		for (size_t j = 0; j < b->learners.len; j++) {
			const struct board_cell *c = board_cell(&b->learners.ptr[j], b->columns[i]);
			passed += c->state == PROGRESS_PASSED;
			tried += c->state != PROGRESS_NEW;
		}
		buf_addf(out, "%3zu. %-32s %zu passed, %zu started\n", i + 1, b->course->exercises[b->columns[i]].slug, passed, tried - passed);
	}
}

static void add_stats(const struct board *b, struct buf *out)
{
	struct board_stat *stats;
	size_t n = board_stats(b, &stats);

	for (size_t i = 0; i < n && i < STATS_SHOWN; i++) {
		buf_addstr(out, "  ");
		class_stat_text(b, &stats[i], out);
		buf_addch(out, '\n');
	}
	free(stats);
}

static void add_missing(const struct board *b, struct buf *out)
{
	const struct class_person *list[MISSING_SHOWN];
	size_t n = board_missing(b, list, MISSING_SHOWN);

	if (n)
		buf_addf(out, "\nNot here yet (%zu):\n", n);
	for (size_t i = 0; i < n && i < MISSING_SHOWN; i++) {
		struct buf safe = BUF_INIT;
		cellsafe(&safe, list[i]->name, strlen(list[i]->name), CELL_PROSE);
		buf_addf(out, "  %s\n", safe.data);
		buf_done(&safe);
	}
}

void class_report_text(const struct board *b, enum class_sort sort, int64_t now, struct buf *out)
{
	size_t *order = class_order(b, sort, now), n = b->learners.len;
	struct buf title = BUF_INIT;

	cellsafe(&title, b->info->title, strlen(b->info->title), CELL_PROSE);
	buf_addf(out, "%s: %zu learner%s\n\n", title.data, n, n == 1 ? "" : "s");
	add_columns(b, out);
	buf_addstr(out, b->ncolumns ? "\n" : "");
	for (size_t i = 0; i < n; i++)
		add_learner(b, &b->learners.ptr[order[i]], now, out);
	if (n)
		buf_addstr(out, "\n" CLASS_LEGEND "\n");
	size_t before = out->len;
	add_stats(b, out);
	if (out->len > before)
		buf_addch(out, '\n');
	add_missing(b, out);
	if (b->reader.problems.len)
		buf_addstr(out, "\nWhat is wrong:\n");
	for (size_t i = 0; i < b->reader.problems.len; i++) {
		buf_addstr(out, "  ");
		class_problem_text(b, &b->reader.problems.ptr[i], out);
		buf_addch(out, '\n');
	}
	buf_done(&title);
	free(order);
}

/* CSV. */

static void add_cell(struct buf *out, const char *text)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, text, strlen(text), CELL_PROSE);
	csv_add_cell(out, safe.data);
	buf_done(&safe);
}

static void add_time(struct buf *out, int64_t at)
{
	char text[CLOCK_TEXT] = "";

	if (at)
		clock_format(at, text);
	buf_addf(out, ",%s", text);
}

static void add_csv_row(const struct board *b, const struct board_learner *l, size_t x, struct buf *out)
{
	const struct board_cell *c = board_cell(l, x);
	const struct class_task *task = class_task(b->info, b->course->exercises[x].slug);

	buf_addf(out, "%s,", l->id);
	add_cell(out, l->roster_id);
	buf_addch(out, ',');
	add_cell(out, l->name);
	buf_addf(out, ",%s,%s,%d,%d,%s", b->course->exercises[x].slug, progress_state_name(c->state), c->attempts, c->hints, c->solution_seen ? "yes" : "no");
	buf_addf(out, ",%s", c->check ? c->check : "");
	add_time(out, c->passed_at);
	add_time(out, c->last_at);
	add_time(out, task ? task->due : 0);
	buf_addf(out, ",%s,%s\r\n", task && task->due && c->passed_at > task->due ? "yes" : "no", class_signal_name(l->signal));
}

void class_report_csv(const struct board *b, struct buf *out)
{
	size_t *order = class_order(b, CLASS_BY_NAME, 0);

	buf_addstr(out, "learner,id,name,exercise,state,attempts,hints,solution_seen,failing_check,passed_at,last_at,due,late,signal\r\n");
	for (size_t i = 0; i < b->learners.len; i++)
		for (size_t j = 0; j < b->ncolumns; j++)
			add_csv_row(b, &b->learners.ptr[order[i]], b->columns[j], out);
	free(order);
}

/* JSON. */

void class_report_json(const struct board *b, struct buf *out)
{
	size_t *order = class_order(b, CLASS_BY_NAME, 0);
	struct js *root = js_object(), *learners = js_array();

	for (size_t i = 0; i < b->learners.len; i++) {
		const struct board_learner *l = &b->learners.ptr[order[i]];
		struct js *o = js_object(), *list = js_array();
		js_set_str(o, "id", l->id);
		js_set_str(o, "name", l->name);
		for (size_t j = 0; j < b->ncolumns; j++) {
			const struct board_cell *c = board_cell(l, b->columns[j]);
			struct js *x = js_object();
			js_set_str(x, "slug", b->course->exercises[b->columns[j]].slug);
			js_set_str(x, "state", progress_state_name(c->state));
			js_set_int(x, "attempts", c->attempts);
			js_push(list, x);
		}
		js_set(o, "exercises", list);
		js_push(learners, o);
	}
	js_set(root, "learners", learners);
	char *text = js_dump(root, 2);
	buf_addstr(out, text);
	free(text);
	js_free(root);
	free(order);
}
