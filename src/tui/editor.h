/*
 * The built-in editor on the screen: a struct editor (editor/editor.h) in a box of the grid, its keys (scope EDITOR of actions.def), colours and
 * findings as one types.
 *
 * How a screen uses it: while the box has the focus the screen's scopes are SCOPE_EDITOR (and whose F keys and Ctrl keys it wants beside), and it gives each
 * key to editbox_key() first (the operation `key` of struct screen_ops); what is not taken there is the screen's. Pastes and the mouse likewise.
 * editbox_pause() is called when nothing was typed for a while (the operation `tick`), editbox_idle() while no key waits.
 *
 * What is shown is never older than the keystroke for text, colours and brackets. Findings are those of the last full check, moved along with the text,
 * but those of the file-level statement that was changed, which is checked at each keystroke (rules/live.h says what that cannot see); after a
 * pause they are those of a full check.
 *
 * Ownership: the box owns the editor and its findings. RULES and the names of issues are borrowed for the box's life.
 */
#ifndef ASYNCTUTOR_TUI_EDITOR_H
#define ASYNCTUTOR_TUI_EDITOR_H

#include "editor/editor.h"
#include "rules/rules.h"
#include "tui/action.h"
#include "tui/grid.h"
#include "tui/mouse.h"

struct editbox;

/* What the box asks of its screen. Each may be NULL. */
struct editbox_host {
	void *ctx;
	/* Tell the learner in the footer (ui_say); TEXT may be from anywhere. */
	void (*say)(void *ctx, const char *text);
	/* The learner copied: also for the terminal's clipboard (ui_copy). */
	void (*copy)(void *ctx, const char *text, size_t len);
};

/* RULES may be NULL: no findings then. */
struct editbox *editbox_new(const char *text, size_t len, const struct rule_set *rules, struct editbox_host host, bool ascii);
void editbox_free(struct editbox *b);

/* The text, for reading it and for editor_saved(), editor_is_saved(), editor_version(), editor_replace_text(). */
struct editor *editbox_editor(const struct editbox *b);
/* The names that an issue mark can have; the key that marks goes through them. */
void editbox_issues(struct editbox *b, const char *const *names, size_t n);
/* The line (from 1) at which the last check failed, shown in the margin and moved with the text; 0 for none. */
void editbox_fail_line(struct editbox *b, int line);

void editbox_place(struct editbox *b, struct box box);
struct box editbox_at(const struct editbox *b);
/* With FOCUSED the hardware cursor stands on the text. */
void editbox_draw(const struct editbox *b, struct grid *g, bool focused);

/* False where KEY means nothing to the editor: F keys, Ctrl keys and Esc that are the screen's. */
bool editbox_key(struct editbox *b, uint32_t key);
/* The same for an action of scope EDITOR (a click on the footer). */
bool editbox_act(struct editbox *b, enum action a);
void editbox_paste(struct editbox *b, const char *text, size_t len);
/* Click, drag, wheel at a cell. False where that is outside of the box. */
bool editbox_mouse(struct editbox *b, const struct mouse *m);
/* The actions for the footer, the most important first, at most MAX; returns how many. */
size_t editbox_footer(const struct editbox *b, enum action *out, size_t max);

/* The learner paused: findings are brought up to date by editbox_idle(). True when something on the screen changes. */
bool editbox_pause(struct editbox *b);
/* Some milliseconds of that. False when there is nothing to do. */
bool editbox_idle(struct editbox *b);

/* The findings as shown, in order of place; *FRESH (unless NULL) tells whether they are those of a full check of the text as it is. */
const struct findings *editbox_findings(const struct editbox *b, bool *fresh);
/* Why a place is no Python, and its line (from 1), as of the last full check; NULL for none. */
const char *editbox_fault(const struct editbox *b, int *line);
/* The cursor to line LINE, column COL (from 1, code points). */
void editbox_go(struct editbox *b, int line, int col);

#endif
