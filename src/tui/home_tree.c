/* What of the tree at home is unfolded, and what a filter leaves of it. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "tui/home.h"

#define SMALL 16 /* lessons and exercises of a course that is shown unfolded from the start */

/* Folding. */

void home_tree_open(struct screen *s)
{
	struct home *h = s->state;
	const struct course *c = app_course(s->ui->app);
	bool small = c->nlessons + c->nexercises <= SMALL;

	h->modules = xcalloc(c->nmodules + 1, sizeof *h->modules);
	h->lessons = xcalloc(c->nlessons + 1, sizeof *h->lessons);
	memset(h->modules, small, c->nmodules);
	memset(h->lessons, small, c->nlessons);
	struct entry next = home_next(s->ui->app);
	home_reveal(s, &next);
}

void home_tree_done(struct home *h)
{
	free(h->modules);
	free(h->lessons);
	free(h->filter);
}

static bool all_open(const struct home *h)
{
	return h->searching || h->filter;
}

static bool *module_flag(const struct screen *s, const struct module *m)
{
	const struct home *h = s->state;

	return &h->modules[m - app_course(s->ui->app)->modules];
}

static bool *lesson_flag(const struct screen *s, const struct lesson *l)
{
	const struct home *h = s->state;

	return &h->lessons[l - app_course(s->ui->app)->lessons];
}

bool home_module_open(const struct screen *s, const struct module *m)
{
	return all_open(s->state) || *module_flag(s, m);
}

bool home_lesson_open(const struct screen *s, const struct lesson *l)
{
	return all_open(s->state) || *lesson_flag(s, l);
}

static const struct lesson *lesson_of(const struct screen *s, const struct entry *entry)
{
	return entry->exercise ? &app_course(s->ui->app)->lessons[entry->exercise->lesson] : entry->lesson;
}

static const struct module *module_of(const struct screen *s, const struct entry *entry)
{
	const struct lesson *l = lesson_of(s, entry);

	return l ? &app_course(s->ui->app)->modules[l->module] : entry->module;
}

void home_reveal(struct screen *s, const struct entry *entry)
{
	const struct lesson *l = lesson_of(s, entry);

	if (!l)
		return;
	*module_flag(s, module_of(s, entry)) = true;
	*lesson_flag(s, l) = true;
}

/* From inside to outside: an exercise's lesson, a lesson that is unfolded, its module. */
static bool fold(struct screen *s, const struct entry *entry, struct entry *out)
{
	const struct lesson *l = lesson_of(s, entry);
	const struct module *m = module_of(s, entry);

	if (l && l->exercises && (entry->exercise || *lesson_flag(s, l))) {
		*lesson_flag(s, l) = false;
		*out = (struct entry){.lesson = l};
		return true;
	}
	if (!m || (entry->module && !*module_flag(s, m)))
		return false;
	*module_flag(s, m) = false;
	*out = (struct entry){.module = m};
	return true;
}

static bool unfold(struct screen *s, const struct entry *entry)
{
	bool *flag = entry->module ? module_flag(s, entry->module) : entry->lesson && entry->lesson->exercises ? lesson_flag(s, entry->lesson) : NULL;

	if (!flag || *flag)
		return false;
	*flag = true;
	return true;
}

bool home_fold(struct screen *s, const struct entry *entry, bool folding, struct entry *out)
{
	*out = *entry;
	if (all_open(s->state))
		return false;
	return folding ? fold(s, entry, out) : unfold(s, entry);
}

void home_fold_all(struct screen *s)
{
	struct home *h = s->state;
	const struct course *c = app_course(s->ui->app);
	bool all = true;

	for (size_t i = 0; i < c->nmodules; i++)
		all &= h->modules[i];
	for (size_t i = 0; i < c->nlessons; i++)
		all &= h->lessons[i];
	memset(h->modules, !all, c->nmodules);
	memset(h->lessons, !all, c->nlessons);
}

/* Filtering. */

/* Each word of the filter occurs in TEXT. */
bool home_shows_text(const struct home *h, const char *text)
{
	const char *at = h->filter ? h->filter : "";

	for (size_t n; *at; at += n + strspn(at + n, " ")) {
		n = strcspn(at, " ");
		char *word = xstrndup(at, n);
		bool found = strcasestr(text, word) != NULL;
		free(word);
		if (!found)
			return false;
	}
	return true;
}

/* The words may stand in what it is in as well. */
static bool shows(const struct screen *s, const struct entry *entry)
{
	const struct lesson *l = lesson_of(s, entry);
	const struct module *m = module_of(s, entry);
	const struct exercise *x = entry->exercise;
	char *text = xasprintf("%s\n%s %s\n%s %s", m->title, l ? l->title : "", l ? l->slug : "", x ? x->title : "", x ? x->slug : "");
	bool found = home_shows_text(s->state, text);

	free(text);
	return found;
}

bool home_shows_exercise(const struct screen *s, const struct exercise *x)
{
	const struct home *h = s->state;

	return !h->filter || shows(s, &(struct entry){.exercise = x});
}

bool home_shows_lesson(const struct screen *s, const struct lesson *l)
{
	const struct home *h = s->state;

	if (!h->filter || shows(s, &(struct entry){.lesson = l}))
		return true;
	for (size_t i = 0; i < l->exercises; i++)
		if (home_shows_exercise(s, &app_course(s->ui->app)->exercises[l->first_exercise + i]))
			return true;
	return false;
}

bool home_shows_module(const struct screen *s, const struct module *m)
{
	const struct home *h = s->state;

	if (!h->filter || shows(s, &(struct entry){.module = m}))
		return true;
	for (size_t i = 0; i < m->lessons; i++)
		if (home_shows_lesson(s, &app_course(s->ui->app)->lessons[m->first_lesson + i]))
			return true;
	return false;
}
