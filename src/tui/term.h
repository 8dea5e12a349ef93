/*
 * What the loop needs from a terminal, and the two there are: curses for people, memory for tests and scripts.
 *
 * Ownership: ops->close frees the terminal. One is open at a time in a process.
 */
#ifndef ASYNCTUTOR_TUI_TERM_H
#define ASYNCTUTOR_TUI_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/err.h"
#include "tui/grid.h"
#include "tui/mouse.h"
#include "tui/theme.h"

enum term_event_kind {
	EVENT_NONE,   /* nothing came within the time */
	EVENT_KEY,
	EVENT_PASTE,  /* text is data, never keys */
	EVENT_MOUSE,
	EVENT_RESIZE, /* rows and cols of the terminal have changed */
	EVENT_END,    /* the terminal is gone, or the program was told to end */
};

struct term_event {
	enum term_event_kind kind;
	uint32_t key;	 /* see tui/key.h */
	struct mouse mouse;
	struct buf text; /* of a paste, raw; the receiver's to free */
};

struct terminal;

struct term_ops {
	/* Wait up to MS milliseconds (-1: for ever, 0: not at all), or until the descriptor is readable. -1 only where a script is wrong. */
	int (*read)(struct terminal *t, int ms, struct term_event *out, struct err *e);
	/* Show G. */
	void (*draw)(struct terminal *t, const struct grid *g);
	/* Forget what is shown, so that the next draw paints everything. */
	void (*redraw)(struct terminal *t);
	/* Have the mouse reported from now on, or leave it to the terminal, as at the start. False where it cannot be. */
	bool (*mouse)(struct terminal *t, bool on);
	/* Put LEN bytes of TEXT on the terminal's clipboard, where it has one. */
	void (*copy)(struct terminal *t, const char *text, size_t len);
	/* Look as THEME says from now on. */
	void (*theme)(struct terminal *t, enum theme theme);
	/* Give the terminal to the shell until the program is continued. */
	void (*suspend)(struct terminal *t);
	/* Give the terminal to "COMMAND PATH" (COMMAND is shell words) until it ends. It is an error when it cannot be started or fails. */
	int (*run)(struct terminal *t, const char *command, const char *path, struct err *e);
	/* Restore the terminal and free T. */
	void (*close)(struct terminal *t);
};

struct terminal {
	const struct term_ops *ops;
	int rows, cols;
	int fd;		    /* ends the wait of read when it is readable; -1 for none */
	bool ascii;	    /* only ASCII can be shown */
	const char *notice; /* something to tell the learner at start, or NULL */
	int signal;	    /* that ended the program (EVENT_END), to be raised again when all is saved; 0 for none */
};

struct term_options {
	enum theme theme;
	bool ascii;
};

/* 0 when standard input and output are a terminal. The error says what can be used instead. */
int term_curses_usable(struct err *e);
/* How many colours the terminal on standard output has; 0 for none, -1 where nothing is known of it. */
int term_curses_colours(void);
/* The terminal on standard input and output. Errors say what can be done instead. */
struct terminal *term_curses_open(const struct term_options *options, struct err *e);

/*
 * A terminal in memory. Each event comes from NEXT, which sees what is shown (NULL before the first draw) and returns -1 where it is wrong; it
 * sets rows and cols through the event's own EVENT_RESIZE and SIZE.
 */
struct term_size {
	int rows, cols;
};
typedef int term_mem_next(void *ctx, const struct grid *shown, struct term_event *out, struct term_size *size, struct err *e);
struct terminal *term_mem_open(struct term_size size, bool ascii, term_mem_next *next, void *ctx);

#endif
