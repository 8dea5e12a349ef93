/*
 * The loop, the stack of screens and what they share. A screen is a table of functions and its private state: act changes the state, draw reads it, the
 * loop does nothing else.
 */
#ifndef ASYNCTUTOR_TUI_UI_H
#define ASYNCTUTOR_TUI_UI_H

#include "app/app.h"
#include "app/gate.h"
#include "tui/action.h"
#include "tui/grid.h"
#include "tui/input.h"
#include "tui/term.h"
#include "tui/view.h"

#define STACK_MAX 32
#define FOOTER_MAX 16

struct ui;
struct screen;

struct screen_ops {
	const char *name;
	unsigned scopes;   /* whose keys it listens to */
	size_t state_size; /* of the private state, zeroed before open */
	bool overlay;	   /* the screen below stays visible around it */
	bool visited;	   /* its argument lasts as long as the course, so that one can go forward to it again */
	int tick_ms;	   /* how often tick is called while nothing happens; 0 for never */
	/* Each may be NULL but draw. ARG is what was given to ui_push(). */
	int (*open)(struct screen *s, const void *arg, struct err *e);
	/* It has the area B now. Called after open, and again whenever the size changes. */
	void (*place)(struct screen *s, struct box b);
	void (*draw)(const struct screen *s, struct grid *g);
	/* It is on the stack now, and may ask. */
	void (*begin)(struct screen *s);
	/* COUNT is the number typed before the key, 0 for none. False where A means nothing here; then it scrolls the view. */
	bool (*act)(struct screen *s, enum action a, int count);
	/* A key, before it is looked up in actions.def; false where that is to be done. */
	bool (*key)(struct screen *s, uint32_t key);
	/* LEN bytes were pasted: data, never keys. False where nothing can be pasted into. */
	bool (*paste)(struct screen *s, const char *text, size_t len);
	/* What the mouse did, before anything else is made of it; false where that is to be done. */
	bool (*mouse)(struct screen *s, const struct mouse *m);
	/* The mouse clicked on row Y, column X. */
	void (*click)(struct screen *s, int y, int x);
	/* The view that the wheel scrolls there; where there is none it does what the keys Up and Down do. Without this it is the one of `view`. */
	struct view *(*view_at)(struct screen *s, int y, int x);
	/* COUNT was typed so far, before a key. */
	void (*count)(struct screen *s, int count);
	/* After every action, its own or scrolling: follow what changed. */
	void (*settle)(struct screen *s);
	/* True when something changed. */
	bool (*tick)(struct screen *s);
	/* Some milliseconds of work that is not urgent, while no key waits. False when there was none. */
	bool (*idle)(struct screen *s);
	/* It is on top again. */
	void (*resume)(struct screen *s);
	/* The view that scrolling and searching act on; NULL for none. */
	struct view *(*view)(struct screen *s);
	/* The actions for the footer, the most important first, to OUT; returns how many, at most FOOTER_MAX. */
	size_t (*footer)(const struct screen *s, enum action *out);
	void (*close)(struct screen *s);
};

struct screen {
	const struct screen_ops *ops;
	struct ui *ui;
	void *state;
	const void *arg; /* for those that can be visited again */
	unsigned scopes; /* as in ops; it may change them */
	struct box box;
	bool dead; /* leaves the stack after the action */
};

/* A screen that was gone back from. */
struct visited {
	const struct screen_ops *ops;
	const void *arg;
};

/* A text being typed in the footer. */
struct prompt {
	bool open;
	const char *label;
	struct input input;
	struct screen *screen;
	void (*changed)(struct screen *s, const char *text);
	/* TEXT is NULL where it was given up. */
	void (*done)(struct screen *s, const char *text);
};

/* Something that goes on while keys are taken; at most one at a time. Esc ends it. */
struct job {
	struct screen *owner; /* NULL while nothing goes on */
	/* For poll(2): poll has something to do when it is readable; -1 for none. */
	int (*fd)(const struct screen *s);
	/* Look how far it is. True when it is over; what came of it was dealt with then. */
	bool (*poll)(struct screen *s);
	/* What is being done, in a few words for the footer. */
	void (*tell)(const struct screen *s, struct buf *out);
	/* The learner gives it up. */
	void (*stop)(struct screen *s);
	int64_t since; /* set by ui_job() */
};

/* A key in the footer, that can be clicked on. */
struct footer_key {
	int from, to; /* columns; TO is not of it */
	enum action action;
};

struct ui {
	struct app *app;
	struct terminal *term;
	struct grid grid;
	struct screen *stack[STACK_MAX];
	size_t depth;
	struct visited forward[STACK_MAX]; /* what was left by going back, the latest last */
	size_t nforward;
	struct prompt prompt;
	struct job job;
	struct buf message; /* in the footer until the next key; "" for none */
	struct footer_key footer[FOOTER_MAX + 1]; /* as shown */
	size_t nfooter;
	bool mouse;	    /* it is ours */
	int count;	    /* typed so far */
	size_t search_from; /* where the view was when the search began */
	bool counting;	    /* the hits are to be told when they are counted */
	const char *class_dir; /* of the class that a talk is told to; NULL for none */
	bool ascii, quit;
};

void ui_init(struct ui *ui, struct app *app, struct terminal *term);
/* Close all screens, the top one first. */
void ui_done(struct ui *ui);
/* Draw, read, act, until the last screen is gone. */
int ui_run(struct ui *ui, struct err *e);
/* One event, as the loop treats it. Takes the event's text. */
void ui_event(struct ui *ui, struct term_event *ev);
void ui_draw(struct ui *ui);
/* Some milliseconds of what is not urgent: of searching, else of the top screen's own work. False when there was nothing to do. */
bool ui_idle(struct ui *ui);
/* Take the mouse, unless it was left to the terminal. */
void ui_start_mouse(struct ui *ui);
/* Take the mouse or leave it to the terminal, now and later. */
void ui_turn_mouse(struct ui *ui);
/* What the mouse did. */
void ui_mouse(struct ui *ui, const struct mouse *m);
/* Do A on S, as its key does. */
void ui_act(struct screen *s, enum action a, int count);

/* Open a screen on top. Where it cannot be opened the learner is told and -1 is returned. */
int ui_push(struct ui *ui, const struct screen_ops *ops, const void *arg);
/* Open a screen in the place of S. */
void ui_replace(struct screen *s, const struct screen_ops *ops, const void *arg);
void ui_close(struct screen *s);
/* The screen that the learner looks at. */
struct screen *ui_top(struct ui *ui);

/* Say something in the footer, until the next key; cut, with a sign, where it does not fit. */
void ui_say(struct ui *ui, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* The same for what must be read to its end: where it does not fit it is a notice. */
void ui_tell(struct ui *ui, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* Tell something in a box that waits for a key. */
void ui_notice(struct ui *ui, const char *title, const char *text);
/* The same for a failure. Empties E. */
void ui_fail(struct ui *ui, struct err *e);
/* Whether WHAT is to be had on this host; if not, the learner is told. */
bool ui_may(struct ui *ui, enum gate_thing what);
/* Ask; YES is called for S with yes. */
void ui_confirm(struct screen *s, const char *question, void (*yes)(struct screen *s));
/* The same where no is an answer of its own; Esc gives none. */
void ui_choose(struct screen *s, const char *question, void (*yes)(struct screen *s), void (*no)(struct screen *s));
/* Let the learner type. */
void ui_prompt(struct screen *s, const char *label, void (*changed)(struct screen *s, const char *text),
    void (*done)(struct screen *s, const char *text));
/* Let J go on, which has an owner. Nothing else may. */
void ui_job(struct ui *ui, const struct job *j);
/* It is over without its poll having said so: its owner ended it. */
void ui_job_over(struct ui *ui);
/* Give LEN bytes of TEXT to the terminal's clipboard, where it has one that programs may write (OSC 52). */
void ui_copy(struct ui *ui, const char *text, size_t len);
/* Let "COMMAND PATH" have the terminal. */
int ui_run_editor(struct ui *ui, const char *command, const char *path, struct err *e);

/* The title row of a screen: LEFT, and RIGHT at the right edge as far as there is room. Both from anywhere. Returns what remains of B. */
struct box ui_title(const struct ui *ui, struct grid *g, struct box b, const char *left, const char *right);
/* The rows below the title in B; the same as ui_title() returns. */
struct box ui_below_title(struct box b);
/* A line across, with a word in it. */
void ui_divider(const struct ui *ui, struct grid *g, int y, int x, int cols, const char *word, bool focused);

/* Screens. */
extern const struct screen_ops screen_home, screen_lesson, screen_exercise, screen_page, screen_confirm, screen_notice, screen_timeline, screen_why, screen_present, screen_notes, screen_follow, screen_placement, screen_repeat,
    screen_settings, screen_progress, screen_review, screen_files;
/* Their argument is a struct exercise. */
extern const struct screen_ops screen_history, screen_parsons, screen_steps;

/* What screen_timeline and screen_why look at: LIVE, which they keep. */
struct live;
struct look_at {
	struct live *live;
	const struct exercise *exercise; /* NULL where it belongs to none */
};

/* What screen_page shows. */
struct page {
	const char *title;
	/* Either Markdown, */
	const char *markdown;
	/* or text as it is, */
	const char *text;
	/* or a unified diff, */
	const char *diff;
	/* or Python code, */
	const char *code;
	size_t code_len;
	/* or the keys of these scopes. */
	unsigned help_scopes;
};

#endif
