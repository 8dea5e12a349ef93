/* What a key means: actions.def, as the learner's file of keys changes it (tui/keymap.h). */
#ifndef ASYNCTUTOR_TUI_ACTION_H
#define ASYNCTUTOR_TUI_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "tui/key.h"

enum action {
	ACT_NONE,
#define ACTION(id, scopes, keys, label, help) ACT_##id,
#define ALSO(id, scopes, keys)
#include "tui/actions.def"
#undef ACTION
#undef ALSO
	ACTIONS
};

enum scope {
	SCOPE_SCREEN = 1 << 0,	 /* every screen that is not a question */
	SCOPE_MOVE = 1 << 1,	 /* anything that scrolls or has a selection */
	SCOPE_TEXT = 1 << 2,	 /* text: lessons, pages, exercises */
	SCOPE_READ = 1 << 3,	 /* text that fills the screen */
	SCOPE_HOME = 1 << 4,
	SCOPE_LESSON = 1 << 5,
	SCOPE_EXERCISE = 1 << 6,
	SCOPE_CONFIRM = 1 << 7,
	SCOPE_NOTICE = 1 << 8,
	SCOPE_INPUT = 1 << 9,	 /* typing a text */
	SCOPE_TIMELINE = 1 << 10,
	SCOPE_CONTENTS = 1 << 11, /* a lesson without a pane below it */
	SCOPE_RAN = 1 << 12,	  /* a lesson with one */
	SCOPE_PRESENT = 1 << 13,
	SCOPE_ASK = 1 << 14,	  /* questions, and what came of them */
	SCOPE_REPEAT = 1 << 15,
	SCOPE_CHECKLIST = 1 << 16,
	SCOPE_BOARD = 1 << 17,	  /* of a class */
	SCOPE_EDITOR = 1 << 18,  /* typing a program */
	SCOPE_REPLACE = 1 << 19, /* there, while each hit is asked about */
	SCOPE_HISTORY = 1 << 20, /* the versions of a file */
	SCOPE_PUZZLE = 1 << 21,
	SCOPE_STEPS = 1 << 22, /* a solution line by line */
	SCOPE_WRITE = 1 << 23, /* an exercise while one types in its code */
	SCOPE_SETTINGS = 1 << 24,
	SCOPE_REVIEW = 1 << 25,
	SCOPE_FILES = 1 << 26, /* choosing one */
};

/* The action of KEY in any of SCOPES; ACT_NONE where it has none. */
enum action action_of(uint32_t key, unsigned scopes);
/* The word for the footer. */
const char *action_label(enum action a);
const char *action_help(enum action a);
/* All scopes in which the action has a key. */
unsigned action_scopes(enum action a);
/* Appends the names of the keys of A in SCOPES, separated by SEPARATOR, at most MAX of them; 0 for all. Returns how many. */
int action_keys(enum action a, unsigned scopes, int max, const char *separator, struct buf *out);
/* The name of the first key of A in SCOPES to OUT, "" where it has none there; returns OUT. */
const char *action_key(enum action a, unsigned scopes, char out[KEY_NAME]);
/* Appends its name in a file of keys: "half-down". */
void action_name(enum action a, struct buf *out);
/* Row I, from 0, of actions.def: the names of the keys, separated by blanks, that ACTION has in SCOPES. False behind the last. */
bool action_row(size_t i, enum action *action, unsigned *scopes, const char **keys);

#endif
