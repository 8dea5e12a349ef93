/* The stack of screens, what goes on meanwhile, and the loop. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "tui/ui_inside.h"

/* The stack. */

static struct box area(const struct ui *ui)
{
	int rows = ui->grid.rows;

	return (struct box){0, 0, rows > 2 ? rows - 1 : rows, ui->grid.cols};
}

static void place(struct screen *s)
{
	s->box = area(s->ui);
	if (s->ops->place)
		s->ops->place(s, s->box);
}

void ui_take_size(struct ui *ui)
{
	if (ui->grid.rows == ui->term->rows && ui->grid.cols == ui->term->cols)
		return;
	grid_resize(&ui->grid, ui->term->rows, ui->term->cols);
	for (size_t i = 0; i < ui->depth; i++)
		place(ui->stack[i]);
}

void ui_init(struct ui *ui, struct app *app, struct terminal *term)
{
	*ui = (struct ui){.app = app, .term = term, .ascii = term->ascii, .message = BUF_INIT, .prompt.input.text = BUF_INIT};
	ui_take_size(ui);
}

struct screen *ui_top(struct ui *ui)
{
	for (size_t i = ui->depth; i-- > 0;)
		if (!ui->stack[i]->dead)
			return ui->stack[i];
	return NULL;
}

static void free_screen(struct screen *s)
{
	if (s->ui->job.owner == s)
		ui_job_over(s->ui);
	if (s->ops->close)
		s->ops->close(s);
	free(s->state);
	free(s);
}

static void remove_at(struct ui *ui, size_t i)
{
	struct screen *s = ui->stack[i];

	memmove(ui->stack + i, ui->stack + i + 1, (--ui->depth - i) * sizeof *ui->stack);
	free_screen(s);
}

/* Free the screens that were closed during an action; what is on top then is told. */
void ui_reap(struct ui *ui)
{
	struct screen *old = ui->depth ? ui->stack[ui->depth - 1] : NULL;
	bool gone = old && old->dead;

	for (size_t i = ui->depth; i-- > 0;)
		if (ui->stack[i]->dead)
			remove_at(ui, i);
	struct screen *top = ui_top(ui);
	if (gone && top && top->ops->resume)
		top->ops->resume(top);
	if (!top)
		ui->quit = true;
}

void ui_done(struct ui *ui)
{
	while (ui->depth > 0)
		remove_at(ui, ui->depth - 1);
	grid_done(&ui->grid);
	buf_done(&ui->message);
	input_done(&ui->prompt.input);
}

int ui_push(struct ui *ui, const struct screen_ops *ops, const void *arg)
{
	struct screen *s = xcalloc(1, sizeof *s);
	struct err e = ERR_INIT;

	s->ops = ops;
	s->arg = ops->visited ? arg : NULL;
	s->scopes = ops->scopes;
	s->ui = ui;
	s->box = area(ui);
	s->state = xcalloc(1, ops->state_size ? ops->state_size : 1);
	if (ops->open && ops->open(s, arg, &e) < 0) {
		free_screen(s);
		ui_fail(ui, &e);
		return -1;
	}
	if (ui->depth == STACK_MAX) /* the oldest above the first goes */
		remove_at(ui, 1);
	ui->stack[ui->depth++] = s;
	if (s->arg) /* a way of its own */
		ui->nforward = 0;
	place(s);
	if (ops->begin)
		ops->begin(s);
	return 0;
}

void ui_close(struct screen *s)
{
	s->dead = true;
}

void ui_replace(struct screen *s, const struct screen_ops *ops, const void *arg)
{
	if (ui_push(s->ui, ops, arg) == 0)
		ui_close(s);
}

void ui_copy(struct ui *ui, const char *text, size_t len)
{
	ui->term->ops->copy(ui->term, text, len);
}

int ui_run_editor(struct ui *ui, const char *command, const char *path, struct err *e)
{
	if (gate_may(GATE_EDITOR, e) < 0)
		return -1;
	int status = ui->term->ops->run(ui->term, command, path, e);

	ui_take_size(ui);
	return status;
}

/* What goes on meanwhile. */

static void look_at_job(struct ui *ui)
{
	if (ui->job.owner && ui->job.poll(ui->job.owner))
		ui_job_over(ui);
}

void ui_job(struct ui *ui, const struct job *j)
{
	assert(!ui->job.owner);
	ui->job = *j;
	ui->job.since = clock_monotonic();
	look_at_job(ui);
}

void ui_job_over(struct ui *ui)
{
	ui->job = (struct job){0};
}

void ui_stop_job(struct ui *ui)
{
	struct job job = ui->job;

	ui_job_over(ui);
	job.stop(job.owner);
}

/* The loop. */

#define JOB_LOOK 200	/* ms between two looks at what goes on, for its seconds */
#define CLASS_LOOK 500	/* the same for what is sent to the class */

/* What was recorded goes to the class beside; there is only a word where that does not work. */
static void look_at_class(struct ui *ui)
{
	classroom_poll(ui->app);
	char *word = classroom_word(ui->app);
	if (word)
		ui_say(ui, "%s", word);
	free(word);
}

/* How long to wait for an event, in ms; -1 for ever. */
static int patience(const struct ui *ui, const struct screen *top)
{
	int tick = top->ops->tick_ms ? top->ops->tick_ms : -1;

	int look = ui->job.owner ? JOB_LOOK : classroom_busy(ui->app) ? CLASS_LOOK : -1;

	return look > 0 && (tick < 0 || tick > look) ? look : tick;
}

bool ui_idle(struct ui *ui)
{
	struct screen *top = ui_top(ui);
	struct view *v = ui_view_of(top);

	if (!v || !view_searches(v))
		return top->ops->idle && top->ops->idle(top);
	bool looking = v->searching;
	view_search_more(v);
	if (looking && !v->searching) {
		ui_settle(top);
		ui_draw(ui);
	}
	if (ui->counting && !view_searches(v))
		ui_say_hits(ui, v, "");
	return true;
}

/* Let the screen work while nothing comes. What came meanwhile goes to *EV. */
static int work(struct ui *ui, struct term_event *ev, struct err *e)
{
	int64_t drawn = clock_monotonic();
	bool worked = false;

	ev->kind = EVENT_NONE;
	while (ui_idle(ui)) {
		worked = true;
		if (ui->term->ops->read(ui->term, 0, ev, e) < 0)
			return -1;
		if (ev->kind != EVENT_NONE)
			return 0;
		if (clock_monotonic() - drawn < JOB_LOOK)
			continue;
		look_at_job(ui);
		ui_draw(ui);
		drawn = clock_monotonic();
	}
	if (worked)
		ui_draw(ui);
	return 0;
}

int ui_run(struct ui *ui, struct err *e)
{
	struct term_event ev;

	while (!ui->quit) {
		ui_draw(ui);
		if (work(ui, &ev, e) < 0)
			return -1;
		ui->term->fd = ui->job.owner ? ui->job.fd(ui->job.owner) : -1;
		if (ev.kind == EVENT_NONE && ui->term->ops->read(ui->term, patience(ui, ui_top(ui)), &ev, e) < 0)
			return -1;
		ui_event(ui, &ev);
		for (int i = 0; i < 1000 && !ui->quit; i++) { /* what is there already needs no frame of its own */
			if (ui->term->ops->read(ui->term, 0, &ev, e) < 0)
				return -1;
			if (ev.kind == EVENT_NONE)
				break;
			ui_event(ui, &ev);
		}
		look_at_job(ui);
		look_at_class(ui);
		ui_reap(ui);
	}
	return 0;
}
