/* The exercise screen: task, code and verdict, and what its keys do. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "app/place.h"
#include "base/clock.h"
#include "tui/exercise.h"

#define READING (SCOPE_SCREEN | SCOPE_MOVE | SCOPE_TEXT | SCOPE_EXERCISE)
#define WRITING (SCOPE_WRITE | SCOPE_EDITOR)
#define KEEP_EVERY 3000 /* ms between two drafts of who types without a pause */

/* Opening and closing. */

/* The names that marks of a review can have: those of rules that the task names. */
static void find_issues(struct screen *s)
{
	struct exercise_state *x = s->state;
	const struct rule_set *rules = app_rules(s->ui->app);
	size_t n;

	if (x->exercise->kind != EXERCISE_REVIEW || !rules)
		return;
	x->issues = xcalloc(rule_set_count(rules) + 1, sizeof *x->issues);
	for (const char *p = x->task.text; (p = strchr(p, '`')); p += n + 1) {
		n = strcspn(++p, "`");
		char *name = xstrndup(p, n);
		const struct rule *r = rule_set_get(rules, name);
		bool known = false;
		for (size_t i = 0; r && i < x->nissues; i++)
			known |= x->issues[i] == rule_id(r);
		if (r && !known)
			x->issues[x->nissues++] = rule_id(r);
		free(name);
		if (!p[n])
			break;
	}
	editbox_issues(x->box, x->issues, x->nissues);
}

static int exercise_open(struct screen *s, const void *arg, struct err *e)
{
	struct exercise_state *x = s->state;

	x->exercise = arg;
	if (course_read_task(x->exercise, &x->task, e) < 0)
		return -1;
	x->doc = md_parse(x->task.text, x->task.len, x->task.first_line);
	if (app_start(s->ui->app, x->exercise, &x->path, e) < 0 || exercise_open_file(s, e) < 0)
		return -1;
	find_issues(s);
	x->views[PANE_VERDICT].source = (struct view_source){rows_line, &x->verdict};
	for (int p = 0; p < PANES; p++)
		x->views[p].ascii = s->ui->ascii;
	place_put(s->ui->app, (struct place){.exercise = x->exercise});
	return 0;
}

static void exercise_close(struct screen *s)
{
	struct exercise_state *x = s->state;

	for (int p = 0; p < PANES; p++)
		view_done(&x->views[p]);
	rows_done(&x->verdict);
	app_check_drop(x->checking);
	app_hint_done(&x->hint);
	app_check_done(&x->check);
	exercise_close_file(s);
	md_layout_free(x->layout);
	md_free(x->doc);
	free(x->task.text);
	free(x->issues);
}

/* Panes. */

void exercise_focus(struct screen *s, enum pane p)
{
	struct exercise_state *x = s->state;

	x->focus = p;
	if (p != PANE_VERDICT)
		x->main = p;
	s->scopes = p == PANE_CODE ? WRITING : READING;
	exercise_place(s, s->box);
}

static void next_pane(struct screen *s, int step)
{
	struct exercise_state *x = s->state;

	exercise_focus(s, (enum pane)(((int)x->focus + PANES + step) % PANES));
}

static bool code_covers(const struct exercise_state *x, int row, int col)
{
	struct box b = x->views[PANE_CODE].box;

	return x->shown[PANE_CODE] && row >= b.y && row < b.y + b.rows && col >= b.x && col < b.x + b.cols;
}

static bool pane_at(const struct exercise_state *x, int row, int col, enum pane *out)
{
	for (int p = 0; p < PANES; p++) {
		if (p == PANE_CODE ? code_covers(x, row, col) : x->shown[p] && view_covers(&x->views[p], row, col)) {
			*out = (enum pane)p;
			return true;
		}
	}
	return false;
}

/* Acting. */

/* What another program saved is judged at once: saving is how one asks for that there. */
static void look_and_check(struct screen *s, const char *words)
{
	if (!exercise_look_at_file(s, true))
		return;
	ui_say(s->ui, "%s", words);
	exercise_check_unasked(s);
}

static void edit_elsewhere(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (!ui_may(s->ui, GATE_EDITOR) || !exercise_save(s))
		return;
	char *command = app_editor();
	if (!command) {
		ui_say(s->ui, "No editor was found: set VISUAL or EDITOR. %s edits here.", action_key(ACT_EDIT, SCOPE_EXERCISE));
		return;
	}
	if (ui_run_editor(s->ui, command, x->path, &e) < 0)
		ui_fail(s->ui, &e);
	else
		ui_say(s->ui, "Back from the editor: nothing was saved.");
	free(command);
	x->main = PANE_CODE;
	look_and_check(s, "Back from the editor. Your file is checked as it was saved.");
}

static void edit(struct screen *s)
{
	char *setting = app_get(s->ui->app, "setting/editor");

	if (setting && strcmp(setting, "external") == 0)
		edit_elsewhere(s);
	else
		exercise_focus(s, PANE_CODE);
	free(setting);
}

static void save(struct screen *s)
{
	struct exercise_state *x = s->state;
	bool dirty = exercise_dirty(x);

	if (exercise_save(s))
		ui_say(s->ui, dirty ? "Saved." : "Nothing is to be saved.");
}

static void mark_issue(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (!x->nissues) {
		ui_say(s->ui, "Issues are marked in reviews; this is none.");
		return;
	}
	exercise_focus(s, PANE_CODE);
	editbox_act(x->box, ACT_ED_ISSUE);
	exercise_show_findings(s);
}

static void go_on(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct exercise_next next = exercise_next(s);

	if (!exercise_passed(x))
		ui_say(s->ui, "%s edits your file, %s checks it.", action_key(ACT_EDIT, SCOPE_EXERCISE), action_key(ACT_CHECK, SCOPE_EXERCISE));
	else if (!exercise_save(s))
		return;
	else if (next.exercise)
		ui_replace(s, &screen_exercise, next.exercise);
	else if (next.lesson)
		ui_replace(s, &screen_lesson, next.lesson);
	else
		ui_say(s->ui, "That was the last one. %s goes back.", action_key(ACT_LEAVE, s->scopes));
}

/* Out of the screen by A, where what is typed can be saved. */
static bool leave(struct screen *s, enum action a)
{
	struct exercise_state *x = s->state;

	if (a == ACT_BACK && x->views[x->focus].search.pattern)
		return false;
	return exercise_dirty(x) && !exercise_save(s);
}

static bool act_on_panes(struct screen *s, enum action a)
{
	switch (a) {
	case ACT_EDIT:
		edit(s);
		return true;
	case ACT_EDIT_ELSEWHERE:
		edit_elsewhere(s);
		return true;
	case ACT_ISSUE:
		mark_issue(s);
		return true;
	case ACT_STOP_WRITING:
		exercise_focus(s, PANE_VERDICT);
		return true;
	case ACT_NEXT_PANE:
	case ACT_PREV_PANE:
		next_pane(s, a == ACT_NEXT_PANE ? 1 : -1);
		return true;
	case ACT_SAVE:
		save(s);
		return true;
	case ACT_LEAVE:
	case ACT_BACK:
	case ACT_QUIT:
		return leave(s, a);
	default:
		return false;
	}
}

static bool exercise_act(struct screen *s, enum action a, int count)
{
	static const struct {
		enum action action;
		void (*act)(struct screen *s);
	} list[] = {
	    {ACT_CHECK, exercise_check},
	    {ACT_HINT, exercise_hint},
	    {ACT_DIFF, exercise_diff},
	    {ACT_REFERENCE, exercise_reference},
	    {ACT_PUZZLE, exercise_puzzle},
	    {ACT_SOLUTION, exercise_solution},
	    {ACT_REASON, exercise_reason},
	    {ACT_VERSIONS, exercise_versions},
	    {ACT_DISPUTE, exercise_dispute},
	    {ACT_RESET, exercise_reset},
	    {ACT_GO_ON, go_on},
	};
	struct exercise_state *x = s->state;

	(void)count;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		if (list[i].action == a) {
			list[i].act(s);
			return true;
		}
	}
	if (a == ACT_TIMELINE || a == ACT_WHY) {
		exercise_look(s, a == ACT_WHY ? &screen_why : &screen_timeline);
		return true;
	}
	if (act_on_panes(s, a))
		return true;
	if (x->focus != PANE_CODE || !editbox_act(x->box, a))
		return false;
	exercise_show_findings(s);
	return true;
}

/* Typing. */

/* A draft is kept at each pause; who makes none is not left without. */
static void typed(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (clock_monotonic() - x->kept_at > KEEP_EVERY)
		exercise_keep_draft(s);
	exercise_show_findings(s);
}

static bool exercise_key(struct screen *s, uint32_t key)
{
	struct exercise_state *x = s->state;

	if (x->focus != PANE_CODE)
		return false;
	if (x->draft.text && action_of(key, SCOPE_WRITE) == ACT_NONE) {
		exercise_ask_draft(s);
		return true;
	}
	if (!editbox_key(x->box, key))
		return false;
	typed(s);
	return true;
}

static bool exercise_paste(struct screen *s, const char *text, size_t len)
{
	struct exercise_state *x = s->state;

	if (x->focus != PANE_CODE)
		return false;
	editbox_paste(x->box, text, len);
	typed(s);
	return true;
}

static bool exercise_mouse(struct screen *s, const struct mouse *m)
{
	struct exercise_state *x = s->state;

	if (!code_covers(x, m->y, m->x) && (x->focus != PANE_CODE || m->kind == MOUSE_CLICK))
		return false;
	if (m->kind == MOUSE_CLICK && x->focus != PANE_CODE)
		exercise_focus(s, PANE_CODE);
	if (!editbox_mouse(x->box, m))
		return false;
	exercise_show_findings(s);
	return true;
}

static void exercise_click(struct screen *s, int y, int x)
{
	struct exercise_state *state = s->state;
	enum pane p;

	if (pane_at(state, y, x, &p))
		exercise_focus(s, p);
	else if (state->divided && y == state->views[state->main].box.y - 1 && !(state->shown[PANE_TASK] && state->shown[PANE_CODE]))
		exercise_focus(s, state->main == PANE_TASK ? PANE_CODE : state->focus == PANE_CODE ? PANE_VERDICT : PANE_TASK); /* as the line says */
}

static struct view *exercise_view(struct screen *s)
{
	struct exercise_state *x = s->state;

	return x->focus == PANE_CODE ? NULL : &x->views[x->focus];
}

static struct view *exercise_view_at(struct screen *s, int y, int x)
{
	struct exercise_state *state = s->state;
	enum pane p;

	return pane_at(state, y, x, &p) && p != PANE_CODE ? &state->views[p] : exercise_view(s);
}

/* While nothing is typed. */

/* Another program has saved the file. One that has just been emptied is about to be written: it is looked at next time. */
static bool saved_elsewhere(struct exercise_state *x)
{
	struct stat st;

	if (!watch_changed(x->watch) && !x->emptied)
		return false;
	x->emptied = !x->emptied && stat(x->path, &st) == 0 && st.st_size == 0;
	return !x->emptied;
}

static bool exercise_tick(struct screen *s)
{
	struct exercise_state *x = s->state;

	x->looking |= editbox_pause(x->box);
	exercise_keep_draft(s);
	if (saved_elsewhere(x))
		look_and_check(s, "Your file was saved elsewhere, and is checked as it is now.");
	return true;
}

static bool exercise_idle(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (editbox_idle(x->box))
		return x->looking = true;
	bool over = x->looking;
	x->looking = false;
	if (over)
		exercise_show_findings(s);
	return over;
}

/* Back from another screen, which may have put another version back. */
static void exercise_resume(struct screen *s)
{
	exercise_look_at_file(s, false);
	exercise_place(s, s->box);
}

/* The footer. */

static bool hangs(const struct verdict *v)
{
	static const enum fact_outcome list[] = {OUTCOME_DEADLOCK, OUTCOME_ENDLESS, OUTCOME_WAITS_FOR_OUTSIDE, OUTCOME_TIMEOUT};

	for (size_t i = 0; v && v->outcome && i < sizeof list / sizeof *list; i++)
		if (strcmp(v->outcome, fact_outcome_name(list[i])) == 0)
			return true;
	return false;
}

static size_t exercise_footer(const struct screen *s, enum action *out)
{
	const struct exercise_state *x = s->state;
	static const enum action writing[] = {ACT_STOP_WRITING, ACT_CHECK, ACT_HINT, ACT_TIMELINE};
	static const enum action working[] = {ACT_EDIT, ACT_CHECK, ACT_HINT, ACT_LEAVE, ACT_TIMELINE, ACT_NEXT_PANE, ACT_PUZZLE, ACT_SOLUTION, ACT_DIFF,
	    ACT_VERSIONS, ACT_RESET};
	static const enum action done[] = {ACT_GO_ON, ACT_LEAVE, ACT_REASON, ACT_SOLUTION, ACT_TIMELINE, ACT_DIFF, ACT_REFERENCE, ACT_EDIT, ACT_CHECK,
	    ACT_VERSIONS, ACT_NEXT_PANE};
	size_t n = 0;

	if (x->focus == PANE_CODE) {
		memcpy(out, writing, sizeof writing);
		n = sizeof writing / sizeof *writing;
		return n + editbox_footer(x->box, out + n, FOOTER_MAX - n);
	}
	if (exercise_passed(x)) {
		memcpy(out, done, sizeof done);
		return sizeof done / sizeof *done;
	}
	if (hangs(x->check.verdict))
		out[n++] = ACT_WHY;
	if (x->nissues)
		out[n++] = ACT_ISSUE;
	memcpy(out + n, working, sizeof working);
	return n + sizeof working / sizeof *working;
}

const struct screen_ops screen_exercise = {
    .name = "exercise",
    .visited = true,
    .scopes = READING,
    .state_size = sizeof(struct exercise_state),
    .tick_ms = 500,
    .open = exercise_open,
    .begin = exercise_ask_draft,
    .place = exercise_place,
    .draw = exercise_draw,
    .act = exercise_act,
    .key = exercise_key,
    .paste = exercise_paste,
    .mouse = exercise_mouse,
    .click = exercise_click,
    .view_at = exercise_view_at,
    .tick = exercise_tick,
    .idle = exercise_idle,
    .resume = exercise_resume,
    .view = exercise_view,
    .footer = exercise_footer,
    .close = exercise_close,
};
