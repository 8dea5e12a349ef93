#include "base/xalloc.h"
#include "checks/mark_judge.h"
#include "checks/parsed.h"
#include "python/node.h"

struct marking {
	const struct checks *checks;
	const struct py_file *file;
	struct marks marks;
	struct mark_places *places; /* for each check; empty for those that ask for no issue */
	bool changed;		    /* more than comments differs from the code under review */
};

/* The node at or behind I that is no comment and the like; N where there is none. */
static uint32_t skip_extras(const struct py_node *nodes, uint32_t i, uint32_t n)
{
	while (i < n && nodes[i].flags & PY_EXTRA)
		i = nodes[i].after;
	return i;
}

/* Whether the files differ in comments and layout only. */
static bool same_code(const struct py_file *a, const struct py_file *b)
{
	uint32_t na, nb, i = 0, j = 0;
	const struct py_node *x = py_nodes(a, &na), *y = py_nodes(b, &nb);

	while ((i = skip_extras(x, i, na)) < na && (j = skip_extras(y, j, nb)) < nb) {
		bool leaf = x[i].after == i + 1;
		if (x[i].kind != y[j].kind || (leaf && !str_eq(py_slice(a, i), py_slice(b, j))))
			return false;
		i++;
		j++;
	}
	return i == na && skip_extras(y, j, nb) == nb;
}

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
	k->changed = c->review && !same_code(c->review, file);
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

	if (k->changed)
		return MARK_CODE_GONE;
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

/* Whether each issue at M's place has a mark with its name. */
static bool all_are_found(const struct marking *k, const struct mark *m)
{
	for (size_t i = 0; i < k->checks->n; i++) {
		const struct mark *other = NULL;
		if (mark_is_at(m, &k->places[i]) && judge_issue(k, i, &other) != MARK_RIGHT)
			return false;
	}
	return true;
}

static enum mark_verdict judge_nothing_else(const struct marking *k, const struct mark **shown)
{
	for (size_t i = 0; i < k->marks.list.len; i++) {
		const struct mark *m = &k->marks.list.ptr[i];
		if (is_issue(k, m, true))
			continue;
		/* At an issue that is not found yet it counts as its wrong name. */
		bool there = is_issue(k, m, false);
		if (there && !all_are_found(k, m))
			continue;
		*shown = m;
		return there ? MARK_ONE_TOO_MANY : MARK_NOTHING_WRONG;
	}
	return MARK_RIGHT;
}

enum mark_verdict marking_judge(const struct marking *k, size_t check, const struct mark **shown)
{
	const struct mark *other = NULL;

	if (!asks_for_issue(&k->checks->list[check]))
		return judge_nothing_else(k, shown);
	enum mark_verdict verdict = judge_issue(k, check, &other);
	if (verdict == MARK_OTHER_NAME)
		*shown = other;
	return verdict;
}
