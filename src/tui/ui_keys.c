/* What keys and other events do: on every screen, in its view, in a text that is being typed. */
#include "app/classroom.h"
#include "base/utf8.h"
#include "tui/key.h"
#include "tui/ui_inside.h"

#define COUNT_MAX 1000000

/* Searching in the top screen's view. */

struct view *ui_view_of(struct screen *s)
{
	return s->ops->view ? s->ops->view(s) : NULL;
}

void ui_settle(struct screen *s)
{
	if (!s->dead && s->ops->settle)
		s->ops->settle(s);
}

void ui_say_hits(struct ui *ui, const struct view *v, const char *note)
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
	struct view *v = ui_view_of(s);

	view_search(v, text, s->ui->search_from);
	if (!*text)
		view_go(v, s->ui->search_from);
	ui_settle(s);
}

static void search_done_(struct screen *s, const char *text)
{
	struct view *v = ui_view_of(s);

	if (!text)
		search_changed(s, "");
	else if (*text)
		ui_say_hits(s->ui, v, "");
}

static void next_hit(struct screen *s, int step, int count)
{
	struct view *v = ui_view_of(s);
	bool wrapped = false, once;

	for (int i = 0; i < (count > 0 ? count : 1) && i < 1000; i++) {
		view_next_hit(v, step, &once);
		wrapped |= once;
	}
	ui_say_hits(s->ui, v, !wrapped ? "" : step > 0 ? " (from the top again)" : " (from the end again)");
}

/* What a key does on every screen. */

static void suspend(struct ui *ui)
{
	if (!ui_may(ui, GATE_SUSPEND))
		return;
	ui->term->ops->suspend(ui->term);
	ui_take_size(ui);
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

static void say_signal(struct screen *s, enum class_signal signal)
{
	if (signal == CLASS_NO_SIGNAL)
		ui_say(s->ui, "Your signal is taken back.");
	else
		ui_say(s->ui, "Your instructor sees that you %s. %s takes it back.", signal == CLASS_HELP ? "need help" : "are done",
		    action_key(signal == CLASS_HELP ? ACT_RAISE_HELP : ACT_RAISE_DONE, s->scopes));
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
		say_signal(s, signal);
	err_done(&e);
}

static void say_how_to_leave(struct screen *s)
{
	const char *leave = action_key(ACT_LEAVE, s->scopes);

	ui_say(s->ui, "To leave, press %s%s%s (quit). Nothing is lost.", leave, *leave ? " (one level up) or " : "",
	    action_key(ACT_QUIT, s->scopes));
}

/* False where A belongs to no general part either. */
static bool general(struct screen *s, enum action a, int count)
{
	struct ui *ui = s->ui;
	struct view *v = ui_view_of(s);

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
	case ACT_FOLLOW_CLASS:
		ui_push(s->ui, &screen_follow, NULL);
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
	ui_settle(s);
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

	buf_clear(&ui->message);
	ui->counting = false;
	if (take_digit(ui, s, key)) {
		tell_count(ui, s);
		return;
	}
	ui->count = 0;
	if (ui->job.owner && s->scopes & (SCOPE_SCREEN | SCOPE_EDITOR) && (key == K_ESC || a == ACT_INTERRUPT))
		ui_stop_job(ui);
	else if (s->ops->key && s->ops->key(s, key))
		ui_settle(s);
	else if (a != ACT_NONE)
		ui_act(s, a, count);
	else if (s->scopes & SCOPE_MOVE)
		ui_say(ui, "That key means nothing here; %s shows those that do.", action_key(ACT_HELP, s->scopes));
}

static void one_key(struct ui *ui, uint32_t key)
{
	if (ui->prompt.open)
		prompt_key(ui, key);
	else
		screen_key(ui, key);
	ui_reap(ui);
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
		ui_take_size(ui);
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
	ui_reap(ui);
}
