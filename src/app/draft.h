/*
 * The learner's file while it is edited in the tutor: what was typed and is not saved yet stands in the store as a draft, which a crash or a lost
 * connection leaves; and saving never loses what another program wrote meanwhile.
 *
 * A draft is not the file: that is written by app_save() alone. Ownership: results are the caller's.
 */
#ifndef ASYNCTUTOR_APP_DRAFT_H
#define ASYNCTUTOR_APP_DRAFT_H

#include "app/app.h"

struct app_draft {
	char *text; /* NULL where there is none; any bytes, terminated */
	size_t len;
	bool of_this; /* it was begun with the text that was asked about */
};
/* The draft of X, and whether it was begun with the LEN bytes of TEXT, the file as it is. Free with app_draft_done(). */
void app_draft_get(struct app *a, const struct exercise *x, const char *text, size_t len, struct app_draft *out);
void app_draft_done(struct app_draft *d);
/* Keep LEN bytes of DRAFT, which was begun with the TEXT_LEN bytes of TEXT. */
int app_draft_put(struct app *a, const struct exercise *x, const char *text, size_t text_len, const char *draft, size_t len, struct err *e);
/* There is none any more. */
int app_draft_drop(struct app *a, const struct exercise *x, struct err *e);

enum app_saved {
	APP_SAVED,
	APP_SAVE_DIFFERS, /* nothing was written: the file is neither what was read nor what is to be saved */
};
/*
 * Write LEN bytes of TEXT to the learner's file, of which WAS (WAS_LEN bytes) was read last, and drop the draft. OVER: also where another program changed
 * it, keeping a copy of that, called "elsewhere". What another program wrote before WAS was read is kept as "editor" with FIRST, the first save since then.
 */
int app_save(struct app *a, const struct exercise *x, const char *was, size_t was_len, const char *text, size_t len, bool first, bool over,
    enum app_saved *out, struct err *e);
/* Keep LEN bytes of a draft that is given up as a copy, called "draft", and drop it. */
int app_draft_give_up(struct app *a, const struct exercise *x, const char *draft, size_t len, struct err *e);

#endif
