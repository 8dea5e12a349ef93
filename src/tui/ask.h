/* One question on a screen of its own, with "I do not know" as its last answer: the placement quiz and the repetition are made of it. */
#ifndef ASYNCTUTOR_TUI_ASK_H
#define ASYNCTUTOR_TUI_ASK_H

#include "tui/quiz_rows.h"
#include "tui/ui.h"

/* Start with all zero; ask_done() frees what it owns. */
struct ask {
	struct ui *ui;
	const struct quiz *quiz; /* borrowed */
	struct answer given; /* as it is shown: attempts 0 while it is asked */
	struct rows rows;
	struct view view;
};

/* Ask Q now, afresh, in the view's box. */
void ask_begin(struct ask *a, const struct quiz *q);
void ask_place(struct ask *a, struct box b);
/* Show that OPTION was given, and the reasons. */
void ask_answered(struct ask *a, size_t option);
/* The number being typed: select that answer. */
void ask_count(struct ask *a, int count);
/*
 * ACT while it is asked. True where it means something here; *GIVEN then says that *OPTION was given, quiz_options() for "I do not know".
 */
bool ask_act(struct ask *a, enum action act, int count, bool *given, size_t *option);
void ask_done(struct ask *a);

#endif
