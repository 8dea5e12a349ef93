/* Find matches: one walk over the tree for all rules that the words of the text do not rule out. */
#include <stdlib.h>
#include <string.h>
#include "base/xalloc.h"
#include "python/reach.h"
#include "rules/eval.h"
#include "rules/fix.h"
#include "rules/set.h"
#include "rules/words.h"

void findings_done(struct findings *f)
{
	for (size_t i = 0; i < f->list.len; i++) {
		free(f->list.ptr[i].message);
		fix_edit_free(f->list.ptr[i].edit);
	}
	vec_done(&f->list);
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
	    .edit = fix_make(run, i),
	};
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

static uint64_t hash_word(struct str word)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)word.p[i]) * 0x100000001b3u;
	return h ? h : 1;
}

static struct word_slot *word_slot(const struct rule_set *s, struct str word, uint64_t hash)
{
	size_t at = (hash ^ hash >> 32) & (s->cap - 1);

	while (s->slots[at].hash && !(s->slots[at].hash == hash && str_eq(s->slots[at].word, word)))
		at = (at + 1) & (s->cap - 1);
	return &s->slots[at];
}

void rule_set_index(struct rule_set *s)
{
	size_t total = 0;

	for (size_t i = 0; i < s->rules.len; i++)
		for (size_t k = 0; k < s->rules.ptr[i]->clauses.len; k++)
			total += s->rules.ptr[i]->clauses.ptr[k].n;
	for (s->cap = 64; s->cap < total * 4; s->cap *= 2)
		;
	free(s->slots);
	s->slots = xcalloc(s->cap, sizeof *s->slots);
	s->nwords = 0;
	for (size_t i = 0; i < s->rules.len; i++)
		for (size_t k = 0; k < s->rules.ptr[i]->clauses.len; k++)
			for (size_t w = 0; w < s->rules.ptr[i]->clauses.ptr[k].n; w++) {
				struct str word = s->rules.ptr[i]->clauses.ptr[k].words[w];
				uint64_t hash = hash_word(word);
				struct word_slot *slot = word_slot(s, word, hash);
				if (!slot->hash)
					*slot = (struct word_slot){hash, word, (uint32_t)s->nwords++};
			}
}

/* Mark in SEEN which of the set's words are in the text. */
static void scan_words(const struct rule_set *s, const char *text, size_t len, bool *seen)
{
	size_t i = 0;

	while (i < len) {
		if (!word_is_char(text[i])) {
			i++;
			continue;
		}
		size_t start = i;
		uint64_t h = 0xcbf29ce484222325u;
		for (; i < len && word_is_char(text[i]); i++)
			h = (h ^ (unsigned char)text[i]) * 0x100000001b3u;
		const struct word_slot *slot = word_slot(s, (struct str){text + start, i - start}, h ? h : 1);
		if (slot->hash)
			seen[slot->id] = true;
	}
}

static bool may_match(const struct rule_set *s, const struct rule *r, const bool *seen)
{
	for (size_t k = 0; k < r->clauses.len; k++) {
		const struct clause *c = &r->clauses.ptr[k];
		bool any = false;
		for (size_t w = 0; w < c->n && !any; w++)
			any = seen[word_slot(s, c->words[w], hash_word(c->words[w]))->id];
		if (!any)
			return false;
	}
	return true;
}

static size_t select_rules(const struct rule_set *s, const char *text, size_t len, const struct rule **chosen)
{
	bool *seen = xcalloc(s->nwords + 1, sizeof *seen);
	size_t n = 0;

	scan_words(s, text, len, seen);
	for (size_t i = 0; i < s->rules.len; i++)
		if (may_match(s, s->rules.ptr[i], seen))
			chosen[n++] = s->rules.ptr[i];
	free(seen);
	return n;
}

bool rule_set_may_match(const struct rule_set *s, const char *text, size_t len)
{
	const struct rule **chosen = xcalloc(s->rules.len + 1, sizeof *chosen);
	size_t n = select_rules(s, text, len, chosen);

	free(chosen);
	return n > 0;
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

void rule_set_find(const struct rule_set *s, const struct py_file *file, struct findings *out)
{
	const struct rule **chosen = xcalloc(s->rules.len + 1, sizeof *chosen);
	size_t n = select_rules(s, py_text(file), py_length(file), chosen);
	struct run *runs = xcalloc(n + 1, sizeof *runs);
	struct by_kind groups;
	uint32_t count;
	const struct py_node *nodes = py_nodes(file, &count);

	for (size_t i = 0; i < n; i++)
		run_init(&runs[i], chosen[i], file);
	group_by_kind(&groups, runs, n);
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = groups.from[nodes[i].kind]; k < groups.from[nodes[i].kind + 1]; k++)
			if (rule_holds(&runs[groups.index[k]], i))
				report(&runs[groups.index[k]], i, out);
	for (size_t i = 0; i < n; i++)
		run_done(&runs[i]);
	free(groups.index);
	free(runs);
	free(chosen);
}

void rule_set_free(struct rule_set *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->rules.len; i++)
		rule_free(s->rules.ptr[i]);
	vec_done(&s->rules);
	free(s->slots);
	free(s);
}

size_t rule_set_count(const struct rule_set *s)
{
	return s->rules.len;
}

const struct rule *rule_set_at(const struct rule_set *s, size_t i)
{
	return s->rules.ptr[i];
}

const struct rule *rule_set_get(const struct rule_set *s, const char *id)
{
	size_t low = 0, high = s->rules.len;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcmp(s->rules.ptr[mid]->id, id);
		if (order == 0)
			return s->rules.ptr[mid];
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}
