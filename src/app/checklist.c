#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "app/checklist.h"
#include "app/internal.h"
#include "base/clock.h"
#include "base/xalloc.h"

/* ---- what is known */

static void forget(struct item_known *k)
{
	free(k->by);
	free(k->key);
	free(k->folder);
	*k = (struct item_known){.note = k->note};
}

static void set_text(char **text, const char *to)
{
	free(*text);
	*text = to && *to ? xstrdup(to) : NULL;
}

/* The day of the month stays, or is the last one of a shorter month. */
static int64_t add_months(int64_t at, int months)
{
	time_t seconds = (time_t)(at / 1000);
	struct tm day;

	gmtime_r(&seconds, &day);
	int mday = day.tm_mday, sum = day.tm_mon + months;
	day.tm_year += sum / 12;
	day.tm_mon = sum % 12;
	time_t then = timegm(&day);
	gmtime_r(&then, &day);
	if (day.tm_mday != mday)
		then -= (time_t)day.tm_mday * 24 * 3600;
	return (int64_t)then * 1000 + at % 1000;
}

int64_t checklist_expiry(const struct checklist_item *item, int64_t at)
{
	switch (item->unit) {
	case EXPIRES_DAYS:
		return at + (int64_t)item->expires * 24 * 3600 * 1000;
	case EXPIRES_MONTHS:
		return add_months(at, item->expires);
	default:
		return 0;
	}
}

static void take_review(struct item_known *k, const struct js *review)
{
	long long files = 0, rules = 0;

	set_text(&k->folder, js_text(js_get(review, "folder")));
	js_int(js_get(review, "files"), &files);
	js_int(js_get(review, "rules"), &rules);
	k->files = files > 0 ? (size_t)files : 0;
	k->rules = rules > 0 ? (size_t)rules : 0;
}

/* The item is done since AT, for the text whose hash is HASH. */
static void take_done(struct item_known *k, const struct checklist_item *item, int64_t at, const char *hash)
{
	forget(k);
	k->at = at;
	k->until = checklist_expiry(item, at);
	k->state = !hash || strcmp(hash, item->hash) != 0 ? ITEM_CHANGED : k->until && k->until <= clock_now() ? ITEM_EXPIRED : ITEM_DONE;
}

static void take_item(struct item_known *k, const struct checklist_item *item, const struct event *ev, const struct js *result)
{
	const char *note = js_text(js_get(result, "note"));

	if (ev->verb == VERB_NOTED) {
		set_text(&k->note, note);
		return;
	}
	if (ev->verb == VERB_UNTICKED) {
		forget(k);
		return;
	}
	if (item->proof != PROOF_WORD && (item->proof != PROOF_RULES || !js_get(result, "review")))
		return;
	take_done(k, item, ev->at, js_text(js_get(result, "text")));
	if (note)
		set_text(&k->note, note);
	if (item->proof == PROOF_RULES)
		take_review(k, js_get(result, "review"));
}

static void take_sign_off(struct app_checklist *c, const struct event *ev, const struct js *result)
{
	const struct js *items = js_get(result, "items");

	for (size_t i = 0; i < js_count(items); i++) {
		const char *id = js_text(js_get(js_at(items, i), "item"));
		const struct checklist_item *item = id ? checklist_item(c->list, id) : NULL;
		if (!item || item->proof != PROOF_SIGN_OFF)
			continue;
		struct item_known *k = &c->items[item - c->list->items];
		take_done(k, item, ev->at, js_text(js_get(js_at(items, i), "text")));
		set_text(&k->by, js_text(js_get(result, "by")));
		set_text(&k->key, js_text(js_get(result, "key")));
	}
}

static int take(const struct event *ev, void *ctx)
{
	struct app_checklist *c = ctx;
	struct err e = ERR_INIT;
	struct js *result = js_parse(ev->result, strlen(ev->result), "", 1, &e);
	const char *id = js_text(js_get(result, "item"));
	const struct checklist_item *item = id ? checklist_item(c->list, id) : NULL;

	if (ev->verb == VERB_SIGNED_OFF)
		take_sign_off(c, ev, result);
	else if (item && (ev->verb == VERB_TICKED || ev->verb == VERB_UNTICKED || ev->verb == VERB_NOTED))
		take_item(&c->items[item - c->list->items], item, ev, result);
	js_free(result);
	err_done(&e);
	return 0;
}

static void later(int64_t *at, int64_t when)
{
	if (when > *at)
		*at = when;
}

/* Lessons that were read and exercises that were passed need no event of their own. */
static void look_at_course(struct app_checklist *c, const struct checklist_item *item, struct item_known *k)
{
	const struct course *course = app_course(c->app);

	k->done = 0;
	k->of = item->nlessons + item->nexercises;
	k->at = 0;
	for (size_t i = 0; i < item->nlessons; i++) {
		const struct progress *p = app_lesson_progress(c->app, &course->lessons[item->lessons[i]]);
		k->done += p->state >= PROGRESS_READ;
		later(&k->at, p->last_at);
	}
	for (size_t i = 0; i < item->nexercises; i++) {
		const struct progress *p = app_exercise_progress(c->app, &course->exercises[item->exercises[i]]);
		k->done += p->state == PROGRESS_PASSED;
		later(&k->at, p->passed_at);
	}
	k->state = k->done == k->of ? ITEM_DONE : ITEM_OPEN;
	if (k->state == ITEM_OPEN)
		k->at = 0;
}

char *app_checklist_object(const struct app_checklist *c)
{
	return app_object(c->app, "checklist", c->list->slug);
}

static void clear(struct app_checklist *c)
{
	for (size_t i = 0; i < c->list->n; i++) {
		forget(&c->items[i]);
		set_text(&c->items[i].note, NULL);
	}
	c->done = 0;
}

int app_checklist_refresh(struct app_checklist *c, struct err *e)
{
	char *object = app_checklist_object(c);

	clear(c);
	int status = app_store(c->app) ? store_each_of(app_store(c->app), object, take, c, e) : 0;
	for (size_t i = 0; i < c->list->n; i++) {
		if (c->list->items[i].proof == PROOF_COURSE)
			look_at_course(c, &c->list->items[i], &c->items[i]);
		c->done += c->items[i].state == ITEM_DONE;
	}
	free(object);
	return status;
}

int app_checklist_read(struct app *a, struct checklist *list, struct app_checklist *out, struct err *e)
{
	*out = (struct app_checklist){a, list, xcalloc(list->n, sizeof *out->items), 0};
	if (app_checklist_refresh(out, e) == 0)
		return 0;
	app_checklist_done(out);
	return -1;
}

void app_checklist_done(struct app_checklist *c)
{
	if (c->list)
		clear(c);
	free(c->items);
	checklist_close(c->list);
	*c = (struct app_checklist){0};
}

/* ---- what the learner says */

/* Add an event about the list, whose result is handed over, and read again. */
static int record(struct app_checklist *c, enum verb verb, struct js *result, struct err *e)
{
	char *object = app_checklist_object(c);
	int status = app_store(c->app) ? app_record(c->app, verb, object, c->list->hash, result, e)
	                               : err_set(e, ERR_USAGE, "there is no store to record it in");

	free(object);
	js_free(result);
	return status < 0 ? -1 : app_checklist_refresh(c, e);
}

static int check_note(const char *note, struct err *e)
{
	return note && strlen(note) > NOTE_BYTES ? err_set(e, ERR_USAGE, "a note has at most %d bytes", NOTE_BYTES) : 0;
}

static struct js *result_of(const struct checklist_item *item, const char *note)
{
	struct js *result = js_object();

	js_set_str(result, "item", item->id);
	js_set_str(result, "text", item->hash);
	if (note)
		js_set_str(result, "note", note);
	return result;
}

int app_checklist_tick(struct app_checklist *c, const struct checklist_item *item, const char *note, struct err *e)
{
	switch (item->proof) {
	case PROOF_COURSE:
		return err_set(e, ERR_USAGE, "%s is proved by what you read and pass, not by a tick: %zu of %zu are done", item->id,
		    c->items[item - c->list->items].done, c->items[item - c->list->items].of);
	case PROOF_RULES:
		return err_set(e, ERR_USAGE, "%s is proved by a review of a folder: asynctutor checklist %s --project DIR", item->id, c->list->slug);
	case PROOF_SIGN_OFF:
		return err_set(e, ERR_USAGE, "%s is signed off by somebody else: asynctutor checklist %s --request FILE", item->id, c->list->slug);
	default:
		return check_note(note, e) < 0 ? -1 : record(c, VERB_TICKED, result_of(item, note), e);
	}
}

int app_checklist_untick(struct app_checklist *c, const struct checklist_item *item, struct err *e)
{
	if (item->proof == PROOF_COURSE)
		return err_set(e, ERR_USAGE, "%s is proved by what you read and pass, which nothing takes back", item->id);
	return record(c, VERB_UNTICKED, result_of(item, NULL), e);
}

int app_checklist_note(struct app_checklist *c, const struct checklist_item *item, const char *note, struct err *e)
{
	return check_note(note, e) < 0 ? -1 : record(c, VERB_NOTED, result_of(item, note), e);
}

/* ---- what rules say */

/* Without a store, as in a gate of a pipeline, it counts for this run of the program. */
int app_checklist_prove(struct app_checklist *c, const struct checklist_item *item, struct js *review, struct err *e)
{
	struct js *result = result_of(item, NULL);

	js_set(result, "review", review);
	if (app_store(c->app))
		return record(c, VERB_TICKED, result, e);
	struct item_known *k = &c->items[item - c->list->items];
	c->done += k->state != ITEM_DONE;
	take_done(k, item, clock_now(), item->hash);
	take_review(k, js_get(result, "review"));
	js_free(result);
	return 0;
}

struct app_next app_checklist_next(const struct app_checklist *c, const struct checklist_item *item)
{
	const struct course *course = app_course(c->app);

	for (size_t i = 0; i < item->nlessons; i++)
		if (app_lesson_progress(c->app, &course->lessons[item->lessons[i]])->state < PROGRESS_READ)
			return (struct app_next){.lesson = &course->lessons[item->lessons[i]]};
	for (size_t i = 0; i < item->nexercises; i++)
		if (app_exercise_progress(c->app, &course->exercises[item->exercises[i]])->state < PROGRESS_PASSED)
			return (struct app_next){.exercise = &course->exercises[item->exercises[i]]};
	return (struct app_next){0};
}
