/* A review of a folder, which goes on while keys are taken, for an item of a checklist that rules prove. */
#include <stdlib.h>
#include "base/path.h"
#include "base/xalloc.h"
#include "tui/checklist.h"
#include "tui/review.h"

static void forget(struct checklist_state *c)
{
	review_done(&c->found);
	c->found = (struct review){0};
	free(c->doubt);
	free(c->folder);
	c->doubt = c->folder = NULL;
	c->reviewed = NULL;
}

void checklist_prove_done(struct checklist_state *c)
{
	proving_drop(c->proving);
	c->proving = NULL;
	forget(c);
}

/* The job. */

static int work_fd(const struct screen *s)
{
	const struct checklist_state *c = s->state;

	return review_work_fd(proving_work(c->proving));
}

static void work_tell(const struct screen *s, struct buf *out)
{
	const struct checklist_state *c = s->state;

	review_tell(proving_work(c->proving), out);
}

/* What came of it; the rows say it as well. */
static void say_outcome(struct screen *s, bool clean)
{
	const struct checklist_state *c = s->state;

	if (ui_top(s->ui) != s)
		return;
	if (clean)
		ui_say(s->ui, "Nothing was found in %s, which proves it.", path_base(c->folder));
	else if (checklist_has_found(c, c->reviewed))
		ui_say(s->ui, "Not proved. %s shows what was found.", action_key(ACT_FOLLOW, s->scopes));
	else
		ui_say(s->ui, "Not proved: %s.", c->doubt);
}

static bool work_poll(struct screen *s)
{
	struct checklist_state *c = s->state;
	struct proving *ended = c->proving;
	struct buf doubt = BUF_INIT;
	struct err e = ERR_INIT;
	bool clean;

	if (!review_work_over(proving_work(ended)))
		return false;
	c->proving = NULL;
	if (proving_end(ended, &c->found, &clean, &e) < 0) {
		ui_fail(s->ui, &e);
		forget(c);
	} else if (clean) {
		say_outcome(s, true);
		forget(c);
	} else {
		proving_doubt(&c->found, &doubt);
		c->doubt = buf_detach(&doubt);
		say_outcome(s, false);
	}
	checklist_show(s);
	return true;
}

static void work_stop(struct screen *s)
{
	checklist_prove_done(s->state);
	checklist_show(s);
	ui_tell(s->ui, "The review was stopped.");
}

/* What is reviewed. */

static bool is_busy(struct screen *s)
{
	if (s->ui->job.owner)
		ui_tell(s->ui, "Something is running already. Esc ends it.");
	return s->ui->job.owner;
}

static void folder_chosen(struct screen *s, const char *folder)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;

	if (is_busy(s))
		return;
	struct proving *p = proving_begin(&c->list, c->asked, folder, &e);
	if (!p) {
		ui_fail(s->ui, &e);
		return;
	}
	forget(c);
	c->proving = p;
	c->reviewed = c->asked;
	c->folder = xstrdup(folder);
	ui_job(s->ui, &(struct job){s, work_fd, work_poll, work_tell, work_stop, 0});
}

void checklist_prove(struct screen *s)
{
	if (is_busy(s))
		return;
	char *last = proving_folder(s->ui->app);
	ui_push(s->ui, &screen_files, &(struct folder_request){"Review: which folder?", last, s, folder_chosen});
	free(last);
}

/* What was found. */

bool checklist_has_found(const struct checklist_state *c, const struct checklist_item *item)
{
	return c->reviewed == item && c->doubt && (c->found.files.len || c->found.unread.len);
}

bool checklist_open_found(struct screen *s, const struct checklist_item *item)
{
	struct checklist_state *c = s->state;
	struct err e = ERR_INIT;
	const char **rules, *folder = c->folder;
	size_t n;

	if (!checklist_has_found(c, item))
		return false;
	if (proving_rules(&c->list, item, &rules, &n, &e) < 0) {
		ui_fail(s->ui, &e);
		return true;
	}
	ui_push(s->ui, &screen_review, &(struct review_request){&folder, 1, rules, n, &c->found});
	free(rules);
	forget(c); /* the screen has it, and may change it */
	checklist_show(s);
	return true;
}
