/* The checklists, and one of them: what is done, what proves it, and what the learner says about it. */
#include "app/checklist.h"
#include <stdlib.h>
#include <string.h>
#include "app/proving.h"
#include "app/signoff.h"
#include "base/path.h"
#include "plain/place.h"

struct listing {
	struct app_checklist list;
	/* What the last review found, and for what; NULL for nothing. */
	struct review found;
	const struct checklist_item *found_for;
};

/* Saying. */

static void say_item(struct talk *t, const struct listing *c, size_t i)
{
	const struct checklist_item *item = &c->list.list->items[i];
	const struct item_known *k = &c->list.items[i];
	struct buf evidence = BUF_INIT;

	checklist_evidence(item, k, &evidence);
	talk_say(t, "%zu: %s", i + 1, item->text);
	talk_say(t, "   %s: %s%s%s", item_state_name(k->state), evidence.data, k->note ? "; note: " : "", k->note ? k->note : "");
	buf_done(&evidence);
}

static bool begins_group(const struct checklist *l, size_t i)
{
	const char *group = l->items[i].group, *before = i ? l->items[i - 1].group : NULL;

	return group && (!before || strcmp(group, before) != 0);
}

static void tell(struct talk *t, void *state)
{
	struct listing *c = state;
	const struct checklist *l = c->list.list;
	struct err e = ERR_INIT;

	if (app_checklist_refresh(&c->list, &e) < 0)
		talk_fail(t, &e);
	talk_say(t, "%s: %zu of %zu done.", l->title, c->list.done, l->n);
	if (l->intro[0])
		talk_say(t, "%s", l->intro);
	for (size_t i = 0; i < l->n && !t->over; i++) {
		if (begins_group(l, i))
			talk_say(t, "%s:", l->items[i].group);
		say_item(t, c, i);
	}
}

/* The item whose number begins *ARG, which is moved behind it; NULL where there is none, which was said. */
static const struct checklist_item *item_of(struct talk *t, const struct listing *c, const char **arg)
{
	char number[16];
	size_t n = strcspn(*arg, " \t"), i;

	if (n < sizeof number) {
		memcpy(number, *arg, n);
		number[n] = '\0';
		if (talk_number(number, c->list.list->n, &i)) {
			*arg += n;
			*arg += strspn(*arg, " \t");
			return &c->list.list->items[i - 1];
		}
	}
	talk_say(t, "The list has items from 1 to %zu.", c->list.list->n);
	return NULL;
}

static size_t index_of(const struct listing *c, const struct checklist_item *item)
{
	return (size_t)(item - c->list.list->items);
}

/* What came of a change to ITEM. */
static void changed(struct talk *t, const struct listing *c, const struct checklist_item *item, int status, struct err *e)
{
	if (status < 0)
		talk_fail(t, e);
	else
		say_item(t, c, index_of(c, item));
}

static void say_how_to_prove(struct talk *t, const struct listing *c, const struct checklist_item *item)
{
	talk_say(t, "review %zu and a folder reviews its Python files, which proves it where nothing is found.", index_of(c, item) + 1);
}

/* Doing something. */

static void act_tick(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	const struct checklist_item *item = item_of(t, c, &arg);
	struct err e = ERR_INIT;

	if (item && item->proof == PROOF_RULES)
		say_how_to_prove(t, c, item);
	else if (item)
		changed(t, c, item, app_checklist_tick(&c->list, item, *arg ? arg : NULL, &e), &e);
}

/* A signature or a review is not taken back by a slip of a finger. */
static void act_untick(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	const struct checklist_item *item = item_of(t, c, &arg);
	struct err e = ERR_INIT;

	if (!item)
		return;
	bool done = c->list.items[index_of(c, item)].state == ITEM_DONE;
	if (done && item->proof == PROOF_SIGN_OFF && !talk_yes(t, "Take the sign-off back?"))
		return;
	if (done && item->proof == PROOF_RULES && !talk_yes(t, "Take the review back?"))
		return;
	changed(t, c, item, app_checklist_untick(&c->list, item, &e), &e);
}

static void act_note(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	const struct checklist_item *item = item_of(t, c, &arg);
	struct err e = ERR_INIT;

	if (item)
		changed(t, c, item, app_checklist_note(&c->list, item, arg, &e), &e);
}

/* The item and the file name behind it. The caller frees *PATH. */
static const struct checklist_item *item_and_path(struct talk *t, const struct listing *c, const char *arg, char **path)
{
	const struct checklist_item *item = item_of(t, c, &arg);

	if (item && !*arg) {
		talk_say(t, "A name of a file must follow the number.");
		return NULL;
	}
	if (item)
		*path = path_typed(arg);
	return item;
}

static void act_request(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	char *path = NULL;
	const struct checklist_item *item = item_and_path(t, c, arg, &path);
	struct err e = ERR_INIT;

	if (!item)
		return;
	if (item->proof != PROOF_SIGN_OFF)
		talk_say(t, "Nobody has to sign this off.");
	else if (path_is_file(path) && !talk_yes(t, "There is such a file. Replace it?"))
		talk_say(t, "Nothing was written.");
	else if (signoff_write(&c->list, item, path, &e) < 0)
		talk_fail(t, &e);
	else
		talk_say(t, "Written. Your colleague runs `asynctutor sign` on it; then take it in here.");
	free(path);
}

static void act_take(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	struct signoff taken;
	struct err e = ERR_INIT;
	char *path = path_typed(arg);

	if (signoff_take(&c->list, path, NULL, &taken, &e) < 0) {
		talk_fail(t, &e);
	} else {
		talk_say(t, "The signature is good, and kept with your progress.");
		tell(t, c);
	}
	signoff_done(&taken);
	free(path);
}

static void forget_found(struct listing *c)
{
	review_done(&c->found);
	c->found = (struct review){0};
	c->found_for = NULL;
}

/* What P found for ITEM; it is over. */
static void tell_outcome(struct talk *t, struct listing *c, const struct checklist_item *item, struct proving *p)
{
	struct buf doubt = BUF_INIT;
	struct err e = ERR_INIT;
	bool clean;

	forget_found(c);
	if (proving_end(p, &c->found, &clean, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	say_item(t, c, index_of(c, item));
	if (clean)
		return;
	proving_doubt(&c->found, &doubt);
	talk_say(t, "Not proved: %s.", doubt.data);
	if (c->found.files.len || c->found.unread.len) {
		c->found_for = item;
		talk_say(t, "open %zu goes through what was found.", index_of(c, item) + 1);
	}
	buf_done(&doubt);
}

static void act_review(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	const struct checklist_item *item = item_of(t, c, &arg);
	struct err e = ERR_INIT;

	if (!item)
		return;
	char *folder = *arg ? path_typed(arg) : proving_folder(t->app);
	struct proving *p = folder ? proving_begin(&c->list, item, folder, &e) : NULL;
	if (!folder)
		talk_say(t, "A folder must follow the number: none was reviewed before.");
	else if (!p)
		talk_fail(t, &e);
	else if (plain_wait_review(t, proving_work(p)))
		tell_outcome(t, c, item, p);
	else
		proving_drop(p);
	free(folder);
}

/* What was found for ITEM, or how to find something. */
static void open_found(struct talk *t, struct listing *c, const struct checklist_item *item)
{
	struct err e = ERR_INIT;
	const char **rules;
	size_t n;

	if (c->found_for != item) {
		say_how_to_prove(t, c, item);
		return;
	}
	if (proving_rules(&c->list, item, &rules, &n, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	plain_found(t, &c->found, rules, n);
	free(rules);
	forget_found(c);
	if (!t->over)
		talk_say(t, "review %zu looks at the folder again.", index_of(c, item) + 1);
}

static void act_open(struct talk *t, void *state, const char *arg)
{
	struct listing *c = state;
	const struct checklist_item *item = item_of(t, c, &arg);

	if (!item)
		return;
	struct app_next next = app_checklist_next(&c->list, item);
	switch (item->proof) {
	case PROOF_COURSE:
		if (next.lesson)
			plain_lesson(t, next.lesson, NULL);
		else if (next.exercise)
			plain_exercise(t, next.exercise);
		else
			talk_say(t, "All of it is read and passed.");
		break;
	case PROOF_RULES:
		open_found(t, c, item);
		break;
	case PROOF_SIGN_OFF:
		talk_say(t, "request %zu and a file name writes a request for a colleague, take takes the signed one in.", index_of(c, item) + 1);
		break;
	case PROOF_WORD:
		talk_say(t, "tick %zu gives your word for it.", index_of(c, item) + 1);
		break;
	}
}

static const struct command commands[] = {
    {"tick", "x", "NUMBER [NOTE]", "give your word for the item", true, act_tick, false},
    {"untick", "", "NUMBER", "take back what was said", true, act_untick, false},
    {"note", "n", "NUMBER [TEXT]", "write a note to the item; without a text take it away", true, act_note, false},
    {"open", "o", "NUMBER", "what proves the item: its next lesson or exercise, what a review found, or what to do", true, act_open, false},
    {"review", "", "NUMBER [FOLDER]", "review the Python files of a folder, or of the last one again, for an item that rules prove", true, act_review, false},
    {"request", "", "NUMBER FILE", "write a request to sign the item off to a file", true, act_request, false},
    {"take", "i", "FILE", "take in the signed file", true, act_take, false},
};

static const struct talk_place place = {
    .name = "Checklist",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .tell = tell,
    .number_help = "as open and that number",
    .number = act_open,
};

static void one_list(struct talk *t, const char *slug)
{
	struct listing c = {0};
	struct err e = ERR_INIT;
	struct checklist *list = checklist_of(app_course(t->app), slug, &e);

	if (!list || app_checklist_read(t->app, list, &c.list, &e) < 0) {
		talk_fail(t, &e);
		return;
	}
	talk_in(t, &place, &c);
	forget_found(&c);
	app_checklist_done(&c.list);
}

/* All lists. */

struct lists {
	char **slugs;
	size_t n;
};

static void tell_lists(struct talk *t, void *state)
{
	struct lists *l = state;

	for (size_t i = 0; i < l->n; i++) {
		struct err e = ERR_INIT;
		struct app_checklist c;
		struct checklist *list = checklist_of(app_course(t->app), l->slugs[i], &e);
		if (!list || app_checklist_read(t->app, list, &c, &e) < 0) {
			talk_fail(t, &e);
			continue;
		}
		talk_say(t, "%zu: %s (%zu of %zu)", i + 1, list->title, c.done, list->n);
		app_checklist_done(&c);
	}
	if (!l->n)
		talk_say(t, "The course has no checklists.");
}

static void open_list(struct talk *t, void *state, const char *arg)
{
	const struct lists *l = state;
	size_t n;

	if (talk_number(arg, l->n, &n))
		one_list(t, l->slugs[n - 1]);
	else
		talk_say(t, "There are %zu lists.", l->n);
}

static const struct talk_place lists_place = {
    .name = "Checklists",
    .tell = tell_lists,
    .number_help = "open that list",
    .number = open_list,
};

void plain_checklists(struct talk *t, const char *arg)
{
	struct lists l;

	if (t->depth >= TALK_DEPTH) {
		talk_say(t, "Go back first: too many places are open.");
	} else if (*arg) {
		one_list(t, arg);
	} else {
		checklist_list(app_course(t->app), &l.slugs, &l.n);
		talk_in(t, &lists_place, &l);
		path_list_free(l.slugs, l.n);
	}
}
