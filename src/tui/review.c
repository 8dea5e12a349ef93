/* The review screen: what the rules find in Python files, with the code and what can be done about it. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "app/review_again.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xalloc.h"
#include "report/catalogue.h"
#include "tui/review.h"

#define RULE_WIDTH 100

/* The job. */

static int work_fd(const struct screen *s)
{
	const struct review_state *r = s->state;

	return review_work_fd(r->work);
}

/* What was found in files that were changed meanwhile may be of before. One that cannot be read any more is taken out. */
static void look_at_changed(struct screen *s)
{
	struct review_state *r = s->state;
	struct err e = ERR_INIT;

	for (size_t i = 0; i < r->changed.len; i++) {
		if (review_again(app_rules(s->ui->app), &r->options, &r->review, r->changed.ptr[i], &e) < 0)
			err_done(&e);
		free(r->changed.ptr[i]);
	}
	r->changed.len = 0;
}

static bool work_poll(struct screen *s)
{
	struct review_state *r = s->state;
	struct review found;
	struct err e = ERR_INIT;

	if (!review_work_over(r->work))
		return false;
	struct review_work *ended = r->work;
	r->work = NULL;
	if (review_end(ended, &found, &e) < 0) {
		ui_fail(s->ui, &e);
		if (!r->known)
			ui_close(s);
		review_done(&found);
		return true;
	}
	int chosen = list_selected(&r->list);
	review_done(&r->review);
	r->review = found;
	r->known = true;
	look_at_changed(s);
	review_show(s, chosen == LIST_NONE ? 0 : (size_t)chosen);
	return true;
}

void review_tell(const struct review_work *w, struct buf *out)
{
	size_t of, done = review_work_progress(w, &of);

	if (of)
		buf_addf(out, "reviewing: %zu of %zu files", done, of);
	else
		buf_addstr(out, "looking for Python files");
}

static void work_tell(const struct screen *s, struct buf *out)
{
	const struct review_state *r = s->state;

	review_tell(r->work, out);
}

static void work_stop(struct screen *s)
{
	struct review_state *r = s->state;

	review_drop(r->work);
	r->work = NULL;
	ui_tell(s->ui, "The review was stopped.");
	if (!r->known)
		ui_close(s);
}

static int begin(struct screen *s, struct err *e)
{
	struct review_state *r = s->state;
	const struct rule_set *rules = app_rules(s->ui->app);

	if (s->ui->job.owner)
		return err_set(e, ERR_BUSY, "something is running already; Esc ends it");
	r->work = review_begin(rules, (const char *const *)r->paths, r->npaths, &r->options, e);
	if (!r->work)
		return -1;
	ui_job(s->ui, &(struct job){s, work_fd, work_poll, work_tell, work_stop, 0});
	return 0;
}

/* Opening and closing. */

/* What all paths have in front when there is only one to look at. */
static size_t common_prefix(const struct review_state *r)
{
	const char *path = r->paths[0];

	if (r->npaths > 1)
		return 0;
	if (path_is_dir(path))
		return strlen(path) + !str_ends(path, "/");
	return (size_t)(path_base(path) - path);
}

/* All strings of LIST, copied; the caller frees them. */
static char **copy_list(const char *const *list, size_t n)
{
	char **copy = xcalloc(n + 1, sizeof *copy);

	for (size_t i = 0; i < n; i++)
		copy[i] = xstrdup(list[i]);
	return copy;
}

static int review_open(struct screen *s, const void *arg, struct err *e)
{
	const struct review_request *request = arg;
	struct review_state *r = s->state;

	list_init(&r->list, s->ui->ascii);
	r->about_view.source = (struct view_source){rows_line, &r->about};
	r->about_view.ascii = r->code_view.ascii = s->ui->ascii;
	r->chosen = LIST_NONE;
	r->paths = copy_list(request->paths, request->n);
	r->npaths = request->n;
	r->rules = copy_list(request->rules, request->nrules);
	r->options = (struct review_options){.select = (const char *const *)r->rules, .nselect = request->nrules};
	for (size_t i = 0; i < r->npaths; i++) {
		struct stat st;
		if (stat(r->paths[i], &st) < 0)
			return err_sys(e, r->paths[i], "cannot be read");
	}
	r->prefix = common_prefix(r);
	r->known = request->found != NULL;
	if (r->known) {
		r->review = *request->found;
		*request->found = (struct review){0};
	}
	review_show(s, 0);
	return r->known ? 0 : begin(s, e);
}

static void review_close(struct screen *s)
{
	struct review_state *r = s->state;

	review_drop(r->work);
	path_list_free(r->changed.ptr, r->changed.len);
	review_fixes_done(r);
	review_done(&r->review);
	vec_done(&r->entries);
	list_done(&r->list);
	rows_done(&r->code);
	rows_done(&r->about);
	view_done(&r->code_view);
	view_done(&r->about_view);
	path_list_free(r->paths, r->npaths);
	path_list_free(r->rules, r->options.nselect);
}

/* Acting. */

static void focus_pane(struct screen *s, enum review_pane p)
{
	struct review_state *r = s->state;

	if (!r->entries.len)
		return;
	r->focus = p;
	if (p != RPANE_ABOUT)
		r->main = p;
	review_place(s, s->box);
}

static void show_rule(struct screen *s)
{
	struct review_state *r = s->state;
	const struct finding *f = review_finding(r, review_chosen(r));
	struct buf text = BUF_INIT;

	if (!f) {
		ui_tell(s->ui, r->entries.len ? "No rule is about this." : "Nothing was found.");
		return;
	}
	catalogue_rule(f->rule, s->box.cols - 2 < RULE_WIDTH ? s->box.cols - 2 : RULE_WIDTH, &text);
	ui_push(s->ui, &screen_page, &(struct page){.title = rule_id(f->rule), .text = text.data});
	buf_done(&text);
}

static void edit(struct screen *s)
{
	struct review_state *r = s->state;
	const struct review_entry *entry = review_chosen(r);
	struct err e = ERR_INIT;

	if (!ui_may(s->ui, GATE_EDITOR))
		return;
	char *command = app_editor();
	if (!entry || !command)
		ui_tell(s->ui, command ? "Nothing was found." : "No editor was found: set VISUAL or EDITOR.");
	else if (ui_run_editor(s->ui, command, r->review.files.ptr[entry->file].path, &e) < 0)
		ui_fail(s->ui, &e);
	else
		review_refresh(s, r->review.files.ptr[entry->file].path);
	free(command);
}

static void again(struct screen *s)
{
	struct err e = ERR_INIT;

	if (s->ui->job.owner)
		ui_tell(s->ui, "Something is running already. Esc ends it.");
	else if (begin(s, &e) < 0)
		ui_fail(s->ui, &e);
}

static bool review_act(struct screen *s, enum action a, int count)
{
	struct review_state *r = s->state;

	if (r->focus == RPANE_LIST && list_act(&r->list, a, count))
		return true;
	switch (a) {
	case ACT_NEXT_FINDING:
	case ACT_PREV_FINDING:
		list_act(&r->list, a == ACT_NEXT_FINDING ? ACT_DOWN : ACT_UP, count);
		return true;
	case ACT_RULE:
		show_rule(s);
		return true;
	case ACT_FIX:
	case ACT_FIX_FILE:
		review_offer_fix(s, a == ACT_FIX_FILE);
		return true;
	case ACT_UNDO_FIX:
		review_undo_fix(s);
		return true;
	case ACT_EDIT_ELSEWHERE:
		edit(s);
		return true;
	case ACT_AGAIN:
		again(s);
		return true;
	case ACT_NEXT_PANE:
	case ACT_PREV_PANE:
		focus_pane(s, (enum review_pane)(((int)r->focus + RPANES + (a == ACT_NEXT_PANE ? 1 : -1)) % RPANES));
		return true;
	default:
		return false;
	}
}

static bool pane_at(struct review_state *r, int y, int x, enum review_pane *out)
{
	for (int p = 0; p < RPANES; p++) {
		if (r->shown[p] && view_covers(review_pane_view(r, (enum review_pane)p), y, x)) {
			*out = (enum review_pane)p;
			return true;
		}
	}
	return false;
}

/* A click focuses a pane, and selects in the list; one on what is selected shows its rule. */
static void review_click(struct screen *s, int y, int x)
{
	struct review_state *r = s->state;
	enum review_pane p;

	if (!pane_at(r, y, x, &p))
		return;
	bool open = p == RPANE_LIST && list_click(&r->list, y, x);
	focus_pane(s, p);
	if (open)
		show_rule(s);
}

static struct view *review_view_at(struct screen *s, int y, int x)
{
	struct review_state *r = s->state;
	enum review_pane p;

	return review_pane_view(r, pane_at(r, y, x, &p) ? p : r->focus);
}

static void review_settle(struct screen *s)
{
	struct review_state *r = s->state;

	list_settle(&r->list);
	review_follow(s);
}

static struct view *review_view(struct screen *s)
{
	struct review_state *r = s->state;

	return review_pane_view(r, r->focus);
}

static size_t review_footer(const struct screen *s, enum action *out)
{
	const struct review_state *r = s->state;
	const struct finding *f = review_finding(r, review_chosen(r));
	size_t n = 0;

	if (f && f->edit)
		out[n++] = ACT_FIX;
	if (f)
		out[n++] = ACT_RULE;
	out[n++] = ACT_LEAVE;
	if (r->entries.len) {
		out[n++] = ACT_NEXT_FINDING;
		out[n++] = ACT_NEXT_PANE;
	}
	if (r->fixes.len)
		out[n++] = ACT_UNDO_FIX;
	if (r->entries.len)
		out[n++] = ACT_EDIT_ELSEWHERE;
	out[n++] = ACT_AGAIN;
	return n;
}

const struct screen_ops screen_review = {
    .name = "review",
    .scopes = SCOPE_SCREEN | SCOPE_MOVE | SCOPE_REVIEW,
    .state_size = sizeof(struct review_state),
    .open = review_open,
    .place = review_place,
    .draw = review_draw,
    .act = review_act,
    .click = review_click,
    .view_at = review_view_at,
    .settle = review_settle,
    .view = review_view,
    .footer = review_footer,
    .close = review_close,
};
