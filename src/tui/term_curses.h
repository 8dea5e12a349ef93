/* The terminal of curses, for term_curses*.c, which alone know curses. */
#ifndef ASYNCTUTOR_TUI_TERM_CURSES_H
#define ASYNCTUTOR_TUI_TERM_CURSES_H

#include <curses.h>
#include <signal.h>
#include "tui/term.h"
#include "tui/theme.h"

/* What curses makes of the sequences around a paste. */
#define PASTE_START (KEY_MAX + 1)
#define PASTE_END (KEY_MAX + 2)
#define ESC_DELAY 25 /* ms: tells Esc from a key that begins with it; ESCDELAY overrides */
#define PAIRS_MAX 64

struct term_curses {
	struct terminal term;
	SCREEN *screen;
	struct grid shown;
	bool fresh; /* nothing is shown yet */
	bool paste; /* the terminal may be asked to mark pastes */
	bool has_mouse, mouse; /* it may be asked to report the mouse, and is */
	struct mouse_press press;
	int silence; /* reads in a row that gave nothing although there was something */
	attr_t attrs[STYLES];
	short pairs[STYLES];
	struct {
		short fg, bg;
	} made[PAIRS_MAX];
	short nmade;
	cchar_t *row;
};

/* The signal that asked the program to end, 0 for none; then curses_wake[0] is readable as well. */
extern volatile sig_atomic_t curses_told_to_end;
extern int curses_wake[2];

/* How the styles look in THEME. */
void curses_make_looks(struct term_curses *t, enum theme theme);
/* As in struct term_ops. */
void curses_draw(struct terminal *term, const struct grid *g);
void curses_redraw(struct terminal *term);
void curses_theme(struct terminal *term, enum theme theme);
int curses_read(struct terminal *term, int ms, struct term_event *out, struct err *e);

#endif
