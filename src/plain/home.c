/* Home: everything there is to learn, how far one is, and what comes next. */
#include <stdlib.h>
#include <string.h>
#include "app/checklist.h"
#include "app/classroom.h"
#include "app/place.h"
#include "app/placement.h"
#include "app/repeat.h"
#include "app/states.h"
#include "base/clock.h"
#include "base/str.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "plain/place.h"
#include "report/catalogue.h"

/* What a number opens: one of these. */
struct entry {
	const struct module *module;
	const struct lesson *lesson;
	const struct exercise *exercise;
};

struct home {
	VEC(struct entry) list; /* what was listed last, numbered from 1 */
};

/* Lists. */

static void add_entry(struct talk *t, struct home *h, struct entry entry, struct buf *out)
{
	*vec_push(&h->list) = entry;
	buf_addf(out, "%zu: ", h->list.len);
	if (entry.lesson) {
		enum progress_state state = app_lesson_progress(t->app, entry.lesson)->state;
		bool known = state == PROGRESS_NEW && placement_knows(t->app, entry.lesson);
		buf_addf(out, "%s%s Lesson, %s", entry.lesson->title, talk_stop(entry.lesson->title), known ? "known" : progress_state_name(state));
		if (entry.lesson->minutes)
			buf_addf(out, ", %d min", entry.lesson->minutes);
	} else if (entry.exercise) {
		buf_addf(out, "%s%s Exercise, %s", entry.exercise->title, talk_stop(entry.exercise->title),
		    progress_state_name(app_exercise_progress(t->app, entry.exercise)->state));
		if (entry.exercise->minutes)
			buf_addf(out, ", %d min", entry.exercise->minutes);
	}
	buf_addstr(out, ".\n");
}

static void add_lesson(struct talk *t, struct home *h, const struct lesson *l, struct buf *out)
{
	const struct course *c = app_course(t->app);

	add_entry(t, h, (struct entry){.lesson = l}, out);
	for (size_t i = 0; i < l->exercises; i++)
		add_entry(t, h, (struct entry){.exercise = &c->exercises[l->first_exercise + i]}, out);
}

static void list_module(struct talk *t, struct home *h, const struct module *m)
{
	struct buf out = BUF_INIT;

	h->list.len = 0;
	buf_addf(&out, "%s%s\n", m->title, talk_stop(m->title));
	for (size_t i = 0; i < m->lessons; i++)
		add_lesson(t, h, &app_course(t->app)->lessons[m->first_lesson + i], &out);
	buf_addstr(&out, "A number opens one of them.\n");
	talk_text(t, out.data);
	buf_done(&out);
}

/* How much of the lessons FROM to before END, and of their exercises, is done. */
static void count(struct talk *t, size_t from, size_t end, size_t *done, size_t *all)
{
	const struct course *c = app_course(t->app);

	*done = *all = 0;
	for (size_t i = from; i < end; i++) {
		const struct lesson *l = &c->lessons[i];
		*all += 1 + l->exercises;
		*done += app_lesson_progress(t->app, l)->state >= PROGRESS_READ;
		for (size_t k = 0; k < l->exercises; k++)
			*done += app_exercise_progress(t->app, &c->exercises[l->first_exercise + k])->state >= PROGRESS_PASSED;
	}
}

static void list_modules(struct talk *t, struct home *h)
{
	const struct course *c = app_course(t->app);
	struct buf out = BUF_INIT;

	h->list.len = 0;
	for (size_t i = 0; i < c->nmodules; i++) {
		const struct module *m = &c->modules[i];
		size_t done, all;
		count(t, m->first_lesson, m->first_lesson + m->lessons, &done, &all);
		*vec_push(&h->list) = (struct entry){.module = m};
		buf_addf(&out, "%zu: %s%s %zu of %zu done.\n", h->list.len, m->title, talk_stop(m->title), done, all);
	}
	for (size_t i = 0; i < c->nfaults; i++) {
		const struct course_fault *f = &c->faults[i];
		buf_addf(&out, "Fault: %s:%d: %s\n", f->path, f->line, f->text);
	}
	buf_addstr(&out, "A number tells what is in a module.\n");
	talk_text(t, out.data);
	buf_done(&out);
}

/* Opening. */

static void open_entry(struct talk *t, struct home *h, struct entry e)
{
	if (e.module)
		list_module(t, h, e.module);
	else if (e.lesson)
		plain_lesson(t, e.lesson, NULL);
	else
		plain_exercise(t, e.exercise);
}

static void number(struct talk *t, void *state, const char *arg)
{
	struct home *h = state;
	size_t n;

	if (!h->list.len)
		talk_say(t, "Nothing was listed yet: list names the modules, and then numbers mean something.");
	else if (!talk_number(arg, h->list.len, &n))
		talk_say(t, "The list has numbers from 1 to %zu.", h->list.len);
	else
		open_entry(t, h, h->list.ptr[n - 1]);
}

static bool other(struct talk *t, void *state, const char *line)
{
	const struct course *c = app_course(t->app);
	const struct entry e = {.lesson = course_lesson(c, line), .exercise = course_exercise(c, line)};

	if (!e.lesson && !e.exercise)
		return false;
	open_entry(t, state, e);
	return true;
}

/* Commands. */

static void act_list(struct talk *t, void *state, const char *arg)
{
	const struct course *c = app_course(t->app);
	size_t n;

	if (!*arg)
		list_modules(t, state);
	else if (talk_number(arg, c->nmodules, &n))
		list_module(t, state, &c->modules[n - 1]);
	else
		talk_say(t, "There are the modules 1 to %zu: list 1.", c->nmodules);
}

static void act_open(struct talk *t, void *state, const char *arg)
{
	const char *near;

	if (arg[0] >= '0' && arg[0] <= '9')
		number(t, state, arg);
	else if (!other(t, state, arg)) {
		near = course_nearest(app_course(t->app), arg, COURSE_LESSONS | COURSE_EXERCISES);
		talk_say(t, "There is no lesson or exercise \"%s\".%s%s%s find looks for words.", arg, near ? " Did you mean \"" : "", near ? near : "",
		    near ? "\"?" : "");
	}
}

static void act_find(struct talk *t, void *state, const char *arg)
{
	const struct course *c = app_course(t->app);
	struct home *h = state;
	struct buf out = BUF_INIT;

	h->list.len = 0;
	for (size_t i = 0; i < c->nlessons; i++) {
		const struct lesson *l = &c->lessons[i];
		if (strcasestr(l->title, arg) || strcasestr(l->slug, arg))
			add_entry(t, h, (struct entry){.lesson = l}, &out);
		for (size_t k = 0; k < l->exercises; k++) {
			const struct exercise *x = &c->exercises[l->first_exercise + k];
			if (strcasestr(x->title, arg) || strcasestr(x->slug, arg))
				add_entry(t, h, (struct entry){.exercise = x}, &out);
		}
	}
	if (h->list.len)
		buf_addstr(&out, "A number opens one of them.\n");
	else
		buf_addf(&out, "Nothing is named \"%s\".\n", arg);
	talk_text(t, out.data);
	buf_done(&out);
}

static void act_place(struct talk *t, void *state, const char *arg)
{
	(void)state;
	(void)arg;
	if (placement_offered(t->app))
		plain_placement(t);
	else
		talk_say(t, "This course has no questions that say where to begin.");
}

static void act_repeat(struct talk *t, void *state, const char *arg)
{
	(void)state;
	(void)arg;
	plain_repeat(t);
}

static void act_checklists(struct talk *t, void *state, const char *arg)
{
	(void)state;
	plain_checklists(t, arg);
}

static void act_progress(struct talk *t, void *state, const char *arg)
{
	const struct report_states states = app_states(t->app);
	struct buf out = BUF_INIT;

	(void)state;
	(void)arg;
	report_progress_words(app_course(t->app), &states, &out);
	talk_text(t, out.data);
	buf_done(&out);
}

static void act_review(struct talk *t, void *state, const char *arg)
{
	(void)state;
	plain_review(t, arg);
}

static void act_rule(struct talk *t, void *state, const char *arg)
{
	(void)state;
	plain_rule(t, arg);
}

static void act_settings(struct talk *t, void *state, const char *arg)
{
	(void)state;
	(void)arg;
	plain_settings(t);
}

static const struct command commands[] = {
    {"list", "l", "[MODULE]", "name the modules, or the lessons and exercises of the module with that number", true, act_list, false},
    {"open", "o", "NUMBER OR NAME", "open what has that number in the last list, or that name: open gil", false, act_open, false},
    {"find", "f", "WORDS", "list the lessons and exercises named so", true, act_find, false},
    {"place", "p", "", "ten questions or so that say where to begin", true, act_place, false},
    {"repeat", "r", "", "what went badly and is to be repeated", true, act_repeat, false},
    {"checklists", "c", "[NAME]", "the checklists, or the one of that name", true, act_checklists, false},
    {"progress", "", "", "how much is read and passed", true, act_progress, false},
    {"review", "", "FILE", "review your own Python file, or all in a folder, by the rules", true, act_review, false},
    {"rule", "", "NAME", "what the catalogue says of a rule: rule blocking-sleep", false, act_rule, false},
    {"settings", "", "", "hear and change the settings", true, act_settings, false},
};

/* Home itself. */

/* What cannot be read is not offered. */
static size_t count_due(struct talk *t)
{
	struct repeat_list list;
	struct err e = ERR_INIT;
	size_t due = 0;

	if (repeat_read(t->app, clock_now(), &list, &e) == 0) {
		due = list.due;
		repeat_done(&list);
	}
	err_done(&e);
	return due;
}

static void tell_task(struct talk *t)
{
	const struct exercise *x = classroom_next(t->app);
	struct buf due = BUF_INIT;

	if (!x)
		return;
	classroom_due_text(t->app, x, ", ", &due);
	talk_say(t, "For your class: %s%s: type open %s.", x->title, due.data, x->slug);
	buf_done(&due);
}

static void tell(struct talk *t, void *state)
{
	const struct course *c = app_course(t->app);
	size_t done, all, due = count_due(t);
	struct buf next = BUF_INIT;

	(void)state;
	count(t, 0, c->nlessons, &done, &all);
	place_next_text(t->app, &next);
	talk_say(t, "%s%s %zu of %zu done.", c->title, talk_stop(c->title), done, all);
	talk_say(t, "%s", next.data);
	tell_task(t);
	if (placement_offered(t->app) && place_is_start(t->app))
		talk_say(t, "Not new to this? Find your place: type place.");
	if (due)
		talk_say(t, "%zu to repeat: type repeat.", due);
	buf_done(&next);
}

static void enter_words(struct talk *t, void *state, struct buf *out)
{
	struct place last;
	struct app_next next = place_next(t->app, &last);

	(void)state;
	if (next.lesson || next.exercise)
		place_next_text(t->app, out);
}

static void enter(struct talk *t, void *state)
{
	struct place last;
	struct app_next next = place_next(t->app, &last);

	(void)state;
	if (next.lesson || next.exercise)
		plain_go(t, next);
	else
		talk_say(t, "You have read every lesson and passed every exercise. Type list to hear them.");
}

static const struct talk_place home = {
    .name = "Home",
    .commands = commands,
    .n = sizeof commands / sizeof *commands,
    .home = true,
    .tell = tell,
    .enter_words = enter_words,
    .enter = enter,
    .number_help = "open what has it in the last list",
    .number = number,
    .other = other,
};

void plain_home(struct talk *t)
{
	struct home h = {0};

	while (!t->over) {
		const struct lesson *lesson = t->lesson;
		const struct exercise *exercise = t->exercise;
		plain_go(t, (struct app_next){0});
		if (exercise)
			plain_exercise(t, exercise);
		else if (lesson)
			plain_lesson(t, lesson, NULL);
		if (!t->over && !t->lesson && !t->exercise)
			talk_in(t, &home, &h);
	}
	vec_done(&h.list);
}

void plain_rule(struct talk *t, const char *id)
{
	const struct rule_set *rules = app_rules(t->app);
	const struct rule *r = rules ? rule_set_get(rules, id) : NULL;
	const char *near = rules && !r ? catalogue_nearest(rules, id) : NULL;
	struct buf out = BUF_INIT;

	if (r) {
		catalogue_rule(r, t->width, &out);
		talk_text(t, out.data);
	} else {
		talk_say(t, "The catalogue has no rule %s.%s%s%s", id, near ? " Did you mean " : "", near ? near : "", near ? "?" : "");
	}
	buf_done(&out);
}
