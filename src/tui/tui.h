/* The tutor's screens: the one entry point. It opens the course and the learner's progress itself. */
#ifndef ASYNCTUTOR_TUI_TUI_H
#define ASYNCTUTOR_TUI_TUI_H

#include <stdbool.h>
#include "base/buf.h"
#include "base/err.h"
#include "markdown/markdown.h"

enum tui_start { TUI_HOME, TUI_LESSON, TUI_EXERCISE, TUI_RUN, TUI_PRESENT, TUI_NOTES, TUI_PLACEMENT, TUI_REPEAT, TUI_BOARD, TUI_REVIEW, TUI_FOLLOW };

struct live_options;

struct tui_options {
	const char *course; /* directory; NULL for the built-in course */
	enum tui_start start;
	const char *slug;  /* of the lesson or exercise to start with, for TUI_BOARD the class's directory; below it is the home screen, but not below a talk or its notes */
	const char *class_dir; /* for TUI_PRESENT, the directory of a class whose learners may follow; NULL for none */
	const char *file;  /* for TUI_RUN, the Python file to run and look at; there is no screen below */
	const char *const *paths; /* for TUI_REVIEW, what to review; */
	size_t npaths;		  /* 0: the learner chooses */
	const struct live_options *run; /* how; NULL for the usual */
	const char *theme; /* "dark", "light", "contrast", "none"; NULL: the setting "theme", else what the environment says */
	bool ascii;	   /* only ASCII, whatever the locale says */
};

#define TUI_PLAIN 1
/*
 * Run until the learner quits (0). TUI_PLAIN, with nothing done, where the tutor was to begin at home and the setting "plain" is "on". Errors (-1): no terminal or one that cannot place its cursor (the text says what to use instead), no course, no such
 * slug or theme. The terminal is restored on every way out; when a signal ended the program, it is raised again after everything was saved.
 * With ASYNCTUTOR_SCRIPT the keys come from that file and the screen is in memory (tui/script.h).
 */
int tui_main(const struct tui_options *options, struct err *e);

/* The learner's file of keys, $XDG_CONFIG_HOME/asynctutor/keys, whether it is there or not. The caller frees. */
char *tui_keys_path(void);
/* Append the keys as that file makes them, in its format. -1 where it has faults, which are added to FAULTS, a line each. */
int tui_add_keys(struct buf *out, struct buf *faults);

/*
 * Append all lines of L as the terminal on standard output shows them: in the colours that the environment asks for (NO_COLOR, COLORFGBG), without any
 * where nothing is known of the terminal.
 */
void tui_add_page(struct md_layout *l, struct buf *out);

#endif
