#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "app/classroom.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "tui/dialog.h"
#include "tui/key.h"
#include "tui/ui.h"

#define COUNT_MAX 1000000

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

static void take_size(struct ui *ui)
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
	take_size(ui);
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
static void reap(struct ui *ui)
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

/* Talking to the learner. */

static void say(struct ui *ui, const struct buf *text)
{
	buf_clear(&ui->message);
	cellsafe(&ui->message, text->data, text->len, CELL_PROSE);
}

void ui_say(struct ui *ui, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	say(ui, &text);
	buf_done(&text);
}

void ui_tell(struct ui *ui, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	say(ui, &text);
	if (utf8_width(ui->message.data, ui->message.len) > ui->grid.cols - (ui->grid.cols > 30)) {
		buf_clear(&ui->message);
		ui_notice(ui, "Note", text.data);
	}
	buf_done(&text);
}

void ui_notice(struct ui *ui, const char *title, const char *text)
{
	ui_push(ui, &screen_notice, &(struct notice){title, text});
}

void ui_fail(struct ui *ui, struct err *e)
{
	char *text = err_format(e);

	ui_notice(ui, "Something went wrong", text);
	free(text);
	err_done(e);
}

void ui_confirm(struct screen *s, const char *question, void (*yes)(struct screen *s))
{
	ui_push(s->ui, &screen_confirm, &(struct question){question, s, yes, NULL});
}

void ui_choose(struct screen *s, const char *question, void (*yes)(struct screen *s), void (*no)(struct screen *s))
{
	ui_push(s->ui, &screen_confirm, &(struct question){question, s, yes, no});
}

void ui_prompt(struct screen *s, const char *label, void (*changed)(struct screen *s, const char *text),
    void (*done)(struct screen *s, const char *text))
{
	struct prompt *p = &s->ui->prompt;

	input_done(&p->input);
	p->open = true;
	p->label = label;
	p->screen = s;
	p->changed = changed;
	p->done = done;
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

	take_size(ui);
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

static void stop_job(struct ui *ui)
{
	struct job job = ui->job;

	ui_job_over(ui);
	job.stop(job.owner);
}

/* Searching in the top screen's view. */

static struct view *view_of(struct screen *s)
{
	return s->ops->view ? s->ops->view(s) : NULL;
}

static void settle(struct screen *s)
{
	if (!s->dead && s->ops->settle)
		s->ops->settle(s);
}

static void say_hits(struct ui *ui, const struct view *v, const char *note)
{
	const struct search *s = &v->search;

	ui->counting = view_searches(v);
	if (ui->counting)
		ui_say(ui, "searching: %s", s->pattern);
	else if (s->hits.len > 0)
		ui_say(ui, "%zu of %zu: %s%s", s->now + 1, s->hits.len, s->pattern, note);
	else if (s->pattern)
		ui_say(ui, "not found: %s", s->pattern);
	else
		ui_say(ui, "no search yet: / starts one");
}

static void search_changed(struct screen *s, const char *text)
{
	struct view *v = view_of(s);

	view_search(v, text, s->ui->search_from);
	if (!*text)
		view_go(v, s->ui->search_from);
	settle(s);
}

static void search_done_(struct screen *s, const char *text)
{
	struct view *v = view_of(s);

	if (!text)
		search_changed(s, "");
	else if (*text)
		say_hits(s->ui, v, "");
}

static void next_hit(struct screen *s, int step, int count)
{
	struct view *v = view_of(s);
	bool wrapped = false, once;

	for (int i = 0; i < (count > 0 ? count : 1) && i < 1000; i++) {
		view_next_hit(v, step, &once);
		wrapped |= once;
	}
	say_hits(s->ui, v, !wrapped ? "" : step > 0 ? " (from the top again)" : " (from the end again)");
}

bool ui_may(struct ui *ui, enum gate_thing what)
{
	struct err e = ERR_INIT;
	bool may = gate_may(what, &e) == 0;

	if (!may)
		ui_say(ui, "Not here: %s.", e.text);
	err_done(&e);
	return may;
}

/* What a key does on every screen. */

static void suspend(struct ui *ui)
{
	if (!ui_may(ui, GATE_SUSPEND))
		return;
	ui->term->ops->suspend(ui->term);
	take_size(ui);
}

/* Back from S, to which one can go forward again. */
static void go_back(struct screen *s)
{
	struct ui *ui = s->ui;

	if (s->arg && ui->nforward < STACK_MAX)
		ui->forward[ui->nforward++] = (struct visited){s->ops, s->arg};
	ui_close(s);
}

static void go_forward(struct ui *ui)
{
	if (!ui->nforward) {
		ui_say(ui, "There is nothing to go forward to.");
		return;
	}
	struct visited to = ui->forward[--ui->nforward];
	size_t rest = ui->nforward;
	if (ui_push(ui, to.ops, to.arg) == 0)
		ui->nforward = rest;
}

static void show_help(struct screen *s)
{
	ui_push(s->ui, &screen_page, &(struct page){.title = "Keys", .help_scopes = s->scopes});
}

/* The instructor of the class sees it on the board. Given again, it is taken back. */
static void raise_signal(struct screen *s, enum class_signal signal)
{
	const struct exercise *x = s->ops == &screen_exercise ? s->arg : NULL;
	struct err e = ERR_INIT;

	if (classroom_dir(s->ui->app) && classroom_signaled(s->ui->app) == signal)
		signal = CLASS_NO_SIGNAL;
	if (classroom_signal(s->ui->app, x, signal, &e) < 0)
		ui_say(s->ui, "%s", e.text);
	else
		ui_say(s->ui, signal == CLASS_HELP	? "Your instructor sees that you need help. H takes it back."
			      : signal == CLASS_DONE ? "Your instructor sees that you are done. F takes it back."
						     : "Your signal is taken back.");
	err_done(&e);
}

static void say_how_to_leave(struct screen *s)
{
	char leave[KEY_NAME], quit[KEY_NAME];

	action_key(ACT_LEAVE, s->scopes, leave);
	action_key(ACT_QUIT, s->scopes, quit);
	ui_say(s->ui, "To leave, press %s%s%s (quit). Nothing is lost.", leave, *leave ? " (one level up) or " : "", quit);
}

/* False where A belongs to no general part either. */
static bool general(struct screen *s, enum action a, int count)
{
	struct ui *ui = s->ui;
	struct view *v = view_of(s);

	switch (a) {
	case ACT_BACK:
		if (v && v->search.pattern)
			view_search(v, "", 0);
		else
			go_back(s);
		return true;
	case ACT_FORWARD:
		go_forward(ui);
		return true;
	case ACT_LEAVE:
		go_back(s);
		return true;
	case ACT_QUIT:
		ui->quit = true;
		return true;
	case ACT_HELP:
		show_help(s);
		return true;
	case ACT_REDRAW:
		ui->term->ops->redraw(ui->term);
		return true;
	case ACT_SUSPEND:
		suspend(ui);
		return true;
	case ACT_RAISE_HELP:
	case ACT_RAISE_DONE:
		raise_signal(s, a == ACT_RAISE_HELP ? CLASS_HELP : CLASS_DONE);
		return true;
	case ACT_MOUSE:
		ui_turn_mouse(ui);
		return true;
	case ACT_INTERRUPT:
		say_how_to_leave(s);
		return true;
	case ACT_SEARCH:
		if (!v)
			return true;
		ui->search_from = v->top;
		view_expect_search(v);
		ui_prompt(s, "/", search_changed, search_done_);
		return true;
	case ACT_NEXT_HIT:
	case ACT_PREV_HIT:
		if (v)
			next_hit(s, a == ACT_NEXT_HIT ? 1 : -1, count);
		return true;
	default:
		return v && view_act(v, a, count);
	}
}

void ui_act(struct screen *s, enum action a, int count)
{
	if (!(s->ops->act && s->ops->act(s, a, count)))
		general(s, a, count);
	settle(s);
}

/* Keys. */

static void end_prompt(struct ui *ui, bool taken)
{
	struct prompt *p = &ui->prompt;

	p->open = false;
	p->done(p->screen, taken ? p->input.text.data : NULL);
}

static void prompt_key(struct ui *ui, uint32_t key)
{
	struct prompt *p = &ui->prompt;
	enum action a = action_of(key, SCOPE_INPUT);
	char bytes[4];

	if (a == ACT_INPUT_ACCEPT || a == ACT_INPUT_CANCEL) {
		end_prompt(ui, a == ACT_INPUT_ACCEPT);
		return;
	}
	if (a == ACT_REDRAW || a == ACT_SUSPEND) {
		general(p->screen, a, 0);
		return;
	}
	if (a == ACT_INPUT_ERASE && p->input.text.len == 0) {
		end_prompt(ui, false);
		return;
	}
	if (a == ACT_NONE && key >= ' ' && key < K_SPECIAL && key != 127)
		input_insert(&p->input, bytes, utf8_encode(key, bytes));
	else if (!input_act(&p->input, a))
		return;
	if (p->changed)
		p->changed(p->screen, p->input.text.data);
}

/* Digits before a key are its count. */
static bool take_digit(struct ui *ui, const struct screen *s, uint32_t key)
{
	if (!(s->scopes & SCOPE_MOVE) || key < '0' || key > '9' || (key == '0' && ui->count == 0))
		return false;
	ui->count = ui->count * 10 + (int)(key - '0');
	if (ui->count > COUNT_MAX)
		ui->count = COUNT_MAX;
	ui_say(ui, "%d", ui->count);
	return true;
}

/* A number was typed so far; a screen may show what it would mean. */
static void tell_count(struct ui *ui, struct screen *s)
{
	if (s->ops->count)
		s->ops->count(s, ui->count);
}

static void screen_key(struct ui *ui, uint32_t key)
{
	struct screen *s = ui_top(ui);
	int count = ui->count;
	enum action a = action_of(key, s->scopes);
	char help[KEY_NAME];

	buf_clear(&ui->message);
	ui->counting = false;
	if (take_digit(ui, s, key)) {
		tell_count(ui, s);
		return;
	}
	ui->count = 0;
	if (ui->job.owner && s->scopes & (SCOPE_SCREEN | SCOPE_EDITOR) && (key == K_ESC || a == ACT_INTERRUPT))
		stop_job(ui);
	else if (s->ops->key && s->ops->key(s, key))
		settle(s);
	else if (a != ACT_NONE)
		ui_act(s, a, count);
	else if (s->scopes & SCOPE_MOVE)
		ui_say(ui, "That key means nothing here; %s shows those that do.", action_key(ACT_HELP, s->scopes, help));
}

static void one_key(struct ui *ui, uint32_t key)
{
	if (ui->prompt.open)
		prompt_key(ui, key);
	else
		screen_key(ui, key);
	reap(ui);
}

static void take_key(struct ui *ui, uint32_t key)
{
	unsigned scopes = ui->prompt.open ? SCOPE_INPUT : ui_top(ui)->scopes;

	if (!(key & K_ALT) || scopes & SCOPE_EDITOR || action_of(key, scopes) != ACT_NONE) { /* in a text it is no Esc */
		one_key(ui, key);
		return;
	}
	one_key(ui, K_ESC); /* Esc and a key that came at once */
	if (!ui->quit)
		one_key(ui, key & ~(uint32_t)K_ALT);
}

void ui_event(struct ui *ui, struct term_event *ev)
{
	struct screen *s = ui_top(ui);

	switch (ev->kind) {
	case EVENT_KEY:
		take_key(ui, ev->key);
		break;
	case EVENT_PASTE: /* data: never keys, so only a text that is being typed takes it */
		if (ui->prompt.open) {
			input_insert(&ui->prompt.input, ev->text.data, ev->text.len);
			if (ui->prompt.changed)
				ui->prompt.changed(ui->prompt.screen, ui->prompt.input.text.data);
		} else if (!s->ops->paste || !s->ops->paste(s, ev->text.data, ev->text.len)) {
			ui_say(ui, "There is nothing to paste into here.");
		}
		break;
	case EVENT_MOUSE:
		ui_mouse(ui, &ev->mouse);
		break;
	case EVENT_RESIZE:
		take_size(ui);
		break;
	case EVENT_END:
		ui->quit = true;
		break;
	case EVENT_NONE:
		if (s->ops->tick)
			s->ops->tick(s);
		break;
	}
	buf_done(&ev->text);
	reap(ui);
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
	struct view *v = view_of(top);

	if (!v || !view_searches(v))
		return top->ops->idle && top->ops->idle(top);
	bool looking = v->searching;
	view_search_more(v);
	if (looking && !v->searching) {
		settle(top);
		ui_draw(ui);
	}
	if (ui->counting && !view_searches(v))
		say_hits(ui, v, "");
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
		reap(ui);
	}
	return 0;
}
