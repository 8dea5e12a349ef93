/*
 * What was changed, so that it can be undone and done again. A step is what one command did, or several of one group in a row.
 *
 * Ownership: the history owns copies of all text. Starts with all zero.
 */
#ifndef ASYNCTUTOR_EDITOR_HISTORY_H
#define ASYNCTUTOR_EDITOR_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/vec.h"

enum history_group { GROUP_NONE, GROUP_TYPE, GROUP_ERASE, GROUP_DELETE };

struct history_cursor {
	size_t anchor, cursor;
};

struct history_change {
	size_t at;
	char *removed;
	size_t nremoved;
	struct buf inserted;
	bool first;		      /* of its step */
	struct history_cursor before; /* of the first */
	struct history_cursor after;  /* of the last */
};

struct history {
	VEC(struct history_change) changes;
	size_t done;  /* how many of them are in the text; the others were undone */
	size_t saved; /* what `done` was when the text was saved; SIZE_MAX where that cannot be come back to */
	enum history_group group; /* of the last step, while it may go on */
};

void history_done(struct history *h);
/* Note a change that is about to be made: LEN bytes of TEXT in place of REMOVED, which the history takes. */
void history_add(struct history *h, enum history_group group, struct history_cursor before, size_t at, char *removed, size_t nremoved,
    const char *text, size_t len);
/* The cursor after the last change. */
void history_cursor(struct history *h, struct history_cursor after);
/* What comes is a step of its own. */
void history_end(struct history *h);

#endif
