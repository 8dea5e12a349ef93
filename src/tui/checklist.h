/* The screen of one checklist: its items (checklist.c), and the review of a folder for those that rules prove (checklist_prove.c). */
#ifndef ASYNCTUTOR_TUI_CHECKLIST_H
#define ASYNCTUTOR_TUI_CHECKLIST_H

#include "app/proving.h"
#include "tui/list.h"
#include "tui/ui.h"

struct checklist_state {
	struct app_checklist list;
	struct list rows; /* an entry is the index of an item */
	const struct checklist_item *asked; /* what is being typed or chosen is about it */
	struct proving *proving;	    /* NULL while nothing goes on */
	/* What is reviewed, or was: for which item, and the folder. The item is NULL where there is nothing to be said of it. */
	const struct checklist_item *reviewed;
	char *folder;
	char *doubt; /* why it proves nothing; NULL until that is known */
	struct review found;
};

/* The rows anew; the same item stays selected. */
void checklist_show(struct screen *s);

/* Let the learner choose the folder whose review proves the item `asked`. */
void checklist_prove(struct screen *s);
/* The review screen, with what was found for ITEM; false where that is nothing. */
bool checklist_open_found(struct screen *s, const struct checklist_item *item);
/* ITEM was reviewed, and there is something to open. */
bool checklist_has_found(const struct checklist_state *c, const struct checklist_item *item);
/* Whatever goes on is given up. */
void checklist_prove_done(struct checklist_state *c);

/* Opened with a slug, which it only reads then. */
extern const struct screen_ops screen_checklist;

#endif
