/* What the learner's file was before: every text that was judged or replaced, to be compared with the present one, read, and put back. */
#include <stdlib.h>
#include <string.h>
#include "app/history.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "tui/list.h"
#include "tui/theme.h"
#include "tui/ui.h"

struct history_state {
	const struct exercise *exercise;
	struct copies copies; /* those of the learner's own file, newest first */
	struct list list;
};

/* In words what the store calls WHY. */
static const char *why_text(const char *why, int *style)
{
	static const struct {
		const char *why, *text;
		int style;
	} words[] = {
	    {"passed", "passed", STYLE_PASS},
	    {"patterns-only", "passed by its code", STYLE_PASS},
	    {"not-yet", "not yet", STYLE_FAIL},
	    {"undecided", "undecided", STYLE_DIM},
	    {"reset", "before it was put back to its start", STYLE_DIM},
	    {"restore", "before another version was put back", STYLE_DIM},
	    {"editor", "as you found it before editing here", STYLE_DIM},
	    {"elsewhere", "as another program had saved it", STYLE_DIM},
	    {"draft", "a draft that was not saved", STYLE_DIM},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(why, words[i].why) == 0) {
			*style = words[i].style;
			return words[i].text;
		}
	}
	*style = STYLE_DIM;
	return why;
}

static void make_rows(struct screen *s)
{
	struct history_state *h = s->state;
	struct rows *r = &h->list.rows;
	int width = h->list.view.box.cols, style;
	size_t row = h->list.selected;
	char at[CLOCK_TEXT];

	list_clear(&h->list);
	if (h->copies.n == 0)
		rows_wrap(r, STYLE_DIM, "Nothing was kept yet: each check keeps the file as it was judged.", width, 0);
	list_own(&h->list, LIST_NONE);
	for (size_t i = 0; i < h->copies.n; i++) {
		const struct copy *c = &h->copies.list[i];
		const char *why = why_text(c->why, &style);
		clock_format(c->at, at);
		rows_printf(r, STYLE_LINE_NUMBER, "%4lld  ", (long long)c->id);
		rows_printf(r, MD_TEXT, "%.10s %.5s  ", at, at + 11);
		rows_wrap(r, style, why, width, 6);
		list_own(&h->list, (int)i);
	}
	list_made(&h->list, row);
}

static int history_read(struct screen *s, struct err *e)
{
	struct history_state *h = s->state;
	size_t n = 0;

	copies_done(&h->copies);
	if (app_copies(s->ui->app, h->exercise->slug, &h->copies, e) < 0)
		return -1;
	for (size_t i = 0; i < h->copies.n; i++) {
		if (app_copy_is_answer(&h->copies.list[i]))
			h->copies.list[n++] = h->copies.list[i];
		else
			free(h->copies.list[i].why);
	}
	h->copies.n = n;
	return 0;
}

static int history_open(struct screen *s, const void *arg, struct err *e)
{
	struct history_state *h = s->state;

	h->exercise = arg;
	list_init(&h->list, s->ui->ascii);
	return app_store(s->ui->app) ? history_read(s, e) : 0;
}

static void history_place(struct screen *s, struct box b)
{
	struct history_state *h = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	h->list.view.box = (struct box){rest.y, rest.x + margin, rest.rows, rest.cols - 2 * margin};
	make_rows(s);
}

static void history_draw(const struct screen *s, struct grid *g)
{
	struct history_state *h = s->state;
	char *title = xasprintf("Versions of %s", h->exercise->title);
	char *right = xasprintf("%zu kept", h->copies.n);

	ui_title(s->ui, g, s->box, title, right);
	list_draw(&h->list, g);
	free(title);
	free(right);
}

static const struct copy *chosen(struct screen *s)
{
	struct history_state *h = s->state;
	int entry = list_selected(&h->list);

	return entry == LIST_NONE ? NULL : &h->copies.list[entry];
}

static void show_diff(struct screen *s, const struct copy *c)
{
	struct history_state *h = s->state;
	struct err e = ERR_INIT;
	char *diff = NULL;

	if (app_copy_diff(s->ui->app, h->exercise->slug, c->id, &diff, &e) < 0)
		ui_fail(s->ui, &e);
	else if (!*diff)
		ui_say(s->ui, "That is what your file is now.");
	else
		ui_push(s->ui, &screen_page, &(struct page){.title = "From that version to your file", .diff = diff});
	free(diff);
}

static void show_text(struct screen *s, const struct copy *c)
{
	struct err e = ERR_INIT;
	char *text, at[CLOCK_TEXT], *title;
	size_t len;

	if (store_copy_read(app_store(s->ui->app), c->id, &text, &len, &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	clock_format(c->at, at);
	title = xasprintf("Version %lld of %.10s %.5s", (long long)c->id, at, at + 11);
	ui_push(s->ui, &screen_page, &(struct page){.title = title, .code = text, .code_len = len});
	free(title);
	free(text);
}

static void restore(struct screen *s)
{
	struct history_state *h = s->state;
	const struct copy *c = chosen(s);
	struct err e = ERR_INIT;
	char *path = NULL;

	if (!c)
		return;
	int64_t id = c->id;
	if (app_copy_restore(s->ui->app, h->exercise->slug, id, &path, &e) < 0 || history_read(s, &e) < 0)
		ui_fail(s->ui, &e);
	else
		ui_say(s->ui, "Version %lld is your file now. What it was before is in this list.", (long long)id);
	free(path);
	make_rows(s);
}

static bool history_act(struct screen *s, enum action a, int count)
{
	struct history_state *h = s->state;
	const struct copy *c = chosen(s);

	if (list_act(&h->list, a, count))
		return true;
	if (a != ACT_COMPARE_NOW && a != ACT_SHOW_VERSION && a != ACT_RESTORE)
		return false;
	if (!c)
		ui_say(s->ui, "There is no version yet.");
	else if (a == ACT_COMPARE_NOW)
		show_diff(s, c);
	else if (a == ACT_SHOW_VERSION)
		show_text(s, c);
	else
		ui_confirm(s, "Make this version your file again? What your file is now is kept as a version, too.", restore);
	return true;
}

static void history_click(struct screen *s, int y, int x)
{
	struct history_state *h = s->state;

	if (list_click(&h->list, y, x))
		history_act(s, ACT_COMPARE_NOW, 0);
}

static void history_settle(struct screen *s)
{
	struct history_state *h = s->state;

	list_settle(&h->list);
}

static struct view *history_view(struct screen *s)
{
	struct history_state *h = s->state;

	return &h->list.view;
}

static size_t history_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_COMPARE_NOW, ACT_SHOW_VERSION, ACT_RESTORE, ACT_LEAVE, ACT_DOWN, ACT_UP};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void history_close(struct screen *s)
{
	struct history_state *h = s->state;

	copies_done(&h->copies);
	list_done(&h->list);
}

const struct screen_ops screen_history = {
    .name = "history",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_HISTORY,
    .state_size = sizeof(struct history_state),
    .open = history_open,
    .place = history_place,
    .draw = history_draw,
    .act = history_act,
    .click = history_click,
    .settle = history_settle,
    .view = history_view,
    .footer = history_footer,
    .close = history_close,
};
