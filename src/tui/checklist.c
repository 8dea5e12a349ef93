/* A checklist: what is done, what proves it, and what the learner says about it. */
#include <stdlib.h>
#include <string.h>
#include "app/signoff.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/checklist.h"
#include "tui/theme.h"

static int state_style(enum item_state s)
{
	static const int styles[] = {[ITEM_OPEN] = STYLE_STATE_NEW, [ITEM_DONE] = STYLE_STATE_PASSED, [ITEM_EXPIRED] = STYLE_STATE_STARTED,
	    [ITEM_CHANGED] = STYLE_STATE_STARTED};

	return styles[s];
}

/* ---- rows */

static void doubt_rows(struct rows *r, const struct checklist_state *c, int width)
{
	rows_pad(r, 4);
	rows_wrapf(r, STYLE_FAIL, width, 4, "not proved by %s: %s", path_base(c->folder), c->doubt);
}

static void item_rows(struct list *l, const struct checklist_item *item, const struct item_known *k, int width)
{
	struct rows *r = &l->rows;
	struct buf evidence = BUF_INIT;

	rows_printf(r, state_style(k->state), "[%c]", item_state_letter(k->state));
	rows_puts(r, MD_TEXT, " ");
	rows_wrap(r, MD_TEXT, item->text, width, r->width);
	checklist_evidence(item, k, &evidence);
	rows_pad(r, 4);
	rows_wrap(r, STYLE_DIM, evidence.data, width, 4);
	if (k->note) {
		rows_pad(r, 4);
		rows_puts(r, STYLE_DIM, "note: ");
		rows_wrap(r, MD_TEXT, k->note, width, 4);
	}
	buf_done(&evidence);
}

static void group_row(struct list *l, const char *group, int width)
{
	rows_end(&l->rows);
	if (group) {
		rows_section(&l->rows);
		rows_puts(&l->rows, STYLE_MODULE, "");
		rows_wrap(&l->rows, STYLE_MODULE, group, width, 0);
	}
	list_own(l, LIST_NONE);
}

static bool same_group(const struct checklist_item *a, const struct checklist_item *b)
{
	return a->group == b->group || (a->group && b->group && strcmp(a->group, b->group) == 0);
}

static void make_rows(struct screen *s)
{
	struct checklist_state *c = s->state;
	const struct checklist *list = c->list.list;
	struct list *l = &c->rows;
	int width = l->view.box.cols;

	list_clear(l);
	if (list->intro[0]) {
		rows_wrap(&l->rows, MD_TEXT, list->intro, width, 0);
		list_own(l, LIST_NONE);
	}
	for (size_t i = 0; i < list->n; i++) {
		if (i == 0 || !same_group(&list->items[i], &list->items[i - 1]))
			group_row(l, list->items[i].group, width);
		item_rows(l, &list->items[i], &c->list.items[i], width);
		if (c->doubt && c->reviewed == &list->items[i])
			doubt_rows(&l->rows, c, width);
		list_own(l, (int)i);
	}
	rows_end(&l->rows);
	rows_wrap(&l->rows, STYLE_DIM, CHECKLIST_LEGEND, width, 0);
	list_own(l, LIST_NONE);
}

void checklist_show(struct screen *s)
{
	struct checklist_state *c = s->state;
	int selected = list_selected(&c->rows);

	make_rows(s);
	list_made(&c->rows, selected == LIST_NONE ? 0 : list_find(&c->rows, selected, 0));
}

/* ---- what can be done with an item */

/* NULL where none is selected. */
static const struct checklist_item *chosen(struct screen *s)
{
	struct checklist_state *c = s->state;
	int i = list_selected(&c->rows);

	return i == LIST_NONE ? NULL : &c->list.list->items[i];
}

static const struct item_known *known(const struct checklist_state *c, const struct checklist_item *item)
{
	return &c->list.items[item - c->list.list->items];
}

/* What came of a change: the rows, or what went wrong. */
static void changed(struct screen *s, int status, struct err *e)
{
	if (status < 0 && e->code == ERR_USAGE) {
		ui_say(s->ui, "%s", e->text);
		err_done(e);
	} else if (status < 0) {
		ui_fail(s->ui, e);
	}
	checklist_show(s);
}

static void tick(struct screen *s, const struct checklist_item *item)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;
	bool done = known(c, item)->state == ITEM_DONE;

	changed(s, done ? app_checklist_untick(&c->list, item, &e) : app_checklist_tick(&c->list, item, NULL, &e), &e);
}

static void take_back(struct screen *s)
{
	struct checklist_state *c = s->state;

	tick(s, c->asked);
}

/* A signature or a review is not taken back by a slip of a finger. */
static void act_tick(struct screen *s, const struct checklist_item *item)
{
	struct checklist_state *c = s->state;

	c->asked = item;
	if (item->proof == PROOF_RULES && known(c, item)->state != ITEM_DONE)
		ui_say(s->ui, "A review of a folder proves it: %s.", action_key(ACT_REVIEW, s->scopes));
	else if (known(c, item)->state == ITEM_DONE && (item->proof == PROOF_SIGN_OFF || item->proof == PROOF_RULES))
		ui_confirm(s, item->proof == PROOF_SIGN_OFF ? "Take the sign-off back?" : "Take the review back?", take_back);
	else
		tick(s, item);
}

static void note_done(struct screen *s, const char *text)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;

	if (text)
		changed(s, app_checklist_note(&c->list, c->asked, text, &e), &e);
}

static void request_done(struct screen *s, const char *text)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;

	if (!text || !*text)
		return;
	char *path = path_typed(text);
	if (signoff_write(&c->list, c->asked, path, &e) == 0)
		ui_say(s->ui, "Written. Your colleague runs `asynctutor sign` on it; then take it in here.");
	else
		ui_fail(s->ui, &e);
	free(path);
}

static void take_in_done(struct screen *s, const char *text)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;

	if (!text || !*text)
		return;
	struct signoff taken;
	char *path = path_typed(text);
	int status = signoff_take(&c->list, path, NULL, &taken, &e);
	changed(s, status, &e);
	if (status == 0)
		ui_say(s->ui, "The signature is good, and kept with your progress.");
	signoff_done(&taken);
	free(path);
}

static void open_proof(struct screen *s, const struct checklist_item *item)
{
	struct checklist_state *c = s->state;
	struct app_next next = app_checklist_next(&c->list, item);

	if (next.lesson)
		ui_push(s->ui, &screen_lesson, next.lesson);
	else if (next.exercise)
		ui_push(s->ui, &screen_exercise, next.exercise);
	else
		ui_say(s->ui, "All of it is read and passed.");
}

static void follow(struct screen *s, const struct checklist_item *item)
{
	struct checklist_state *c = s->state;

	switch (item->proof) {
	case PROOF_COURSE:
		open_proof(s, item);
		return;
	case PROOF_RULES:
		c->asked = item;
		if (!checklist_open_found(s, item))
			checklist_prove(s);
		return;
	case PROOF_SIGN_OFF:
		ui_say(s->ui, "%s writes a request for a colleague, %s takes the signed one in.", action_key(ACT_ASK_SIGN, s->scopes),
		    action_key(ACT_TAKE_SIGN, s->scopes));
		return;
	default:
		act_tick(s, item);
	}
}

/* ---- the screen */

static int checklist_open_screen(struct screen *s, const void *arg, struct err *e)
{
	struct checklist_state *c = s->state;
	struct checklist *list = checklist_of(app_course(s->ui->app), arg, e);

	list_init(&c->rows, s->ui->ascii);
	return list ? app_checklist_read(s->ui->app, list, &c->list, e) : -1;
}

static void checklist_place(struct screen *s, struct box b)
{
	struct checklist_state *c = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	c->rows.view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	checklist_show(s);
}

static void checklist_resume(struct screen *s)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;

	changed(s, app_checklist_refresh(&c->list, &e), &e);
}

static void checklist_draw(const struct screen *s, struct grid *g)
{
	struct checklist_state *c = s->state;
	char *right = xasprintf("%zu of %zu done", c->list.done, c->list.list->n);

	ui_title(s->ui, g, s->box, c->list.list->title, right);
	list_draw(&c->rows, g);
	free(right);
}

static bool checklist_act(struct screen *s, enum action a, int count)
{
	struct checklist_state *c = s->state;
	const struct checklist_item *item = chosen(s);

	if (list_act(&c->rows, a, count))
		return true;
	if (!item || (a != ACT_FOLLOW && a != ACT_TICK && a != ACT_NOTE && a != ACT_ASK_SIGN && a != ACT_TAKE_SIGN && a != ACT_REVIEW))
		return false;
	c->asked = item;
	if (a == ACT_FOLLOW)
		follow(s, item);
	else if (a == ACT_TICK)
		act_tick(s, item);
	else if (a == ACT_NOTE)
		ui_prompt(s, "Note: ", NULL, note_done);
	else if (a == ACT_REVIEW && item->proof == PROOF_RULES)
		checklist_prove(s);
	else if (a == ACT_REVIEW)
		ui_say(s->ui, "No rules prove this.");
	else if (a == ACT_TAKE_SIGN)
		ui_prompt(s, "Signed file: ", NULL, take_in_done);
	else if (item->proof == PROOF_SIGN_OFF)
		ui_prompt(s, "Request to file: ", NULL, request_done);
	else
		ui_say(s->ui, "Nobody has to sign this off.");
	return true;
}

/* A click selects; one on what is selected opens what proves it. */
static void checklist_click(struct screen *s, int y, int x)
{
	struct checklist_state *c = s->state;

	if (list_click(&c->rows, y, x))
		follow(s, chosen(s));
}

static void checklist_settle(struct screen *s)
{
	struct checklist_state *c = s->state;

	list_settle(&c->rows);
}

static struct view *checklist_view(struct screen *s)
{
	struct checklist_state *c = s->state;

	return &c->rows.view;
}

static size_t checklist_footer(const struct screen *s, enum action *out)
{
	struct checklist_state *c = s->state;
	int i = list_selected(&c->rows);
	const struct checklist_item *item = i == LIST_NONE ? NULL : &c->list.list->items[i];
	enum proof proof = item ? item->proof : PROOF_WORD;
	size_t n = 0;

	if (proof == PROOF_WORD)
		out[n++] = ACT_TICK;
	if (proof == PROOF_COURSE || (proof == PROOF_RULES && checklist_has_found(c, item)))
		out[n++] = ACT_FOLLOW;
	if (proof == PROOF_RULES)
		out[n++] = ACT_REVIEW;
	if (proof == PROOF_SIGN_OFF) {
		out[n++] = ACT_ASK_SIGN;
		out[n++] = ACT_TAKE_SIGN;
	}
	out[n++] = ACT_LEAVE;
	out[n++] = ACT_NOTE;
	out[n++] = ACT_DOWN;
	out[n++] = ACT_UP;
	return n;
}

static void checklist_close_screen(struct screen *s)
{
	struct checklist_state *c = s->state;

	checklist_prove_done(c);
	if (c->list.list)
		app_checklist_done(&c->list);
	list_done(&c->rows);
}

const struct screen_ops screen_checklist = {
    .name = "checklist",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_CHECKLIST,
    .state_size = sizeof(struct checklist_state),
    .open = checklist_open_screen,
    .place = checklist_place,
    .draw = checklist_draw,
    .click = checklist_click,
    .act = checklist_act,
    .settle = checklist_settle,
    .resume = checklist_resume,
    .view = checklist_view,
    .footer = checklist_footer,
    .close = checklist_close_screen,
};
