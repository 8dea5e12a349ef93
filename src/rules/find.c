/* Find matches: one walk over the tree for all rules that the text does not rule out. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/reach.h"
#include "rules/eval.h"
#include "rules/fix.h"
#include "rules/set.h"

void findings_done(struct findings *f)
{
	for (size_t i = 0; i < f->list.len; i++) {
		free(f->list.ptr[i].message);
		fix_edit_free(f->list.ptr[i].edit);
		free(f->list.ptr[i].captures);
	}
	vec_done(&f->list);
}

/* The variables that are bound, to F. */
static void capture(const struct run *run, struct finding *f)
{
	const struct vars *vars = &run->rule->vars;

	f->captures = xcalloc(vars->list.len + 1, sizeof *f->captures);
	for (size_t i = 0; i < vars->list.len; i++) {
		struct bound b = run->env.bound[i];
		struct capture *c = &f->captures[f->ncaptures];
		if (!b.set)
			continue;
		*c = (struct capture){vars->list.ptr[i].name, vars->list.ptr[i].list, f->start, f->start};
		if (b.first != PY_NO_NODE) {
			c->start = run->nodes[b.first].start;
			c->end = run->nodes[b.last].end;
		}
		f->ncaptures++;
	}
}

static void report(struct run *run, uint32_t i, struct findings *out)
{
	const struct py_node *n = &run->nodes[i];
	char *message = message_of(run); /* before anything is tested again */
	struct py_place start = py_place(run->file, n->start), end = py_place(run->file, n->end);
	struct finding *f = vec_push(&out->list);

	*f = (struct finding){
	    .rule = run->rule,
	    .message = message,
	    .start = n->start,
	    .end = n->end,
	    .line = start.line,
	    .col = start.col,
	    .end_line = end.line,
	    .end_col = end.col,
	    .reachable = py_reachable(run->file, i),
	};
	capture(run, f); /* the fix may test again */
	f->edit = fix_make(run, i);
}

static void find_all(const struct rule *r, const struct py_file *file, bool reachable_only, struct findings *out)
{
	struct run run;
	uint32_t n;

	run_init(&run, r, file);
	run.reachable_only = reachable_only;
	py_nodes(file, &n);
	for (uint32_t i = 0; i < n; i++)
		if (kinds_has(&r->test->kinds, run.nodes[i].kind) && rule_holds(&run, i))
			report(&run, i, out);
	run_done(&run);
}

void rule_find(const struct rule *r, const struct py_file *file, struct findings *out)
{
	find_all(r, file, false, out);
}

void rule_find_reachable(const struct rule *r, const struct py_file *file, struct findings *out)
{
	find_all(r, file, true, out);
}

/* The rules whose root can be of each kind, as indices into RUNS. */
struct by_kind {
	uint32_t *index;
	uint32_t from[PY_KINDS + 1];
};

static void group_by_kind(struct by_kind *g, const struct run *runs, size_t n)
{
	uint32_t total = 0;

	for (unsigned k = 0; k < PY_KINDS; k++)
		for (size_t i = 0; i < n; i++)
			total += kinds_has(&runs[i].rule->test->kinds, k);
	g->index = xcalloc(total + 1u, sizeof *g->index);
	total = 0;
	for (unsigned k = 0; k < PY_KINDS; k++) {
		g->from[k] = total;
		for (size_t i = 0; i < n; i++)
			if (kinds_has(&runs[i].rule->test->kinds, k))
				g->index[total++] = (uint32_t)i;
	}
	g->from[PY_KINDS] = total;
}

struct rule_walk {
	const struct rule **chosen;
	struct run *runs;
	size_t nruns;
	struct by_kind groups;
	const struct py_node *nodes;
	uint32_t count, at;
};

struct rule_walk *rule_walk_new(const struct rule_set *s, const struct py_file *file)
{
	struct rule_walk *w = xcalloc(1, sizeof *w);

	w->chosen = xcalloc(s->rules.len + 1, sizeof *w->chosen);
	w->nruns = rule_set_select(s, py_text(file), py_length(file), w->chosen);
	w->runs = xcalloc(w->nruns + 1, sizeof *w->runs);
	w->nodes = py_nodes(file, &w->count);
	for (size_t i = 0; i < w->nruns; i++)
		run_init(&w->runs[i], w->chosen[i], file);
	group_by_kind(&w->groups, w->runs, w->nruns);
	return w;
}

bool rule_walk_step(struct rule_walk *w, uint32_t nodes, struct findings *out)
{
	uint32_t end = nodes < w->count - w->at ? w->at + nodes : w->count;
	const struct by_kind *g = &w->groups;

	for (; w->at < end; w->at++) {
		uint16_t kind = w->nodes[w->at].kind;
		for (uint32_t k = g->from[kind]; k < g->from[kind + 1]; k++)
			if (rule_holds(&w->runs[g->index[k]], w->at))
				report(&w->runs[g->index[k]], w->at, out);
	}
	return w->at < w->count;
}

void rule_walk_free(struct rule_walk *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->nruns; i++)
		run_done(&w->runs[i]);
	free(w->groups.index);
	free(w->runs);
	free(w->chosen);
	free(w);
}

void rule_set_find(const struct rule_set *s, const struct py_file *file, struct findings *out)
{
	struct rule_walk *w = rule_walk_new(s, file);

	rule_walk_step(w, UINT32_MAX, out);
	rule_walk_free(w);
}
