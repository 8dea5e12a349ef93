#include "base/xalloc.h"
#include "checks/mark_judge.h"
#include "checks/parsed.h"

struct marking {
	const struct checks *checks;
	const struct py_file *file;
	struct marks marks;
	struct mark_places *places; /* for each check; empty for those that ask for no issue */
};

static bool asks_for_issue(const struct parsed_check *c)
{
	return c->pub.kind == CHECK_MARK && !c->mark.nothing_else;
}

struct marking *marking_new(const struct checks *c, const struct py_file *file)
{
	size_t i = 0;

	while (i < c->n && c->list[i].pub.kind != CHECK_MARK)
		i++;
	if (i == c->n)
		return NULL;
	struct marking *k = xcalloc(1, sizeof *k);
	k->checks = c;
	k->file = file;
	k->places = xcalloc(c->n, sizeof *k->places);
	marks_find(&k->marks, file);
	for (; i < c->n; i++)
		if (asks_for_issue(&c->list[i]))
			mark_places_find(&k->places[i], &c->list[i].mark, file);
	return k;
}

void marking_free(struct marking *k)
{
	if (!k)
		return;
	for (size_t i = 0; i < k->checks->n; i++)
		mark_places_done(&k->places[i]);
	free(k->places);
	marks_done(&k->marks);
	free(k);
}

const struct py_file *marking_file(const struct marking *k)
{
	return k->file;
}

/* Whether some issue is at M's place, and, where NAMED, has its name. */
static bool is_issue(const struct marking *k, const struct mark *m, bool named)
{
	for (size_t i = 0; i < k->checks->n; i++)
		if (mark_is_at(m, &k->places[i]) && (!named || mark_names(&k->checks->list[i].mark, m->name)))
			return true;
	return false;
}

static enum mark_verdict judge_issue(const struct marking *k, size_t check, const struct mark **shown)
{
	const struct mark_places *places = &k->places[check];

	for (size_t i = 0; i < k->marks.list.len; i++) {
		const struct mark *m = &k->marks.list.ptr[i];
		if (!mark_is_at(m, places))
			continue;
		if (mark_names(&k->checks->list[check].mark, m->name))
			return MARK_RIGHT;
		if (!*shown && !is_issue(k, m, true))
			*shown = m;
	}
	if (*shown)
		return MARK_OTHER_NAME;
	return places->list.len ? MARK_MISSED : MARK_CODE_GONE;
}

enum mark_verdict marking_judge(const struct marking *k, size_t check, const struct mark **shown)
{
	const struct mark *other = NULL;

	if (asks_for_issue(&k->checks->list[check])) {
		enum mark_verdict verdict = judge_issue(k, check, &other);
		if (verdict == MARK_OTHER_NAME)
			*shown = other;
		return verdict;
	}
	for (size_t i = 0; i < k->marks.list.len; i++)
		if (!is_issue(k, &k->marks.list.ptr[i], false)) {
			*shown = &k->marks.list.ptr[i];
			return MARK_NOTHING_WRONG;
		}
	return MARK_RIGHT;
}
