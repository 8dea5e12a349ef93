/* Fixes of the review screen: offered as a diff, applied with a copy kept, taken back. */
#include <stdlib.h>
#include <string.h>
#include "app/diff.h"
#include "app/replace.h"
#include "app/review_again.h"
#include "app/sentences.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/diff_rows.h"
#include "tui/review.h"
#include "tui/theme.h"

/* Looking at one file again. */

void review_refresh(struct screen *s, const char *path)
{
	struct review_state *r = s->state;
	struct err e = ERR_INIT;
	int chosen = list_selected(&r->list);

	if (r->work)
		*vec_push(&r->changed) = xstrdup(path);
	if (review_again(app_rules(s->ui->app), &r->options, &r->review, path, &e) < 0)
		ui_fail(s->ui, &e);
	review_show(s, chosen == LIST_NONE ? 0 : (size_t)chosen);
}

/* Applying and taking back. */

static void fix_done(struct applied_fix *f)
{
	free(f->path);
	free(f->before);
	free(f->after);
}

void review_fixes_done(struct review_state *r)
{
	for (size_t i = 0; i < r->fixes.len; i++)
		fix_done(&r->fixes.ptr[i]);
	vec_done(&r->fixes);
	fix_done(&r->offer);
}

static void apply(struct screen *s)
{
	struct review_state *r = s->state;
	struct applied_fix *f = &r->offer;
	struct err e = ERR_INIT;

	if (app_replace(s->ui->app, f->path, f->before, f->before_len, f->after, "fix", &e) < 0) {
		bool changed = e.code == ERR_BUSY;
		ui_fail(s->ui, &e);
		if (changed)
			review_refresh(s, f->path);
		return;
	}
	review_refresh(s, f->path);
	*vec_push(&r->fixes) = *f;
	*f = (struct applied_fix){0};
	ui_say(s->ui, SAY_FIX_WRITTEN " %s takes it back.", action_key(ACT_UNDO_FIX, s->scopes));
}

void review_undo_fix(struct screen *s)
{
	struct review_state *r = s->state;
	struct err e = ERR_INIT;

	if (!r->fixes.len) {
		ui_tell(s->ui, SAY_FIX_NO_UNDO);
		return;
	}
	struct applied_fix *f = &r->fixes.ptr[r->fixes.len - 1];
	if (app_replace(s->ui->app, f->path, f->after, strlen(f->after), f->before, "undo", &e) < 0) {
		ui_fail(s->ui, &e);
		return;
	}
	review_refresh(s, f->path);
	review_show(s, f->entry);
	ui_say(s->ui, SAY_FIX_UNDONE);
	fix_done(f);
	r->fixes.len--;
}

/* The offer: a screen with the difference and a question. */

struct offer {
	const struct applied_fix *fix;
	const char *why; /* what changes by it; NULL for nothing */
	struct screen *from;
};

struct offer_state {
	struct screen *from;
	char *intro, *diff;
	struct rows rows;
	struct view view;
};

static int offer_open(struct screen *s, const void *arg, struct err *e)
{
	const struct offer *offer = arg;
	const struct applied_fix *f = offer->fix;
	struct offer_state *o = s->state;
	struct buf diff = BUF_INIT;

	(void)e;
	o->from = offer->from;
	o->intro = offer->why ? xasprintf(SAY_FIX_CHANGES " %s " SAY_FIX_ASK " (y: yes, n: no)", offer->why, path_base(f->path))
			      : xasprintf(SAY_FIX_SAME " " SAY_FIX_ASK " (y: yes, n: no)", path_base(f->path));
	diff_unified(f->before, f->before_len, f->after, strlen(f->after), path_base(f->path), path_base(f->path), &diff);
	o->diff = buf_detach(&diff);
	o->view.source = (struct view_source){rows_line, &o->rows};
	o->view.ascii = s->ui->ascii;
	return 0;
}

static void offer_place(struct screen *s, struct box b)
{
	struct offer_state *o = s->state;
	struct box rest = ui_below_title(b);
	int margin = b.cols > 30;

	o->view.box = (struct box){rest.y, rest.x + margin, rest.rows, b.cols - 2 * margin};
	rows_clear(&o->rows);
	rows_wrap(&o->rows, MD_STRONG, o->intro, o->view.box.cols, 0);
	rows_end(&o->rows);
	diff_rows(&o->rows, o->diff);
	view_changed(&o->view);
}

static void offer_draw(const struct screen *s, struct grid *g)
{
	struct offer_state *o = s->state;

	ui_title(s->ui, g, s->box, "Apply this fix?", "");
	view_draw(&o->view, g, true);
}

static bool offer_act(struct screen *s, enum action a, int count)
{
	struct offer_state *o = s->state;

	(void)count;
	if (a != ACT_YES && a != ACT_NO && a != ACT_NEITHER)
		return false;
	ui_close(s);
	if (a == ACT_YES)
		apply(o->from);
	return true;
}

static struct view *offer_view(struct screen *s)
{
	struct offer_state *o = s->state;

	return &o->view;
}

static size_t offer_footer(const struct screen *s, enum action *out)
{
	static const enum action list[] = {ACT_YES, ACT_NO, ACT_PAGE_DOWN, ACT_PAGE_UP};

	(void)s;
	memcpy(out, list, sizeof list);
	return sizeof list / sizeof *list;
}

static void offer_close(struct screen *s)
{
	struct offer_state *o = s->state;

	free(o->intro);
	free(o->diff);
	rows_done(&o->rows);
	view_done(&o->view);
}

static const struct screen_ops screen_offer = {
    .name = "offering a fix",
    .scopes = SCOPE_MOVE | SCOPE_CONFIRM,
    .state_size = sizeof(struct offer_state),
    .open = offer_open,
    .place = offer_place,
    .draw = offer_draw,
    .act = offer_act,
    .view = offer_view,
    .footer = offer_footer,
    .close = offer_close,
};

void review_offer_fix(struct screen *s, bool all)
{
	struct review_state *r = s->state;
	const struct review_entry *e = review_chosen(r);
	const struct finding *found = review_finding(r, e);
	size_t n = 1;

	if (!e || (!all && (!found || !found->edit))) {
		if (e)
			ui_tell(s->ui, SAY_FIX_NONE " %s shows the rule.", action_key(ACT_RULE, SCOPE_REVIEW));
		else
			ui_tell(s->ui, "Nothing was found.");
		return;
	}
	const struct review_file *f = &r->review.files.ptr[e->file];
	if (strlen(f->text) != f->len) {
		ui_tell(s->ui, SAY_FIX_ZERO);
		return;
	}
	char *text = all ? review_fix(app_rules(s->ui->app), f, &r->options, false, &n) : review_fix_one(found, f);
	if (n == 0) {
		ui_tell(s->ui, "No fix of this file keeps what the program does.");
		free(text);
		return;
	}
	fix_done(&r->offer);
	r->offer = (struct applied_fix){xstrdup(f->path), xstrdup(f->text), text, f->len, (size_t)list_selected(&r->list)};
	ui_push(s->ui, &screen_offer, &(struct offer){&r->offer, all ? NULL : rule_fix_why(found->rule), s});
}
