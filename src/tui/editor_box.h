/* The inside of struct editbox, for what it does (editor.c), asks (editor_ask.c) and shows (editor_draw.c). */
#ifndef ASYNCTUTOR_TUI_EDITOR_BOX_H
#define ASYNCTUTOR_TUI_EDITOR_BOX_H

#include <stdint.h>
#include "rules/live.h"
#include "tui/editor.h"
#include "tui/input.h"

enum editbox_asks {
	ASKS_NOTHING,
	ASKS_FIND,
	ASKS_WHAT, /* what is to be replaced */
	ASKS_WITH,
	ASKS_EACH, /* this hit? */
	ASKS_LINE,
	ASKS_ISSUE,
};

struct editbox {
	struct editor *ed;
	struct rule_live *live;
	struct editbox_host host;
	bool ascii;
	struct box box;
	size_t top;  /* the first line shown */
	size_t left; /* cells of each line that are not */
	bool selecting; /* keys that move select */
	int64_t typed_at; /* ms; of the last edit */
	const char *const *issues;
	size_t nissues;
	char *issue; /* the name used last, or NULL */
	bool has_fail;
	size_t fail_at; /* in the line that fails */

	enum editbox_asks asks;
	struct input input;
	size_t asked_at, asked_top; /* where cursor and text were */
	char *pattern;		    /* searched for last; its hits are marked. NULL for none */
	char *replacement;
	size_t replaced;
	bool around;	 /* replacing went on at the start of the text */
	size_t choice;	 /* of the names offered */
};

/* The row of the box that asks, or -1. */
int editbox_ask_row(const struct editbox *b);
/* Rows that show text, at least 1. */
size_t editbox_rows(const struct editbox *b);
/* Columns before the text, and those of the text, at least 1. */
int editbox_margin(const struct editbox *b);
int editbox_cols(const struct editbox *b);

void editbox_say(struct editbox *b, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* Bring the cursor into view. */
void editbox_settle(struct editbox *b);

/* Begin to ask. */
void editbox_ask(struct editbox *b, enum editbox_asks what);
/* A key while the box asks. */
void editbox_ask_key(struct editbox *b, uint32_t key);
void editbox_ask_paste(struct editbox *b, const char *text, size_t len);
/* To the next hit, or the one before. */
void editbox_next_hit(struct editbox *b, bool backwards);
void editbox_issue(struct editbox *b);
void editbox_ask_draw(const struct editbox *b, struct grid *g, int y, bool focused);
/* Forget what is searched for. */
void editbox_forget(struct editbox *b);

#endif
