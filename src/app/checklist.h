/*
 * What is known of a checklist: which items are done, by what, until when. All of it is derived from events, so that it comes along with them.
 *
 * Events are about COURSE/checklist/SLUG, with the hash of the list's file; results:
 *   ticked, unticked  {"item", "text": hash of the item's text, "note"?, "review"?: {"folder", "files", "rules"}}
 *   noted             {"item", "note"}
 *   signed-off        see app/signoff.h
 */
#ifndef ASYNCTUTOR_APP_CHECKLIST_H
#define ASYNCTUTOR_APP_CHECKLIST_H

#include "app/app.h"
#include "app/review.h"
#include "course/checklist.h"
#include "report/checklist.h"

#define NOTE_BYTES 2000

struct app_checklist {
	struct app *app;
	struct checklist *list;
	struct item_known *items; /* as list->items */
	size_t done;		  /* how many are ITEM_DONE */
};

/* What is known of LIST, which is handed over, also on failure. Without a store every item that only an event proves is open. */
int app_checklist_read(struct app *a, struct checklist *list, struct app_checklist *out, struct err *e);
/* Read again what is known, after an event. */
int app_checklist_refresh(struct app_checklist *c, struct err *e);
void app_checklist_done(struct app_checklist *c);
/* The first lesson that was not read, else the first exercise that was not passed, of what proves ITEM; none where all of it is. */
struct app_next app_checklist_next(const struct app_checklist *c, const struct checklist_item *item);
/* COURSE/checklist/SLUG; the caller frees. */
char *app_checklist_object(const struct app_checklist *c);

/*
 * The learner's word that the item is done, with a NOTE (NULL keeps the one that is there). ERR_USAGE where something else proves it: the error
 * says what to do.
 */
int app_checklist_tick(struct app_checklist *c, const struct checklist_item *item, const char *note, struct err *e);
/* Take back a word, a review or a sign-off. */
int app_checklist_untick(struct app_checklist *c, const struct checklist_item *item, struct err *e);
int app_checklist_note(struct app_checklist *c, const struct checklist_item *item, const char *note, struct err *e);

/* For app/proving.c: ITEM is proved by REVIEW, {"folder", "files", "rules"}, which is handed over. */
int app_checklist_prove(struct app_checklist *c, const struct checklist_item *item, struct js *review, struct err *e);

/* For app/signoff.c: from when on a proof of the time AT does not count any more; 0 for never. */
int64_t checklist_expiry(const struct checklist_item *item, int64_t at);

#endif
