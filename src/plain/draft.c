/* What was typed on the screens and not saved: take it or leave it. */
#include <stdlib.h>
#include <string.h>
#include "app/draft.h"
#include "app/sentences.h"
#include "plain/exercise.h"

static void take(struct talk *t, const struct work_on *w, const char *file, size_t len, const struct app_draft *d)
{
	struct err e = ERR_INIT;
	enum app_saved saved;

	if (app_save(t->app, w->exercise, file, len, d->text, d->len, true, false, &saved, &e) < 0)
		talk_fail(t, &e);
	else if (saved == APP_SAVE_DIFFERS)
		talk_say(t, "Another program saved your file just now, so nothing was done. What you had typed is still there.");
	else
		talk_say(t, SAY_DRAFT_BACK " It is in your file.");
}

static void leave(struct talk *t, const struct work_on *w, const struct app_draft *d)
{
	struct err e = ERR_INIT;

	if (app_draft_give_up(t->app, w->exercise, d->text, d->len, &e) < 0)
		talk_fail(t, &e);
	else
		talk_say(t, SAY_DRAFT_KEPT ".");
}

void work_ask_draft(struct talk *t, const struct work_on *w)
{
	struct app_draft d;
	char *file;
	size_t len;

	if (!work_read(t, w, &file, &len))
		return;
	app_draft_get(t->app, w->exercise, file, len, &d);
	if (d.text && (d.len != len || memcmp(d.text, file, len) != 0)) {
		talk_say(t, d.of_this ? SAY_DRAFT_UNSAVED "." : SAY_DRAFT_UNSAVED SAY_DRAFT_CHANGED);
		if (talk_yes(t, SAY_DRAFT_ASK " history names it."))
			take(t, w, file, len, &d);
		else if (!t->over) /* at the end of the input it waits for the next time */
			leave(t, w, &d);
	}
	app_draft_done(&d);
	free(file);
}
