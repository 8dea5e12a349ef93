#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "json/json.h"
#include "report/report.h"

#define BAR_CELLS 20

char report_state_letter(enum progress_state state)
{
	return " srP"[state];
}

char *report_course_json(const struct course *c, const struct report_states *states)
{
	struct js *root = js_object(), *lessons = js_array(), *exercises = js_array();

	for (size_t i = 0; i < c->nlessons; i++) {
		const struct lesson *l = &c->lessons[i];
		struct js *o = js_object();
		js_set_str(o, "slug", l->slug);
		js_set_str(o, "module", c->modules[l->module].title);
		js_set_str(o, "title", l->title);
		js_set_str(o, "state", progress_state_name(states->lesson(l, states->ctx)->state));
		js_set_bool(o, "known", states->known && states->known(l, states->ctx));
		js_push(lessons, o);
	}
	for (size_t i = 0; i < c->nexercises; i++) {
		const struct exercise *x = &c->exercises[i];
		struct js *o = js_object();
		js_set_str(o, "slug", x->slug);
		js_set_str(o, "lesson", c->lessons[x->lesson].slug);
		js_set_str(o, "kind", exercise_kind_name(x->kind));
		js_set_str(o, "title", x->title);
		js_set_str(o, "state", progress_state_name(states->exercise(x, states->ctx)->state));
		js_push(exercises, o);
	}
	js_set(root, "lessons", lessons);
	js_set(root, "exercises", exercises);
	char *text = js_dump(root, 2);
	js_free(root);
	return text;
}

static char lesson_letter(const struct lesson *l, const struct report_states *states)
{
	enum progress_state state = states->lesson(l, states->ctx)->state;

	return state == PROGRESS_NEW && states->known && states->known(l, states->ctx) ? REPORT_KNOWN_LETTER : report_state_letter(state);
}

static void add_row(struct buf *out, int indent, char letter, const char *slug, const char *title, int minutes)
{
	struct buf safe = BUF_INIT;

	cellsafe(&safe, title, strlen(title), CELL_PROSE);
	buf_fill(out, ' ', (size_t)indent);
	buf_addf(out, "[%c] %-*s %s", letter, 28 - indent, slug, safe.data);
	if (minutes)
		buf_addf(out, " (%d min)", minutes);
	buf_addch(out, '\n');
	buf_done(&safe);
}

void report_course_text(const struct course *c, const struct report_states *states, struct buf *out)
{
	for (size_t m = 0; m < c->nmodules; m++) {
		if (m)
			buf_addch(out, '\n');
		report_wrap(out, c->modules[m].title, 0, 80);
		for (size_t i = 0; i < c->modules[m].lessons; i++) {
			const struct lesson *l = &c->lessons[c->modules[m].first_lesson + i];
			add_row(out, 2, lesson_letter(l, states), l->slug, l->title, l->minutes);
			for (size_t j = 0; j < l->exercises; j++) {
				const struct exercise *x = &c->exercises[l->first_exercise + j];
				add_row(out, 6, report_state_letter(states->exercise(x, states->ctx)->state), x->slug, x->title, x->minutes);
			}
		}
	}
	buf_addstr(out, "\n" REPORT_STATE_LEGEND "\n");
}

struct tally {
	size_t read, lessons, passed, exercises;
};

static struct tally count_module(const struct course *c, const struct module *m, const struct report_states *states)
{
	struct tally t = {.lessons = m->lessons};

	for (size_t i = 0; i < m->lessons; i++) {
		const struct lesson *l = &c->lessons[m->first_lesson + i];
		t.read += states->lesson(l, states->ctx)->state == PROGRESS_READ;
		t.exercises += l->exercises;
		for (size_t j = 0; j < l->exercises; j++)
			t.passed += states->exercise(&c->exercises[l->first_exercise + j], states->ctx)->state == PROGRESS_PASSED;
	}
	return t;
}

static void add_counts(struct buf *out, struct tally t)
{
	buf_addf(out, "%zu of %zu lessons read, %zu of %zu exercises passed", t.read, t.lessons, t.passed, t.exercises);
}

static void add_bar(struct buf *out, const char *title, struct tally t)
{
	size_t done = t.read + t.passed, all = t.lessons + t.exercises, filled = all ? done * BAR_CELLS / all : 0;

	report_wrap(out, title, 0, 80);
	buf_addstr(out, "  [");
	buf_fill(out, '#', filled);
	buf_fill(out, '-', BAR_CELLS - filled);
	buf_addstr(out, "] ");
	add_counts(out, t);
	buf_addch(out, '\n');
}

static void add_sentence(struct buf *out, const char *title, struct tally t)
{
	cellsafe(out, title, strlen(title), CELL_PROSE);
	buf_addstr(out, ": ");
	add_counts(out, t);
	buf_addstr(out, ".\n");
}

static void add_tallies(const struct course *c, const struct report_states *states, void (*add)(struct buf *, const char *, struct tally),
    struct buf *out)
{
	struct tally all = {0};

	for (size_t m = 0; m < c->nmodules; m++) {
		struct tally t = count_module(c, &c->modules[m], states);
		add(out, c->modules[m].title, t);
		all.read += t.read;
		all.lessons += t.lessons;
		all.passed += t.passed;
		all.exercises += t.exercises;
	}
	add(out, "In all", all);
}

void report_progress_text(const struct course *c, const struct report_states *states, struct buf *out)
{
	add_tallies(c, states, add_bar, out);
}

void report_progress_words(const struct course *c, const struct report_states *states, struct buf *out)
{
	add_tallies(c, states, add_sentence, out);
}
