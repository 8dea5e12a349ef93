/* The learner's file on the exercise screen: typed text, its draft in the store, and other programs that save the file. */
#include <stdlib.h>
#include <string.h>
#include "app/sentences.h"
#include "base/clock.h"
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/exercise.h"

#define FILE_MAX (4u << 20)

static struct editor *editor_of(const struct exercise_state *x)
{
	return editbox_editor(x->box);
}

void exercise_text(const struct exercise_state *x, struct buf *out)
{
	editor_copy_out(editor_of(x), 0, editor_length(editor_of(x)), out);
}

bool exercise_dirty(const struct exercise_state *x)
{
	return !editor_is_saved(editor_of(x));
}

/* TEXT, handed over, is what the file holds. */
static void set_disk(struct exercise_state *x, char *text, size_t len)
{
	free(x->disk);
	x->disk = text;
	x->disk_len = len;
}

static bool same(const char *a, size_t a_len, const char *b, size_t b_len)
{
	return a_len == b_len && (a_len == 0 || memcmp(a, b, a_len) == 0);
}

static bool is_typed(const struct exercise_state *x, const char *text, size_t len)
{
	struct buf typed = BUF_INIT;

	exercise_text(x, &typed);
	bool yes = same(typed.data, typed.len, text, len);
	buf_done(&typed);
	return yes;
}

/* What is typed is kept: nothing is to be done until it changes. */
static void set_kept(struct exercise_state *x)
{
	x->kept = editor_version(editor_of(x));
	x->kept_at = clock_monotonic();
}

/* Opening and closing. */

static void say(void *ctx, const char *text)
{
	struct screen *s = ctx;

	ui_say(s->ui, "%s", text);
}

static void copy(void *ctx, const char *text, size_t len)
{
	struct screen *s = ctx;

	ui_copy(s->ui, text, len);
}

/* Show a draft, with the cursor behind what it has otherwise than the file. */
static void show_draft(struct exercise_state *x, const struct app_draft *d)
{
	size_t least = d->len < x->disk_len ? d->len : x->disk_len, tail = 0;

	while (tail < least && d->text[d->len - 1 - tail] == x->disk[x->disk_len - 1 - tail])
		tail++;
	editor_replace_text(editor_of(x), d->text, d->len);
	editor_go(editor_of(x), d->len - tail, false);
}

/* What was typed and not saved when the program ended. */
static void take_draft(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct app_draft d;

	app_draft_get(s->ui->app, x->exercise, x->disk, x->disk_len, &d);
	if (!d.text)
		return;
	if (same(d.text, d.len, x->disk, x->disk_len)) {
		app_draft_done(&d);
	} else if (d.of_this) {
		show_draft(x, &d);
		app_draft_done(&d);
		ui_say(s->ui, "What you had typed and not saved is back. %s saves it.", action_key(ACT_SAVE, SCOPE_EXERCISE));
	} else {
		x->draft = d; /* asked about when the screen is there */
	}
}

int exercise_open_file(struct screen *s, struct err *e)
{
	struct exercise_state *x = s->state;
	char *text;
	size_t len;

	if (path_read(x->path, FILE_MAX, &text, &len, e) < 0)
		return -1;
	set_disk(x, text, len);
	/* in a review the learner is to find what rules would find */
	const struct rule_set *rules = x->exercise->kind == EXERCISE_REVIEW ? NULL : app_rules(s->ui->app);
	x->box = editbox_new(text, len, rules, (struct editbox_host){s, say, copy}, s->ui->ascii);
	take_draft(s);
	set_kept(x);
	x->watch = watch_new(x->path);
	return 0;
}

void exercise_keep_draft(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct buf typed = BUF_INIT;
	struct err e = ERR_INIT;
	int status;

	if (editor_version(editor_of(x)) == x->kept || x->draft.text)
		return;
	set_kept(x);
	exercise_text(x, &typed);
	if (exercise_dirty(x))
		status = app_draft_put(s->ui->app, x->exercise, x->disk, x->disk_len, typed.data, typed.len, &e);
	else
		status = app_draft_drop(s->ui->app, x->exercise, &e);
	if (status < 0)
		ui_fail(s->ui, &e);
	buf_done(&typed);
}

void exercise_close_file(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (x->box)
		exercise_keep_draft(s);
	editbox_free(x->box);
	app_draft_done(&x->draft);
	watch_free(x->watch);
	free(x->disk);
	free(x->path);
}

/* Two texts, of which one is to be the file. The other becomes a version. */

static void show_file(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (!is_typed(x, x->disk, x->disk_len))
		editor_replace_text(editor_of(x), x->disk, x->disk_len);
	editor_saved(editor_of(x));
	set_kept(x);
	editbox_fail_line(x->box, 0);
	exercise_place(s, s->box);
}

static bool write_file(struct screen *s, bool over, enum app_saved *saved)
{
	struct exercise_state *x = s->state;
	struct buf typed = BUF_INIT;
	struct err e = ERR_INIT;
	bool good = true;

	exercise_text(x, &typed);
	if (app_save(s->ui->app, x->exercise, x->disk, x->disk_len, typed.data, typed.len, !x->written, over, saved, &e) < 0) {
		ui_fail(s->ui, &e);
		good = false;
	} else if (*saved == APP_SAVED) {
		size_t len = typed.len;
		set_disk(x, buf_detach(&typed), len);
		x->written = true;
		editor_saved(editor_of(x));
		set_kept(x);
	}
	buf_done(&typed);
	return good && *saved == APP_SAVED;
}

static void take_mine(struct screen *s)
{
	enum app_saved saved;

	if (write_file(s, true, &saved))
		ui_say(s->ui, "Saved. What the other program had saved is a version (%s).", action_key(ACT_VERSIONS, SCOPE_EXERCISE));
}

/* Keep what is typed as a version, and show what the file holds. */
static void take_theirs(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct buf typed = BUF_INIT;
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	exercise_text(x, &typed);
	if (path_read(x->path, FILE_MAX, &text, &len, &e) < 0) {
		ui_fail(s->ui, &e);
	} else if (app_draft_give_up(s->ui->app, x->exercise, typed.data, typed.len, &e) < 0) {
		free(text);
		ui_fail(s->ui, &e);
	} else {
		set_disk(x, text, len);
		x->written = false;
		show_file(s);
		ui_say(s->ui, "This is the other program's text. What you typed is a version (%s).", action_key(ACT_VERSIONS, SCOPE_EXERCISE));
	}
	buf_done(&typed);
}

static void ask_which(struct screen *s)
{
	char *question = xasprintf("Another program saved your file while you typed here. Take what you typed? No takes what the other program saved. "
				   "The other of the two is kept: %s shows it.", action_key(ACT_VERSIONS, SCOPE_EXERCISE));

	ui_choose(s, question, take_mine, take_theirs);
	free(question);
}

/* The same for a draft that was begun with another file. */

static void take_old_draft(struct screen *s)
{
	struct exercise_state *x = s->state;

	show_draft(x, &x->draft);
	app_draft_done(&x->draft);
	exercise_keep_draft(s);
	exercise_place(s, s->box);
	ui_say(s->ui, SAY_DRAFT_BACK " %s saves it; the file becomes a version (%s).",
	    action_key(ACT_SAVE, SCOPE_EXERCISE), action_key(ACT_VERSIONS, SCOPE_EXERCISE));
}

static void leave_old_draft(struct screen *s)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;

	if (app_draft_give_up(s->ui->app, x->exercise, x->draft.text, x->draft.len, &e) < 0)
		ui_fail(s->ui, &e);
	else
		ui_say(s->ui, SAY_DRAFT_KEPT " (%s).", action_key(ACT_VERSIONS, SCOPE_EXERCISE));
	app_draft_done(&x->draft);
}

void exercise_ask_draft(struct screen *s)
{
	struct exercise_state *x = s->state;

	if (!x->draft.text)
		return;
	char *question = xasprintf(SAY_DRAFT_UNSAVED SAY_DRAFT_CHANGED " " SAY_DRAFT_ASK " %s shows it.", action_key(ACT_VERSIONS, SCOPE_EXERCISE));
	ui_choose(s, question, take_old_draft, leave_old_draft);
	free(question);
}

/* Saving, and what others save. */

bool exercise_look_at_file(struct screen *s, bool ask)
{
	struct exercise_state *x = s->state;
	struct err e = ERR_INIT;
	char *text;
	size_t len;

	if (!path_is_file(x->path))
		return false;
	if (path_read(x->path, FILE_MAX, &text, &len, &e) < 0) {
		ui_fail(s->ui, &e);
		return false;
	}
	bool known = same(text, len, x->disk, x->disk_len), dirty = exercise_dirty(x);
	if (known || (dirty && !is_typed(x, text, len))) {
		free(text);
		if (!known && ask)
			ask_which(s);
		return false;
	}
	set_disk(x, text, len);
	x->written = false;
	show_file(s);
	return true;
}

bool exercise_save(struct screen *s)
{
	struct exercise_state *x = s->state;
	enum app_saved saved = APP_SAVED;

	if (x->draft.text) {
		exercise_ask_draft(s);
		return false;
	}
	if (!exercise_dirty(x)) {
		exercise_look_at_file(s, true);
		return path_is_file(x->path) || write_file(s, false, &saved);
	}
	if (write_file(s, false, &saved))
		return true;
	if (saved == APP_SAVE_DIFFERS)
		ask_which(s);
	return false;
}
